"""Requirements in a document: what is asked, why, what would meet it, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cerwizard.assessment import Regime, about_words
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Inline,
    Line,
    Link,
    Open,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    open_line,
    words,
)
from cerwizard.documents.compose.answers import AS_DESCRIBED, Told
from cerwizard.documents.compose.due import due_gaps, due_words, later_words
from cerwizard.documents.outline.record_kinds import RequirementsShown, Standing
from cerwizard.documents.outline.sections import Outline
from cerwizard.evidence import SEVERITIES, STAGES, Gap
from cerwizard.facts import Truth

REQUIREMENT_COLUMNS = (
    Column("What is asked", 34),
    Column("Why it applies", 19),
    Column("What would meet it", 22),
    Column("How it stands", 25),
)
GAP_COLUMNS = (
    Column("What is asked; what is missing", 47),
    Column("Size", 7),
    Column("What would close it", 25),
    Column("PMCF may close it?", 7),
    Column("Blocks filing?", 7),
    Column("Owner, due", 7),
)
JUDGED_COLUMNS = (
    Column("Gap", 40),
    Column("Size", 10),
    Column("May stand because", 22),
    Column("PMS or PMCF activity", 18),
    Column("Date", 10),
)
SEVERITY_COLUMNS = (
    Column("What is asked", 26),
    Column("Why it applies", 18),
    Column("How it stands", 18),
    Column("What would close it", 18),
    Column("Owner", 10),
    Column("Due", 10),
)
GRAVEST = SEVERITIES[0]
"""Listed in every register; the others are counted where another section lists them."""
STANDING_COLUMNS = (Column("What is asked", 46), Column("Clause", 22), Column("How it stands", 32))


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


def gap_table(
    caption: str, gaps: Sequence[Gap], told: Told, outline: Outline, key: str, rest: str = ""
) -> Iterator[Block]:
    """Return the gaps that are due, and how many more will be at a later stage.

    With a section that lists the rest, only those that are grave or blocked, and the others counted.
    """
    due = due_gaps(gaps, told)
    shown = [gap for gap in due if not rest or gap.requirement.severity == GRAVEST or gap.status == "blocked"]
    later = len([gap for gap in gaps if gap.status != "met"]) - len(due)
    said: list[Inline] = [Text(due_words(due, told, outline), Basis.COMPUTED)]
    if later:
        said.append(Text(f" {later_words(later)}", Basis.COMPUTED))
    if len(shown) < len(due):
        counted = f" Here stand the {GRAVEST} and the blocked ones; all are listed in "
        said += [Text(counted), Link("the register", rest), Text(" and in the gap report.")]
    yield Paragraph(tuple(said), key=f"{key}.count")
    rows = tuple(Row(_gap_cells(gap), _row_key(gap)) for gap in shown)
    if rows:
        yield Table(key, caption, GAP_COLUMNS, rows)


def severity_table(caption: str, severity: str, gaps: Sequence[Gap], told: Told, key: str) -> Table:
    """Return the gaps of one size that are due, each with its reason, what would close it and who does."""
    rows = tuple(
        Row(
            (
                _asked(gap),
                words(gap.because, Basis.COMPUTED),
                _standing(gap),
                _closing(gap),
                words(gap.owner, Basis.STATED) if gap.owner else open_line(),
                words(gap.due_date.isoformat(), Basis.STATED) if gap.due_date else open_line(),
            ),
            _row_key(gap),
        )
        for gap in due_gaps(gaps, told)
        if gap.requirement.severity == severity
    )
    none = Row((words("none is due at this stage", Basis.COMPUTED), *((),) * (len(SEVERITY_COLUMNS) - 1)))
    return Table(key, caption, SEVERITY_COLUMNS, rows or (none,))


def judged_table(caption: str, gaps: Sequence[Gap], told: Told, key: str) -> Table:
    """Return each gap that is due with its size; why it may stand and what follows it is left to the evaluator."""
    judged = words("\N{BALLOT BOX}", Basis.EVALUATOR)
    rows = tuple(
        Row(
            (
                _in_short(gap),
                words(gap.requirement.severity, Basis.COMPUTED),
                judged,
                judged,
                judged,
            ),
            _row_key(gap),
        )
        for gap in due_gaps(gaps, told)
    )
    return Table(key, caption, JUDGED_COLUMNS, rows or (Row((judged, (), (), (), ())),))


def later_table(caption: str, gaps: Sequence[Gap], told: Told, key: str) -> Table:
    """Return how many requirements become due at each stage and are not met, by size."""
    applying = [gap for gap in gaps if gap.applies is Truth.HOLDS and gap.status != "met"]
    rows = tuple(
        Row(
            (
                words(stage + (" (now)" if stage == told.assessment.project.stage else "")),
                *(
                    words(str(sum(_is(gap, stage, size) for gap in applying)), Basis.COMPUTED)
                    for size in SEVERITIES
                ),
            ),
            stage,
        )
        for stage in STAGES
    )
    columns = (Column("Due at the stage", 40), *(Column(size, 20) for size in SEVERITIES))
    return Table(key, caption, columns, rows)


def standing_tables(wanted: Standing, gaps: Sequence[Gap], key: str) -> Iterator[Block]:
    """Return how many requirements stand like this, and each on a line."""
    found = [gap for gap in gaps if gap.status == wanted.status]
    yield Paragraph(words(f"{wanted.caption}: {len(found)}.", Basis.COMPUTED), key=f"{key}.count")
    rows = tuple(
        Row(
            (
                _in_short(gap),
                words(gap.requirement.clause),
                words(gap.why, Basis.COMPUTED),
            ),
            _row_key(gap),
        )
        for gap in found
    )
    if rows:
        yield Table(key, wanted.caption, STANDING_COLUMNS, rows)


def requirement_tables(
    shown: RequirementsShown, gaps: Sequence[Gap], told: Told, key: str
) -> Iterator[Block]:
    """Return one table a group of requirements, in the order of the rulebook.

    Why most of a group apply is said once, above its table.
    """
    knowledge = told.assessment.knowledge
    for group in dict.fromkeys(requirement.group for requirement in knowledge.requirements.values()):
        members = sorted(
            (gap for gap in gaps if gap.requirement.group == group),
            key=lambda gap: (knowledge.requirement_places[gap.requirement.id], gap.instance),
        )
        reasons = Counter(gap.because for gap in members)
        usual = next((reason for reason, count in reasons.most_common(1) if count > 1), "")
        if usual:
            is_open = all(gap.applies is Truth.OPEN for gap in members if gap.because == usual)
            lead = "whether these apply is open and " if is_open else "these apply because: "
            opening = Text(f"{group}. Unless a row says otherwise, {lead}")
            said = Text(f"{usual.removesuffix('.')}.", Basis.COMPUTED)
            yield Paragraph((opening, said), Role.LEAD, f"{key}.{group}.because")
        rows = tuple(Row(_requirement_cells(gap, usual), _row_key(gap)) for gap in members)
        if rows:
            yield Table(f"{key}.{group}", f"{shown.caption}: {group}", REQUIREMENT_COLUMNS, rows)


def _row_key(gap: Gap) -> str:
    return f"{gap.requirement.id} {gap.instance}".strip()


def _in_short(gap: Gap) -> Line:
    """Return what is asked without its clause, which stands in the gap report."""
    return (Text(gap.requirement.says + _instance(gap)), Text(f" ({gap.requirement.id}){_unread(gap)}"))


def _unread(gap: Gap) -> str:
    return f"\n{gap.requirement.verified}" if gap.requirement.verified else ""


def _asked(gap: Gap) -> Line:
    return (
        Text(gap.requirement.says + _instance(gap)),
        Text("", Basis.COMPUTED, gap.requirement.clause),
        Text(f"\n{gap.requirement.id}{_unread(gap)}"),
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
    return (
        (*_in_short(gap), Text("\n"), *_standing(gap)),
        words(gap.requirement.severity, Basis.COMPUTED),
        _closing(gap),
        words("\N{BALLOT BOX}", Basis.EVALUATOR),
        words("\N{BALLOT BOX}", Basis.EVALUATOR),
        words(promised, Basis.STATED) if promised else open_line(),
    )


def _closing(gap: Gap) -> Line:
    note = (Text(f"\n{gap.note}", Basis.STATED),) if gap.note else ()
    return (Text(gap.requirement.closes), *note)


def _instance(gap: Gap) -> str:
    about = about_words(gap, f"the {AS_DESCRIBED}")
    return f" ({about})" if about else ""


def _is(gap: Gap, stage: str, severity: str) -> bool:
    return gap.requirement.due == stage and gap.requirement.severity == severity


def _standing(gap: Gap) -> Line:
    if gap.status == "open":
        return (Open(), Text(f" {gap.why}", Basis.COMPUTED))
    return words(f"{gap.status}: {gap.why}", Basis.COMPUTED)
