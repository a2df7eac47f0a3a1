"""What people read: the reports as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import BLOOD_GAS, INFUSION_PUMP, MOOD_SCORE, STEP_COUNTER, project_file, ran

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ecg-patch.toml"


def _unfolded(text: str) -> str:
    return " ".join(text.split())


def test_classify_shows_class_rule_and_clause(capsys: pytest.CaptureFixture[str]) -> None:
    """The class stands beside the rule and the clause that decided it."""
    shown = _unfolded(ran(capsys, "classify", MOOD_SCORE).out)

    assert "EU MDR class: Class IIb" in shown
    assert "Rule 11 (MDR Annex VIII, Rule 11, first paragraph, second indent)" in shown


def test_classify_names_the_answers_it_waits_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An open class is shown as what is still possible, and with the questions that would settle it."""
    shown = _unfolded(ran(capsys, "classify", project_file(tmp_path)).out)

    assert "EU MDR class: still open" in shown
    assert "Answers that could still change this:" in shown
    assert "- software: Is the product software?" in shown


def test_a_product_that_is_no_device_is_told_why_and_what_would_change_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The clause, the consequence, and the answers after which it could be a device."""
    shown = _unfolded(ran(capsys, "classify", STEP_COUNTER).out)

    assert "EU MDR class: does not apply: Qualification: Not a device under the MDR" in shown
    assert "MDR Article 2(1) and (12)" in shown
    assert "Nothing is planned or written for it as if it were a medical device." in shown
    assert "It could be a device if one of these were different:" in shown
    assert "Which medical purposes do you claim" in shown


def test_an_in_vitro_diagnostic_is_sent_to_its_own_regulation(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told of the performance evaluation, and gets no class."""
    shown = _unfolded(ran(capsys, "classify", BLOOD_GAS).out)

    assert "performance evaluation plan and report under Regulation (EU) 2017/746" in shown
    assert "EU MDR class: does not apply" in shown


def test_explain_shows_what_is_to_be_known_of_the_whole_decision(capsys: pytest.CaptureFixture[str]) -> None:
    """Notes on a decision, such as what could not be verified, stand below what it comes to."""
    shown = _unfolded(ran(capsys, "explain", INFUSION_PUMP).out)

    assert "Note: Article 2(6) makes a device invasive as a whole when a part of it is." in shown
    assert "Note: Not verified: Article 1" in shown


def test_explain_shows_what_fired_what_was_near_and_what_would_change_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The whole trace in words."""
    shown = ran(capsys, "explain", INFUSION_PUMP).out

    assert "  Fired:\n" in shown
    assert "  Near:\n" in shown
    assert "  One answer that would change it:\n" in shown


def test_a_rule_that_something_else_bars_as_well_is_not_near(capsys: pytest.CaptureFixture[str]) -> None:
    """Software is excluded from it, so no other answer alone would make it fire."""
    shown = _unfolded(ran(capsys, "explain", MOOD_SCORE).out)

    assert "fails only on" in shown
    assert "Works like a medicine" not in shown


@pytest.mark.parametrize("wanted", ["Rule 12", "rule 12", "rule-12"])
def test_one_rule_is_explained_check_by_check(wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule is found by its name or its id, in any case, and each condition shows the answer given."""
    shown = _unfolded(ran(capsys, "explain", INFUSION_PUMP, wanted).out)

    assert "EU MDR class, Rule 12 (MDR Annex VIII, Rule 12)" in shown
    assert "The rule holds" in shown
    assert "; here: " in shown


def test_the_plan_shows_route_and_requirements_with_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    """Each requirement says its clause, why it applies and what meets it."""
    shown = ran(capsys, "plan", MOOD_SCORE).out

    assert "Clinical investigation:" in shown
    assert "\n    Why: " in shown
    assert "\n    Met by: " in shown


def test_gaps_show_what_is_due_now_and_count_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    """At the scoping stage the duties of the report are counted, not shouted."""
    now = ran(capsys, "gaps", MOOD_SCORE).out
    everything = ran(capsys, "gaps", MOOD_SCORE, "--all").out

    assert "Due by the stage scoping" in now
    assert "at a later stage" in now
    assert len(everything) > len(now)


def test_next_shows_the_question_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The question, why it is asked, what it changes, its clause, and an example."""
    shown = ran(capsys, "next", project_file(tmp_path)).out

    assert shown.startswith("EU MDR class: Class I to Class III, if it applies\n")
    assert "\nsoftware: Is the product software?\n" in shown
    for word in ("Why:", "What it changes:", "Clause:", "Example:", "It can still change:"):
        assert f"\n{word} " in shown


@pytest.mark.parametrize("command", ["questions", "rules"])
def test_the_knowledge_is_listed_with_its_clauses(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is asked and what decides can be read without the app."""
    result = ran(capsys, command)

    assert result.code == 0
    assert "MDR Annex VIII" in result.out


def test_lines_fit_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is folded at words to the width of the terminal."""
    monkeypatch.setenv("COLUMNS", "60")

    shown = ran(capsys, "plan", MOOD_SCORE).out

    assert max(map(len, shown.splitlines())) <= 60


def test_gaps_says_what_each_item_comes_to_and_what_is_thin(capsys: pytest.CaptureFixture[str]) -> None:
    """One line an item with its rank and the reason, one line for each row that is thin or empty, the note once."""
    shown = _unfolded(ran(capsys, "gaps", EXAMPLE, "--all").out)

    assert "E1: not clinical data, rank 12. Verification and validation show" in shown
    assert "E3: clinical data once in hand, rank 1, 2, 4 or no rank. Running or planned:" in shown
    assert "EMPTY C3: No item of evidence that counts is tied to it." in shown
    assert "THIN R1: Nothing is in hand: items are running or planned only. (E3)" in shown
    assert shown.count("orientation, no threshold") == 1


def test_a_new_project_shows_no_evidence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first screen of gaps stays short."""
    shown = ran(capsys, "gaps", project_file(tmp_path)).out

    assert "Evidence" not in shown
    assert "Thin or empty" not in shown


def test_a_rule_that_looks_for_a_row_says_what_the_row_must_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Each column with what it has to say, for a device to which the rule may apply."""
    shown = _unfolded(ran(capsys, "explain", EXAMPLE.with_stem("cbt-app"), "Case 4").out)

    wanted = (
        "→ a row with Whose: Another manufacturer's; Contract for full, ongoing access: yes; Equivalence: "
    )
    assert wanted in shown
    assert "True" not in shown
    assert "; CE mark: Under the MDR; here: open" in shown


def test_each_rule_that_fires_on_a_purpose_has_a_name_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A product for a purpose of both kinds (MDR Article 1(3)) is not told one reason twice."""
    both = 'markets = ["eu"]\n[answers]\nsoftware = false\nmedical_purposes = ["disease"]\nannex_xvi_group = "2"\n'

    shown = _unfolded(ran(capsys, "explain", project_file(tmp_path, both)).out)

    assert "- Medical purpose beside one of Annex XVI gives Medical device: " in shown
    assert shown.count("- Medical purpose gives Medical device: ") == 1
