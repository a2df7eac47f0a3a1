"""Findings in a document: the answers that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.documents.blocks import Basis, Block, Column, Paragraph, Row, Table, words
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.outline.record_kinds import FindingsShown

FINDING_COLUMNS = (Column("What does not go together", 62), Column("Size", 12), Column("Clause", 26))


def finding_table(shown: FindingsShown, told: Told, key: str) -> Iterator[Block]:
    """Return the answers that do not go together, gravest first, and what is said of all others."""
    rows = tuple(
        Row(
            (
                words(f"{finding.says} ({where})" if where else finding.says, Basis.COMPUTED),
                words(finding.severity, Basis.COMPUTED),
                words(finding.clause),
            )
        )
        for finding in told.assessment.findings
        for table in [finding.table.replace("_", " ")]
        for where in [" ".join(part for part in (finding.use, table, finding.row) if part)]
    )
    if rows:
        yield Table(key, shown.caption, FINDING_COLUMNS, rows)
    said = shown.rest if rows else shown.none
    if said:
        yield Paragraph(words(said), key=f"{key}.rest")
