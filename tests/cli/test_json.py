"""What machines read: every `--json` object keeps its keys, as the schemas in docs/json-schema say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.calls import BLOOD_GAS, INFUSION_PUMP, MOOD_SCORE, STEP_COUNTER, project_file, ran
from tests.house.repository import ROOT

SCHEMAS = ROOT / "docs" / "json-schema"
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
OF_A_FILE = ["classify", "explain", "plan", "gaps", "next", "check", "whatif", "diff"]
MORE = {"check": ["--fail-on", "none"], "whatif": ["--set", "software=no", "invasiveness=surgical"]}
OF_THE_KNOWLEDGE = ["lint", "questions", "rules"]


def _validator(command: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{command}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("command", OF_A_FILE)
@pytest.mark.parametrize(
    "device",
    [MOOD_SCORE, INFUSION_PUMP, STEP_COUNTER, BLOOD_GAS, *EXAMPLES],
    ids=lambda path: path.stem,
)
def test_a_report_on_a_device_follows_its_schema(
    command: str, device: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script can rely on the keys for a device, a product that is none, and an in vitro diagnostic."""
    more = [INFUSION_PUMP] if command == "diff" else MORE.get(command, [])

    result = ran(capsys, command, device, *more, "--json")

    assert result.code == 0
    assert list(_validator(command).iter_errors(result.json)) == []


@pytest.mark.parametrize("command", OF_A_FILE)
def test_a_report_on_an_empty_project_follows_its_schema(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is answered yet, and the keys are all there."""
    empty = project_file(tmp_path)
    more = [empty] if command == "diff" else MORE.get(command, [])

    result = ran(capsys, command, empty, *more, "--json")

    assert list(_validator(command).iter_errors(result.json)) == []


def test_a_file_that_cannot_be_read_follows_the_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A gate over many files tells machines which of them it could not judge."""
    broken = project_file(tmp_path, "\n[answers]\nsoftware = yes\n")

    result = ran(capsys, "check", broken, tmp_path / "nowhere.toml", "--json")

    assert list(_validator("check").iter_errors(result.json)) == []


def test_one_rule_follows_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """`explain FILE RULE` tells machines which sub-rules hold."""
    result = ran(capsys, "explain", MOOD_SCORE, "Rule 11", "--json")

    holding = [
        sub_rule["clause"]
        for rule in result.json["rules"]
        for use in rule["uses"]
        for sub_rule in use["sub_rules"]
        if sub_rule["truth"] == "holds"
    ]
    assert list(_validator("explain").iter_errors(result.json)) == []
    assert holding == ["MDR Annex VIII, Rule 11, first paragraph, second indent"]


@pytest.mark.parametrize("command", OF_THE_KNOWLEDGE)
def test_a_report_on_the_knowledge_follows_its_schema(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is asked and what decides can be read by machines too."""
    result = ran(capsys, command, "--json")

    assert list(_validator(command).iter_errors(result.json)) == []


def test_the_class_is_reported_with_the_rule_that_decided_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Bounds, marks, deciding rule with clause and use, and nothing open."""
    result = ran(capsys, "classify", MOOD_SCORE, "--json")

    assert result.json["schema_version"] == 1
    assert result.json["qualification"]["outcome"] == "device"
    assert result.json["eu_mdr"] == {
        "outcome": "IIb",
        "lowest": "IIb",
        "highest": "IIb",
        "settled": True,
        "marks": [],
        "open_marks": ["measuring"],
        "decided_by": [
            {
                "use": None,
                "rule": "Rule 11",
                "clause": "MDR Annex VIII, Rule 11, first paragraph, second indent",
                "class": "IIb",
            }
        ],
        "open": [],
    }


def test_a_regime_that_does_not_apply_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    """A product that is no device has no class, rather than an empty one."""
    result = ran(capsys, "classify", STEP_COUNTER, "--json")

    assert result.json["qualification"]["outcome"] == "not_a_device"
    assert result.json["eu_mdr"] is None


def test_open_answers_show_as_bounds_and_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While answers are missing every outcome still possible is named, and what could change it."""
    result = ran(capsys, "classify", project_file(tmp_path), "--json")

    assert result.json["qualification"]["outcome"] == "open"
    assert not result.json["eu_mdr"]["settled"]
    assert (result.json["eu_mdr"]["lowest"], result.json["eu_mdr"]["highest"]) == ("I", "III")
    assert result.json["eu_mdr"]["open"]


def test_only_true_reasons_are_given(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that is still open may lead to the same outcome, but it is no reason for it."""
    result = ran(capsys, "classify", STEP_COUNTER, "--json")

    assert len(result.json["qualification"]["because"]) == 1
    assert "MDR Article 2(1)" in result.json["qualification"]["clause"]


def test_each_requirement_is_planned_once(capsys: pytest.CaptureFixture[str]) -> None:
    """The plan has every requirement once, however many uses or rows it is asked of."""
    result = ran(capsys, "plan", MOOD_SCORE, "--json")

    ids = [requirement["id"] for requirement in result.json["requirements"]]
    assert ids
    assert len(ids) == len(set(ids))


def test_gaps_count_what_they_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The counts and the list are the same thing."""
    result = ran(capsys, "gaps", MOOD_SCORE, "--json")

    listed = result.json["requirements"]
    due = [gap for gap in listed if gap["due_now"] and gap["applies"] == "yes"]
    assert sum(result.json["counts"]["all"].values()) == len(listed)
    assert sum(result.json["counts"]["due_now"].values()) == len(due)


def test_the_next_question_is_an_object_and_the_end_is_null(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script asks until it reads null."""
    first = ran(capsys, "next", project_file(tmp_path), "--json")
    quick = ran(capsys, "next", STEP_COUNTER, "--quick", "--json")

    assert {"id", "ask", "why", "can_change"} <= set(first.json)
    assert quick.json is None or quick.json["id"]


def test_the_same_call_prints_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing hangs on the clock or on the order of a set."""
    once = ran(capsys, "gaps", INFUSION_PUMP, "--json")
    again = ran(capsys, "gaps", INFUSION_PUMP, "--json")

    assert once.out == again.out
