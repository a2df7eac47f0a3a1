"""Prints the blocks of a section: each kind of content by the function that knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from cerwizard.documents.blocks import (
    Basis,
    Block,
    EvaluatorBox,
    Imprint,
    Open,
    Paragraph,
    Placeholder,
    Text,
    words,
)
from cerwizard.documents.compose.answers import Told, answers_table, judgement_table
from cerwizard.documents.compose.conditions import conditions_table
from cerwizard.documents.compose.control import control_tables, history_table
from cerwizard.documents.compose.decisions import compared_table, decision_blocks, route_table
from cerwizard.documents.compose.figures import figure_blocks
from cerwizard.documents.compose.findings import finding_table
from cerwizard.documents.compose.fixed_rows import fixed_table
from cerwizard.documents.compose.prompts import prompt_table
from cerwizard.documents.compose.records import (
    action_table,
    glance_table,
    meeting_blocks,
)
from cerwizard.documents.compose.requirements import (
    gap_table,
    judged_table,
    later_table,
    requirement_tables,
    severity_table,
    shown_gaps,
    standing_tables,
)
from cerwizard.documents.compose.rows import RowPrinter
from cerwizard.documents.compose.sources import instruments_table, source_table
from cerwizard.documents.compose.uses import uses_table
from cerwizard.documents.outline.figure_kinds import MatrixShown, Phases, Reasons, Selection
from cerwizard.documents.outline.record_kinds import (
    Actions,
    FindingsShown,
    GapsShown,
    Glance,
    Instruments,
    Judgements,
    LastMeeting,
    Later,
    OpenPlaces,
    RequirementsShown,
    RequirementTrace,
    Sources,
    Standing,
    UsesShown,
)
from cerwizard.documents.outline.sections import (
    Answers,
    Box,
    Content,
    Control,
    DecisionShown,
    History,
    Outline,
    Route,
    SectionBlock,
    Statement,
    Trace,
    Waiting,
    Words,
)
from cerwizard.documents.outline.table_kinds import (
    BlankTable,
    Compared,
    ConditionsShown,
    Coverage,
    Profile,
    PromptsShown,
    Rows,
)
from cerwizard.facts import Truth
from cerwizard.project import text_fingerprint


class SectionPrinter:
    """Turns the content that a section asks for into blocks."""

    def __init__(self, told: Told, outline: Outline, about: Imprint) -> None:
        self.told = told
        self.outline = outline
        self.about = about
        self.rows = RowPrinter(told, outline.evidence_table)
        self.regimes = tuple(
            regime
            for regime in told.assessment.knowledge.regimes
            if regime.id == outline.regime
            or not regime.market
            or (not outline.regime and regime.market in told.assessment.markets)
        )
        own = [regime for regime in self.regimes if not outline.regime or regime.id == outline.regime]
        self.gaps = shown_gaps(told, self.regimes if outline.where else own, outline.where)

    def blocks(self, wanted: Sequence[SectionBlock], key: str) -> Iterator[Block]:
        """Return the blocks that apply, those apart that look at all sections."""
        named: Counter[str] = Counter()
        for block in wanted:
            # What is for a special case is counted apart, so that what it stands for keeps its name.
            name = f"case.{_name(block.content)}" if block.is_certain else _name(block.content)
            named[name] += 1
            again = f".{named[name]}" if named[name] > 1 else ""
            truth = self.told.truth(block.condition, of_every_use=block.is_of_every_use)
            # Fixed words say something of the device: they are not printed on a mere possibility.
            is_certain = block.is_certain or isinstance(block.content, Words)
            if truth is Truth.HOLDS or (truth is Truth.OPEN and not is_certain):
                yield from self._content(block.content, f"{key}.{name}{again}")

    def _content(self, content: Content, key: str) -> Iterator[Block]:
        told = self.told
        match content:
            case Words(text=text, clause=clause):
                yield Paragraph(words(text, Basis.COMPUTED if clause else None, clause), key=key)
            case Statement():
                yield from self._statement(content, key)
            case Answers():
                yield from answers_table(content, told, key)
            case Rows():
                yield from self.rows.rows(content, key)
            case Coverage():
                yield from self.rows.coverage(content, key)
            case BlankTable():
                yield fixed_table(content, told, key)
            case Profile():
                yield from self.rows.profiles(content, key)
            case DecisionShown(decision=decision, show=show):
                yield from decision_blocks(told.assessment.verdicts[decision], told, key, show)
            case Route():
                yield from route_table(content, self.regimes, told, key)
            case Compared():
                yield compared_table(content, told, key)
            case ConditionsShown():
                yield from conditions_table(content, told, key)
            case RequirementsShown():
                yield from requirement_tables(content, self.gaps, told, key)
            case GapsShown(caption=caption, judged=True):
                yield judged_table(caption, self.gaps, told, key)
            case GapsShown(caption=caption, severity="", rest=rest):
                yield from gap_table(caption, self.gaps, told, self.outline, key, rest)
            case GapsShown(caption=caption, severity=severity):
                yield severity_table(caption, severity, self.gaps, told, key)
            case Standing():
                yield from standing_tables(content, self.gaps, key)
            case Later(caption=caption):
                yield later_table(caption, self.gaps, told, key)
            case Judgements():
                yield from judgement_table(content, told, key)
            case Glance():
                yield glance_table(content, told, self.outline.evidence_table, key)
            case LastMeeting():
                yield from meeting_blocks(told, key)
            case UsesShown():
                yield from uses_table(content, told, key)
            case Actions():
                yield action_table(content, told, key)
            case FindingsShown():
                yield from finding_table(content, told, key)
            case PromptsShown():
                yield from prompt_table(content, told, key)
            case Instruments():
                yield from instruments_table(content, self.regimes, told, key)
            case Sources(cited=False):
                yield source_table(content, self.regimes, key)
            case Box(criterion=criterion, clause=clause, choices=choices, prompt=prompt):
                yield EvaluatorBox(key, criterion, clause, choices, prompt)
            case Waiting(question=question, clause=clause):
                yield Placeholder(Open(question), clause, key)
            case Control():
                yield from control_tables(told, self.about, key)
            case History():
                yield history_table(told.assessment.project, key)
            case Phases() | Reasons() | Selection() | MatrixShown():
                yield from figure_blocks(content, told, key, self.outline.regime)
            case Trace() | RequirementTrace() | OpenPlaces() | Sources():
                return
            case _:
                assert_never(content)

    def _statement(self, content: Statement, key: str) -> Iterator[Block]:
        line = self.told.line(content.fact)
        if any(isinstance(piece, Open) for piece in line):
            yield Placeholder(self.told.open(content.fact), key=key)
            return
        yield Paragraph(line, key=key)
        if content.fingerprint:
            mark = text_fingerprint("".join(piece.text for piece in line if isinstance(piece, Text)))
            yield Paragraph(words(f"Fingerprint of these words: {mark}", Basis.COMPUTED), key=f"{key}.mark")


def _name(content: Content) -> str:
    """Return what tells this content from the others of its section, stable when others come and go."""
    match content:
        case Rows(table=table) | Coverage(table=table):
            return table
        case DecisionShown(decision=decision):
            return decision
        case Statement(fact=fact) | Answers(facts=(fact, *_)):
            return fact
        case GapsShown(severity=name) | Standing(status=name) if name:
            return f"{type(content).__name__.lower()}.{name}"
        case _:
            return type(content).__name__.lower()
