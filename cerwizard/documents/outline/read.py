"""Reads the documents of the rulebooks, and checks every id they name against everything that is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from cerwizard.assessment import Knowledge, Regime
from cerwizard.documents.outline.contents import ContentReader
from cerwizard.documents.outline.model import FileModel, RefusalModel, SectionModel
from cerwizard.documents.outline.sections import DocumentSection, Outline, Refusal, SectionBlock
from cerwizard.errors import KnowledgeError
from cerwizard.facts import Fact, Vocabulary, read_as
from cerwizard.paths import rulebook_folder
from cerwizard.tables import KeyPath, Source, parse, read

HEADER = "[document]"
"""What tells a document file from the other files of a regime."""


def load_outlines(knowledge: Knowledge, rulebook: Path | None = None) -> tuple[Outline, ...]:
    """Return every document of every regime, in the order of the regimes and of their file names.

    Raises `KnowledgeError` with every problem, each with its file and line.
    """
    folder = rulebook or rulebook_folder()
    vocabulary = vocabulary_of(knowledge)
    outlines: list[Outline] = []
    for regime in knowledge.regimes:
        for path in sorted((folder / regime.id).glob("*.toml")):
            source = _named(path, folder) if HEADER in path.read_text("utf-8") else None
            if source:
                outline = _Reader(source, vocabulary, knowledge, regime).read()
                outlines += [outline] if outline else []
    if vocabulary.problems:
        raise KnowledgeError(str(folder), vocabulary.problems)
    return tuple(outlines)


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


class _Reader:
    """Turns one file into an outline, adding what is wrong to the vocabulary's problems."""

    def __init__(
        self,
        source: Source,
        vocabulary: Vocabulary,
        knowledge: Knowledge,
        regime: Regime,
    ) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self.knowledge = knowledge
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
            regime=self.regime,
            banner=document.banner,
            market=document.market or self.market,
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
        may_be_left_out = bool(model.market) or not condition.is_empty
        if may_be_left_out and not model.not_applicable:
            message = f"`{model.id}` may be left out and has no `not_applicable` line that says why"
            self.vocabulary.problems.append(self.source.problem(keys, message))
        reader = ContentReader(self.source, self.vocabulary, self.knowledge, ids)
        blocks = []
        for number, block in enumerate(model.block):
            place = (*keys, "block", number)
            content = reader.content(block, place)
            if content:
                when = self.vocabulary.condition(block.when, block.unless, self.source, place)
                blocks.append(SectionBlock(content, when))
        return DocumentSection(
            id=model.id,
            number=model.number,
            heading=model.heading,
            clause=model.clause,
            guide=model.guide,
            blocks=tuple(blocks),
            condition=condition,
            not_applicable=model.not_applicable,
            market=model.market,
        )

    def _check_ids(self, ids: Sequence[str]) -> None:
        for at, section in enumerate(ids):
            if section in ids[:at]:
                message = f"section `{section}` stands twice"
                self.vocabulary.problems.append(self.source.problem(("section", at), message))


def _named(path: Path, folder: Path) -> Source:
    """Read a file and call it as messages call knowledge files: from the folder above the rulebook down."""
    name = path.relative_to(folder.parent).as_posix()
    return parse(read(path).text, name)
