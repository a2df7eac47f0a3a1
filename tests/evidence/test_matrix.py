"""The evidence matrix: what has to be shown against the items that speak for it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge, assess
from cerwizard.evidence import Appraisal, AppraisalRule, appraise
from cerwizard.facts import Held, Row, TableValue
from tests.evidence.items import assessed, stands

PROMISE: Row = {"id": "C1", "text": "Heals faster", "kind": "clinical_benefit", "benefit": "B1"}
STUDY: dict[str, Any] = {
    "id": "E1",
    "title": "Trial",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "finding": "favourable",
    "quality": "high",
    "coverage": "part",
    "supports": ("C1",),
}


def test_what_nothing_speaks_for_is_empty(knowledge: Knowledge) -> None:
    """A promise without an item is a hole."""
    found = stands(knowledge, "C1", claim=(PROMISE,), evidence=({**STUDY, "supports": ()},))

    assert (found.standing, found.cells) == ("empty", ())


def test_a_good_study_in_hand_supports_and_nobody_calls_it_enough(knowledge: Knowledge) -> None:
    """Supported means recorded; the evaluator judges the rest."""
    found = stands(knowledge, "C1", claim=(PROMISE,), evidence=(STUDY,))

    assert found.standing == "supported"
    assert "evaluator" in found.reason


@pytest.mark.parametrize(
    ("change", "standing", "word"),
    [
        ({}, "supported", "evaluator"),
        ({"about": "equivalent", "kind": "literature"}, "supported", "evaluator"),
        ({"status": "planned"}, "thin", "planned"),
        ({"finding": "unfavourable"}, "thin", "unfavourable"),
        ({"kind": "bench"}, "thin", "clinical use"),
        ({"about": "similar", "kind": "literature"}, "thin", "clinical use"),
        ({"kind": "certificate_qms"}, "thin", "certificate"),
        ({"patients": "different"}, "thin", "other patients"),
        ({"weight": "rejected"}, "empty", "No item"),
    ],
)
def test_great_britain_alone_has_a_matrix_without_the_ranks_of_the_union(
    knowledge: Knowledge, change: dict[str, str], standing: str, word: str
) -> None:
    """Clinical data by the definition of the old Directive; no outcome rests on a guidance for the MDR."""
    found = assessed(knowledge, claim=(PROMISE,), evidence=({**STUDY, **change},))
    alone = assess(replace(found.project, markets=("gb",)), knowledge)
    row = next(row for row in alone.matrix.rows if row.id == "C1")

    assert (row.standing, word in row.reason) == (standing, True)
    assert alone.matrix_plan is not found.matrix_plan
    assert not alone.appraised("evidence")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"status": "planned"}, "planned"),
        ({"status": "running"}, "running"),
        ({"finding": ""}, "No result"),
        ({"finding": "not_known"}, "No result"),
        ({"finding": "unfavourable"}, "unfavourable"),
        ({"quality": "unsuitable"}, "no rank"),
        ({"application": "major_deviation"}, "another use"),
        ({"patients": "different"}, "other patients"),
        ({"coverage": "none"}, "another use"),
        ({"kind": "bench"}, "No clinical data"),
        ({"about": "similar"}, "No clinical data"),
        ({"about": "equivalent"}, "No clinical data"),
        ({"kind": "certificate_qms"}, "no rank"),
        ({"kind": "complaints_vigilance"}, "complaints"),
        ({"kind": "case_report"}, "single cases"),
        ({"quality": ""}, "not appraised"),
    ],
    ids=str,
)
def test_too_little_of_a_kind_is_thin(knowledge: Knowledge, change: dict[str, str], word: str) -> None:
    """And one sentence says of which kind."""
    found = stands(knowledge, "C1", claim=(PROMISE,), evidence=({**STUDY, **change},))

    assert found.standing == "thin"
    assert word in found.reason


def test_one_good_item_among_weak_ones_supports(knowledge: Knowledge) -> None:
    """Thin is what all of them together leave."""
    planned = {**STUDY, "id": "E2", "status": "planned"}

    found = stands(knowledge, "C1", claim=(PROMISE,), evidence=(planned, STUDY))

    assert (found.standing, [cell.item.id for cell in found.cells]) == ("supported", ["E2", "E1"])


def test_halves_of_two_items_do_not_make_a_whole(knowledge: Knowledge) -> None:
    """A planned study and a finished bench test are no clinical data in hand."""
    planned, bench = {**STUDY, "status": "planned"}, {**STUDY, "id": "E2", "kind": "bench"}

    assert stands(knowledge, "C1", claim=(PROMISE,), evidence=(planned, bench)).standing == "thin"


def test_a_rejected_item_is_seen_and_counts_for_nothing(knowledge: Knowledge) -> None:
    """It stays in the matrix, so that nobody wonders where it went."""
    found = stands(knowledge, "C1", claim=(PROMISE,), evidence=({**STUDY, "weight": "rejected"},))

    assert found.standing == "empty"
    assert [(cell.item.id, cell.item.counts) for cell in found.cells] == [("E1", False)]


def test_ease_of_use_needs_no_clinical_data(knowledge: Knowledge) -> None:
    """A usability test is the right evidence for it."""
    promise, test = {**PROMISE, "kind": "usability"}, {**STUDY, "kind": "usability"}

    assert stands(knowledge, "C1", claim=(promise,), evidence=(test,)).standing == "supported"


def test_what_speaks_for_a_claim_speaks_for_the_benefit_it_states(knowledge: Knowledge) -> None:
    """By way of the claim, and the cell says so."""
    benefit: Row = {"id": "B1", "text": "Heals", "route": "direct"}

    (cell,) = stands(knowledge, "B1", claim=(PROMISE,), benefit=(benefit,), evidence=(STUDY,)).cells

    assert (cell.item.id, cell.through) == ("E1", "C1")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("risk", {"id": "R1", "harm": "Itch"}),
        ("indication", {"id": "I1", "text": "Burns"}),
        ("benefit", {"id": "B1", "text": "Heals", "route": "direct"}),
        ("claim", PROMISE),
    ],
)
def test_an_item_can_name_claims_benefits_risks_and_indications(
    knowledge: Knowledge, table: str, row: Row
) -> None:
    """One column of the item ties it to each of them."""
    item = {**STUDY, "supports": (str(row["id"]),)}
    tables: dict[str, tuple[Row, ...]] = {table: (row,), "evidence": (item,)}

    assert stands(knowledge, str(row["id"]), **tables).standing == "supported"


def test_an_item_that_an_indication_or_a_risk_names_in_its_text_is_tied_to_it(knowledge: Knowledge) -> None:
    """The plan for an indication reads: E1 and E10, and E10 is no E1."""
    study = {**STUDY, "supports": ()}
    indications = (
        {"id": "I1", "text": "Burns", "evidence_plan": "E1, later more"},
        {"id": "I2", "text": "Cuts", "evidence_plan": "E10."},
    )

    found = assessed(knowledge, indication=indications, evidence=(study, {**study, "id": "E10"})).matrix

    assert [[cell.item.id for cell in row.cells] for row in found.rows] == [["E1"], ["E10"]]


def test_items_show_how_they_speak(knowledge: Knowledge) -> None:
    """In hand or to come, for or against, clinical data or not, and the rank."""
    against = {**STUDY, "id": "E2", "finding": "unfavourable"}
    to_come = {**STUDY, "id": "E3", "status": "planned"}
    bench = {**STUDY, "id": "E4", "kind": "bench"}

    items = assessed(knowledge, claim=(PROMISE,), evidence=(STUDY, against, to_come, bench)).matrix.items

    assert [item.sign.id for item in items] == ["strong", "against", "to_come", "other"]
    assert items[0].says == ("Available", "Favourable", "clinical data", "rank 2")


def test_the_weak_rows_come_empty_ones_first(knowledge: Knowledge) -> None:
    """What has nothing at all is the first to see."""
    claims = ({**PROMISE, "id": "C1"}, {**PROMISE, "id": "C2"}, {**PROMISE, "id": "C3"})
    items = ({**STUDY, "supports": ("C3",)}, {**STUDY, "id": "E2", "status": "planned", "supports": ("C1",)})

    matrix = assessed(knowledge, claim=claims, evidence=items).matrix

    assert [(row.id, row.standing) for row in matrix.weak] == [("C2", "empty"), ("C1", "thin")]
    assert matrix.idle == ()


def test_rows_alike_are_judged_once() -> None:
    """Hundreds of items cost as much as there are different ones: the answers are looked up once for each."""
    looked_up: list[str] = []

    class Watched(dict[str, Held]):
        def __getitem__(self, name: str) -> Held:
            looked_up.append(name)
            return super().__getitem__(name)

    rule = AppraisalRule(("a", "b"), "says", "clause", match=({"kind": ("x",)},))
    last = AppraisalRule(("a",), "says", "clause")
    kinds = Appraisal("of_kind", "items", "Kind", "clause", "says", ("a", "b"), (rule, last))
    rows = tuple({"id": f"E{at}", "kind": "xy"[at % 2]} for at in range(400))

    found = appraise(kinds, Watched(items=Held((TableValue(rows, is_complete=True),))))

    assert len(found) == 400
    assert len({id(one) for one in found}) == 2
    assert len(looked_up) == 1


def test_hundreds_of_items_find_their_rows(knowledge: Knowledge) -> None:
    """A project far larger than any startup's still has one cell for each tie."""
    claims = tuple({**PROMISE, "id": f"C{at}"} for at in range(300))
    items = tuple({**STUDY, "id": f"E{at}", "supports": (f"C{at}",)} for at in range(300))

    matrix = assessed(knowledge, claim=claims, evidence=items).matrix

    assert [[cell.item.id for cell in row.cells] for row in matrix.rows] == [[f"E{at}"] for at in range(300)]
