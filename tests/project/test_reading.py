"""Reading a project file: what it says becomes a project, what is unknown is kept and told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cerwizard.errors import NewerVersion, ProjectError
from cerwizard.project import Action, Change, Meeting, OpenPoint, Project, Statement, Use, read_project
from tests.project.devices import FULL, QUESTIONNAIRE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the project file of a test lies."""
    return tmp_path / "device.toml"


def project_in(path: Path, text: str) -> Project:
    """Return the project that a text describes."""
    path.write_text(text, encoding="utf-8")
    return read_project(path, QUESTIONNAIRE).project


def messages(path: Path, text: str) -> list[str]:
    """Return what is told about a file that can be read."""
    path.write_text(text, encoding="utf-8")
    return [str(problem).removeprefix(f"{path}:") for problem in read_project(path, QUESTIONNAIRE).warnings]


def test_an_empty_text_is_reported(path: Path) -> None:
    """It is kept, and counts for nothing."""
    assert messages(path, 'schema_version = 1\n[answers]\npurpose = " "\n') == [
        "3: `purpose`: it is empty and says nothing; the question stays open"
    ]


def test_everything_in_a_file_is_in_the_project(path: Path) -> None:
    """Each table of the format has its field."""
    project = project_in(path, FULL)

    assert project == Project(
        name="Patch",
        manufacturer="Example Devices GmbH",
        stage="plan",
        markets=("eu", "gb"),
        complete=("promise",),
        answers={
            "purpose": "Measures something.\n\nIn adults.",
            "implantable": False,
            "duration": "short",
            "tissue": ("heart", "skin"),
            "diameter": 12.5,
        },
        justifications={"duration": "See the instructions."},
        notes={"duration": "settled with the clinic"},
        open={"patients": OpenPoint(note="ask the study team", owner="RA", due=date(2026, 12, 15))},
        uses=(
            Use(
                id="alert",
                title="Alert",
                answers={"duration": "long"},
                open={"tissue": OpenPoint(note="not clear for the alert")},
            ),
        ),
        tables={
            "promise": ({"id": "C1", "text": "Fewer emergencies.", "use": "alert"},),
            "proof": (
                {
                    "id": "E1",
                    "kind": "study",
                    "supports": ("C1",),
                    "people": 120,
                    "read": date(2026, 11, 20),
                    "own": True,
                },
            ),
        },
        statements=(
            Statement(requirement="R-1", place="QM-12, section 4", by="RA", date=date(2026, 11, 20)),
        ),
        actions=(Action(requirement="R-2", owner="CTO", due=date(2027, 1, 31), note="write the plan"),),
        meetings=(Meeting(date=date(2026, 11, 22), present=("RA", "CTO"), decided=("R-2 goes to the CTO",)),),
        changes=(Change(version="0.2", date=date(2026, 11, 22), author="RA", reason="first issue"),),
        assessed={"eu_mdr": "2026-07"},
    )


def test_a_sound_file_draws_no_word(path: Path) -> None:
    """Silence means that everything was understood."""
    assert messages(path, FULL) == []


def test_a_path_may_be_given_as_text(path: Path) -> None:
    """A script need not know about path objects."""
    path.write_text(FULL, encoding="utf-8")

    assert read_project(str(path), QUESTIONNAIRE).project.name == "Patch"


def test_a_fact_that_nobody_asks_reaches_no_rule(path: Path) -> None:
    """It is kept apart from the answers, with what was said of it."""
    text = "schema_version = 1\n[answers]\ncolour = 3\n[justifications]\ncolour = 'x'\n"
    text += "[notes]\ncolour = 'y'\n[open.taste]\nowner = 'me'\n"

    project = project_in(path, text)

    assert project.answers == {}
    assert project.open == {}
    assert project.unknown == {
        "answers": {"colour": 3},
        "justifications": {"colour": "x"},
        "notes": {"colour": "y"},
        "open": {"taste": {"owner": "me"}},
    }


def test_an_answer_at_the_top_of_the_file_is_sent_to_its_table(path: Path) -> None:
    """The slip of leaving out `[answers]` is named for what it is."""
    (told,) = messages(path, "schema_version = 1\nimplantable = true\n")

    assert (
        told
        == "2: `implantable`: no such key here; it is kept and not used; an answer stands under `[answers]`"
    )


def test_an_empty_file_is_an_empty_project(path: Path) -> None:
    """Starting from nothing is told, and allowed."""
    path.write_text("", encoding="utf-8")

    file = read_project(path, QUESTIONNAIRE)

    assert file.project == Project()
    assert [problem.message for problem in file.warnings] == [
        "`schema_version` is missing; read as version 1"
    ]


def test_a_file_of_a_later_version_is_left_alone(path: Path) -> None:
    """Half understood is not understood."""
    text = 'schema_version = 2\n[answers]\nimplantable = "perhaps"\n'
    path.write_text(text, encoding="utf-8")

    with pytest.raises(NewerVersion) as caught:
        read_project(path, QUESTIONNAIRE)

    assert str(caught.value) == (
        f"{path}:1: written by a later cerwizard (version 2, this one knows 1); update it"
    )
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("version", ["0", "true", '"1"', "1.0"])
def test_a_version_that_never_was_is_refused(path: Path, version: str) -> None:
    """Only a whole number from 1 on is a version."""
    path.write_text(f"schema_version = {version}\n", encoding="utf-8")

    with pytest.raises(ProjectError, match="there is no such version"):
        read_project(path, QUESTIONNAIRE)


def test_a_market_without_rules_is_refused_when_markets_are_known(path: Path) -> None:
    """A mistyped market would silently leave its rules out."""
    path.write_text('schema_version = 1\n[project]\nmarkets = ["eu", "uk"]\n', encoding="utf-8")

    with pytest.raises(ProjectError) as caught:
        read_project(path, QUESTIONNAIRE, markets=("eu", "gb"))

    assert str(caught.value) == f"{path}:3: `markets`: there is no `uk`; expected `eu` or `gb`"


def test_what_is_missing_or_no_file_is_a_project_error(tmp_path: Path) -> None:
    """A face has one kind of error to show."""
    with pytest.raises(ProjectError, match="there is no such file"):
        read_project(tmp_path / "device.toml", QUESTIONNAIRE)
    with pytest.raises(ProjectError, match="this is a folder"):
        read_project(tmp_path, QUESTIONNAIRE)


def test_a_file_nested_beyond_reason_is_refused(path: Path) -> None:
    """Nothing in a file makes the reader fall over."""
    path.write_text(f"schema_version = 1\nx = {'[' * 80}{']' * 80}\n", encoding="utf-8")

    with pytest.raises(ProjectError, match="nested too deeply"):
        read_project(path, QUESTIONNAIRE)
