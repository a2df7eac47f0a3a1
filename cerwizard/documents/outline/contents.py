"""Reads the blocks of a document file, each by its kind, and names what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cerwizard.assessment import Knowledge
from cerwizard.documents.outline.figures import FigureReader
from cerwizard.documents.outline.model import EVERYWHERE, NEEDED, OPTIONAL, BlockModel
from cerwizard.documents.outline.reader import OutlineReader
from cerwizard.documents.outline.record_kinds import (
    Actions,
    FindingsShown,
    GapsShown,
    Glance,
    GlanceRow,
    InstrumentRow,
    Instruments,
    Judgements,
    LastMeeting,
    Later,
    OpenPlaces,
    RequirementsShown,
    RequirementTrace,
    Sources,
    Standing,
    TraceRow,
    UsesShown,
)
from cerwizard.documents.outline.sections import (
    Answers,
    Box,
    Content,
    Control,
    DecisionShown,
    History,
    Route,
    Statement,
    Trace,
    Waiting,
    Words,
)
from cerwizard.documents.outline.table_kinds import Compared, ComparedRow, ConditionsShown, PromptsShown
from cerwizard.documents.outline.tables import TableReader
from cerwizard.facts import Vocabulary
from cerwizard.tables import KeyPath, Source


class ContentReader(OutlineReader):
    """Turns the model of a block into what it asks for."""

    def __init__(
        self,
        source: Source,
        vocabulary: Vocabulary,
        knowledge: Knowledge,
        sections: Collection[str],
        labels: Mapping[str, str],
    ) -> None:
        super().__init__(source, vocabulary, knowledge)
        self.sections = sections
        self.labels = labels
        self.instruments = [instrument.id for regime in knowledge.regimes for instrument in regime.sources]
        self.tables = TableReader(source, vocabulary, knowledge)
        self.figures = FigureReader(source, vocabulary, knowledge)

    def content(self, model: BlockModel, keys: KeyPath) -> Content | None:
        """Return what the block asks for, or `None` when its keys do not fit its kind."""
        if not self._keys_fit(model, keys):
            return None
        match model.kind:
            case "text":
                return Words(model.text, model.clause)
            case "statement":
                self._known_facts(model.facts, keys)
                return Statement(model.facts[0], model.fingerprint)
            case "answers":
                self._known_facts([*model.facts, *model.labels], keys)
                return Answers(
                    model.caption,
                    tuple(model.facts),
                    {**self.labels, **model.labels},
                    tuple(model.titles),
                    self.tables.blank_columns(model),
                    model.with_status,
                )
            case "rows":
                return self.tables.rows(model, keys)
            case "coverage":
                return self.tables.coverage(model, keys)
            case "blank_table":
                return self.tables.blank_table(model, keys)
            case "profile":
                return self.tables.profile(model, keys)
            case "decision":
                self.check_decisions([model.decision], keys)
                return DecisionShown(model.decision, frozenset(model.show))
            case "compare":
                return self._compared(model, keys)
            case "conditions":
                self.check_decisions(model.decisions, keys)
                return ConditionsShown(tuple(model.decisions), model.caption, model.proof)
            case "route":
                groups = {decision.group for decision in self.knowledge.decisions.values()}
                self.check_name(model.group, groups, "no decision stands in the group", (*keys, "group"))
                return Route(model.group, model.caption)
            case "instruments":
                return self._instruments(model, keys)
            case "trace":
                return self._trace(model, keys)
            case "box":
                return Box(model.criterion, model.clause, tuple(model.choices), model.prompt)
            case "placeholder":
                return Waiting(model.text, model.clause)
            case "requirements":
                return RequirementsShown(model.caption)
            case "gaps":
                if model.rest:
                    self.check_name(
                        model.rest, self.sections, "this document has no section", (*keys, "rest")
                    )
                return GapsShown(model.caption, model.severity, model.judged, model.rest)
            case "findings":
                return FindingsShown(model.caption, model.rest, model.none)
            case "prompts":
                assert model.about is not None  # a key that this kind of block needs
                return PromptsShown(model.about, model.caption)
            case "sources":
                for text in (*model.leave_out, *model.only):
                    self.check_name(text, self.instruments, "`sources.toml` has no", keys)
                return Sources(model.caption, tuple(model.leave_out), tuple(model.only), model.cited)
            case "control":
                return Control()
            case "history":
                return History()
            case "open_places":
                return OpenPlaces(model.caption)
            case "meeting":
                return LastMeeting()
            case "uses":
                self.check_decisions(model.decisions, keys)
                return UsesShown(model.caption, tuple(model.decisions))
            case "actions":
                return Actions(model.caption, model.looked_into)
            case "judgements":
                self.check_decisions([*model.decisions, *model.leave_out], keys)
                return Judgements(model.caption, tuple(model.decisions), tuple(model.leave_out))
            case "later":
                return Later(model.caption)
            case "standing":
                return Standing(model.status, model.caption)
            case "requirement_trace":
                return RequirementTrace(model.caption)
            case "glance":
                return self._glance(model, keys)
            case "shared":
                return None
            case "timeline" | "tree" | "flow" | "matrix":
                return self.figures.read(model, keys)

    def _keys_fit(self, model: BlockModel, keys: KeyPath) -> bool:
        """Say which keys a block of this kind lacks, and which it has no use for."""
        given = model.model_fields_set
        needed = NEEDED[model.kind]
        extra = given - needed - OPTIONAL.get(model.kind, frozenset()) - EVERYWHERE
        complaints = [f"a `{model.kind}` block needs `{name}`" for name in sorted(needed - given)]
        complaints += [f"`{name}` is not a key of a `{model.kind}` block" for name in sorted(extra)]
        if model.kind == "statement" and len(model.facts) != 1:
            complaints.append("a `statement` block prints one fact")
        for complaint in complaints:
            self.complain(keys, complaint)
        return not complaints

    def _compared(self, model: BlockModel, keys: KeyPath) -> Compared:
        titles = [column for column in model.columns if isinstance(column, str)]
        rows = []
        for at, row in enumerate(model.rows):
            place = (*keys, "rows", at)
            self.check_decisions(row.decisions, place)
            if len(row.decisions) != len(titles):
                self.complain(place, f"a row names {len(titles)} decisions here, one a column")
            condition = self.vocabulary.condition(row.when, row.unless, self.source, place)
            rows.append(ComparedRow(row.says, tuple(row.decisions), condition))
        return Compared(model.caption, tuple(titles), tuple(rows))

    def _instruments(self, model: BlockModel, keys: KeyPath) -> Instruments:
        rows = []
        for at, row in enumerate(model.rows):
            place = (*keys, "rows", at)
            self.check_name(row.source, self.instruments, "`sources.toml` has no", (*place, "source"))
            condition = self.vocabulary.condition(row.when, row.unless, self.source, place)
            rows.append(InstrumentRow(row.source, row.why, row.governs, condition))
        return Instruments(model.caption, tuple(rows))

    def _trace(self, model: BlockModel, keys: KeyPath) -> Trace:
        rows = []
        for at, row in enumerate(model.rows):
            place = (*keys, "rows", at)
            for section in row.sections:
                self.check_name(section, self.sections, "this document has no section", place)
            condition = self.vocabulary.condition(row.when, row.unless, self.source, place)
            rows.append(TraceRow(row.item, row.says, tuple(row.sections), condition, row.why))
        return Trace(model.caption, tuple(rows), model.checked)

    def _glance(self, model: BlockModel, keys: KeyPath) -> Glance:
        rows = []
        for at, row in enumerate(model.rows):
            place = (*keys, "rows", at)
            self._known_facts(row.facts, place)
            self.check_decisions(row.decisions, place)
            if row.of:
                self.tables.known_column(row.of, row.column, place)
            condition = self.vocabulary.condition(row.when, row.unless, self.source, place)
            rows.append(
                GlanceRow(row.says, tuple(row.facts), tuple(row.decisions), row.of, row.column, condition)
            )
        return Glance(model.caption, tuple(rows))

    def _known_facts(self, facts: Collection[str], keys: KeyPath) -> None:
        for fact in facts:
            self.vocabulary.known(fact, self.source, (*keys, "facts"))
