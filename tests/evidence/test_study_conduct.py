"""How a study was conducted is asked of every study with results, whatever it is called and whatever it followed."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row, Truth
from tests.evidence.items import BANDAGE, COMPARED, assessed

ETHICS = "EU-D-11"
STUDY: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "quality": "high",
    "weight": "supporting",
}
KINDS = ["clinical_investigation", "pmcf_study"]


def standing(knowledge: Knowledge, study: Row, *ticked: str) -> dict[str, str]:
    """Return how each requirement stands for a bandage with one study of this conduct."""
    found = assessed(knowledge, {**BANDAGE, "investigation_conduct": ticked}, evidence=(study,))
    return {gap.requirement.id: gap.status for gap in found.gaps}


@pytest.mark.parametrize("kind", KINDS)
def test_a_standard_that_was_followed_replaces_no_ethics_approval(knowledge: Knowledge, kind: str) -> None:
    """Approvals are asked for beside the comparison with the standard (MEDDEV 2.7/1 rev.4, 9.3.1(b))."""
    study: Row = {**STUDY, "kind": kind}

    by_standard = standing(knowledge, study, "iso_14155")
    approved = standing(knowledge, study, "ethics_authority")

    assert (by_standard[ETHICS], "EU-D-10" in by_standard) == ("missing", False)
    assert (approved[ETHICS], approved["EU-D-10"]) == ("met", "missing")


@pytest.mark.parametrize("requirement", [ETHICS, "EU-D-10", "EU-E-06", "EU-E-07", "EU-E-08"])
def test_a_study_of_an_earlier_version_is_asked_for_the_same(knowledge: Knowledge, requirement: str) -> None:
    """It was carried out by the manufacturer as well; one of another maker's device was not (9.3.1(b))."""
    predecessor = standing(knowledge, {**STUDY, "about": "own_earlier"})
    another = standing(knowledge, {**STUDY, "about": "equivalent"})

    assert predecessor[requirement] in ("missing", "partly")
    assert requirement not in another


@pytest.mark.parametrize(
    ("makers", "is_asked"),
    [(("own",), True), (("own", "own"), True), (("other",), False), (("own", "other"), False)],
)
def test_a_study_of_an_equivalent_of_the_manufacturer_is_asked_for_the_same(
    knowledge: Knowledge, makers: tuple[str, ...], is_asked: bool
) -> None:
    """It was carried out by the manufacturer too (9.3.1(b)); beside one of another maker that is not known."""
    compared = tuple({**COMPARED, "id": f"Q{at}", "maker": maker} for at, maker in enumerate(makers, start=1))
    study: Row = {**STUDY, "about": "equivalent", "equivalent_device": "Q1"}

    found = assessed(
        knowledge, {**BANDAGE, "investigation_conduct": ()}, evidence=(study,), equivalent=compared
    )
    wanted = {gap.requirement.id for gap in found.gaps if gap.applies is Truth.HOLDS and gap.is_gap}
    aside = assessed(knowledge, BANDAGE, evidence=({**study, "weight": "rejected"},), equivalent=compared)
    running = assessed(knowledge, BANDAGE, evidence=({**study, "status": "running"},), equivalent=compared)

    assert (
        "EU-E-17" in {gap.requirement.id for gap in running.gaps if gap.applies is Truth.HOLDS}
    ) is is_asked
    assert wanted.issuperset([ETHICS, "EU-D-10", "EU-E-06", "EU-E-07", "EU-E-08"]) is is_asked
    assert (ETHICS in wanted) is is_asked
    assert ETHICS not in {gap.requirement.id for gap in aside.gaps}


@pytest.mark.parametrize(
    "aside", [{"weight": "rejected"}, {"quality": "unsuitable"}, {"status": "planned"}], ids=str
)
def test_a_study_that_is_not_relied_on_needs_no_approval_to_be_shown(
    knowledge: Knowledge, aside: dict[str, FactValue]
) -> None:
    """Data that were obtained unethically are not used: to reject them is an answer."""
    assert ETHICS not in standing(knowledge, {**STUDY, **aside})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("requirement", ["EU-E-06", "EU-E-07", "EU-E-08"])
def test_a_study_after_the_mark_is_asked_for_its_report_too(
    knowledge: Knowledge, requirement: str, kind: str
) -> None:
    """Reviewers look at investigations before and after the mark (MDCG 2020-13, section E)."""
    done = standing(knowledge, {**STUDY, "kind": kind})
    planned = standing(knowledge, {**STUDY, "kind": kind, "status": "planned"})

    assert done[requirement] in ("missing", "partly")
    assert requirement not in planned


@pytest.mark.parametrize("ticked", [(), ("registered",), ("registered", "published")], ids=str)
def test_that_nobody_has_stated_registration_or_its_lack_is_said_once(
    knowledge: Knowledge, ticked: tuple[str, ...]
) -> None:
    """Both ways need the statement: with registration and publication, and with the reason why not."""
    found = assessed(knowledge, {**BANDAGE, "investigation_conduct": ticked}, evidence=(STUDY,)).gaps
    (why,) = [gap.why for gap in found if gap.requirement.id == "EU-E-07"]

    assert why == "nobody has stated where it is shown"
