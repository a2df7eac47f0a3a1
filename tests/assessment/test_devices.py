"""Each device of tests/cases/devices.toml comes to what its case says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.project import read_project
from cerwizard.tables import toml_text

DEVICES = Path(__file__).resolve().parents[1] / "cases" / "devices.toml"


def cases_of(path: Path = DEVICES) -> list[dict[str, Any]]:
    """Return the cases that a file holds."""
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return cases


def possible_of(case: dict[str, Any], knowledge: Knowledge, folder: Path) -> dict[str, list[str]]:
    """Return what each decision that a case names can still come to; a slip in its answers fails."""
    path = folder / "device.toml"
    path.write_text(toml_text({"schema_version": 1, "answers": case["answers"]}), encoding="utf-8")
    file = read_project(path, knowledge.questionnaire)
    assert [str(warning) for warning in file.warnings] == []
    verdicts = assess(file.project, knowledge).verdicts
    return {decision: list(verdicts[decision].possible) for decision in case["comes_to"]}


@pytest.mark.parametrize("case", cases_of(), ids=lambda case: case["says"])
def test_a_device_comes_to_what_its_case_says(
    case: dict[str, Any], knowledge: Knowledge, tmp_path: Path
) -> None:
    """Anyone may add a case; what is not answered is open."""
    assert possible_of(case, knowledge, tmp_path) == case["comes_to"]
