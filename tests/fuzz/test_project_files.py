"""Whatever stands in a project file: it is read, or every problem is named; and what is read can be written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import asdict

from cerwizard.errors import CannotWrite, ProjectError
from cerwizard.project import Project, ProjectFile, read_project, save
from tests.fuzz.texts import contents, lines
from tests.project.devices import FULL, QUESTIONNAIRE
from tests.tried import tried

KEYS = [
    "schema_version",
    "complete",
    "name",
    "stage",
    "markets",
    "purpose",
    "implantable",
    "duration",
    "tissue",
]
KEYS += [
    "diameter",
    "patients",
    "first_sold",
    "note",
    "due",
    "id",
    "text",
    "supports",
    "people",
    "read",
    "date",
]
TABLES = [
    "project",
    "answers",
    "justifications",
    "notes",
    "open",
    "open.purpose",
    "use",
    "use.answers",
    "promise",
    "proof",
]
TABLES += ["statement", "action", "meeting", "change", "assessed"]
TEXTS = lines(KEYS, TABLES)
PARTS = st.lists(st.sampled_from(FULL.split("\n\n")), max_size=8).map("\n\n".join)
"""Parts of a good file, in any order, some twice."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file stands."""
    return tmp_path_factory.mktemp("fuzz") / "device.toml"


def read(path: Path, content: bytes) -> ProjectFile | None:
    """Return the file when it can be read; whatever is said about it names the file, which stays as it is."""
    path.write_bytes(content)
    file: ProjectFile | None = None
    said: tuple[str, ...] = ()
    try:
        file = read_project(path, QUESTIONNAIRE)
        said = tuple(map(str, file.warnings))
    except ProjectError as error:
        said = tuple(map(str, error.problems))
    assert file or said
    assert all(sentence.startswith(str(path)) for sentence in said)
    assert path.read_bytes() == content
    return file


@tried(150)
@given(contents(TEXTS | PARTS | st.tuples(PARTS, TEXTS).map("\n".join)))
def test_every_content_is_read_or_every_problem_named(path: Path, content: bytes) -> None:
    """Never a traceback, and never a changed file."""
    read(path, content)


@tried(100)
@given(contents(TEXTS.map("schema_version = 1\n".__add__) | PARTS))
def test_what_is_read_can_be_written_and_says_the_same(path: Path, content: bytes) -> None:
    """Keys that nobody knows and every comment are kept; writing again changes nothing."""
    file = read(path, content)
    if file is None:
        return

    try:
        saved = save(file, file.project.with_details(name="Another"))
    except CannotWrite:
        assert path.read_bytes() == content
        return

    again = read_project(path, QUESTIONNAIRE)
    assert plain(again.project) == plain(file.project.with_details(name="Another"))
    assert comments_of(again) == comments_of(file)
    text = path.read_text(encoding="utf-8")
    assert save(saved, saved.project).digest == again.digest
    assert path.read_text(encoding="utf-8") == text


def plain(project: Project) -> str:
    """Return everything that a project says, in which not-a-number is the same as itself."""
    return json.dumps(
        asdict(project),
        sort_keys=True,
        default=lambda part: asdict(part) if isinstance(part, Struct) else repr(part),
    )


def comments_of(file: ProjectFile) -> list[str]:
    """Return every comment, in no order."""
    return sorted(comment.text.rstrip() for comment in file.source.comments if comment.text)
