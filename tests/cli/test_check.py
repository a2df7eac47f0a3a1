"""`cerwizard check` stops a pipeline: what it finds, where, and with which exit code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import BLOOD_GAS, MOOD_SCORE, STEP_COUNTER, Ran, project_file, ran
from tests.house.repository import ROOT

EXAMPLE = ROOT / "examples" / "ecg-patch.toml"
CLAIM_WITHOUT_ENDPOINT = """
[[claim]]
id = "C1"
text = "Finds depression."
kind = "performance"
"""


def _findings(result: Ran, kind: str) -> list[dict[str, Any]]:
    return [found for file in result.json["files"] for found in file["findings"] if found["kind"] == kind]


def _only_minor(folder: Path) -> Path:
    """Write a step counter whose purpose is written down; two answers in it are not asked for."""
    path = folder / "step-counter.toml"
    purpose = '[answers]\nintended_purpose = "Counts steps for fun."'
    path.write_text(STEP_COUNTER.read_text(encoding="utf-8").replace("[answers]", purpose), encoding="utf-8")
    return path


def test_something_major_stops_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding is a line with file, severity, requirement and clause; the last line says why it fails."""
    result = ran(capsys, "check", MOOD_SCORE)

    *found, summary = result.out.splitlines()
    assert result.code == 1
    assert result.err == ""
    assert found
    assert all(line.startswith(f"{MOOD_SCORE}") for line in found)
    assert any(": major: EU-A-02 is partly met: " in line and "(MDR Article 2(1)" in line for line in found)
    assert summary.startswith(f"{MOOD_SCORE}: fails: ")
    assert summary.endswith("(due by the stage scoping)")


@pytest.mark.parametrize(
    ("threshold", "code"), [("major", 0), ("minor", 1), ("advice", 1), ("none", 0)], ids=str
)
def test_the_threshold_says_what_stops(
    threshold: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A contradiction between two answers is minor: it stops from `minor` on."""
    result = ran(capsys, "check", _only_minor(tmp_path), "--fail-on", threshold, "--json")

    severities = {found["severity"] for found in result.json["files"][0]["findings"]}
    assert severities == {"minor"}
    assert result.code == code
    assert result.json["passed"] is (code == 0)


def test_what_is_due_follows_the_stage_or_the_option(capsys: pytest.CaptureFixture[str]) -> None:
    """A later stage asks for more than the project's own."""
    own = ran(capsys, "check", MOOD_SCORE, "--json")
    later = ran(capsys, "check", MOOD_SCORE, "--due", "market", "--json")

    assert own.json["files"][0]["due_by"] == "scoping"
    assert later.json["files"][0]["due_by"] == "market"
    assert len(_findings(later, "gap")) > len(_findings(own, "gap"))


def test_what_is_open_is_counted_and_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be judged yet stops nobody, and is not hidden either."""
    text = ran(capsys, "check", MOOD_SCORE)
    machine = ran(capsys, "check", MOOD_SCORE, "--json")

    counted = machine.json["files"][0]["open"]
    assert counted["due"] > 0
    assert counted["may_apply"] > 0
    assert {found["status"] for found in _findings(machine, "gap")} <= {"blocked", "missing", "partly"}
    assert f"{counted['due']} open" in text.out
    assert f"{counted['may_apply']} that may apply once more is answered" in text.out


def test_a_finding_names_row_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim without an endpoint is found where it stands."""
    path = project_file(tmp_path, CLAIM_WITHOUT_ENDPOINT)

    text = ran(capsys, "check", path)
    machine = ran(capsys, "check", path, "--json")

    found = next(one for one in _findings(machine, "inconsistency") if one["table"] == "claim")
    assert (found["row"], found["line"], found["severity"]) == ("C1", 6, "major")
    assert found["clause"]
    assert f"{path}:6: major: claim C1: The claim names no endpoint" in text.out


def test_a_finding_about_answers_names_them_and_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers that do not go together are named by their facts, with the line of the first."""
    path = project_file(tmp_path, "\n[answers]\nsoftware = false\nsoftware_acts_on_data = true\n")

    found = _findings(ran(capsys, "check", path, "--json"), "inconsistency")

    assert [(one["facts"], one["line"]) for one in found] == [(["software_acts_on_data", "software"], 8)]


def test_a_finding_in_a_further_use_names_the_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line is that of the use's own answer."""
    uses = '\n[answers]\nsoftware = false\n\n[[use]]\nid = "alert"\n[use.answers]\nsoftware_acts_on_data = true\n'
    path = project_file(tmp_path, uses)

    found = _findings(ran(capsys, "check", path, "--json"), "inconsistency")

    assert [(one["use"], one["line"]) for one in found] == [("alert", 12)]


def test_an_answer_that_breaks_a_prohibition_stops(capsys: pytest.CaptureFixture[str]) -> None:
    """What is blocked is a gap like what is missing, and names the answer looked at."""
    result = ran(capsys, "check", EXAMPLE, "--json")

    blocked = next(found for found in _findings(result, "gap") if found["status"] == "blocked")
    assert blocked["requirement"]
    assert blocked["facts"]
    assert blocked["why"].startswith("an answer rules it out")


def test_several_files_are_checked_in_one_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file has its own verdict, and the last line counts them."""
    minor = _only_minor(tmp_path)

    result = ran(capsys, "check", MOOD_SCORE, minor)

    assert result.code == 1
    assert f"{MOOD_SCORE}: fails: " in result.out
    assert f"{minor}: passes: " in result.out
    assert result.out.endswith("\n1 of 2 files pass.\n")


def test_an_invalid_file_outranks_findings_and_hides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are still checked; exit code 3 tells that one could not be."""
    broken = project_file(tmp_path, "\n[answers]\nsoftware = yes\n")

    result = ran(capsys, "check", broken, MOOD_SCORE, tmp_path / "nowhere.toml")

    assert result.code == 3
    assert f"{broken}:7: not valid TOML" in result.out
    assert f"{broken}: fails: it cannot be read" in result.out
    assert f"{MOOD_SCORE}: fails: " in result.out
    assert "nowhere.toml: there is no such file" in result.out


def test_an_invalid_file_is_not_forgiven_by_a_threshold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--fail-on none` lets findings pass, not a file that nobody can read."""
    broken = project_file(tmp_path, "\n[answers]\nsoftware = yes\n")

    result = ran(capsys, "check", broken, "--fail-on", "none", "--json")

    assert result.code == 3
    assert not result.json["passed"]
    assert result.json["files"][0]["problems"][0]["line"] == 7


@pytest.mark.parametrize("device", [STEP_COUNTER, BLOOD_GAS], ids=lambda path: path.stem)
def test_a_product_that_is_no_device_is_said_to_be_none(
    device: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Few findings are no praise: nothing is planned for it."""
    text = ran(capsys, "check", device)
    machine = ran(capsys, "check", device, "--json")

    assert f"{device}: nothing is planned: " in text.out
    assert machine.json["files"][0]["outside"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check"], "FILE"),
        (["check", "x.toml", "--fail-on", "grave"], "grave"),
        (["check", "x.toml", "--due", "someday"], "someday"),
    ],
)
def test_wrong_usage_ends_with_2(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipeline with a slip in it does not pass."""
    result = ran(capsys, *typed)

    assert result.code == 2
    assert said in result.err
    assert result.out == ""
