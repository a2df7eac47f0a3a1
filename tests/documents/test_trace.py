"""Trace tables never call a place filled while something asked there is not met."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import EvaluatorBox, Open, plain
from cerwizard.facts import FactValue, Row, Truth
from cerwizard.project import Project
from tests.documents.golden import device
from tests.documents.reading import section, tables, words_of
from tests.documents.samples import NAMES, composed, example, knowledge, outlines
from tests.evidence.items import ROD, silent

IMPLANT: dict[str, FactValue] = {"invasiveness": "surgical", "duration": "long", "implantable": True}


@pytest.mark.parametrize("name", [*NAMES, "bandage"])
@pytest.mark.parametrize("outline", ["cep", "cer"])
def test_what_is_said_to_be_filled_leaves_no_requirement_unmet(name: str, outline: str) -> None:
    """What the register shows as missing is not filled in a trace table of the same document."""
    assessment = device(name) if name == "bandage" else example(name)
    shown = outlines()[outline]
    document = compose(assessment, shown)
    asked = {part.number: part.requirements for part in shown.sections}
    unmet = {
        gap.requirement.id
        for gap in assessment.gaps
        if gap.applies is Truth.HOLDS
        and gap.status not in ("met", "notice")
        and shown.where in gap.requirement.where
    }

    traces = [found for found in tables(list(document.blocks)) if ".trace" in found.key]
    assert traces
    for trace in traces:
        for row in trace.rows:
            if plain(row.cells[3]) == "filled":
                numbers = plain(row.cells[2]).split(", ")
                assert not unmet & {name for number in numbers for name in asked[number]}, row


def test_a_place_without_an_open_answer_says_what_is_not_met() -> None:
    """The indications are all answered, and one in children lacks what the register asks for."""
    project = device("bandage").project
    children = {**project.answers, "vulnerable_groups": ("children",)}
    document = compose(assess(replace(project, answers=children), knowledge()), outlines()["cep"])

    states = {
        plain(row.cells[0]): plain(row.cells[3])
        for found in tables(section(document, "cep.A"))
        if found.caption == "MDR Annex XIV Part A"
        for row in found.rows
    }
    assert states["1(a), third indent"] == "not yet met: EU-S-07"


def test_side_effects_are_left_to_the_evaluator() -> None:
    """With the criterion of Annex I, 8; a number of subjects alone concludes nothing."""
    boxes = [
        block
        for block in section(composed("ecg-patch", "cer"), "cer.10.3")
        if isinstance(block, EvaluatorBox)
    ]

    assert [box.clause for box in boxes] == ["MDR Annex I, 8; MEDDEV 2.7/1 rev.4, A7.4"]


def test_a_stage_that_is_not_used_still_asks_for_its_reason() -> None:
    """Declared complete without a row, a stage of the development plan is open until the reason stands there."""
    blocks = section(compose(device("bandage"), outlines()["cep"]), "cep.12")

    assert words_of(blocks).count("the list is declared complete") == 3
    asked = [
        piece.question for block in blocks for piece in getattr(block, "line", ()) if isinstance(piece, Open)
    ]
    assert asked == ["Why is this stage not used?"] * 3


PANEL = "Clinical evaluation consultation procedure (expert panel)"


def states_of(project: Project, *items: str) -> dict[str, str]:
    """Return how these items of the notified body's checklist stand in the report."""
    document = compose(assess(project, knowledge()), outlines()["cer"])
    return {
        plain(row.cells[0]): plain(row.cells[3])
        for found in tables(section(document, "cer.G"))
        for row in found.rows
        if plain(row.cells[0]) in items
    }


def test_items_on_a_panel_do_not_apply_where_no_panel_is_asked() -> None:
    """A class IIa device is no implant of class III: nothing is filled or open there."""
    states = states_of(example("ecg-patch").project, "I1", "I2", "I3", "I4", "I5", "I6")

    assert set(states.values()) == {"not applicable: not a device under Article 54(1)(a) or (b)"}
    assert len(states) == 6


def test_items_on_the_route_without_clinical_data_do_not_apply_where_it_is_not_taken() -> None:
    """Other sections that they name may be filled all the same."""
    project = example("ecg-patch").project
    items = [f"J{number}" for number in range(1, 9)]

    without = states_of(project.with_answer("non_clinical_only", False), *items)
    taken = states_of(project.with_answer("non_clinical_only", True), *items)

    assert set(without.values()) == {"not applicable: conformity is to be shown with clinical data"}
    assert len(without) == len(taken) == 8
    assert not any(state.startswith("not applicable") for state in taken.values())


def test_an_exempted_implant_has_no_items_for_the_panel_but_those_on_the_exemption() -> None:
    """A class III implant with a certificate that is renewed (MDR Article 54(2)(a))."""
    renewed: dict[str, FactValue] = {
        "vital_contact": "specific",
        "market_status": "mdr",
        "certificate_renewal": True,
    }
    facts = {**silent(knowledge()), **ROD, **renewed}

    states = states_of(Project(markets=("eu",), answers=facts), "I1", "I2", "I3")

    assert states["I3"].startswith(f"not applicable: {PANEL}: Exempted")
    assert not states["I1"].startswith("not applicable")


@pytest.mark.parametrize(
    ("answers", "row", "said"),
    [
        ({}, {}, ("equivalence is not claimed", "neither implantable nor in class III")),
        ({}, {"maker": "other"}, ("compared with another maker's", "neither implantable nor in class III")),
        (IMPLANT, {"maker": "own"}, ("compared with another maker's", "")),
        (IMPLANT, {"maker": "other"}, ("", "")),
    ],
)
def test_what_is_asked_of_implants_alone_is_not_applicable_to_others(
    answers: dict[str, FactValue], row: Row, said: tuple[str, str]
) -> None:
    """Items C32 and F4 of MDCG 2020-13: a contract with the other maker, a study where no investigation was made."""
    base = example("foam-wound-dressing").project
    tables_held = {"equivalent": ({"id": "Q1", "device": "Foam", **row},)} if row else {"equivalent": ()}
    project = replace(
        base,
        answers={**base.answers, **answers},
        tables={**base.tables, **tables_held},
        complete=(*base.complete, "equivalent"),
    )
    document = compose(assess(project, knowledge()), outlines()["cer"])

    states = {
        plain(line.cells[0]): plain(line.cells[3])
        for found in tables(section(document, "cer.G"))
        for line in found.rows
    }
    for item, reason in zip(("C32", "F4"), said, strict=True):
        assert states[item].startswith("not applicable") == bool(reason)
        assert reason in states[item]
