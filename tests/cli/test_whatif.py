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
from tests.house.repository import ROOT
from tests.project.devices import QUESTIONNAIRE

PATCH = ROOT / "examples" / "ecg-patch.toml"


def _unfolded(text: str) -> str:
    return " ".join(text.split())


def test_a_graver_answer_shows_the_class_and_the_clause(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer before and after, the verdict that changes, its deciding clause, and what changed it."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "software_decision_impact=death_or_irreversible")

    shown = _unfolded(result.out)
    assert result.code == 0
    assert "software_decision_impact: Serious harm to health, or an operation → Death" in shown
    assert "In short: EU MDR class: Class IIb → Class III." in shown
    assert "Class IIb → Class III MDR Annex VIII, Rule 11, first paragraph, first indent" in shown
    assert "; by `software_decision_impact`" in shown
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


def test_an_answer_of_a_further_use_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Before the name, or with `--use` for all of them; the class of the use and of the whole are told apart."""
    setting = "software_decision_impact=ordinary"
    dotted = ran(capsys, "whatif", PATCH, "--set", f"rhythm-analysis.{setting}")
    named = ran(capsys, "whatif", PATCH, "--use", "rhythm-analysis", "--set", setting)

    shown = _unfolded(dotted.out)
    assert dotted.out == named.out
    assert "rhythm-analysis.software_decision_impact: Serious harm to health" in shown
    assert "for rhythm-analysis: Class IIb → Class IIa" in shown
    assert "GB class: Class IIa (measuring function), as before" in shown


def test_an_answer_can_be_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    """In the base it is open again; in a further use the answer of the base counts again, where it can."""
    base = _unfolded(ran(capsys, "whatif", MOOD_SCORE, "--unset", "software_decision_impact").out)
    use = _unfolded(ran(capsys, "whatif", PATCH, "--unset", "rhythm-analysis.medical_purposes").out)
    anew = _unfolded(ran(capsys, "whatif", PATCH, "--unset", "rhythm-analysis.software_decision_impact").out)

    assert "software_decision_impact: Serious harm to health, or an operation → not answered" in base
    assert "EU MDR class: Class IIb → Class I to Class III" in base
    assert "→ as the base" in use
    assert "Nothing follows" in use
    assert "Serious harm to health, or an operation → not answered" in anew
    assert "EU MDR class: Class IIb (measuring function) → Class IIa to Class III" in anew


def test_another_wording_of_the_purpose_is_shown_to_decide_nothing_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No rule reads free text, and the report says so instead of sounding as if all were well."""
    shown = _unfolded(ran(capsys, "whatif", PATCH, "--set", "intended_purpose=It informs.").out)

    assert "→ It informs." in shown
    assert "No rule reads free text: if the new wording means something else, set the answers too" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--use", "rythm-analysis", "--set", "software=no"], "did you mean `rhythm-analysis`?"),
        (["--set", "cloud.software=no"], "the project has no further use `cloud`"),
        (
            ["--unset", "rhythm-analysis.sterile"],
            "`rhythm-analysis.sterile` has no answer that could be taken away",
        ),
        (["--unset", "softwear"], "did you mean `software`?"),
        (["--set", "software=no", "--unset", "software"], "`software` is set twice"),
        ([], "name an answer: --set fact=value, or --unset fact"),
    ],
)
def test_a_slip_about_uses_is_explained(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and nothing on stdout."""
    result = ran(capsys, "whatif", PATCH, *typed)

    assert result.code == 2
    assert said in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    "typed",
    [
        ["rhythm-analysis.software_decision_impact=ordinary"],
        ["rhythm-analysis.software_decision_impact=death_or_irreversible"],
        ["implantable=yes", "invasiveness=surgical"],
        ["software=yes"],
        ["medical_purposes=none", "rhythm-analysis.medical_purposes=none"],
    ],
    ids=lambda typed: typed[0],
)
def test_each_line_of_the_delta_names_an_answer_and_a_clause(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing changes without a reason."""
    report = ran(capsys, "whatif", PATCH, "--set", *typed, "--json").json

    lines = [one for kind in report["requirements"].values() for one in kind]
    assert lines
    assert all(one["clause"] and one["because_of"] for one in lines)
    assert all(one["because_of"] for one in report["verdicts"])
    assert all(one["because_of"] for one in report["classes"] if one["changed"])


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
        ("diameter", "1,5", 1.5),
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
        ("diameter", "wide", "`diameter`: “wide” is not a number"),
        ("diameter", "nan", "“nan” is not a number"),
        ("diameter", "9" * 5000, "too long to be kept"),
        ("diameter", "9" * 400, "too long to be kept"),
        ("diameter", f"{'9' * 400}.5", "too long to be kept"),
        ("diameter", "900", "900 is too large: 500 is the most possible"),
        ("patients", "-1", "-1 is too small: 1 is the least possible"),
        ("patients", "1.5", "`patients`: a whole number is wanted here"),
        ("first_sold", "2026-13-01", "“2026-13-01” is not a date"),
        ("first_sold", "\u200b", "says nothing"),
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


def test_an_answer_called_like_a_detail_of_the_project_is_told_from_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The stage of the disease is set, and the stage of the project may have been meant."""
    result = ran(capsys, "whatif", MOOD_SCORE, "--set", "stage=report")
    other = ran(capsys, "whatif", MOOD_SCORE, "--set", "software=no")

    assert "the stage of the project stays" in " ".join(result.err.split())
    assert "cerwizard check FILE --due" in " ".join(result.err.split())
    assert "of the project stays" not in other.err
