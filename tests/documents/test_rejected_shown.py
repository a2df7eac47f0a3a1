"""What the appraisal rejected stands in the report with its reason, and is not among what was kept."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Table
from cerwizard.facts import Row
from tests.documents.reading import column, table
from tests.documents.samples import example, knowledge, outlines

KEPT: Row = {"id": "E1", "title": "Registry paper", "kind": "literature", "about": "own", "weight": "pivotal"}
NOT_WEIGHED: Row = {"id": "E2", "title": "New paper", "kind": "literature", "about": "own"}
REJECTED: Row = {
    "id": "E3",
    "title": "Congress abstract",
    "kind": "literature",
    "about": "own",
    "weight": "rejected",
    "weight_reason": "No methods section",
}
WITHOUT_REASON: Row = {"id": "E4", "title": "Bench test of a draft", "kind": "bench", "weight": "rejected"}


def shown(key: str, caption: str, *evidence: Row) -> Table:
    """Return a table of the report for these items of evidence."""
    project = replace(example("empty").project, tables={"evidence": evidence})
    return table(compose(assess(project, knowledge()), outlines()["cer"]), key, caption)


def test_a_rejected_item_stands_with_its_reason_in_the_report() -> None:
    """Of every kind; where nobody gave a reason, it is asked for."""
    found = shown("cer.9.4", "Rejected data", KEPT, NOT_WEIGHED, REJECTED, WITHOUT_REASON)

    assert column(found) == ["E3", "E4"]
    assert column(found, 1) == ["Congress abstract", "Bench test of a draft"]
    assert column(found, 2) == ["No methods section", "OPEN – why it was rejected"]


def test_a_rejected_paper_is_not_among_the_literature_kept() -> None:
    """One that nobody has weighed yet is still there."""
    assert column(shown("cer.8.4", "Literature kept", KEPT, NOT_WEIGHED, REJECTED)) == ["E1", "E2"]
