"""Several uses in one project: each has its own class, the strictest is named, and what is no device is apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.tables import toml_text
from tests.assessment.test_anew import APP, COVERED, HARDWARE, NO_FINDINGS, POWERED
from tests.cli.calls import MOOD_SCORE, project_file, ran
from tests.house.repository import ROOT
from tests.plain import NOTHING_FURTHER, PRODUCT

PATCH = ROOT / "examples" / "ecg-patch.toml"
FURTHER = """\
[[use]]
id = "app"
title = "Patient app"

[use.answers]
software = true
software_acts_on_data = true
software_benefits_individual = true
medical_purposes = ["disease"]
driven_device_class = "none"
software_decision_impact = "ordinary"
software_monitors = "none"
diagnostic_active = false
therapeutic_active = false
substance_transfer = "none"
controls_therapeutic_class = "none"
controls_active_implant = false
contraception_or_sti_prevention = false
ionising_role = "none"
measuring_function = false
samd = true
imdrf_significance = "inform"
imdrf_situation = "serious"
imdrf_lay_unsupported = false
software_gives_ivd_information = false

[[use]]
id = "billing"
title = "Billing module"

[use.answers]
software = true
software_acts_on_data = true
software_benefits_individual = false
medical_purposes = []
driven_device_class = "none"

"""


def _unfolded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """Write a patch, its analysis service, its app, and a billing module that is no device."""
    before, table, after = PATCH.read_text(encoding="utf-8").partition("[[software_function]]")
    path = tmp_path / "devices.toml"
    path.write_text(f"{before}{FURTHER}{table}{after}", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["classify", "plan", "explain"])
def test_each_use_has_its_class_and_the_strictest_is_named(
    command: str, devices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The class of the whole names the use that decides; each use stands below on its own."""
    shown = _unfolded(ran(capsys, command, devices).out)

    assert "EU MDR class: Class IIb (measuring function) MDR Annex VIII, Rule 11" in shown
    assert "(for rhythm-analysis)" in shown
    assert "rhythm-analysis (Analysis service): EU MDR class: Class IIb, decides" in shown
    assert "app (Patient app): EU MDR class: Class IIa" in shown


def test_a_module_that_is_no_device_is_kept_apart(devices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It inherits answers of the base, and none of them makes it decide a class or a category."""
    shown = _unfolded(ran(capsys, "classify", devices).out)
    machine = ran(capsys, "classify", devices, "--json").json

    assert (
        "billing (Billing module): no class, kept apart. Qualification: Not a device under the MDR" in shown
    )
    for key in ("eu_mdr", "gb_mdr", "imdrf"):
        assert "billing" not in [found["use"] for found in machine[key]["decided_by"]]


def test_what_some_uses_have_to_show_is_told_with_their_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two rhythms of a report that exclude each other are one for each use (MDR Article 86(1))."""
    said = [
        ("the base", "The periodic safety update report is updated when necessary"),
        ("rhythm-analysis", "The periodic safety update report is updated at least every year."),
    ]

    listed, planned = (_unfolded(ran(capsys, *words, PATCH).out) for words in (("gaps", "--all"), ("plan",)))
    machine = [ran(capsys, name, PATCH, "--json").json["requirements"] for name in ("gaps", "plan")]
    checked = ran(capsys, "check", PATCH).out

    assert "major: for rhythm-analysis, EU-B-16 is partly met: " in checked
    assert "major: for the base, EU-M-05 is missing: " in checked
    for use, says in said:
        assert f"MISSING for {use}: {says}" in listed
        assert f"Applies to: {use} Why:" in planned.partition(f"- {says}")[2].partition(" - ")[0]
        assert [
            (one["uses"], one["open_uses"]) for found in machine for one in found if says in one["says"]
        ] == [([use.replace("the base", "")], [])] * 2


def test_a_module_that_is_no_device_gets_no_pillars(
    devices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The three kinds of software evidence are asked of each use that is a device."""
    found = ran(capsys, "gaps", devices, "--json").json["requirements"]

    of_each = {one["instance"] for one in found if one["each"] == "use"}
    assert {"rhythm-analysis", "app"} <= of_each
    assert "billing" not in of_each


def test_diff_shows_the_class_of_each_use(devices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A use that comes is told with its class, also where the class of the whole stays."""
    shown = _unfolded(ran(capsys, "diff", PATCH, devices).out)

    assert "EU MDR class: Class IIb (measuring function), as before for app: not there → Class IIa" in shown


def test_great_britain_alone_tells_its_qualification_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other market does not apply, and says why."""
    text = PATCH.read_text(encoding="utf-8").replace('markets = ["eu", "gb"]', 'markets = ["gb"]')
    path = tmp_path / "gb.toml"
    path.write_text(text, encoding="utf-8")

    shown = _unfolded(ran(capsys, "classify", path).out)

    assert shown.count("Medical device (UK MDR 2002)") == 1
    assert "EU MDR class: does not apply: EU is not among the markets of the project" in shown
    assert "GB class: Class IIa" in shown


def test_a_category_that_does_not_apply_says_which_answer_rules_it_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No empty line where a reader looks for a category."""
    path = project_file(tmp_path, "\n[answers]\nsoftware = false\nactive = false\n")

    shown = _unfolded(ran(capsys, "classify", path).out)

    assert "IMDRF category (SaMD): does not apply: Is the product software: no" in shown


def test_both_readings_of_the_lay_user_note_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """N12's own examples do not apply its note, so the reader gets the category with and without it."""
    text = PATCH.read_text(encoding="utf-8").replace(
        "imdrf_lay_unsupported = false", "imdrf_lay_unsupported = true"
    )
    path = tmp_path / "lay.toml"
    path.write_text(text, encoding="utf-8")

    shown = _unfolded(ran(capsys, "classify", path).out)

    assert "IMDRF category (SaMD): Category IV" in shown
    assert "Two readings. With the note of N12, 5.2.2, as here: IV (IV.i). Without it: III (III.i)." in shown


def test_evidence_about_one_use_is_not_counted_for_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each function needs its own three kinds of evidence; a row names the use it is about."""
    text = MOOD_SCORE.read_text(encoding="utf-8") + (
        '\n[[use]]\nid = "relapse-alert"\n[use.answers]\nsoftware_monitors = "physiological"\n'
        '\n[[evidence]]\nid = "E91"\ntitle = "Tests"\nkind = "vnv_software"\nabout = "own"\nstatus = "available"\n'
        'place = "TD"\npillar = ["technical_performance"]\nuse = "relapse-alert"\n'
    )
    path = tmp_path / "two.toml"
    path.write_text(text, encoding="utf-8")

    found = ran(capsys, "gaps", path, "--all", "--json").json["requirements"]
    technical = {gap["instance"]: gap["status"] for gap in found if gap["id"] == "EU-M-02"}

    assert technical == {None: "missing", "relapse-alert": "met"}


ACTS = {"software_acts_on_data": True, "software_benefits_individual": True}
LAMP = {**COVERED, **HARDWARE, **POWERED, **NO_FINDINGS}
ROUTE = {
    "built_in_software": False,
    "market_status": "not_marketed",
    **dict.fromkeys(
        ("custom_made", "orphan", "breakthrough", "own_modification", "non_clinical_only"), False
    ),
}


def test_next_goes_on_with_a_use_that_waits_and_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lamp is answered as far as the quick questions go; its app is asked Rule 11 for itself."""
    path = tmp_path / "lamp.toml"
    said = {
        "schema_version": 1,
        "project": {"markets": ["eu"]},
        "answers": {**LAMP, **ROUTE},
        "use": [{"id": "app", "title": "The app", "answers": APP}],
    }
    path.write_text(toml_text(said), encoding="utf-8")

    shown = ran(capsys, "next", path, "--quick").out
    machine = ran(capsys, "next", path, "--quick", "--json").json
    waiting = ran(capsys, "classify", path).out

    assert "For the further use app (The app):\napp.software_decision_impact: If the software's" in shown
    assert (machine["use"], machine["id"]) == ("app", "software_decision_impact")
    assert "- app.software_decision_impact: If the software's" in waiting
    assert "- software_decision_impact" not in waiting


def test_beside_what_is_no_device_the_module_answers_for_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is asked by its name, in `next` as in `classify`; what it takes over is a major finding of `check`."""
    path = tmp_path / "wellness.toml"
    said = {
        "schema_version": 1,
        "project": {"markets": ["eu", "gb"]},
        "answers": {**COVERED, "software": True, "medical_purposes": [], "driven_device_class": "none"},
        "use": [{"id": "insomnia", "answers": {**ACTS, "medical_purposes": ["disease"]}}],
    }
    path.write_text(toml_text(said), encoding="utf-8")

    machine = ran(capsys, "next", path, "--json").json
    waiting = ran(capsys, "classify", path).out
    checked = _unfolded(ran(capsys, "check", path).out)

    assert machine["use"] == "insomnia"
    assert "- insomnia.therapeutic_active:" in waiting
    assert "- therapeutic_active" not in waiting
    assert "major: for insomnia, `driven_device_class`" in checked


def test_what_the_base_alone_decides_is_said_of_the_base(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The implant needs an investigation (MDR Article 61(4)), the tool beside it does not."""
    implant = {
        **PRODUCT,
        "medical_purposes": ["injury_disability"],
        "active": False,
        "invasiveness": "surgical",
        "duration": "long",
        "implantable": True,
        "market_status": "mdr",
        "custom_made": False,
    }
    tool = {**implant, **NOTHING_FURTHER, "invasiveness": "none"}
    path = tmp_path / "implant.toml"
    use = {"id": "tool", "answers": tool}
    path.write_text(toml_text({"schema_version": 1, "answers": implant, "use": [use]}), encoding="utf-8")

    found = ran(capsys, "plan", path)

    assert "for the base, Implantable or class III (MDR Article 32(1);" in _unfolded(found.out)
