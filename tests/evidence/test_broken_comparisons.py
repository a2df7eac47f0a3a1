"""What breaks a claim of equivalence is said first, and nobody is asked to compare the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cerwizard.assessment import Knowledge, end_words
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, COMPARED, ROD, assessed

BREAKS: list[tuple[str, str, str]] = [
    ("condition", "similar", "EU-H-10"),
    ("site", "different", "EU-H-11"),
    ("user_kind", "similar", "EU-H-13"),
    ("materials", "similar", "EU-H-07"),
    ("medicinal", "differs", "EU-H-22"),
    ("purpose_kind", "annex_xvi", "EU-H-28"),
    ("design", "different", "EU-H-01"),
    ("use_conditions", "different", "EU-H-02"),
    ("properties", "different", "EU-H-03"),
    ("deployment", "different", "EU-H-05"),
    ("principle", "different", "EU-H-06"),
    ("contact", "different", "EU-H-08"),
    ("release", "different", "EU-H-09"),
    ("patients", "different", "EU-H-12"),
    ("performance", "different", "EU-H-14"),
    ("access", "insufficient", "EU-H-17"),
]
BEGUN: Row = {"id": "Q1", "device": "Other rod", "maker": "other", "version": "2"}


def end_of(knowledge: Knowledge, row: Row, /, **answers: Any) -> str:
    """Return why nobody need fill in the rest of an equivalent device."""
    return end_words(assessed(knowledge, {**ROD, **answers}).uses[0], "equivalent", row)


def standing(knowledge: Knowledge, *rows: Row) -> Mapping[str, tuple[str, str]]:
    """Return how each requirement on equivalence stands, and why."""
    found = assessed(knowledge, equivalent=rows)
    return {
        gap.requirement.id: (gap.status, gap.why)
        for gap in found.gaps
        if gap.requirement.group == "Equivalence" and not gap.instance
    }


@pytest.mark.parametrize(("column", "value", "requirement"), BREAKS)
def test_one_deal_breaker_ends_the_comparison_and_is_the_gap(
    knowledge: Knowledge, column: str, value: str, requirement: str
) -> None:
    """It is said at once with its clause, blocks by name, and no other characteristic is asked for."""
    row = {**BEGUN, column: value}

    said = end_of(knowledge, row)
    stands = standing(knowledge, row)

    assert "MDR Annex XIV Part A, 3" in said or "MDCG 2020-5" in said
    assert stands[requirement][0] == "blocked"
    assert "Q1, " in stands[requirement][1]
    lacking = {name for name, (status, _) in stands.items() if status in ("missing", "partly")}
    assert lacking <= {"EU-H-27"}, "only the data to leave out are still asked for"
    assert "EU-H-27" in stands


def test_nothing_ends_a_comparison_that_can_still_hold(knowledge: Knowledge) -> None:
    """Neither an empty row, nor one that is whole, nor what may be similar."""
    for row in (BEGUN, COMPARED, {**COMPARED, "condition": "same", "design": "similar"}):
        assert end_of(knowledge, row) == ""
    assert standing(knowledge, BEGUN)["EU-H-01"][0] == "missing"


def test_a_product_without_medical_purpose_is_no_equivalent_of_a_medical_device(knowledge: Knowledge) -> None:
    """Of another such product it may be one."""
    row = {**BEGUN, "purpose_kind": "annex_xvi"}

    assert "MDCG 2020-5, 4(a)" in end_of(knowledge, row)
    assert end_of(knowledge, row, medical_purposes=(), annex_xvi_group="2") == ""


def test_of_several_devices_only_what_broke_the_broken_one_is_left(knowledge: Knowledge) -> None:
    """Neither its version nor its mark nor its differences are asked for, and none of them is called met."""
    broken: Row = {"id": "Q1", "maker": "other", "site": "different"}
    claimed: Row = {"id": "Q2", "maker": "other", "version": "2", "ce_marked": "mdr"}
    found = assessed(knowledge, equivalent=(broken, claimed))
    asked = {(gap.requirement.id, gap.instance) for gap in found.gaps}
    marks = next(gap for gap in found.gaps if gap.requirement.id == "EU-H-26")

    assert {instance for name, instance in asked if name in ("EU-H-16", "EU-H-21")} == {"Q2"}
    assert marks.status == "met"
    assert standing(knowledge, broken, {"id": "Q2", "maker": "other"})["EU-H-26"][0] == "missing"


UNMARKED: Row = {"id": "Q1", "maker": "own", "ce_marked": "none", "technical": "same"}
OF_ANOTHER: Row = {"id": "Q1", "maker": "other", "contract": False}


@pytest.mark.parametrize(
    ("requirement", "device", "row"),
    [
        ("EU-B-17", ROD, {"id": "Q1", "maker": "own"}),
        ("EU-H-20", BANDAGE, UNMARKED),
        ("EU-H-29", ROD, UNMARKED),
        ("EU-H-30", {**ROD, "listed_type": True}, OF_ANOTHER),
        ("EU-H-30", {**ROD, "market_status": "directive"}, OF_ANOTHER),
        ("EU-H-31", {**ROD, "medical_purposes": (), "annex_xvi_group": "2"}, OF_ANOTHER),
    ],
)
def test_nothing_is_justified_of_a_claim_that_is_broken(
    knowledge: Knowledge, requirement: str, device: Mapping[str, FactValue], row: Row
) -> None:
    """Its version, its missing mark, its changes and the contract are asked for while it can still hold."""

    def asked(*rows: Row) -> bool:
        found = assessed(knowledge, device, equivalent=rows)
        return requirement in {gap.requirement.id for gap in found.gaps}

    broken: Row = {**row, "site": "different"}

    assert asked(row)
    assert not asked(broken)
    assert asked(broken, {**row, "id": "Q2"})


def test_of_a_broken_device_the_plan_names_no_version(knowledge: Knowledge) -> None:
    """Beside one that is named with version and access it leaves nothing open."""
    named: Row = {"id": "Q2", "device": "Rod", "maker": "other", "version": "2", "access": "full"}
    found = assessed(knowledge, equivalent=({"id": "Q1", "site": "different"}, named))

    assert next(gap.status for gap in found.gaps if gap.requirement.id == "EU-B-17") == "met"


def test_a_broken_claim_presumes_nothing_that_follow_up_checks(knowledge: Knowledge) -> None:
    """So its absence may be justified as for any device without a claim (MDCG 2020-13, section F)."""

    def follow_up(row: Row) -> tuple[str, ...]:
        return assessed(knowledge, BANDAGE, equivalent=(row,)).reported["pmcf"].possible

    assert follow_up(UNMARKED) == ("plan",)
    assert follow_up({**UNMARKED, "site": "different"}) == ("plan_or_justification",)


def test_a_second_device_is_compared_whatever_broke_the_first(knowledge: Knowledge) -> None:
    """The broken one is named; of the other the whole comparison is asked for."""
    stands = standing(knowledge, {**BEGUN, "site": "different"}, {"id": "Q2", "device": "Third rod"})

    assert stands["EU-H-11"] == (
        "blocked",
        "an answer rules it out: Q1, 3.2 Site in the body: Different: breaks the claim",
    )
    assert stands["EU-H-01"] == ("missing", "Q2 lacks “1.1 Design”, “Where documented”")


@pytest.mark.parametrize("column", ["contact", "release"])
def test_of_what_enters_the_body_contact_and_release_are_relevant(knowledge: Knowledge, column: str) -> None:
    """Both are compared by the law (Annex XIV Part A, 3); what stays outside, or is broken, may leave them out."""
    row: Row = {**COMPARED, column: "not_relevant"}

    def found(device: Mapping[str, FactValue], row: Row) -> list[str]:
        findings = assessed(knowledge, device, equivalent=(row,)).findings
        return [finding.clause for finding in findings if "called not relevant" in finding.says]

    assert found(ROD, row) == [
        "MDR Annex XIV Part A, 3, second indent; MDCG 2020-5, Annex I, rows 2.2 and 2.3"
    ]
    assert found(ROD, {**row, column: "similar"}) == []
    assert found(ROD, {**row, "site": "different"}) == []
    assert found(BANDAGE, row) == []
