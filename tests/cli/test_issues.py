"""What an issue of the documents was assessed with is kept in the project file, and held against other rulebooks."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cerwizard.assessment import load_knowledge
from cerwizard.errors import ChangedOnDisk
from cerwizard.project import lock
from tests.cli.calls import MOOD_SCORE, ran
from tests.house.repository import ROOT

FIRST = (
    '\n# the pilot\n[[change]]\nversion = "0.1"\ndate = 2026-11-22\nauthor = "RA"\nreason = "First draft"\n'
)
SECOND = '\n[[change]]\nversion = "0.2"\ndate = 2026-11-23\nauthor = "RA"\nreason = "Second draft"\n'


@pytest.fixture
def mood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A device in class IIb whose documents are issued for the first time, in a folder to work in."""
    monkeypatch.chdir(tmp_path)
    path = Path("mood.toml")
    path.write_text(MOOD_SCORE.read_text(encoding="utf-8") + FIRST, encoding="utf-8")
    return path


@pytest.fixture
def older(mood: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same device, issued with an earlier edition in which it was in class IIa and a requirement was other."""
    ran(capsys, "write", mood, "cep", "-o", "out")
    text = mood.read_text(encoding="utf-8")
    for before, after in (
        ('eu_mdr = "2026-', 'eu_mdr = "2025-'),
        ('eu_mdr = "Class IIb"', 'eu_mdr = "Class IIa"'),
        ('"EU-A-01"', '"EU-A-00"'),
    ):
        assert before in text
        text = text.replace(before, after)
    mood.write_text(text, encoding="utf-8")
    return mood


def record(path: Path) -> Any:
    """Return what stands under `[assessed]`."""
    return tomllib.loads(path.read_text(encoding="utf-8")).get("assessed")


def test_writing_keeps_what_the_issue_was_assessed_with(
    mood: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Edition, class, deciding clauses and requirements, where the project is; comments stay."""
    result = ran(capsys, "write", mood, "cep", "-o", "out")

    kept = record(mood)
    assert result.code == 0
    assert "mood.toml: keeps what issue 0.1 was assessed with" in result.err
    assert kept["version"] == "0.1"
    assert kept["eu_mdr"] == next(each.edition for each in load_knowledge().regimes if each.id == "eu_mdr")
    assert kept["classes"]["eu_mdr"] == "Class IIb"
    assert kept["clauses"]["eu_mdr"] == ["MDR Annex VIII, Rule 11, first paragraph, second indent"]
    assert "EU-A-01" in kept["requirements"]
    assert "# the pilot\n[[change]]" in mood.read_text(encoding="utf-8")


def test_the_same_issue_written_again_leaves_the_file_alone(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else nobody would see a second time what a newer rulebook changes."""
    before = older.read_bytes()

    result = ran(capsys, "write", older, "cep", "-o", "out")

    assert older.read_bytes() == before
    assert "EU MDR class: Class IIa → Class IIb" in " ".join(result.err.split())


def test_the_next_issue_takes_the_place_of_the_last(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference is told for the last time, and then the record is of the rulebooks at hand."""
    older.write_text(
        older.read_text(encoding="utf-8").replace("[assessed]", f"{SECOND}\n[assessed]", 1), "utf-8"
    )

    result = ran(capsys, "write", older, "cep", "-o", "out")
    again = ran(capsys, "write", older, "cep", "-o", "out")

    assert "Issue 0.1 was assessed with other rulebooks than are at hand now." in result.err
    assert "was assessed with" not in again.err
    assert record(older)["version"] == "0.2"
    assert record(older)["classes"]["eu_mdr"] == "Class IIb"


def test_what_is_not_issued_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a `[[change]]` a file is a draft, and writing only reads it."""
    path = Path(copy(MOOD_SCORE, tmp_path))

    ran(capsys, "write", path, "cep", "-o", tmp_path / "out")

    assert path.read_bytes() == MOOD_SCORE.read_bytes()


def test_minutes_are_no_issue(mood: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are written after each meeting, whatever the plan and the report say."""
    before = mood.read_bytes()

    ran(capsys, "write", mood, "minutes", "-o", "out")

    assert mood.read_bytes() == before


def test_documents_are_written_while_the_file_is_open_elsewhere(
    mood: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence says that the record is not kept, and why; the exit code is that of the documents."""
    before = mood.read_bytes()

    with lock(mood):
        result = ran(capsys, "write", mood, "cep", "-o", "out")

    said = " ".join(result.err.split())
    assert result.code == 0
    assert result.out.startswith("out/CEP_")
    assert Path(result.out.strip()).is_file()
    assert (
        "What issue 0.1 was assessed with is not kept in the project file: mood.toml: open in another window"
        in said
    )
    assert mood.read_bytes() == before


def test_documents_are_written_though_the_file_changed_meanwhile(
    mood: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody else wrote into it is not written over."""

    def changed(*_: object) -> None:
        raise ChangedOnDisk(str(mood))

    monkeypatch.setattr("cerwizard.cli.write.save", changed)

    result = ran(capsys, "write", mood, "cep", "-o", "out")

    assert result.code == 0
    assert "is not kept in the project file: mood.toml: changed outside" in " ".join(result.err.split())


def test_what_changed_is_told_before_anything_is_written(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each rulebook, class and requirement on a line; one that is gone by its id alone."""
    result = ran(capsys, "write", older, "cep", "-o", "out")

    said = " ".join(result.err.split())
    assert result.err.index("Issue 0.1 was assessed") < result.err.index("wait for an answer")
    assert "Apply now, and did not (1): - EU-A-01: " in said
    assert "Apply no longer (1): - EU-A-00: no rulebook at hand has it any more" in said
    assert "so all of this comes from the rulebooks" in said


def test_the_gate_tells_it_and_is_not_stopped_by_it(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line each, with the line of the record; machines find it under a key that the schema describes."""
    schema = json.loads((ROOT / "docs" / "json-schema" / "check.schema.json").read_text(encoding="utf-8"))
    at = older.read_text(encoding="utf-8").splitlines().index("[assessed]") + 1
    counts = ran(capsys, "check", MOOD_SCORE, "--json").json["files"][0]["counts"]

    text = ran(capsys, "check", older, "--fail-on", "none").out
    machine = ran(capsys, "check", older, "--json").json

    found = machine["files"][0]
    assert (
        f"mood.toml:{at}: since issue 0.1: classes: EU MDR class: Class IIa → Class IIb (MDR Annex VIII"
        in text
    )
    assert f"mood.toml:{at}: since issue 0.1: apply no longer: EU-A-00: " in text
    assert list(Draft202012Validator(schema).iter_errors(machine)) == []
    assert found["counts"] == counts
    assert found["since_issue"]["classes"][0]["before"]["class"] == "Class IIa"
    assert [one["id"] for one in found["since_issue"]["requirements"]["new"]] == ["EU-A-01"]
    assert found["since_issue"]["answers_same"] is True


@pytest.mark.parametrize("command", ["classify", "ask"])
def test_whoever_begins_anew_is_told_in_short(
    command: str, older: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, in a sentence or two, with the command that lists all of it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("/quit\n"))

    said = " ".join(ran(capsys, command, older).err.split())

    assert "Issue 0.1 was assessed with other rulebooks than are at hand now." in said
    assert "1 requirement applies now and did not; 1 requirement applies no longer." in said
    assert "All of it: cerwizard check mood.toml" in said


@pytest.mark.parametrize("command", ["classify", "ask", "write", "check"])
def test_of_the_same_editions_nothing_is_told(
    command: str, mood: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is shown an empty list."""
    monkeypatch.setattr("sys.stdin", io.StringIO("/quit\n"))
    ran(capsys, "write", mood, "cep", "-o", "out")

    result = ran(capsys, command, mood)

    assert "was assessed with" not in result.err + result.out


def test_a_malformed_record_stops_nothing(mood: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The gate names it with its line; the next writing puts a good one in its place."""
    mood.write_text(
        mood.read_text(encoding="utf-8") + '\n[assessed]\nversion = 1\neu_mdr = "2025-01"\n', "utf-8"
    )
    line = len(mood.read_text(encoding="utf-8").splitlines()) - 1

    checked = ran(capsys, "check", mood)
    ran(capsys, "classify", mood)
    ran(capsys, "write", mood, "cep", "-o", "out")

    assert f"mood.toml:{line}: major: `version`: text is expected, in quotes; the last issue" in checked.out
    assert "since issue" not in checked.out
    assert record(mood)["version"] == "0.1"
    assert record(mood)["eu_mdr"] > "2025-01"


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.toml")), ids=lambda path: path.stem)
def test_writing_the_examples_leaves_them_as_they_are(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are issued, with the editions at hand: `make demo` changes no file of the checkout.

    After a new edition take `[assessed]` out of them and write their documents once.
    """
    example = Path(copy(path, tmp_path))

    result = ran(capsys, "write", example, "gaps", "-o", tmp_path / "out")

    assert example.read_bytes() == path.read_bytes()
    assert "was assessed with" not in result.err
