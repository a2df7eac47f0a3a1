"""Six devices told as founders tell them: class and route come out, and the gaps say what a reviewer would."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.project import read_project

HERE = Path(__file__).resolve().parent
PROJECTS = HERE.parent / "cases" / "scenarios"
SCENARIOS: list[dict[str, Any]] = tomllib.loads((HERE / "scenarios.toml").read_text(encoding="utf-8"))[
    "scenario"
]
FLAGS = [(scenario["device"], flag) for scenario in SCENARIOS for flag in scenario["flag"]]
EU_CLASS = "eu_mdr"
SCREENFUL = 14
"""Due items that are told at once, met ones included."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself."""
    return load_knowledge()


@pytest.fixture(scope="module")
def assessed(knowledge: Knowledge) -> dict[str, Assessment]:
    """Every device, assessed."""
    return {
        path.stem: assess(read_project(path, knowledge.questionnaire).project, knowledge)
        for path in sorted(PROJECTS.glob("*.toml"))
    }


def test_every_device_is_expected_to_come_to_something(assessed: dict[str, Assessment]) -> None:
    """No device without expectations, and the other way round."""
    assert sorted(assessed) == sorted(scenario["device"] for scenario in SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["device"])
def test_the_files_say_only_what_is_known(knowledge: Knowledge, scenario: dict[str, Any]) -> None:
    """A device of the scenarios is a project file without a slip."""
    read = read_project(PROJECTS / f"{scenario['device']}.toml", knowledge.questionnaire)

    assert read.warnings == ()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["device"])
def test_class_and_route_come_out(assessed: dict[str, Assessment], scenario: dict[str, Any]) -> None:
    """The founder's answers lead to the class, its rule and the route that an expert finds."""
    reported = assessed[scenario["device"]].reported
    words = {
        name: reported[name].decision.words(reported[name].possible) for name in scenario.get("in_words", {})
    }

    assert {name: list(reported[name].possible) for name in scenario["comes_to"]} == scenario["comes_to"]
    assert [found.reason.rule_id for found in reported[EU_CLASS].reasons if found.reason.rule_id] == scenario[
        "decided_by"
    ]
    assert all(words[name].startswith(start) for name, start in scenario.get("in_words", {}).items())


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["device"])
def test_scoping_fits_on_a_page(assessed: dict[str, Assessment], scenario: dict[str, Any]) -> None:
    """Hardly ten things are due while a device is being scoped; the rest is counted."""
    assert len(assessed[scenario["device"]].due) <= SCREENFUL


@pytest.mark.parametrize(("device", "flag"), FLAGS, ids=[f"{name}: {flag['means']}" for name, flag in FLAGS])
def test_what_a_reviewer_flags_is_a_gap(
    assessed: dict[str, Assessment], device: str, flag: dict[str, str]
) -> None:
    """Some gap that is not met says it; what none says is on record until one does."""
    says = [
        gap.requirement.id
        for gap in assessed[device].gaps
        if gap.status != "met"
        and re.search(
            flag["pattern"], f"{gap.requirement.says} {gap.requirement.closes} {gap.why}", re.IGNORECASE
        )
    ]

    assert bool(says) != ("not_carried" in flag)
