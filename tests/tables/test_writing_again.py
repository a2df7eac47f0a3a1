"""Writing a text after another: tables that stayed are taken over, with the notes of today."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from cerwizard.tables import Comment, toml_text, written

DATA: dict[str, Any] = {"answers": {"duration": "short", "own": True}, "claim": [{"id": "C1"}, {"id": "C2"}]}
NOTES: dict[str, tuple[Comment, ...]] = {
    "none": (),
    "one at a key": (Comment(("answers", "duration"), "beside", "# see D-3"),),
    "another at the same key": (Comment(("answers", "duration"), "beside", "# see D-4"),),
    "one at a header": (Comment(("answers",), "above", "# all of them"),),
    "one at a row": (Comment(("claim", 1), "above", "# the second"),),
}
"""What can stand beside the same data, in words."""


@pytest.mark.parametrize(("earlier", "later"), list(permutations(NOTES, 2)))
def test_a_table_that_stayed_is_written_with_the_notes_it_has_now(earlier: str, later: str) -> None:
    """A note that came, went or was worded anew is not hidden by what was written before."""
    last = written(DATA, NOTES[earlier])

    again = written(DATA, NOTES[later], DATA, last)

    assert again.text == toml_text(DATA, NOTES[later])
    assert last.text == toml_text(DATA, NOTES[earlier]) != again.text


TOPS: dict[str, dict[str, object]] = {
    "a number": {"version": 1},
    "the same as a truth": {"version": True},
    "a list": {"version": 1, "complete": ["claim"]},
    "another list": {"version": 1, "complete": ["claim", "risk"]},
    "nothing": {},
}
"""What can stand above the same tables, in words."""


@pytest.mark.parametrize(("earlier", "later"), list(permutations(TOPS, 2)))
def test_what_stands_above_the_tables_is_written_as_it_is_now(earlier: str, later: str) -> None:
    """What came, went or became other there is not hidden by what was written before, and alone is new."""
    last = written({**TOPS[earlier], **DATA})

    again = written({**TOPS[later], **DATA}, (), None, last)

    assert again.text == toml_text({**TOPS[later], **DATA})
    assert again.since(last).data == TOPS[later]


def test_what_stayed_above_the_tables_is_not_read_back() -> None:
    """An answer was given; only that is new."""
    last = written({**TOPS["a list"], **DATA})

    again = written({**last.data, "answers": {**DATA["answers"], "duration": "long"}}, (), None, last)

    assert again.since(last).text == '[answers]\nduration = "long"\n'
    assert again.text == toml_text(again.data)
