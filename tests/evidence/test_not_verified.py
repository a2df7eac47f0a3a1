"""What nobody could read in its text is said wherever the requirement is shown: plan, gaps, documents, app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Assessment, load_knowledge
from cerwizard.documents import compose, load_outlines
from cerwizard.documents.blocks import Table, plain
from cerwizard.errors import NotCovered
from cerwizard.evidence import Gap, Requirement
from cerwizard.facts import Truth
from cerwizard.project import new_project, read_project, save
from cerwizard.tui.screens.gap_words import details
from tests.cli.calls import ran
from tests.evidence.told import Told, tell

KNOWLEDGE = load_knowledge()
UNREAD = {name: found for name, found in KNOWLEDGE.requirements.items() if found.verified}


@pytest.fixture(scope="module")
def told() -> Told:
    """Every told device, assessed once for all tests."""
    return tell(KNOWLEDGE)


def test_every_doubt_says_what_was_not_read() -> None:
    """A mark alone would not tell a reader what to look up."""
    assert UNREAD
    assert all(found.verified.startswith("not verified: ") for found in UNREAD.values())


def test_every_doubt_reaches_some_device(told: Told) -> None:
    """The tests below speak of each requirement that is not verified."""
    reached = {gap.requirement.id for found in told.assessed.values() for gap in _unread(found)}

    assert reached == set(UNREAD)


@pytest.mark.parametrize("command", [("plan",), ("gaps", "--all")], ids=lambda command: command[0])
def test_the_command_line_says_it(
    told: Told, command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Plan and gaps name it beside the clause."""
    name, *options = command
    for path, requirements in _enough(told, tmp_path):
        shown = " ".join(ran(capsys, name, path, *options).out.split())

        for found in requirements:
            assert f"{found.id}: {found.clause}; {found.verified};" in shown


def test_machines_are_told(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan as JSON carries the doubt with the requirement."""
    for path, requirements in _enough(told, tmp_path):
        listed = {
            entry["id"]: entry["verified"]
            for entry in ran(capsys, "plan", path, "--json").json["requirements"]
        }

        assert {found.id: listed[found.id] for found in requirements} == {
            found.id: found.verified for found in requirements
        }


def test_the_documents_say_it(told: Told) -> None:
    """Wherever a document tells of such a requirement, and every one that belongs into it is told there."""
    outlines = load_outlines(KNOWLEDGE)
    said: set[str] = set()
    for assessment in told.assessed.values():
        for outline in outlines:
            with suppress(NotCovered):
                said |= set(_said(compose(assessment, outline).blocks))

    wanted = {
        name for name, found in UNREAD.items() if found.kind != "notice" and {"CEP", "CER"} & set(found.where)
    }
    assert wanted <= said


def test_the_app_says_it(told: Told) -> None:
    """The details of a gap end with what was not read."""
    for device in told.assessed.values():
        for gap in _unread(device):
            assert gap.requirement.verified.removeprefix("not verified: ") in details(gap, device).plain


def _unread(assessment: Assessment) -> Iterator[Gap]:
    yield from (gap for gap in assessment.gaps if gap.requirement.verified and gap.applies is Truth.HOLDS)


def _enough(told: Told, folder: Path) -> Iterator[tuple[Path, list[Requirement]]]:
    """Give as few saved devices as reach every doubt between them, each with the doubts that are new."""
    left = set(UNREAD)
    devices = {name: {gap.requirement.id for gap in _unread(found)} for name, found in told.assessed.items()}
    while left:
        name = max(devices, key=lambda name: len(devices[name] & left))
        path = folder / f"{name}.toml"
        new_project(path)
        save(read_project(path, KNOWLEDGE.questionnaire), told.assessed[name].project)
        yield path, [UNREAD[found] for found in sorted(devices[name] & left)]
        left -= devices[name]


def _said(blocks: tuple[Any, ...]) -> Iterator[str]:
    """Give the ids of unread requirements told in tables; fails where one is told without its doubt."""
    for block in blocks:
        for row in block.rows if isinstance(block, Table) else ():
            asked = plain(row.cells[0])
            for requirement in _told_in(asked):
                assert requirement.verified in asked or f"({requirement.id}; not verified)" in asked, asked
                yield requirement.id


def _told_in(asked: str) -> Iterator[Requirement]:
    for found in UNREAD.values():
        if found.says in asked and re.search(rf"[\n(]{found.id}\b", asked):
            yield found
