"""`cerwizard plan` tells what devices of a kind are usually asked, as advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import STEP_COUNTER, ran
from tests.house.repository import ROOT

PATCH = ROOT / "examples" / "ecg-patch.toml"
HEADING = "What devices of this kind are usually asked (advice, never a gap)"
ANSWERED = """
[[statement]]
requirement = "skin-irritation"
place = "TD-9, section 3"
"""


def test_the_plan_ends_with_what_is_usually_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Feature by feature, each with its name and a source, and how many there are."""
    text = ran(capsys, "plan", PATCH).out
    prompts = ran(capsys, "plan", PATCH, "--json").json["prompts"]

    block = " ".join(text[text.index(HEADING) :].split())
    asked = [prompt for prompt in prompts if prompt["applies"] == "yes"]
    assert "Skin contact - Irritation, allergy" in block
    assert "[skin-irritation: ISO 10993-10 (sensitisation); ISO 10993-23 (irritation)*]" in block
    assert "* not verified" in block
    assert f"{len(asked)} such points, 0 answered" in block
    assert all(f"[{prompt['id']}: " in block for prompt in asked)


def test_a_statement_on_a_prompt_shows_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The word of a person, and no more than that."""
    device = tmp_path / "patch.toml"
    device.write_text(PATCH.read_text(encoding="utf-8") + ANSWERED, encoding="utf-8")

    text = " ".join(ran(capsys, "plan", device).out.split())
    prompts = {prompt["id"]: prompt for prompt in ran(capsys, "plan", device, "--json").json["prompts"]}

    assert "answered: TD-9, section 3]" in text
    assert "such points, 1 answered" in text
    assert prompts["skin-irritation"]["answered"]
    assert prompts["skin-irritation"]["place"] == "TD-9, section 3"


def test_advice_does_not_fail_a_gate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Gaps and findings are the same, whether a prompt is answered or not."""
    device = tmp_path / "patch.toml"
    device.write_text(PATCH.read_text(encoding="utf-8") + ANSWERED, encoding="utf-8")

    plain, answered = (ran(capsys, "gaps", path, "--json").json for path in (PATCH, device))
    gate, gate_too = (ran(capsys, "check", path, "--json").json for path in (PATCH, device))

    assert plain == answered
    assert [file["counts"] for file in gate["files"]] == [file["counts"] for file in gate_too["files"]]
    assert [file["findings"] for file in gate["files"]] == [file["findings"] for file in gate_too["files"]]


def test_what_is_no_device_gets_no_advice(capsys: pytest.CaptureFixture[str]) -> None:
    """A step counter is not asked what a patch is asked."""
    assert HEADING not in ran(capsys, "plan", STEP_COUNTER).out
    assert ran(capsys, "plan", STEP_COUNTER, "--json").json["prompts"] == []
