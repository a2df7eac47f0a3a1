"""The evidence as `gaps` shows it: what each item comes to, and what is thin or empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.assessment import Assessment, against_words, counted, outcome_words, reason_words
from cerwizard.cli.output import show
from cerwizard.evidence import Appraised, Matrix, MatrixRow, row_id
from cerwizard.facts import Row

SHOWN_AT_ONCE = 8
"""Lines of each list that are read at a glance; the rest is counted unless all is asked for."""


def show_evidence(assessment: Assessment, everything: bool) -> None:
    """Show a line for each item of evidence, then one for each row of the matrix that is thin or empty."""
    items = assessment.appraised_items
    weak = assessment.matrix.weak
    if items:
        show()
        show(f"Evidence, {counted(len(items), 'item')}")
        _show_lines([_item_line(row, said, assessment) for row, said in items], everything)
        for note in _notes(items):
            show(f"({note})", indent=2, hang=1)
    if weak:
        show()
        show(f"Thin or empty: {len(weak)} of {len(assessment.matrix.rows)} that evidence should speak for")
        _show_lines([_weak_line(row) for row in weak], everything)


def evidence_line(assessment: Assessment) -> str:
    """Return in one line how much evidence there is, and how much stands without enough of it."""
    matrix = assessment.matrix
    items = counted(len(assessment.appraised_items), "item")
    return f"Evidence: {items}; thin or empty: {len(matrix.weak)} of {len(matrix.rows)} to be shown"


def evidence_json(assessment: Assessment) -> dict[str, object]:
    """Return the items with what they come to, and the matrix, for machines."""
    matrix = assessment.matrix
    return {
        "items": [
            {
                "id": row_id(row),
                "appraisals": [_appraised_json(found, assessment) for found in said],
            }
            for row, said in assessment.appraised_items
        ],
        "matrix": _matrix_json(matrix),
    }


def _appraised_json(found: Appraised, assessment: Assessment) -> dict[str, object]:
    return {
        "id": found.appraisal.id,
        "possible": list(found.possible),
        "outcome": found.outcome,
        "words": outcome_words(found),
        "why": reason_words(found, assessment.knowledge),
        "clauses": list(dict.fromkeys(rule.clause for rule in found.because)),
        "missing": list(found.missing),
        "against": [{"says": caution.says, "clause": caution.clause} for caution in found.against],
    }


def _matrix_json(matrix: Matrix) -> list[dict[str, object]]:
    return [
        {
            "table": row.table,
            "id": row.id,
            "text": row.text,
            "standing": row.standing,
            "reason": row.reason,
            "clause": row.clause or None,
            "items": [
                {
                    "id": cell.item.id,
                    "through": cell.through or None,
                    "sign": cell.item.sign.id,
                    "says": list(cell.item.says),
                    "counts": cell.item.counts,
                }
                for cell in row.cells
            ],
        }
        for row in matrix.rows
    ]


def _item_line(row: Row, said: Sequence[Appraised], assessment: Assessment) -> str:
    """Return what an item comes to, and the one reason that tells most: why it is not the best there is."""
    telling = next((found for found in said if found.outcome != found.appraisal.outcomes[0]), said[-1])
    outcomes = ", ".join(outcome_words(found) for found in said)
    line = f"{row_id(row)}: {outcomes}. {reason_words(telling, assessment.knowledge)}"
    against = "; ".join(filter(None, map(against_words, said)))
    return f"{line} Against it: {against}." if against else line


def _weak_line(row: MatrixRow) -> str:
    tied = f" ({', '.join(cell.item.id for cell in row.cells)})" if row.cells else ""
    return f"{row.standing.upper()} {row.id}: {row.reason}{tied}"


def _show_lines(lines: Sequence[str], everything: bool) -> None:
    shown = lines if everything else lines[:SHOWN_AT_ONCE]
    for line in shown:
        show(line, indent=2, hang=2)
    if len(shown) < len(lines):
        show(f"{len(lines) - len(shown)} more (all: --all).", indent=2)


def _notes(items: Sequence[tuple[Row, Sequence[Appraised]]]) -> Iterator[str]:
    """Give what is to be said once of the appraisals shown."""
    for found in items[0][1]:
        yield from found.appraisal.notes
