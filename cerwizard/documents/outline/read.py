"""Reads the documents of the rulebooks, and checks every id they name against everything that is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct, field

from cerwizard.assessment import Knowledge, Regime
from cerwizard.documents.outline.contents import ContentReader
from cerwizard.documents.outline.model import (
    BlockModel,
    CommonModel,
    FileModel,
    RefusalModel,
    SectionModel,
)
from cerwizard.documents.outline.record_kinds import LastMeeting
from cerwizard.documents.outline.sections import (
    DocumentSection,
    HeadingInstead,
    Outline,
    Refusal,
    SectionBlock,
)
from cerwizard.errors import KnowledgeError
from cerwizard.facts import Fact, Vocabulary, read_as
from cerwizard.paths import rulebook_folder
from cerwizard.tables import KeyPath, Source, did_you_mean, in_order, parse, plain_files, read, read_bytes

HEADER = b"[document]"
"""What tells a document file from the other files of a regime."""

SHARED = "shared_blocks.toml"
"""The file of a regime that holds the words and blocks its documents share."""


def load_outlines(knowledge: Knowledge, rulebook: Path | None = None) -> tuple[Outline, ...]:
    """Return every document of every regime, in the order of the regimes and of their file names.

    Raises `KnowledgeError` with every problem, each with its file and line, and `InvalidToml` for a file that is none.
    """
    folder = rulebook or rulebook_folder()
    vocabulary = vocabulary_of(knowledge)
    outlines: list[Outline] = []
    common = Common()
    for regime in knowledge.regimes:
        _read_common(folder / regime.id / SHARED, folder, vocabulary, knowledge, common)
        for path in plain_files(folder / regime.id, "*.toml"):
            source = _named(path, folder) if HEADER in read_bytes(path) else None
            if source:
                outline = _Reader(source, vocabulary, knowledge, common, regime).read()
                outlines += [outline] if outline else []
    if vocabulary.problems:
        raise KnowledgeError(str(folder), in_order(vocabulary.problems))
    return tuple(outlines)


def tells_of_a_meeting(outline: Outline) -> bool:
    """Return whether a document says who met last and what was decided."""
    return any(isinstance(block.content, LastMeeting) for part in outline.sections for block in part.blocks)


def vocabulary_of(knowledge: Knowledge) -> Vocabulary:
    """Return every fact that questions, derived entries and decisions declare."""
    questions = knowledge.questionnaire.questions.values()
    facts = [
        *(
            Fact(
                question.id,
                question.kind,
                choices=tuple(question.choices),
                columns={
                    **{column.id: tuple(column.choices) for column in question.columns},
                    **{
                        appraisal.id: appraisal.outcomes
                        for appraisal in knowledge.appraisals.values()
                        if appraisal.table == question.id
                    },
                },
            )
            for question in questions
        ),
        *(Fact(derived, "yes_no") for derived in knowledge.derived),
        *(
            Fact(decision.id, "one_of", choices=decision.outcomes)
            for decision in knowledge.decisions.values()
        ),
    ]
    return Vocabulary(facts={fact.id: fact for fact in facts})


class Common(Struct):
    """What documents share, each regime adding to those before it."""

    blocks: dict[str, tuple[SectionBlock, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Short words for a question, by its fact."""


class _Reader:
    """Turns one file into an outline, adding what is wrong to the vocabulary's problems."""

    def __init__(
        self,
        source: Source,
        vocabulary: Vocabulary,
        knowledge: Knowledge,
        common: Common,
        regime: Regime,
    ) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self.knowledge = knowledge
        self.common = common
        self.regime = regime.id
        self.market = regime.market

    def read(self) -> Outline | None:
        file = read_as(FileModel, self.source, self.vocabulary.problems)
        if file is None:
            return None
        document = file.document
        self._check_ids([section.id for section in file.section])
        ids = frozenset(section.id for section in file.section)
        if document.evidence_table:
            keys = ("document", "evidence_table")
            self.vocabulary.known(document.evidence_table, self.source, keys, kind="table")
        return Outline(
            id=document.id,
            title=document.title,
            short=document.short,
            clause=document.clause,
            where=document.where,
            limits=document.limits,
            regime="" if document.every_market else self.regime,
            banner=document.banner,
            market="" if document.every_market else document.market or self.market,
            front=self._blocks(document.front, ("document", "front"), ids),
            brief=document.brief,
            contents=document.contents,
            evidence_table=document.evidence_table,
            refusals=tuple(
                self._refusal(refusal, ("document", "refusal", at))
                for at, refusal in enumerate(document.refusal)
            ),
            sections=tuple(self._section(at, section, ids) for at, section in enumerate(file.section)),
        )

    def _refusal(self, model: RefusalModel, keys: KeyPath) -> Refusal:
        condition = self.vocabulary.condition(model.when, model.unless, self.source, keys)
        return Refusal(condition, model.says)

    def _section(self, at: int, model: SectionModel, ids: Collection[str]) -> DocumentSection:
        keys = ("section", at)
        condition = self.vocabulary.condition(model.when, model.unless, self.source, keys)
        if not condition.is_empty and not model.not_applicable:
            message = f"`{model.id}` may be left out and has no `not_applicable` line that says why"
            self.vocabulary.problems.append(self.source.problem(keys, message))
        for name in model.requirements:
            if name not in self.knowledge.requirements:
                hint = did_you_mean(name, self.knowledge.requirements)
                message = f"no rulebook has a requirement `{name}`{hint}"
                self.vocabulary.problems.append(self.source.problem((*keys, "requirements"), message))
        return DocumentSection(
            id=model.id,
            number=model.number,
            heading=model.heading,
            clause=model.clause,
            guide=model.guide,
            blocks=self._blocks(model.block, (*keys, "block"), ids),
            condition=condition,
            not_applicable=model.not_applicable,
            written_while_open=model.written_while_open,
            market=model.market,
            requirements=tuple(model.requirements),
            instead=tuple(
                HeadingInstead(
                    self.vocabulary.condition(
                        case.when, case.unless, self.source, (*keys, "instead", number)
                    ),
                    case.heading,
                    case.clause,
                    case.guide,
                )
                for number, case in enumerate(model.instead)
            ),
        )

    def _blocks(
        self, models: Sequence[BlockModel], keys: KeyPath, ids: Collection[str]
    ) -> tuple[SectionBlock, ...]:
        reader = ContentReader(self.source, self.vocabulary, self.knowledge, ids, self.common.labels)
        return _read_blocks(models, reader, keys, self.common)

    def _check_ids(self, ids: Sequence[str]) -> None:
        for at, section in enumerate(ids):
            if section in ids[:at]:
                message = f"section `{section}` stands twice"
                self.vocabulary.problems.append(self.source.problem(("section", at), message))


def _read_common(
    path: Path,
    folder: Path,
    vocabulary: Vocabulary,
    knowledge: Knowledge,
    common: Common,
) -> None:
    """Read the words that the documents of a regime share, and add the blocks that they share."""
    if not path.is_file():
        return
    source = _named(path, folder)
    found = read_as(CommonModel, source, vocabulary.problems)
    if found is None:
        return
    for fact in found.labels:
        vocabulary.known(fact, source, ("labels", fact))
    common.labels.update(found.labels)
    reader = ContentReader(source, vocabulary, knowledge, (), common.labels)
    for at, entry in enumerate(found.shared):
        common.blocks[entry.id] = _read_blocks(entry.block, reader, ("shared", at, "block"), common)


def _read_blocks(
    models: Sequence[BlockModel], reader: ContentReader, keys: KeyPath, common: Common
) -> tuple[SectionBlock, ...]:
    """Read blocks, those that are shared put in their place; these stand above, so that there is no circle."""
    found: list[SectionBlock] = []
    for number, block in enumerate(models):
        place = (*keys, number)
        if block.kind == "shared" and block.of in common.blocks:
            found += common.blocks[block.of]
        elif block.kind == "shared":
            hint = did_you_mean(block.of, common.blocks)
            message = f"`{SHARED}` shares no blocks called `{block.of}`{hint}"
            reader.complain(place, message)
        else:
            found += _read_block(block, reader, place)
    return tuple(found)


def _read_block(model: BlockModel, reader: ContentReader, keys: KeyPath) -> list[SectionBlock]:
    content = reader.content(model, keys)
    if content is None:
        return []
    condition = reader.vocabulary.condition(model.when, model.unless, reader.source, keys)
    return [SectionBlock(content, condition, model.certain, model.of_every_use)]


def _named(path: Path, folder: Path) -> Source:
    """Read a file and call it as messages call knowledge files: from the folder above the rulebook down."""
    name = path.relative_to(folder.parent).as_posix()
    return parse(read(path).text, name)
