"""The interview at plain prompts: what is typed, what is said, what is in the file."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerwizard.cli.asking.reading import read_one
from cerwizard.errors import CannotWrite
from cerwizard.project import save
from cerwizard.sitting import Bounds, Complaint, device, read_typed
from tests.cli.calls import Ran, project_file, ran


@pytest.fixture
def type_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Type these lines at the prompts of a file, then close the input."""

    def typed(path: Path, *lines: str, command: tuple[str, ...] = ("ask",)) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return ran(capsys, *command, path)

    return typed


def saved(path: Path) -> dict[str, Any]:
    """Return what is on disk."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_first_device_reads_like_a_conversation(tmp_path: Path, type_lines: Any) -> None:
    """The transcript: what is asked, in which order, and what each answer changed."""
    path = project_file(tmp_path)

    result = type_lines(path, "no", "1", "0", "1", "/result", "/quit")

    assert result.code == 0
    order = [
        "Is the product software?",
        "yes or no: Saved.",
        "Which medical purposes do you claim for patients?",
        "Does any of these apply to the product?",
        "Numbers of what applies (1-6), or 0 for none: Saved.",
        "- Qualification: 3 outcomes possible → Medical device",
        "Does the product, or a part of it, go into the body? How?",
        "1  No: it stays outside",
        "1-3: Saved.",
    ]
    places = [result.out.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    assert "EU MDR class: Class I to" in result.out[places[-1] :]
    assert saved(path)["answers"]["invasiveness"] == "none"


def test_what_cannot_be_an_answer_is_said_and_asked_again(tmp_path: Path, type_lines: Any) -> None:
    """Nothing is saved of it, and nothing is guessed."""
    path = project_file(tmp_path)

    result = type_lines(path, "perhaps", "", "yes")

    assert "Not taken: type yes or no, not “perhaps”." in result.out
    assert "Not taken: no answer yet" in result.out
    assert saved(path)["answers"] == {"software": True}


def test_the_way_back_and_undo(tmp_path: Path, type_lines: Any) -> None:
    """Back shows the question before with its answer; undo takes the answer out of the file."""
    path = project_file(tmp_path)

    result = type_lines(path, "no", "/back", "/undo")

    assert "So far: no." in result.out
    assert "software" not in saved(path).get("answers", {})


def test_what_nobody_knows_yet_is_carried_on_with_owner_and_date(tmp_path: Path, type_lines: Any) -> None:
    """The next question follows at once."""
    path = project_file(tmp_path)

    result = type_lines(path, "/unknown", "ask the product owner", "RA", "2026-12-15")

    noted = saved(path)["open"]["software"]
    assert (noted["note"], noted["owner"], str(noted["due"])) == ("ask the product owner", "RA", "2026-12-15")
    assert "Which medical purposes" in result.out


def test_what_was_noted_of_an_open_point_stays_until_it_is_said_anew(tmp_path: Path, type_lines: Any) -> None:
    """Enter leaves each part, a hyphen empties it, and a date that is none is asked for once more."""
    path = project_file(tmp_path)
    type_lines(path, "/unknown", "ask the product owner", "RA", "2026-12-15", "/quit")
    kept = saved(path)["open"]["software"]

    type_lines(path, "/back", "/unknown", "", "", "", "/quit")
    assert saved(path)["open"]["software"] == kept

    result = type_lines(path, "/back", "/unknown", "", "-", "31.12.2026", "2026-12-31", "/quit")
    noted = saved(path)["open"]["software"]
    assert "is not a date" in result.out
    assert (noted["note"], noted.get("owner"), str(noted["due"])) == (kept["note"], None, "2026-12-31")


def test_a_judgement_asks_for_its_reasons(tmp_path: Path, type_lines: Any) -> None:
    """Paragraphs are kept; a full stop alone ends them."""
    path = project_file(
        tmp_path, '[answers]\nsoftware = true\nmedical_purposes = ["disease"]\ndriven_device_class = "none"\n'
    )

    type_lines(path, "/ski", "/quit")
    text = path.read_text(encoding="utf-8")
    result = type_lines(path, *("yes",) * 2, "0", "2", "First line.", "", "Third line.", ".", "/quit")

    assert "software_decision_impact" not in text
    assert "Why?" in result.out
    assert "First line.\n\nThird line." in saved(path)["justifications"].values()


def test_a_note_is_read_out_with_its_answer(tmp_path: Path, type_lines: Any) -> None:
    """Whoever wrote it beside the answer in the app finds it here."""
    path = project_file(tmp_path, '[answers]\nsoftware = true\n[notes]\nsoftware = "The app alone."\n')

    result = type_lines(path, "/back", "/quit")

    assert "So far: yes. Note: The app alone." in result.out


def test_a_note_is_written_kept_and_taken_away(tmp_path: Path, type_lines: Any) -> None:
    """Where there is an answer; Enter leaves the note as it is, a dash takes it away."""
    path = project_file(tmp_path, "[answers]\nsoftware = true\n")

    refused = type_lines(path, "/note", "/quit")
    assert "no answer here yet" in refused.out
    type_lines(path, "/back", "/note", "The app alone.", "/note", "", "/quit")
    assert saved(path)["notes"] == {"software": "The app alone."}
    type_lines(path, "/back", "/note", "-", "/quit")
    assert "notes" not in saved(path)


def test_rows_are_added_changed_removed_and_declared_complete(tmp_path: Path, type_lines: Any) -> None:
    """A table is asked column by column; the first column has its number already."""
    text = 'stage = "plan"\n[answers]\nsoftware = false\n'
    path = project_file(tmp_path, text)
    lead = _lines_up_to(path, "Which pieces of evidence", type_lines)

    said = type_lines(path, *lead, "add", "", "Wear study", "1", "/done", "add", "", "Second", "/done").out
    titles = [row["title"] for row in saved(path)["evidence"]]
    type_lines(path, *lead, "change E1", "", "Wear study, final", "/done", "remove E2", "done")

    assert said.find("Nothing is entered yet.") < said.find("Wear study") != -1
    assert "Nothing is entered yet." in said
    assert titles == ["Wear study", "Second"]
    assert [row["title"] for row in saved(path)["evidence"]] == ["Wear study, final"]
    assert "evidence" in saved(path)["complete"]


def test_who_names_a_row_that_is_removed_is_said(tmp_path: Path, type_lines: Any) -> None:
    """What supported a claim goes on naming it, and a new claim does not take its number."""
    text = """
stage = "plan"
[answers]
software = false
[[claim]]
id = "C1"
[[evidence]]
id = "E1"
supports = ["C1"]
"""
    path = project_file(tmp_path, text)
    lead = _lines_up_to(path, "What do you promise", type_lines)

    result = type_lines(path, *lead, "remove C1", "add", "", "Cures", "/done")

    assert "E1 goes on naming C1." in result.out
    assert [row["id"] for row in saved(path)["claim"]] == ["C2"]


def test_what_ends_a_row_is_said_before_the_rest_is_asked(tmp_path: Path, type_lines: Any) -> None:
    """Of an equivalent device for another condition nothing more has to be compared; a person may still go on."""
    text = 'stage = "plan"\n[answers]\nsoftware = false\n'
    path = project_file(tmp_path, text)
    lead = _lines_up_to(path, "Do you claim equivalence", type_lines)

    row = ("add", "", "Other foam", "2", "2", "1", "no", "2", "2")
    result = type_lines(path, *lead, *row, "/done")

    said = " ".join(result.out.split())
    broken = said.index("3.1 Condition or purpose: Similar only: breaks the claim.")
    assert "What is still empty need not be filled in. /done keeps the row as it is" in said[broken:]
    assert said.index("3.2 Site in the body") > broken
    assert said.count("need not be filled in") == 1
    assert [saved(path)["equivalent"][0][name] for name in ("id", "condition")] == ["Q1", "similar"]


def test_help_says_what_decides_and_the_clause(tmp_path: Path, type_lines: Any) -> None:
    """A question mark is enough."""
    result = type_lines(project_file(tmp_path), "?")

    assert "What decides:" in result.out
    assert "Clause: MDR Article 2(1)" in result.out


def test_a_trouble_with_the_file_keeps_the_answer_and_is_said(
    tmp_path: Path, type_lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving again works once the file can be written."""
    path = project_file(tmp_path)
    real = save
    troubles = [True]

    def failing(*given: Any) -> Any:
        if troubles and troubles.pop():
            raise CannotWrite(str(path), "no space left on device")
        return real(*given)

    monkeypatch.setattr(device, "save", failing)
    result = type_lines(path, "no", "/save")

    assert "NOT SAVED" in result.err
    assert "no space left" in result.err
    assert saved(path)["answers"] == {"software": False}


def test_a_dumb_terminal_or_a_pipe_gets_the_prompts_at_once(
    tmp_path: Path, type_lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file alone is enough."""
    monkeypatch.setenv("TERM", "dumb")

    result = type_lines(project_file(tmp_path), "no", command=())

    assert result.code == 0
    assert "Is the product software?" in result.out


def test_quick_asks_fewer_questions(tmp_path: Path, type_lines: Any) -> None:
    """Only what the quick gap assessment wants counts as mattering."""
    whole = type_lines(project_file(tmp_path)).out
    quick = type_lines(project_file(tmp_path), command=("ask", "--quick")).out

    assert _wanted(quick) < _wanted(whole)


def _wanted(out: str) -> int:
    return int(out.split("Answered: 0 of ")[1].split()[0])


def _lines_up_to(path: Path, words: str, type_lines: Any) -> tuple[str, ...]:
    """Return as many skips as lead to a question."""
    text = path.read_text(encoding="utf-8")
    out: str = type_lines(path, *("/skip",) * 150).out
    before, asked, _ = out.partition(words)
    assert asked, f"never asked: {words}"
    assert path.read_text(encoding="utf-8") == text
    return ("/skip",) * (before.count("Answered: ") - 1)


def test_a_command_with_words_behind_it_is_to_be_typed_alone(tmp_path: Path, type_lines: Any) -> None:
    """What it wants to know it asks by itself; a word that is no command is answered with where they are listed."""
    path = project_file(tmp_path, "[answers]\nsoftware = false\n")

    said = type_lines(path, "/note hello", "/nothing at all", "/quit").out

    assert "there is no one command /note hello; type /note alone." in said
    assert "there is no one command /nothing at all; /commands lists them." in said


def test_a_byte_that_is_no_text_is_said_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a terminal sends it that is set to Latin-1."""
    path = project_file(tmp_path, "[answers]\nsoftware = false\n")
    typed = io.TextIOWrapper(io.BytesIO(b"W\xe4sche\n/quit\n"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", typed)

    result = ran(capsys, "ask", path)

    assert result.code == 0
    assert "Not taken: what was typed is not UTF-8 text" in result.out
    assert saved(path)["answers"] == {"software": False}


@pytest.mark.parametrize("digits", ["9" * 5000, "9" * 400, f"{'9' * 400}.5"], ids=["5000", "400", "point"])
def test_a_number_too_long_to_be_read_again_is_not_taken(digits: str) -> None:
    """As a file that holds one is refused."""
    said = read_typed("number", digits, Bounds())

    assert isinstance(said, Complaint)
    assert said.sentence == "that number is too long to be kept"
    assert isinstance(read_one(digits, ("one", "two")), Complaint)
