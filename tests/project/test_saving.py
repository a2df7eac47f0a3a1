"""Writing a project file: canonical, with its comments, whole or not at all."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from msgspec.structs import replace

from cerwizard.errors import AlreadyThere, CannotWrite, ChangedOnDisk, ProjectError
from cerwizard.project import Project, ProjectFile, new_project, read_project, save, save_as
from cerwizard.tables import LARGEST_FILE
from tests.project.devices import FULL, QUESTIONNAIRE


def opened(path: Path, text: str) -> ProjectFile:
    """Return a project file with this text, read."""
    path.write_text(text, encoding="utf-8")
    return read_project(path, QUESTIONNAIRE)


@pytest.fixture
def file(tmp_path: Path) -> ProjectFile:
    """A project file with everything in it."""
    return opened(tmp_path / "device.toml", FULL)


def text_of(file: ProjectFile) -> str:
    """Return what is on disk."""
    return file.path.read_text(encoding="utf-8")


def test_a_file_in_canonical_layout_stays_as_it_is(file: ProjectFile) -> None:
    """Opening and saving changes no byte, and does not even touch the file."""
    before = file.path.stat().st_mtime_ns

    saved = save(file, file.project)

    assert text_of(saved) == FULL
    assert saved.path.stat().st_mtime_ns == before


def test_one_answer_is_one_line(file: ProjectFile) -> None:
    """In git the change reads as what was done."""
    save(file, file.project.with_answer("implantable", True))

    assert text_of(file) == FULL.replace("implantable = false", "implantable = true")


def test_answers_stand_in_the_order_of_the_questions(file: ProjectFile) -> None:
    """Whoever answers last, the file reads like the questionnaire."""
    project = Project().with_answer("first_sold", date(2027, 1, 1)).with_answer("purpose", "Measures.")

    save(file, project.with_answer("implantable", False))

    answers = text_of(file).split("[answers]\n")[1]
    assert answers.startswith('purpose = "Measures."\nimplantable = false\nfirst_sold = 2027-01-01\n')


def test_a_file_written_by_hand_gets_the_canonical_layout(tmp_path: Path) -> None:
    """Order, spacing and quotes are the tool's; words and notes are the author's."""
    file = opened(
        tmp_path / "device.toml",
        dedent(
            """\
            answers = { duration = 'short', colour = 3 }
            schema_version=1
            stage = "x" # misplaced
            # what we show
            [[proof]]
            people = 3
            shelf = 2
            id = 'E1'
            [open]
            tissue.note = "ask" # RA
            taste = { owner = "me" }
            [[use]]
            open.colour = {}
            id = "alert"
            """
        ),
    )

    save(file, file.project)

    assert text_of(file) == dedent(
        """\
        schema_version = 1
        stage = "x"  # misplaced

        [project]
        stage = "scoping"

        [answers]
        duration = "short"
        colour = 3

        [open.tissue]
        note = "ask"  # RA

        [open.taste]
        owner = "me"

        [[use]]
        id = "alert"

        [use.open.colour]

        # what we show
        [[proof]]
        id = "E1"
        people = 3
        shelf = 2
        """
    )


def test_what_was_saved_can_be_saved_again(file: ProjectFile) -> None:
    """The digest follows each writing, and so do the places of problems."""
    file = save(file, file.project.with_answer("implantable", True))
    file = save(file, file.project.with_row("proof", {"id": "E2", "supports": ("C7",)}))
    file = save(file, file.project.with_answer("diameter", -1))

    assert [problem.message for problem in file.warnings] == [
        "`diameter`: -1 is below 0, the least that is possible",
        "`supports`: no row `C7` in `promise`",
    ]
    assert "# the instructions say 20 days\n" in text_of(file)


def test_a_file_changed_outside_is_not_overwritten(file: ProjectFile) -> None:
    """Whoever edited it in another window loses nothing."""
    file.path.write_text(FULL.replace("Patch", "Patch 2"), encoding="utf-8")

    with pytest.raises(ChangedOnDisk) as caught:
        save(file, file.project.with_answer("implantable", True))

    assert (caught.value.path, caught.value.is_gone) == (str(file.path), False)
    assert "Patch 2" in text_of(file)


def test_a_file_that_went_away_is_not_made_again(file: ProjectFile) -> None:
    """It may have been moved: there would be two of it."""
    file.path.unlink()

    with pytest.raises(ChangedOnDisk) as caught:
        save(file, file.project.with_answer("implantable", True))

    assert (caught.value.path, caught.value.is_gone) == (str(file.path), True)
    assert not file.path.exists()


def test_a_file_changed_while_it_is_written_is_not_overwritten(
    file: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last look comes when all is ready: a checkout in between is noticed."""
    theirs = FULL.replace("Patch", "Patch 2")
    monkeypatch.setattr(Path, "chmod", lambda *_: file.path.write_text(theirs, encoding="utf-8"))

    with pytest.raises(ChangedOnDisk):
        save(file, file.project.with_answer("implantable", True))

    assert text_of(file) == theirs
    assert list(file.path.parent.iterdir()) == [file.path]


def test_a_file_that_came_back_is_saved(file: ProjectFile) -> None:
    """Whoever puts it back where it was loses nothing of what was answered meanwhile."""
    away = file.path.rename(file.path.with_name("away.toml"))
    with pytest.raises(ChangedOnDisk, match="moved or removed since it was read") as caught:
        save(file, file.project.with_answer("implantable", True))
    assert caught.value.is_gone

    away.rename(file.path)
    save(file, file.project.with_answer("implantable", True))

    assert "implantable = true" in text_of(file)


def test_the_answers_can_be_rescued_beside(file: ProjectFile, tmp_path: Path) -> None:
    """When the file changed outside, one's own state can go to another file, notes included."""
    file.path.write_text("# edited\n", encoding="utf-8")

    mine = save_as(file, file.project.with_answer("implantable", True), tmp_path / "mine.toml")

    assert text_of(mine) == FULL.replace("implantable = false", "implantable = true")
    assert text_of(file) == "# edited\n"
    with pytest.raises(AlreadyThere):
        save_as(file, file.project, tmp_path / "mine.toml")


def test_what_could_not_be_read_again_is_not_written(file: ProjectFile) -> None:
    """A mistake in a face cannot lock the user out of the file."""
    with pytest.raises(ProjectError, match="there is no `weekly`"):
        save(file, file.project.with_answer("duration", "weekly"))
    with pytest.raises(
        CannotWrite, match=r"device\.toml: cannot be written: a value cannot be written as text"
    ):
        save(file, file.project.with_answer("purpose", "half a character: \ud800"))

    assert text_of(file) == FULL


def test_a_failing_disk_leaves_the_old_file(file: ProjectFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next attempt starts from the same state."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        save(file, file.project.with_answer("implantable", True))
    monkeypatch.undo()

    assert text_of(file) == FULL
    assert save(file, file.project.with_answer("implantable", True)).project.answers["implantable"] is True


def test_a_new_project_has_its_first_tables(tmp_path: Path) -> None:
    """A person who opens it in an editor sees where answers go."""
    path = tmp_path / "device.toml"

    new_project(path, "Patch", "Example Devices GmbH", ("eu", "gb"))

    assert path.read_text(encoding="utf-8") == dedent(
        """\
        schema_version = 1

        [project]
        name = "Patch"
        manufacturer = "Example Devices GmbH"
        stage = "scoping"
        markets = ["eu", "gb"]

        [answers]
        """
    )
    file = read_project(path, QUESTIONNAIRE)
    assert file.warnings == ()
    assert text_of(save(file, file.project)) == path.read_text(encoding="utf-8")


def test_a_new_project_without_words_has_the_answers_that_were_given(tmp_path: Path) -> None:
    """Nothing is made up for the name and the manufacturer."""
    path = tmp_path / "device.toml"

    new_project(path, answers={"implantable": True})

    file = read_project(path, QUESTIONNAIRE)
    assert (file.project.name, file.project.manufacturer) == ("", "")
    assert dict(file.project.answers) == {"implantable": True}


def test_a_new_project_overwrites_nothing(tmp_path: Path) -> None:
    """Not even a link that leads nowhere."""
    path = tmp_path / "device.toml"
    path.symlink_to(tmp_path / "nowhere.toml")

    with pytest.raises(AlreadyThere) as caught:
        new_project(path, "Patch")

    assert caught.value.path == str(path)
    assert os.listdir(tmp_path) == ["device.toml"]  # noqa: PTH208 - a broken link is listed too


def test_notes_follow_their_rows_and_unknown_keys_their_points(tmp_path: Path) -> None:
    """A row that goes takes no note of another along; what this version does not know stays where it stood."""
    file = opened(
        tmp_path / "device.toml",
        'schema_version = 1\n\n[open.purpose]\nnote = "ask"\nlater = 1\n\n'
        '# first\n[[proof]]\nid = "E1"\n\n# second\n[[proof]]\nid = "E2"\n',
    )
    tables = {**file.project.tables, "proof": file.project.tables["proof"][1:]}

    saved = save(file, replace(file.project, tables=tables))

    assert '[open.purpose]\nnote = "ask"\nlater = 1\n' in text_of(saved)
    assert text_of(saved).endswith('# second\n[[proof]]\nid = "E2"\n# first\n')


def test_what_would_be_too_large_to_read_again_is_not_written(file: ProjectFile) -> None:
    """The refusal says how much is too much, and where long texts belong."""
    with pytest.raises(CannotWrite) as caught:
        save(file, file.project.with_answer("purpose", "x" * LARGEST_FILE))

    assert caught.value.path == str(file.path)
    assert caught.value.reason == "it would hold more than 1 MB, and could not be read again"
    assert caught.value.advice == "put long texts into documents, and name their place here"
    assert text_of(file) == FULL
