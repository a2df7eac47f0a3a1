"""`cerwizard write` writes what was asked for where it was asked for, and nothing for what is no device."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cerwizard.documents import placing
from cerwizard.errors import CannotWrite
from tests.cli.calls import BLOOD_GAS, MOOD_SCORE, STEP_COUNTER, project_file, ran


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_documents_go_to_the_output_folder_of_the_device(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The paths are data, one a line; what waits for an answer is told beside."""
    result = ran(capsys, "write", MOOD_SCORE)

    written = [here / line for line in result.out.splitlines()]
    assert result.code == 0
    assert len(written) >= 2
    assert all(path.is_file() and path.parent == here / "output" / "mood-score" for path in written)
    assert "wait for an answer" in result.err


def test_only_what_is_named_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document is named by its short name, in a folder that is made."""
    result = ran(capsys, "write", MOOD_SCORE, "cep", "-o", "documents")

    assert result.code == 0
    assert [path.name for path in (here / "documents").iterdir()] == ["CEP_mood-score.docx"]


def test_writing_twice_gives_the_same_bytes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in a document hangs on the clock, the machine or the run."""
    ran(capsys, "write", MOOD_SCORE, "cep", "-o", "first")
    ran(capsys, "write", MOOD_SCORE, "cep", "-o", "second")

    first, second = (next((here / folder).iterdir()).read_bytes() for folder in ("first", "second"))
    assert first == second


@pytest.mark.parametrize("device", [STEP_COUNTER, BLOOD_GAS], ids=lambda path: path.stem)
def test_a_product_that_is_no_device_gets_no_plan(
    device: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told why, by which clause, and what would change it; nothing is written."""
    result = ran(capsys, "write", device)

    assert result.code == 2
    assert result.out == ""
    assert "MDR Article" in result.err
    assert "It could be a device if one of these were different:" in result.err
    assert list(here.iterdir()) == []


def test_an_unknown_document_is_answered_with_the_nearest(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the hand writes nothing."""
    result = ran(capsys, "write", MOOD_SCORE, "cepp")

    assert result.code == 2
    assert "did you mean `cep`?" in result.err
    assert list(here.iterdir()) == []


def test_a_folder_below_nothing_is_not_made(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a long path does not leave a tree of folders behind."""
    result = ran(capsys, "write", MOOD_SCORE, "-o", here / "no" / "such")

    assert result.code == 2
    assert "there is no such folder" in result.err
    assert list(here.iterdir()) == []


def test_a_file_is_no_folder_to_write_into(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the place of the folder is left alone."""
    (here / "taken").write_text("mine", encoding="utf-8")

    result = ran(capsys, "write", MOOD_SCORE, "-o", "taken")

    assert result.code == 2
    assert "this is a file" in result.err
    assert (here / "taken").read_text(encoding="utf-8") == "mine"


def test_what_stands_in_the_place_of_a_document_is_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that we did not write stays; the new text lies beside it, and the exit code tells."""
    mine = here / "documents" / "CEP_mood-score.docx"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")

    result = ran(capsys, "write", MOOD_SCORE, "cep", "-o", "documents")

    assert result.code == 4
    assert mine.read_bytes() == b"mine"
    assert result.out == "documents/CEP_mood-score-new.docx\n"
    assert "changed by hand, and not merged: it cannot be read as a Word file" in result.err


def test_a_device_name_cannot_lead_out_of_the_output_folder(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name is words, never a path."""
    path = project_file(here)
    path.write_text(path.read_text(encoding="utf-8").replace("Probe", "../../out"), encoding="utf-8")

    result = ran(capsys, "write", path)

    assert result.code == 0
    assert all(
        (here / line).resolve().is_relative_to((here / "output").resolve())
        for line in result.out.splitlines()
    )


def test_a_pdf_without_libreoffice_is_refused_in_a_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written, and the sentence says what to do."""
    monkeypatch.setattr("shutil.which", lambda _: None)

    result = ran(capsys, "write", MOOD_SCORE, "cep", "--pdf")

    assert result.code == 2
    assert "needs LibreOffice" in result.err
    assert list(here.iterdir()) == []


def test_a_companys_template_is_used_and_what_it_lacks_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report goes to stderr; the paths stay alone on stdout."""
    ran(capsys, "write", MOOD_SCORE, "cep", "-o", "own")
    template = next((here / "own").iterdir())

    result = ran(capsys, "write", MOOD_SCORE, "cep", "-o", "dressed", "--template", template)

    assert result.code == 0
    assert result.out.splitlines() == [str(Path("dressed") / template.name)]
    assert "has every style that is used" in " ".join(result.err.split())


def test_a_template_does_not_dress_a_document_that_people_edited_and_that_is_said(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their document is brought up to date in the looks it has."""
    ran(capsys, "write", MOOD_SCORE, "cep", "-o", "own")
    [path] = (here / "own").iterdir()
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run(" A word of mine.")
    edited.save(str(path))
    ran(capsys, "write", MOOD_SCORE, "cep", "-o", "other")
    [template] = (here / "other").iterdir()

    result = ran(capsys, "write", MOOD_SCORE, "cep", "-o", "own", "--template", template)

    assert result.code == 0
    assert "it keeps its own looks: the template is for documents that are written anew" in result.err


def test_a_document_for_another_market_is_refused_with_those_there_are(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For Great Britain alone no plan for the Union is written, whatever else is asked for with it."""
    path = project_file(here, 'markets = ["gb"]\n', name="gb.toml")

    result = ran(capsys, "write", path, "cep", "gb")

    assert result.code == 2
    assert "it is for the market eu, and the project names gb; for these there are" in " ".join(
        result.err.split()
    )
    assert not (here / "output").exists()


def test_a_template_that_is_none_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is written."""
    (here / "letter.docx").write_text("not a Word file", "utf-8")

    result = ran(capsys, "write", MOOD_SCORE, "cep", "--template", "letter.docx")

    assert result.code == 2
    assert "letter.docx: cannot be read as a Word file" in " ".join(result.err.split())
    assert [path.name for path in here.iterdir()] == ["letter.docx"]


def test_an_unknown_document_is_answered_with_those_there_are(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no name is near."""
    result = ran(capsys, "write", MOOD_SCORE, "bogus")

    assert result.code == 2
    assert "there are cep, cer, gaps" in result.err
    assert list(here.iterdir()) == []


def test_an_empty_name_is_no_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a variable gives it that is not set: nothing is written where nobody meant it."""
    result = ran(capsys, "write", MOOD_SCORE, "-o", "")

    assert result.code == 2
    assert "--output" in result.err
    assert list(here.iterdir()) == []


def test_a_name_that_is_too_long_is_answered_with_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk is not to blame."""
    result = ran(capsys, "new", f"{'x' * 300}.toml")

    assert result.code == 2
    assert "choose a shorter name" in result.err
    assert list(here.iterdir()) == []


def test_what_was_written_before_a_disk_was_full_is_printed_all_the_same(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script finds what is there by what is printed, a person by what is told."""
    carry_out = placing.carry_out

    def full_at_the_second(planned: placing.Planned) -> placing.Planned:
        if list(here.rglob("*.md")):
            raise CannotWrite("second.md", "no space left on device")
        return carry_out(planned)

    monkeypatch.setattr("cerwizard.documents.write.carry_out", full_at_the_second)

    result = ran(capsys, "write", MOOD_SCORE, "cep", "gaps", "--format", "md")

    (written,) = here.rglob("*.md")
    assert (result.code, result.out) == (2, f"{written.relative_to(here)}\n")
    assert "second.md: cannot be written: no space left on device\nWritten before that:\n" in result.err
