"""What the appraisal rejected stands in the report with its reason, and is not among what was kept."""

from __future__ import annotations

import pytest
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


def test_an_unfavourable_item_that_was_rejected_is_not_said_to_stay_in() -> None:
    """That it is unfavourable is no reason to reject it; what speaks against it does not contradict itself."""
    item: Row = {**REJECTED, "finding": "unfavourable", "status": "available"}

    (said,) = column(shown("cer.8.7", "What each data set in hand comes to", item), 3)

    assert "against: unfavourable, which alone is no reason to leave it out; rejected" in said


OWN: Row = {"id": "E1", "kind": "registry", "about": "own", "participants": 300, "status": "running"}
SET_ASIDE: Row = {**OWN, "id": "E2", "weight": "rejected"}
SIMILAR: Row = {**OWN, "id": "E3", "about": "similar"}
OF_BROKEN: Row = {**OWN, "id": "E4", "about": "equivalent", "equivalent_device": "Q1"}
OF_HOPED: Row = {**OWN, "id": "E5", "about": "equivalent", "equivalent_device": "Q2"}
CANDIDATES: tuple[Row, ...] = ({"id": "Q1", "materials": "different"}, {"id": "Q2", "device": "ChronFill"})


@pytest.mark.parametrize(
    ("outline", "key", "caption"),
    [("cer", "cer.10.3", "What the number of subjects"), ("cep", "cep.6", "How rare an event")],
)
def test_no_safety_is_counted_on_data_that_were_set_aside(outline: str, key: str, caption: str) -> None:
    """Rejected, of a similar device or of a candidate whose claim is broken; of the others it says whose they are."""
    evidence = (OWN, SET_ASIDE, SIMILAR, OF_BROKEN, OF_HOPED)
    project = replace(example("empty").project, tables={"evidence": evidence, "equivalent": CANDIDATES})
    found = table(compose(assess(project, knowledge()), outlines()[outline]), key, caption)

    assert column(found) == ["E1", "E5"]
    assert column(found, 2) == ["This device, as evaluated", "A device claimed to be equivalent\nQ2"]


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.13"), ("pmcf", "pmcf.C.3")])
def test_a_rejected_registry_is_no_follow_up(outline: str, key: str) -> None:
    """Only what counts is listed as an activity on the device itself."""
    project = replace(example("empty").project, tables={"evidence": (OWN, SET_ASIDE)})
    found = table(compose(assess(project, knowledge()), outlines()[outline]), key, "Activities recorded")

    assert column(found) == ["E1"]
