"""The IMDRF category of software: N12's table, its lay-user note and its own examples, also while answers are open."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Knowledge, Verdict, assess
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project, Use

CASES = Path(__file__).resolve().parents[1] / "cases" / "imdrf_cases.json"
ENTRIES: list[dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
EXAMPLES = [entry for entry in ENTRIES if entry["category"]]
CATEGORIES = ("I", "II", "III", "IV")
SIGNIFICANCES = ("treat_or_diagnose", "drive", "inform")

CELLS = {
    ("critical", "treat_or_diagnose"): ("IV", "IV.i"),
    ("critical", "drive"): ("III", "III.ii"),
    ("critical", "inform"): ("II", "II.iii"),
    ("serious", "treat_or_diagnose"): ("III", "III.i"),
    ("serious", "drive"): ("II", "II.ii"),
    ("serious", "inform"): ("I", "I.ii"),
    ("non_serious", "treat_or_diagnose"): ("II", "II.i"),
    ("non_serious", "drive"): ("I", "I.i"),
    ("non_serious", "inform"): ("I", "I.iii"),
}
"""What N12, 7.2 and 7.3 make of situation and significance: the category, and the criterion that gives it."""
SITUATIONS = ("critical", "serious", "non_serious")


def category_of(
    knowledge: Knowledge, situation: str | None, significance: str | None, *, is_alone: bool | None
) -> Verdict:
    """Return the category of software for people that is no part of a hardware device; `None` is not answered."""
    said: dict[str, FactValue | None] = {
        "software": True,
        "medical_purposes": ("disease",),
        "human_use": True,
        "samd": True,
        "imdrf_situation": situation,
        "imdrf_significance": significance,
        "imdrf_lay_unsupported": is_alone,
    }
    answers = {fact: value for fact, value in said.items() if value is not None}
    return assess(Project(markets=("eu",), answers=answers), knowledge).verdicts["imdrf_category"]


def read_of(situation: str, significance: str, *, is_alone: bool) -> str:
    """Return the category of the table, where a serious situation without support counts as critical (5.2.2)."""
    lifted = "critical" if is_alone and situation == "serious" else situation
    return CELLS[lifted, significance][0]


@pytest.mark.parametrize(("situation", "significance"), CELLS)
def test_each_cell_of_the_table_gives_its_category_and_names_its_criterion(
    knowledge: Knowledge, situation: str, significance: str
) -> None:
    """A regulator who reads the criterion finds it in N12, 7.3."""
    found = category_of(knowledge, situation, significance, is_alone=False)

    category, criterion = CELLS[situation, significance]
    assert found.possible == (category,)
    assert [reason.reason.rule_id for reason in found.reasons] == [criterion]


@pytest.mark.parametrize("significance", SIGNIFICANCES)
def test_lay_users_left_alone_lift_a_serious_situation_to_the_critical_cell(
    knowledge: Knowledge, significance: str
) -> None:
    """N12, 5.2.2, note: the cell of a critical situation is read, and that the note did so can be seen."""
    found = category_of(knowledge, "serious", significance, is_alone=True)

    category, criterion = CELLS["critical", significance]
    assert found.possible == (category,)
    assert [reason.reason.rule_id for reason in found.reasons] == [f"{criterion} lay"]


@pytest.mark.parametrize("significance", [*SIGNIFICANCES, None])
@pytest.mark.parametrize(("situation", "is_alone"), [*product(SITUATIONS, (True, False, None)), (None, None)])
def test_while_answers_are_open_exactly_the_categories_they_can_lead_to_are_possible(
    knowledge: Knowledge, situation: str | None, significance: str | None, is_alone: bool | None
) -> None:
    """No category is promised too early, and none is held open that no answer gives."""
    found = category_of(knowledge, situation, significance, is_alone=is_alone)

    reachable = {
        read_of(*cell, is_alone=alone)
        for *cell, alone in product(
            SITUATIONS if situation is None else (situation,),
            SIGNIFICANCES if significance is None else (significance,),
            (True, False) if is_alone is None else (is_alone,),
        )
    }
    assert found.possible == tuple(name for name in CATEGORIES if name in reachable)


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry["description"])
def test_an_example_of_n12_has_the_category_that_n12_gives_it(
    knowledge: Knowledge, entry: dict[str, Any]
) -> None:
    """With a professional beside the user it is N12's own; lay users left alone have what the note makes of it."""
    cell = entry["situation"], entry["significance"]

    assert category_of(knowledge, *cell, is_alone=False).possible == (entry["category"],)
    if entry["lay_user"] != "no":
        noted = category_of(knowledge, *cell, is_alone=True)
        assert noted.possible == (entry["category_if_lay_note_applied"],)


def test_software_that_is_part_of_a_hardware_device_has_no_category(knowledge: Knowledge) -> None:
    """N12, 3.1: only software that does its medical job by itself is categorised."""
    answers: dict[str, FactValue] = {
        "software": True,
        "medical_purposes": ("disease",),
        "human_use": True,
        "samd": False,
    }

    found = assess(Project(markets=("eu",), answers=answers), knowledge).verdicts["imdrf_category"]

    assert found.applies is Truth.FAILS


def test_what_the_category_of_a_module_rests_on_is_named_while_it_is_taken_over(knowledge: Knowledge) -> None:
    """N12, 7.1: software has a category of its own, also as a module beside a device that is none."""
    answers: dict[str, FactValue] = {
        "software": False,
        "active": True,
        "built_in_software": True,
        "medical_purposes": ("disease",),
        "human_use": True,
        "samd": True,
        "imdrf_situation": "serious",
        "imdrf_significance": "drive",
        "imdrf_lay_unsupported": False,
    }
    rests_on = {name: value for name, value in answers.items() if name == "samd" or name.startswith("imdrf_")}

    def named(**own: FactValue) -> set[str]:
        project = Project(
            markets=("eu",), answers=answers, uses=(Use(id="app", answers={"software": True, **own}),)
        )
        findings = assess(project, knowledge).findings
        return {fact for one in findings if "FINAL:2014, 7.1" in one.clause for fact in one.facts}

    assert named() - {"software"} == set(rests_on)
    assert named(**rests_on) == set()
