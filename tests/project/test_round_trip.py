"""Whatever a project says, it says the same after writing and reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.project import (
    ACTION_WORDS,
    Action,
    ActionStatus,
    OpenPoint,
    Project,
    ProjectFile,
    Use,
    new_project,
    read_project,
    save,
)
from tests.project.devices import QUESTIONNAIRE
from tests.tried import tried

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["a\nb", 'x"""y\n', "#"]
)
DATES = st.dates()
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "purpose": TEXT,
        "implantable": st.booleans(),
        "duration": st.sampled_from(["transient", "short", "long"]),
        "tissue": st.lists(st.sampled_from(["heart", "brain", "skin"]), unique=True).map(tuple),
        "diameter": st.integers(-5, 600) | st.floats(allow_nan=False, allow_infinity=False),
        "patients": st.integers(),
        "first_sold": DATES,
    },
)
POINTS = st.builds(OpenPoint, note=TEXT, owner=TEXT, due=st.none() | DATES)
ABOUT = st.sampled_from(["purpose", "duration", "patients"])
KEPT_VALUE = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT | DATES | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from(["a", "b é"]), inner, max_size=2)
    ),
    max_leaves=5,
)
KEPT = st.dictionaries(st.sampled_from(["colour", "taste of it", "#"]), KEPT_VALUE, max_size=3)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"id": TEXT},
        optional={
            "kind": st.sampled_from(["study", "registry"]),
            "supports": st.lists(TEXT, max_size=3).map(tuple),
            "own": st.booleans(),
            "shelf": KEPT_VALUE,
        },
    ),
    min_size=1,
    max_size=4,
).map(tuple)
SAID = {
    "answers": ANSWERS,
    "justifications": st.dictionaries(ABOUT, TEXT, max_size=2),
    "notes": st.dictionaries(ABOUT, TEXT, max_size=2),
    "open": st.dictionaries(ABOUT, POINTS, max_size=2),
    "unknown": KEPT,
}
PROJECTS = st.builds(
    Project,
    name=TEXT,
    manufacturer=TEXT,
    stage=st.sampled_from(["scoping", "plan", "report", "market"]),
    markets=st.lists(TEXT, max_size=2).map(tuple),
    complete=st.lists(st.sampled_from(["promise", "proof"]), unique=True, max_size=2).map(
        lambda names: tuple(sorted(names))
    ),
    uses=st.lists(st.builds(Use, id=TEXT.filter(bool), title=TEXT, **SAID), max_size=2).map(tuple),
    tables=st.fixed_dictionaries({}, optional={"proof": ROWS}),
    assessed=KEPT,
    **SAID,
)


@tried(40)
@given(PROJECTS, st.lists(st.integers(0, 200), max_size=6))
def test_every_project_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, project: Project, places: list[int]
) -> None:
    """Answers, rows, uses, notes and keys of later versions: all of it survives, wherever comments stand."""
    path = tmp_path_factory.mktemp("projects") / "device.toml"
    new_project(path)
    file = save(read_project(path, QUESTIONNAIRE), project)
    commented = with_comments(file.path.read_text(encoding="utf-8"), places)
    path.write_text(commented, encoding="utf-8", newline="")

    again = read_project(path, QUESTIONNAIRE)
    saved = save(again, again.project)

    assert again.project == project
    assert read_project(path, QUESTIONNAIRE).project == project
    assert sorted(words_of(saved)) == sorted(words_of(again))


@pytest.mark.parametrize("status", ["", *ACTION_WORDS])
def test_how_far_an_action_is_reads_back_the_same(tmp_path: Path, status: ActionStatus) -> None:
    """It says so beside its owner and date, or says nothing where nobody has."""
    path = tmp_path / "device.toml"
    new_project(path)
    action = Action(
        requirement="R-1", owner="RA", due=date(2027, 1, 31), status=status, note="ask the clinic"
    )
    file = read_project(path, QUESTIONNAIRE)

    save(file, file.project.with_action(action))

    assert read_project(path, QUESTIONNAIRE).project.actions == (action,)
    assert ("status" in path.read_text(encoding="utf-8")) == bool(status)


def words_of(file: ProjectFile) -> list[Any]:
    """Return the comments with their places."""
    return [(repr(one.keys), one.place, one.text) for one in file.source.comments if one.text]


def with_comments(text: str, places: list[int]) -> str:
    """Return the text with a comment above some of its headers."""
    lines = text.split("\n")
    for place in places:
        at = place % len(lines)
        if lines[at].startswith("[") and not any('"""' in line for line in lines[:at]):
            lines.insert(at, f"# note {place}")
    return "\n".join(lines)
