"""Rows at plain prompts: what they may name, and what a row cannot be without."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge, assess
from cerwizard.cli.asking import Conversation
from cerwizard.sitting import Device, Sitting
from tests.cli.calls import project_file

Typed: TypeAlias = Callable[..., tuple[str, list[dict[str, Any]]]]

USES = """
[[use]]
id = "alerts"
title = "Alerts to the clinic"
[[use]]
id = "export"
"""


@pytest.fixture
def typed(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typed:
    """Type lines at a table of a file, and return what was said and its rows on disk."""

    def type_lines(table: str, text: str, *lines: str) -> tuple[str, list[dict[str, Any]]]:
        path = project_file(tmp_path, text)
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        device = Device.opened(path, knowledge)
        at_table = replace(Sitting(assess(device.file.project, knowledge)), item_id=table)
        try:
            Conversation(device, at_table).run()
        finally:
            device.close()
        said = " ".join(capsys.readouterr().out.split())
        return said, tomllib.loads(path.read_text(encoding="utf-8")).get(table, [])

    return type_lines


def test_a_row_names_a_further_use_by_its_number_or_its_id(typed: Typed, knowledge: Knowledge) -> None:
    """What the app offers in its form is offered here too; it was refused, whatever was typed."""
    columns = [column.id for column in knowledge.questionnaire.questions["claim"].columns]
    empty = [""] * columns.index("use")

    said, rows = typed("claim", USES, "add", *empty, "2", "/done", "add", *empty, "alerts", "/done")

    assert "1 alerts Alerts to the clinic 2 export" in said
    assert [row["use"] for row in rows] == ["export", "alerts"]


def test_the_number_of_a_row_cannot_be_emptied(typed: Typed) -> None:
    """It is said that a row needs it, and asked again; it ended the run."""
    said, rows = typed("claim", "", "add", "-", "", "Cures", "/done")

    assert "A row needs this." in said
    assert rows == [{"id": "C1", "text": "Cures"}]


def test_a_row_is_kept_as_far_as_it_was_filled_in_when_the_input_ends(typed: Typed) -> None:
    """A new one and one that is changed; nothing is made of a row of which nothing was said."""
    before = '[[claim]]\nid = "C1"\ntext = "Cures"\n'

    said, rows = typed("claim", before, "add", "", "Helps")
    assert rows == [{"id": "C1", "text": "Cures"}, {"id": "C2", "text": "Helps"}]
    assert "Saved." in said
    assert typed("claim", before, "change C1", "", "Relieves")[1] == [{"id": "C1", "text": "Relieves"}]
    assert typed("claim", before, "add", "")[1] == [{"id": "C1", "text": "Cures"}]
    assert typed("claim", before, "add", "", "Helps", "/back")[1] == [{"id": "C1", "text": "Cures"}]


@pytest.mark.parametrize("end", [["/done"], []])
def test_no_row_keeps_the_number_of_another(end: list[str], typed: Typed) -> None:
    """Refused is refused, also where the row is kept at once or the input ends."""
    before = '[[claim]]\nid = "C1"\ntext = "Cures"\n'

    said, rows = typed("claim", before, "add", "C1", *end)

    assert "there is a row C1 already" in said
    assert [row["id"] for row in rows] == (["C1", "C2"] if end else ["C1"])


def test_of_two_rows_with_one_number_only_one_is_removed(typed: Typed) -> None:
    """As after copying a row by hand: the other stays, and can be removed next."""
    twice = '[[claim]]\nid = "C1"\ntext = "first"\n[[claim]]\nid = "C1"\ntext = "second"\n'

    _, rows = typed("claim", twice, "remove C1")

    assert [row["text"] for row in rows] == ["second"]
