"""Requirements in a document: what is asked, why, what would meet it, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cerwizard.assessment import Instrument, Regime
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Line,
    Open,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    open_line,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.outline.sections import Instruments, RequirementsShown, Sources
from cerwizard.evidence import SEVERITIES, Gap
from cerwizard.facts import Truth

REQUIREMENT_COLUMNS = (
    Column("What is asked", 34),
    Column("Why it applies", 19),
    Column("What would meet it", 22),
    Column("How it stands", 25),
)
GAP_COLUMNS = (
    Column("What is asked", 34),
    Column("Size", 9),
    Column("What is missing", 24),
    Column("What would close it", 21),
    Column("Owner, due", 12),
)
FINDING_COLUMNS = (Column("What does not go together", 62), Column("Size", 12), Column("Clause", 26))
INSTRUMENT_COLUMNS = (
    Column("Text", 36),
    Column("Edition", 20),
    Column("Why it is used", 30),
    Column("Sections", 14),
)
SOURCE_COLUMNS = (Column("Text", 40), Column("Edition and date", 26), Column("What was read", 34))


def shown_gaps(told: Told, regimes: Sequence[Regime], where: str) -> tuple[Gap, ...]:
    """Return how each requirement of these regimes stands that this document shows, worst first."""
    wanted = {requirement.id for regime in regimes for requirement in regime.requirements}
    return tuple(
        gap
        for gap in told.assessment.gaps
        if gap.requirement.id in wanted
        and (not where or where in gap.requirement.where)
        and gap.requirement.kind != "notice"
    )


def due_gaps(gaps: Sequence[Gap], told: Told) -> tuple[Gap, ...]:
    """Return those that are due at the project's stage and not met."""
    stage = told.assessment.project.stage
    return tuple(
        gap for gap in gaps if gap.applies is Truth.HOLDS and gap.is_due(stage) and gap.status != "met"
    )


def count_words(gaps: Sequence[Gap]) -> str:
    """Return how many there are of each severity: `3 major, 1 minor, 0 advice`."""
    counts = {severity: sum(gap.requirement.severity == severity for gap in gaps) for severity in SEVERITIES}
    return ", ".join(f"{count} {severity}" for severity, count in counts.items())


def gap_table(caption: str, gaps: Sequence[Gap], told: Told, key: str) -> Iterator[Block]:
    """Return the gaps that are due, and how many more will be at a later stage."""
    due = due_gaps(gaps, told)
    later = len([gap for gap in gaps if gap.status != "met"]) - len(due)
    sentence = f"Due at the stage “{told.assessment.project.stage}” and not met: {count_words(due)}."
    later_words = f" {later} more become due later, or wait for an answer that decides whether they apply."
    yield Paragraph(words(sentence + (later_words if later else ""), Basis.COMPUTED), key=f"{key}.count")
    rows = tuple(Row(_gap_cells(gap), _row_key(gap)) for gap in due)
    if rows:
        yield Table(key, caption, GAP_COLUMNS, rows)


def finding_table(caption: str, told: Told, key: str) -> Iterator[Table]:
    """Return the answers that do not go together, gravest first; nothing where all do."""
    rows = tuple(
        Row(
            (
                words(f"{finding.says} ({where})" if where else finding.says, Basis.COMPUTED),
                words(finding.severity, Basis.COMPUTED),
                words(finding.clause),
            )
        )
        for finding in told.assessment.findings
        for where in [" ".join(part for part in (finding.use, finding.table, finding.row) if part)]
    )
    if rows:
        yield Table(key, caption, FINDING_COLUMNS, rows)


def requirement_tables(
    shown: RequirementsShown, gaps: Sequence[Gap], told: Told, key: str
) -> Iterator[Block]:
    """Return one table a group of requirements, in the order of the rulebook.

    Why most of a group apply is said once, above its table.
    """
    order = list(told.assessment.knowledge.requirements)
    for group in dict.fromkeys(told.assessment.knowledge.requirements[name].group for name in order):
        members = sorted(
            (gap for gap in gaps if gap.requirement.group == group),
            key=lambda gap: (order.index(gap.requirement.id), gap.instance),
        )
        reasons = Counter(gap.because for gap in members)
        usual = next((reason for reason, count in reasons.most_common(1) if count > 1), "")
        if usual:
            opening = Text(f"{group}. Unless a row says otherwise, these apply because: ")
            yield Paragraph((opening, Text(usual, Basis.COMPUTED)), Role.LEAD, f"{key}.{group}.because")
        rows = tuple(Row(_requirement_cells(gap, usual), _row_key(gap)) for gap in members)
        if rows:
            yield Table(f"{key}.{group}", f"{shown.caption}: {group}", REQUIREMENT_COLUMNS, rows)


def instruments_table(wanted: Instruments, regimes: Sequence[Regime], told: Told, key: str) -> Table:
    """Return the texts the document rests on, as far as they concern this device."""
    known = {text.id: text for regime in reversed(regimes) for text in regime.sources}
    rows = tuple(
        Row(
            (
                words(known[row.source].title),
                words(_edition(known[row.source])),
                words(row.why),
                words(row.governs),
            ),
            row.source,
        )
        for row in wanted.rows
        if told.truth(row.condition) is Truth.HOLDS
    )
    return Table(key, wanted.caption, INSTRUMENT_COLUMNS, rows)


def source_table(wanted: Sources, regimes: Sequence[Regime], key: str) -> Table:
    """Return every text of these rulebooks, with its edition and what of it was read."""
    rows = tuple(
        Row(
            (words(text.title), words(_edition(text)), words(text.verified or "read")),
            f"{regime.id} {text.id}",
        )
        for regime in regimes
        for text in regime.sources
        if text.id not in wanted.leave_out
    )
    return Table(key, wanted.caption, SOURCE_COLUMNS, rows)


def _row_key(gap: Gap) -> str:
    return f"{gap.requirement.id} {gap.instance}".strip()


def _edition(text: Instrument) -> str:
    return ", ".join(part for part in (text.edition, text.date) if part)


def _asked(gap: Gap) -> Line:
    instance = f" ({gap.instance})" if gap.instance else ""
    unread = f"\n{gap.requirement.verified}" if gap.requirement.verified else ""
    return (
        Text(gap.requirement.says + instance),
        Text("", Basis.COMPUTED, gap.requirement.clause),
        Text(f"\n{gap.requirement.id}{unread}"),
    )


def _requirement_cells(gap: Gap, usual: str) -> tuple[Line, ...]:
    return (
        _asked(gap),
        words("as above") if gap.because == usual else words(gap.because, Basis.COMPUTED),
        words(gap.requirement.closes),
        _standing(gap),
    )


def _gap_cells(gap: Gap) -> tuple[Line, ...]:
    due = gap.due_date.isoformat() if gap.due_date else ""
    promised = ", ".join(part for part in (gap.owner, due) if part)
    note = (Text(f"\n{gap.note}", Basis.STATED),) if gap.note else ()
    return (
        _asked(gap),
        words(gap.requirement.severity, Basis.COMPUTED),
        _standing(gap),
        (Text(gap.requirement.closes), *note),
        words(promised, Basis.STATED) if promised else open_line(),
    )


def _standing(gap: Gap) -> Line:
    if gap.status == "open":
        return (Open(), Text(f" {gap.why}", Basis.COMPUTED))
    return words(f"{gap.status}: {gap.why}", Basis.COMPUTED)
