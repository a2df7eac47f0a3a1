"""`cerwizard whatif` shows what other answers would come to, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.cli.set_answers import answer, with_answers
from cerwizard.errors import UsageError
from cerwizard.facts import FactValue
from cerwizard.project import Project
from tests.cli.calls import MOOD_SCORE, ran
from tests.project.devices import QUESTIONNAIRE


def _unfolded(text: str) -> str:
    return " ".join(text.split())


def test_a_graver_answer_shows_the_class_and_the_clause(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer before and after, the verdict that changes, its deciding clause, and what changed it."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "software_decision_impact=death_or_irreversible")

    shown = _unfolded(result.out)
    assert result.code == 0
    assert "software_decision_impact: Serious harm to health, or an operation → Death" in shown
    assert "EU MDR class: Class IIb → Class III Rule 11 (MDR Annex VIII, Rule 11, first paragraph, " in shown
    assert "Changed by: `software_decision_impact`" in shown
    assert result.err == "Nothing was written.\n"


def test_the_evidence_delta_names_answer_and_clause(capsys: pytest.CaptureFixture[str]) -> None:
    """Requirements come and go, each with its clause, why it applies and the answer that changed it."""
    result = ran(
        capsys, "whatif", MOOD_SCORE, "--set", "software_decision_impact=death_or_irreversible", "--json"
    )

    new, gone = result.json["requirements"]["new"], result.json["requirements"]["gone"]
    assert new
    assert gone
    assert all(one["clause"] and one["because"] for one in [*new, *gone])
    assert all(one["because_of"] == ["software_decision_impact"] for one in [*new, *gone])
    assert all(one["before"] is None and one["after"] for one in new)
    assert all(one["after"] is None and one["before"] for one in gone)


def test_a_requirement_that_is_only_open_now_does_not_count_as_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Claiming less can open questions: what hangs on them may still apply, and says what it waits for."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "software_decision_impact=none", "--json")

    unsure = result.json["requirements"]["unsure"]
    gone = {one["id"] for one in result.json["requirements"]["gone"]}
    assert unsure
    assert all(one["waits_for"] for one in unsure)
    assert not gone & {one["id"] for one in unsure}


def test_a_product_that_becomes_no_device_loses_its_class(capsys: pytest.CaptureFixture[str]) -> None:
    """A narrower purpose can lead out of the regulation, and the rule that says so is named."""
    shown = _unfolded(ran(capsys, "whatif", MOOD_SCORE, "--set", "medical_purposes=none").out)

    assert "Qualification: Medical device → Not a device under the MDR" in shown
    assert "EU MDR class: Class IIb → does not apply" in shown


def test_the_same_answer_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """An answer that stands in the file already is said to have no consequence."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "software=yes")

    assert result.code == 0
    assert "Nothing follows" in result.out


def test_several_answers_are_set_together(capsys: pytest.CaptureFixture[str]) -> None:
    """Several after one `--set`, or `--set` several times: the same."""
    together = ran(capsys, "whatif", MOOD_SCORE, "--set", "therapeutic_active=yes", "samd=yes")
    apart = ran(capsys, "whatif", MOOD_SCORE, "--set", "therapeutic_active=yes", "--set", "samd=yes")

    assert together.out == apart.out
    assert "therapeutic_active: no → yes" in together.out
    assert "samd: no → yes" in together.out


def test_an_answer_that_is_not_asked_is_said_to_have_no_effect(capsys: pytest.CaptureFixture[str]) -> None:
    """An answer to a question that the others hide reaches no rule."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "software=no", "software_acts_on_data=no")

    assert "`software_acts_on_data` is not asked after the other answers" in result.err


def test_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file and its folder stay as they are."""
    path = tmp_path / "device.toml"
    path.write_bytes(MOOD_SCORE.read_bytes())

    ran(capsys, "whatif", path, "--set", "software=no")

    assert path.read_bytes() == MOOD_SCORE.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("softwear=yes", "no question declares the fact `softwear`; did you mean `software`?"),
        ("software=perhaps", "`software` is answered yes or no, not `perhaps`"),
        ("driven_device_class=IIc", "`driven_device_class` has no value `IIc`; did you mean `"),
        ("medical_purposes=disease,magic", "`medical_purposes` has no value `magic`"),
        ("claim=C1", "`claim` is a table, and tables cannot be set here"),
        ("eu_class=I", "`eu_class` follows from other answers and cannot be set"),
        ("software", "`software`: write an answer as fact=value"),
        ("software=", "`software=` says nothing"),
    ],
)
def test_what_cannot_be_set_is_explained(setting: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, the nearest name, and nothing on stdout."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", setting)

    assert result.code == 2
    assert said in result.err
    assert result.out == ""


def test_every_wrong_answer_is_named_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Three slips are three lines."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "softwear=yes", "samd=2", "samd=yes", "samd=no")

    assert len(result.err.splitlines()) == 3
    assert "`samd` is set twice" in result.err


def test_a_screening_question_has_no_answer_of_its_own() -> None:
    """The facts it asks of are named instead."""
    knowledge = load_knowledge()
    screening = next(iter(knowledge.questionnaire.screenings.values()))

    with pytest.raises(UsageError) as refused:
        with_answers(Project(), [f"{screening.id}=yes"], knowledge)

    assert all(f"`{fact}`" in refused.value.message for fact in screening.covers)


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("implantable", "No", False),
        ("duration", "short", "short"),
        ("tissue", "skin, heart", ("heart", "skin")),
        ("tissue", "none", ()),
        ("tissue", "", ()),
        ("diameter", "0.5", 0.5),
        ("patients", "12", 12),
        ("purpose", "Finds it = treats it", "Finds it = treats it"),
    ],
)
def test_an_answer_is_read_by_the_kind_of_its_question(fact: str, text: str, value: FactValue) -> None:
    """Yes and no, choices in their order, numbers and text."""
    assert answer(QUESTIONNAIRE.questions[fact], text) == value


@pytest.mark.parametrize(
    ("fact", "text", "said"),
    [
        ("diameter", "wide", "is a number, not `wide`"),
        ("diameter", "nan", "is a number, not `nan`"),
        ("diameter", "900", "900 is above 500"),
        ("patients", "-1", "-1 is below 1"),
        ("patients", "1.5", "is a whole number, not 1.5"),
        ("first_sold", "2026-13-01", "is a date, not `2026-13-01`"),
    ],
)
def test_a_value_of_another_kind_is_refused(fact: str, text: str, said: str) -> None:
    """What was expected is said, with the bound that was passed."""
    with pytest.raises(UsageError) as refused:
        answer(QUESTIONNAIRE.questions[fact], text)

    assert said in refused.value.message


def test_a_date_is_read_as_one() -> None:
    """Year, month, day."""
    assert str(answer(QUESTIONNAIRE.questions["first_sold"], "2026-12-31")) == "2026-12-31"
