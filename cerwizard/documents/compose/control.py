"""The front of a document: what it is, how it stands, who answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.assessment import Assessment, Standing, deciding_uses, listed, side_by_side
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Imprint,
    Line,
    Note,
    Row,
    Table,
    open_line,
    words,
)
from cerwizard.documents.compose.answers import AS_DESCRIBED, Told
from cerwizard.documents.compose.decisions import outcome
from cerwizard.documents.compose.due import due_gaps, due_words
from cerwizard.documents.outline.sections import Outline
from cerwizard.evidence import Gap
from cerwizard.facts import Truth
from cerwizard.project import Project, fingerprint, text_fingerprint

NOT_ISSUED = "not issued"
DRAFT = "DRAFT – not reviewed, not signed"
"""The only status a program can give."""

CONTROL_COLUMNS = (Column("Field", 30), Column("Value", 70))
SIGNATURE_COLUMNS = (Column("Role", 20), Column("Name", 30), Column("Date", 20), Column("Signature", 30))
HISTORY_COLUMNS = (
    Column("Version", 12),
    Column("Date", 16),
    Column("Author", 22),
    Column("What changed, and why", 34),
    Column("Trigger; sections touched", 16),
)
ROLES = ("Author", "Reviewer", "Approver")


def imprint(assessment: Assessment, outline: Outline) -> Imprint:
    """Return what the document says about itself: from the project's last issue, never from the clock."""
    project = assessment.project
    last = project.changes[-1] if project.changes else None
    device = project.name or "Device without a name"
    return Imprint(
        identifier=f"{outline.short} {device}",
        title=outline.title,
        device=device,
        version=(last.version if last else "") or NOT_ISSUED,
        status=DRAFT,
        date=last.date.isoformat() if last and last.date else "",
        manufacturer=project.manufacturer,
        author=last.author if last else "",
        banner=outline.banner,
        keywords=(outline.short, device),
        properties=(
            ("cw_answers", fingerprint(project)),
            ("cw_outline", outline.id),
            ("cw_device", text_fingerprint(device)),
            *((f"cw_rules_{regime.id}", regime.edition) for regime in assessment.knowledge.regimes),
        ),
    )


def control_tables(told: Told, about: Imprint, key: str) -> Iterator[Table]:
    """Return document control, and the rows for signatures, which only people fill."""
    project = told.assessment.project
    # The classes of all markets stand in this table, so the edition of each one's rules does.
    editions = "; ".join(
        f"{regime.title}: {regime.edition}"
        for regime in told.assessment.knowledge.regimes
        if not regime.market or regime.market in told.assessment.markets
    )
    fields: list[tuple[str, Line]] = [
        ("Document", words(about.identifier)),
        ("Version", words(about.version)),
        ("Status", words(about.status)),
        ("Date of issue", words(about.date, Basis.STATED) if about.date else open_line()),
        ("Stage of the project", words(project.stage, Basis.STATED)),
        (
            "Markets",
            words(", ".join(project.markets).upper(), Basis.STATED) if project.markets else open_line(),
        ),
        *((standing.title, _class(standing)) for standing in side_by_side(told.assessment)),
        *_kept_apart(told.assessment),
        ("Law as of (edition of the rules)", words(editions)),
        ("Fingerprint of the answers", words(fingerprint(project))),
    ]
    rows = tuple(Row((words(label), line), label) for label, line in fields)
    yield Table(f"{key}.control", "Document control", CONTROL_COLUMNS, rows)
    blank = words("\N{BALLOT BOX}", Basis.EVALUATOR)
    signatures = tuple(Row((words(role), open_line(), blank, blank), role) for role in ROLES)
    yield Table(f"{key}.signatures", "Signatures", SIGNATURE_COLUMNS, signatures)


def _kept_apart(assessment: Assessment) -> Iterator[tuple[str, Line]]:
    """Give the modules that this law does not class, so that nobody looks for their class."""
    if assessment.kept_apart:
        names = listed([use or f"the {AS_DESCRIBED}" for use in assessment.kept_apart])
        yield "Without a class, kept apart", words(names, Basis.COMPUTED)


def _class(standing: Standing) -> Line:
    """Return a class beside the others, with the use that decides, or why it does not apply."""
    if standing.verdict.applies is Truth.FAILS:
        return words(f"{standing.words}: {standing.rests_on}", Basis.COMPUTED)
    deciding = [use or f"the {AS_DESCRIBED}" for use in deciding_uses(standing.verdict)]
    if not deciding or len(deciding) == len(standing.verdict.results):
        return outcome(standing.verdict)
    return (*outcome(standing.verdict), *words(f" (decided by {listed(deciding)})", Basis.COMPUTED))


def history_table(project: Project, key: str) -> Table:
    """Return the issues of the document, oldest first."""
    rows = tuple(
        Row(
            (
                *(
                    words(said, Basis.STATED) if said else open_line()
                    for said in (
                        change.version,
                        change.date.isoformat() if change.date else "",
                        change.author,
                        change.reason,
                    )
                ),
                open_line(),
            ),
            f"{number}",
        )
        for number, change in enumerate(project.changes, 1)
    )
    none = Row(
        (
            words(NOT_ISSUED),
            (),
            (),
            words("generated from the recorded answers; not reviewed; not signed"),
            (),
        )
    )
    return Table(key, "Revision history", HISTORY_COLUMNS, rows or (none,))


def summary_note(told: Told, outline: Outline, gaps: Sequence[Gap], open_places: int) -> Block:
    """Return how the document stands, for its first page."""
    due = due_words(due_gaps(gaps, told), told, outline)
    lines: list[Line] = [
        words(f"Open places in this document: {open_places}.", Basis.COMPUTED),
        words(due, Basis.COMPUTED),
        words(outline.limits),
    ]
    return Note("How this document stands", tuple(lines), "front.state")
