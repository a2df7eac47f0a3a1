"""Six devices told as founders tell them: class, route and evidence come out, and what a reviewer flags is said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.evidence import Gap, Prompted
from cerwizard.facts import Truth
from cerwizard.project import read_project
from tests.cli.calls import ran

HERE = Path(__file__).resolve().parent
PROJECTS = HERE.parent / "cases" / "scenarios"
SCENARIOS: list[dict[str, Any]] = tomllib.loads((HERE / "scenarios.toml").read_text(encoding="utf-8"))[
    "scenario"
]
FLAGS = [(scenario["device"], flag) for scenario in SCENARIOS for flag in scenario["flag"]]
POINTS = [(scenario["device"], point) for scenario in SCENARIOS for point in scenario["evidence"]]
EU_CLASS = "eu_mdr"
SCREENFUL = 14
"""Due items that are told at once, met ones included."""


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


@pytest.mark.parametrize(
    ("device", "point"), POINTS, ids=[f"{name}: {point['means']}" for name, point in POINTS]
)
def test_what_a_good_plan_lists_is_listed(
    assessed: dict[str, Assessment], device: str, point: dict[str, Any]
) -> None:
    """Requirements and prompts that apply list each point that an expert would, in words that say it."""
    listed = {
        **{gap.requirement.id: gap.requirement.says for gap in assessed[device].gaps if _applies(gap)},
        **{found.prompt.id: _prompt_in_words(found) for found in assessed[device].prompts},
    }

    assert [name for name in point["listed_by"] if name not in listed] == []
    assert [
        name
        for name in point["listed_by"]
        if re.search(point["pattern"], listed[name], re.IGNORECASE | re.DOTALL)
    ]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["device"])
def test_the_plan_prints_what_is_listed(scenario: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """`cerwizard plan` shows every requirement and prompt that a good plan lists, to people and to machines."""
    path = PROJECTS / f"{scenario['device']}.toml"
    wanted = {name for point in scenario["evidence"] for name in point["listed_by"]}

    text = ran(capsys, "plan", path).out
    machine = ran(capsys, "plan", path, "--json").json

    listed = {entry["id"] for entry in (*machine["requirements"], *machine["prompts"])}
    assert wanted - listed == set()
    assert {name for name in wanted if f"{name}:" not in text} == set()


@pytest.mark.parametrize(("device", "flag"), FLAGS, ids=[f"{name}: {flag['means']}" for name, flag in FLAGS])
def test_what_a_reviewer_flags_is_said(
    assessed: dict[str, Assessment], device: str, flag: dict[str, str]
) -> None:
    """Some gap that is not met says it, or some prompt that nobody has answered."""
    said = [
        f"{gap.requirement.says} {gap.requirement.closes} {gap.why}"
        for gap in assessed[device].gaps
        if gap.status != "met"
    ]
    said += [found.prompt.says for found in assessed[device].prompts if not found.is_answered]

    assert any(re.search(flag["pattern"], words, re.IGNORECASE) for words in said)


def _applies(gap: Gap) -> bool:
    return gap.applies is Truth.HOLDS


def _prompt_in_words(found: Prompted) -> str:
    return f"{found.prompt.says} {found.prompt.rests_on}"
