"""`cerwizard gaps`: one page first, then lists by severity, document, owner and status."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import pytest

from tests.cli.calls import INFUSION_PUMP, MOOD_SCORE, STEP_COUNTER, project_file, ran
from tests.house.repository import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
PATCH = ROOT / "examples" / "ecg-patch.toml"
DRESSING = ROOT / "examples" / "foam-wound-dressing.toml"


def _unfolded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the terminal eighty columns wide."""
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("folder", ["here", "documents/devices/2026/technical-file", "d" * 50])
@pytest.mark.parametrize("device", [MOOD_SCORE, INFUSION_PUMP, STEP_COUNTER, *EXAMPLES], ids=lambda p: p.stem)
def test_the_first_screen_fits_on_one_page(
    device: Path,
    folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A short list, not a wall, wherever the file stands: forty lines of eighty columns."""
    monkeypatch.chdir(tmp_path)
    Path(folder).mkdir(parents=True)
    file = Path(folder) / device.name
    file.write_bytes(device.read_bytes())
    lines = ran(capsys, "gaps", file).out.splitlines()

    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("narrow")
def test_a_new_project_has_a_page_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be judged yet is counted, with the questions that would settle most of it."""
    lines = ran(capsys, "gaps", project_file(tmp_path)).out.splitlines()

    assert len(lines) <= 24
    assert any(
        "requirements may apply, depending on answers still missing; most on:" in line for line in lines
    )
    assert any(line.startswith("- software (") for line in lines)


def test_the_page_has_classes_counts_and_the_gravest_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    """Class per regime with its clause, a table of counts, and what blocks a submission first."""
    shown = ran(capsys, "gaps", PATCH).out
    words = _unfolded(shown)

    assert "EU MDR class: Class IIb" in words
    assert "GB class: Class IIa" in words
    assert "IMDRF category (SaMD): Category III" in words
    assert "MDR Annex VIII, Rule 11, first paragraph, second indent (for rhythm-analysis)" in words
    assert "Due by the stage plan blocked missing partly open met" in words
    assert "1. BLOCKED, major: " in shown
    assert f"not go together: cerwizard check {quote(str(PATCH))}" in words
    assert f"at a later stage: cerwizard gaps {quote(str(PATCH))} --all" in words


def test_a_gap_in_clinical_data_is_not_left_to_follow_up(capsys: pytest.CaptureFixture[str]) -> None:
    """The kinds of thing that close it stand there, and why PMCF is none of them, with the clause."""
    words = _unfolded(ran(capsys, "gaps", PATCH, "--all").out)

    assert "Closed by: a search, a study or a narrower purpose; not by follow-up (PMCF)*" in words
    assert "* Not by PMCF: follow-up runs on devices that bear the CE mark already" in words
    assert "MDR Article 61(1); Annex XIV Part B, 5" in words


def test_machines_read_what_closes_a_gap(capsys: pytest.CaptureFixture[str]) -> None:
    """Follow-up may close some, not others, and is no matter for what is only written down."""
    found = ran(capsys, "gaps", PATCH, "--json").json["requirements"]

    assert {one["pmcf_may_close"] for one in found} == {True, False, None}
    for one in found:
        assert bool(one["closed_by"]) == (one["kind"] != "notice")
        assert ("follow_up" in one["closed_by"]) == (one["pmcf_may_close"] is True)


@pytest.mark.parametrize(
    ("severity", "left"),
    [("major", {"major"}), ("minor", {"major", "minor"}), ("advice", {"major", "minor", "advice"})],
)
def test_a_severity_takes_the_graver_ones_with_it(
    severity: str, left: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Gravest first."""
    found = ran(capsys, "gaps", PATCH, "--severity", severity, "--json").json["requirements"]

    severities = [one["severity"] for one in found]
    assert set(severities) == left
    assert severities == sorted(severities, key=["major", "minor", "advice"].index)


def test_a_document_leaves_what_is_shown_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name in any case."""
    found = ran(capsys, "gaps", PATCH, "--all", "--section", "pmcf plan", "--json").json["requirements"]

    assert found
    assert all("PMCF plan" in one["where"] for one in found)


def test_an_unknown_document_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list would look like good news."""
    result = ran(capsys, "gaps", PATCH, "--section", "CERR")

    assert result.code == 2
    assert "no requirement is shown in `CERR`; did you mean `CER`?" in result.err


def test_an_owner_sees_what_they_took_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Owner, date and note come from the project's actions."""
    words = _unfolded(ran(capsys, "gaps", DRESSING, "--owner", "marketing").out)

    assert "Action: Marketing, by 2026-12-15, drop or show claim C3" in words
    assert "Listed: 1 partly; stage: plan." in words


def test_an_owner_whom_nobody_knows_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is no praise, and a slip in a name is likely."""
    result = ran(capsys, "gaps", DRESSING, "--owner", "Marketin")

    assert result.code == 0
    assert "`Marketin` owns no gap; did you mean `Marketing`?" in result.err


def test_an_action_on_what_is_open_keeps_its_owner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also what cannot be judged yet can be taken on."""
    path = project_file(tmp_path, '\n[[action]]\nrequirement = "EU-B-01"\nowner = "RA"\n')

    found = ran(capsys, "gaps", path, "--all", "--owner", "RA", "--json").json["requirements"]

    assert [(one["id"], one["status"], one["owner"]) for one in found] == [("EU-B-01", "open", "RA")]


def test_nobody_is_an_owner_too(capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody took on can be listed for a meeting."""
    found = ran(capsys, "gaps", DRESSING, "--owner", "", "--json").json["requirements"]

    assert found
    assert all(one["owner"] is None for one in found)


@pytest.mark.parametrize("status", ["missing", "met", "open"])
def test_a_status_leaves_what_stands_like_this(status: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Also what is met, and what cannot be judged yet, when it is asked for."""
    found = ran(capsys, "gaps", MOOD_SCORE, "--all", "--status", status, "--json").json["requirements"]

    assert {one["status"] for one in found} == {status}


def test_without_a_filter_machines_read_everything(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` holds what the first page only counts."""
    plain = ran(capsys, "gaps", PATCH, "--json").json
    everything = ran(capsys, "gaps", PATCH, "--all", "--json").json

    assert plain == everything
    assert len(plain["requirements"]) == sum(plain["counts"]["all"].values())


def test_an_action_says_how_far_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text and JSON tell it; that it is done does not make the requirement met."""
    text = '[[action]]\nrequirement = "EU-A-02"\nowner = "RA"\nstatus = "done"\nnote = "asked"\n'
    path = project_file(tmp_path, text)

    shown = ran(capsys, "gaps", path, "--all").out
    found = ran(capsys, "gaps", path, "--json").json["requirements"]

    assert "Action: RA, done, asked" in shown
    [gap] = [one for one in found if one["id"] == "EU-A-02"]
    assert (gap["action_status"], gap["owner"]) == ("done", "RA")
    assert gap["status"] != "met"


def test_a_status_that_is_none_is_a_problem_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be said is named."""
    path = project_file(tmp_path, '[[action]]\nrequirement = "EU-A-02"\nstatus = "nearly"\n')

    result = ran(capsys, "check", path)

    assert result.code == 3
    assert "running" in result.out + result.err
