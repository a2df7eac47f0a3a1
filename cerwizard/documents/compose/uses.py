"""The further uses of a device: what each is called in the document, what it is, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import UseAssessment, verdict
from cerwizard.documents.blocks import Basis, Column, Line, Row, Table, open_line, words
from cerwizard.documents.compose.answers import AS_DESCRIBED, Told
from cerwizard.documents.compose.decisions import outcome
from cerwizard.documents.compose.rows import NONE
from cerwizard.documents.outline.record_kinds import UsesShown
from cerwizard.facts import Truth

CALLED, TITLE = Column("Called here", 16), Column("What it is", 28)
REST = 56
"""The width that is left for what each use comes to."""


def uses_table(shown: UsesShown, told: Told, key: str) -> Iterator[Table]:
    """Return the uses beside the device as described; without any there is nothing to tell apart."""
    if not told.assessment.project.uses:
        return
    titles = {use.id: use.title for use in told.assessment.project.uses}
    known, markets = told.assessment.knowledge, told.assessment.markets
    decisions = [
        known.decisions[name] for name in shown.decisions if known.regime_of[name].counts_in(markets)
    ]
    columns = (CALLED, TITLE, *(Column(decision.title, REST // len(decisions)) for decision in decisions))
    rows = tuple(
        Row(
            (
                words(use.id or AS_DESCRIBED),
                _title(use, titles),
                *(_comes_to(decision.id, use, told) for decision in decisions),
            ),
            use.id or AS_DESCRIBED,
        )
        for use in told.assessment.uses
    )
    yield Table(key, shown.caption, columns, rows)


def _title(use: UseAssessment, titles: dict[str, str]) -> Line:
    if not use.id:
        return words("All that is described without naming a use")
    return words(titles[use.id], Basis.STATED) if titles[use.id] else open_line("what is it?")


def _comes_to(decision: str, use: UseAssessment, told: Told) -> Line:
    """Return what the decision comes to for this use alone."""
    found = verdict(told.assessment.knowledge.decisions[decision], [use])
    if found.applies is Truth.FAILS:
        return NONE
    return outcome(found)
