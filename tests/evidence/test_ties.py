"""What speaks for a claim, a benefit or an indication: one meaning, in the requirements as in the matrix."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge
from cerwizard.evidence import EveryRow, RowsWanted, Through, judge
from cerwizard.facts import Row
from tests.evidence.items import BANDAGE, assessed
from tests.evidence.test_judge import LITERATURE, in_hand, requirement, table
from tests.evidence.test_mandatory_investigation import INDICATION, PIVOTAL, STEP, UNMET, standing

SUPPORT = replace(LITERATURE, by="supports")
PAPER: Row = {"id": "E1", "kind": "literature", "status": "available", "supports": ("C1",)}
REGISTRY: Row = {"id": "E1", "kind": "registry", "about": "own", "status": "available", "supports": ("C1",)}
PROMISE: Row = {"id": "C1", "text": "Less pain", "kind": "clinical_benefit", "benefit": "B1"}
BENEFIT: Row = {
    "id": "B1",
    "text": "Less pain",
    "route": "direct",
    "parameter": "VAS",
    "time_point": "4 weeks",
}


def lacking(support: RowsWanted, *claims: Row, evidence: tuple[Row, ...] = (PAPER,), **benefit: str) -> str:
    """Return why a benefit lacks this support; empty when it has it."""
    wanted = EveryRow("benefit", (), supported_by=support)
    hand = in_hand(
        claim=table(*claims, complete=True),
        benefit=table({"id": "B1", **benefit}),
        evidence=table(*evidence),
    )
    found = judge(requirement((wanted,)), hand)
    return "" if found.status == "met" else found.why


def test_what_supports_a_row_that_names_another_supports_that_one_too() -> None:
    """By way of the claim of a benefit, of that one claim."""
    by_way = replace(SUPPORT, through=(Through("claim", "benefit"),))
    other, silent_one = {"id": "C1", "benefit": "B2"}, {"id": "C1"}

    assert not lacking(by_way, {"id": "C1", "benefit": "B1"})
    assert not lacking(by_way, {"id": "C2"}, {"id": "C1", "benefit": ("B2", "B1")})
    assert not lacking(by_way, {"id": "C2", "benefit": "B1"}, {"id": "C1", "benefit": "B1"})
    assert lacking(by_way, other) == lacking(by_way, silent_one) == "B1: nothing under “evidence” shows it"
    assert lacking(SUPPORT, {"id": "C1", "benefit": "B1"})


def test_what_a_row_names_in_its_own_words_supports_it() -> None:
    """E1 and E10 are two items, and only the column that is meant is read."""
    by_words = replace(SUPPORT, named_in=("plan", "more"))

    assert not lacking(by_words, plan="E10, then E1.")
    assert not lacking(by_words, more="see E1")
    assert lacking(by_words, plan="E10")
    assert lacking(by_words, text="E1")
    assert lacking(SUPPORT, plan="E1")


@pytest.mark.parametrize("name", ["None", "XXXX"])
def test_a_row_without_a_number_or_plan_is_tied_to_nothing(name: str) -> None:
    """Whatever the items are called, and whatever they name."""
    by_words = replace(SUPPORT, named_in=("plan",))
    nameless = EveryRow("benefit", (), supported_by=replace(SUPPORT, through=(Through("claim", "benefit"),)))
    hand = in_hand(
        claim=table(complete=True),
        benefit=table({"text": "Less pain"}),
        evidence=table({**PAPER, "supports": (name,)}),
    )

    assert lacking(by_words, evidence=({**PAPER, "id": name},))
    assert judge(requirement((nameless,)), hand).status != "met"


def test_an_item_tied_in_two_ways_is_one_item() -> None:
    """Two are wanted, and one that is named twice is still one."""
    both = replace(SUPPORT, through=(Through("claim", "benefit"),), named_in=("plan",), at_least=2)
    twice: Row = {**PAPER, "supports": ("C1", "B1")}
    claim: Row = {"id": "C1", "benefit": "B1"}

    assert "listed: E1" in lacking(both, claim, evidence=(twice,), plan="E1")
    assert not lacking(both, claim, evidence=(twice, {**PAPER, "id": "E2"}), plan="E1")


@pytest.mark.parametrize("name", ["EU-F-08", "EU-F-22"])
@pytest.mark.parametrize(("claim", "expected"), [(PROMISE, "met"), ({**PROMISE, "benefit": ""}, "missing")])
def test_evidence_for_the_claim_of_a_benefit_is_evidence_for_the_benefit(
    knowledge: Knowledge, name: str, claim: Row, expected: str
) -> None:
    """As in the matrix; a claim that names no benefit speaks for none."""
    found = assessed(knowledge, claim=(claim,), benefit=(BENEFIT,), evidence=(REGISTRY,))
    shown = next(row for row in found.matrix.rows if row.id == "B1")

    assert next(gap.status for gap in found.gaps if gap.requirement.id == name) == expected
    assert (shown.standing == "empty") == (expected == "missing")


def test_the_matrix_says_by_way_of_which_row_an_item_speaks(knowledge: Knowledge) -> None:
    """One that is tied directly, or is named in the plan, speaks by way of none."""
    indications: tuple[Row, ...] = (
        {"id": "I1", "text": "Burns"},
        {"id": "I2", "text": "Cuts", "evidence_plan": "E1"},
    )
    item: Row = {**REGISTRY, "supports": ("C1", "I1")}

    matrix = assessed(
        knowledge, claim=(PROMISE,), benefit=(BENEFIT,), indication=indications, evidence=(item,)
    ).matrix

    assert {row.id: [cell.through for cell in row.cells] for row in matrix.rows} == {
        "C1": [""],
        "B1": ["C1"],
        "I1": [""],
        "I2": [""],
    }


def test_an_indication_may_name_its_investigation_in_its_plan(knowledge: Knowledge) -> None:
    """The column asks for the numbers of the evidence."""
    study = {**PIVOTAL, "supports": ()}
    named: Row = {**INDICATION, "evidence_plan": "E1, done"}

    bare = standing(knowledge, development_step=(STEP,), evidence=(study,))
    planned = standing(knowledge, indication=(named,), development_step=(STEP,), evidence=(study,))

    assert (bare["EU-E-09"], bare["EU-E-15"]) == ("partly", "partly")
    assert (planned["EU-E-09"], planned["EU-E-15"]) == ("met", "met")
    assert bare["EU-E-15"] in UNMET


@pytest.mark.parametrize(
    ("plan", "item", "expected"),
    [
        ("E1", {}, "met"),
        ("", {"supports": ("I1", "I2")}, "met"),
        ("E9 planned", {}, "partly"),
        ("", {}, "partly"),
        ("E1", {"status": "planned", "supports": ()}, "partly"),
        ("E1", {"weight": "background"}, "partly"),
        ("E1", {"coverage": "none"}, "partly"),
    ],
    ids=str,
)
def test_with_the_report_each_indication_has_an_item_in_hand(
    knowledge: Knowledge, plan: str, item: Row, expected: str
) -> None:
    """A plan that names nothing in the list leaves an empty cell (MEDDEV 2.7/1 rev.4, A10)."""
    evidence = {**REGISTRY, "supports": ("I1",), **item}
    indications: tuple[Row, ...] = (
        {"id": "I1", "text": "Burns"},
        {"id": "I2", "text": "Cuts", "evidence_plan": plan},
    )

    found = assessed(knowledge, BANDAGE, "EU-F-12", indication=indications, evidence=(evidence,))
    gap = next(gap for gap in found.gaps if gap.requirement.id == "EU-F-12")

    assert gap.status == expected
    assert expected == "met" or "I2" in gap.why


def test_an_indication_that_is_dropped_leaves_the_list(knowledge: Knowledge) -> None:
    """Nothing is asked for what is no longer intended."""
    kept: Row = {"id": "I1", "text": "Burns"}
    item: Row = {**REGISTRY, "supports": ("I1",)}

    found = assessed(knowledge, BANDAGE, "EU-F-12", indication=(kept,), evidence=(item,))

    assert next(gap.status for gap in found.gaps if gap.requirement.id == "EU-F-12") == "met"


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ({"relevant": True, "evidence": "E1"}, "met"),
        ({"relevant": True}, "partly"),
        ({"relevant": False}, "met"),
    ],
    ids=["covered", "not covered", "not relevant"],
)
def test_a_variant_that_matters_clinically_says_what_covers_it(
    knowledge: Knowledge, variant: Row, expected: str
) -> None:
    """One that differs and has no data is a gap, whatever is stated of the rest (MEDDEV 2.7/1 rev.4, 10.2(b))."""
    small: Row = {"id": "V2", "text": "Small", "difference": "Narrower", **variant}
    item: Row = {**REGISTRY, "supports": ("I1",)}
    kept: Row = {"id": "I1", "text": "Burns"}

    found = assessed(knowledge, BANDAGE, "EU-F-12", indication=(kept,), evidence=(item,), variant=(small,))
    gap = next(gap for gap in found.gaps if gap.requirement.id == "EU-F-12")

    assert gap.status == expected
    assert expected == "met" or "V2" in gap.why
