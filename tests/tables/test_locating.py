"""The place of every key, and the key of every comment."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import Any

import pytest

from cerwizard.tables import Comment, KeyPath, parse

TEXT = dedent(
    '''\
    schema_version = 1
    "quoted key".'with dots' . plain = true

    [project] # what it is
    text = """
    [not a header]
    name = "not a key" # not a comment
    """
    quote = """""five quotes""\\""" # still inside"""""
    literal = \'\'\'it's # here\'\'\'
    list = [
        "one", # the first
        # about two
        ["two", { three = 3, four = ["#", 4] }],
    ]
    when = 2026-11-22 10:00:00 # now
    [answers]
    name.first = 1
    name.last = 2

    [[claim]]
    id = "C1"
    [claim.more]
    x = 1
    [[claim.part]]
    y = 1
    [[claim.part]]
    y = 2
    [[claim]]
    id = "C2"
    '''
)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("schema_version",), 1),
        (("quoted key", "with dots", "plain"), 2),
        (("project",), 4),
        (("project", "text"), 5),
        (("project", "quote"), 9),
        (("project", "literal"), 10),
        (("project", "list", 0), 12),
        (("project", "list", 1), 14),
        (("project", "list", 1, 0), 14),
        (("project", "list", 1, 1, "four", 1), 14),
        (("project", "when"), 16),
        (("answers", "name"), 18),
        (("answers", "name", "last"), 19),
        (("claim",), 21),
        (("claim", 0), 21),
        (("claim", 0, "more", "x"), 24),
        (("claim", 0, "part", 1, "y"), 28),
        (("claim", 1), 29),
        (("claim", 1, "id"), 30),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_key_is_found_on_its_line(keys: KeyPath, line: int, newline: str) -> None:
    """Headers, rows, quoted and dotted keys, inline tables and array elements all have a line."""
    source = parse(TEXT.replace("\n", newline), "device.toml")

    assert source.line(*keys) == line


def test_what_is_not_there_falls_back_to_what_is_around_it() -> None:
    """A missing key is reported at the table or row that lacks it."""
    source = parse(TEXT, "device.toml")

    assert source.line("claim", 1, "text") == 29
    assert source.line("nothing") is None
    assert str(source.problem(("claim", 1, "text"), "it is missing")) == "device.toml:29: it is missing"


def test_every_value_has_a_line() -> None:
    """No key that tomllib reads is unknown to the locator; an element may have the line of its array."""
    source = parse(TEXT, "device.toml")

    keys = [path for path in paths(source.data) if isinstance(path[-1], str)]
    assert [path for path in keys if path not in source.places.lines] == []


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of every value."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in parts:
        yield (*path, part)
        yield from paths(inner, (*path, part))


def test_every_comment_is_found_at_its_key() -> None:
    """Number signs inside text are none."""
    source = parse(TEXT, "device.toml")

    assert set(source.comments) == {
        Comment(("project",), "beside", "# what it is"),
        Comment(("project", "list", 0), "beside", "# the first"),
        Comment(("project", "list", 1), "above", "# about two"),
        Comment(("project", "when"), "beside", "# now"),
    }


@pytest.mark.parametrize(
    ("text", "keys", "place"),
    [
        ("# note\n\na = 1\n", (), "head"),
        ("# note\na = 1\n", ("a",), "above"),
        ("a = 1 # note\n", ("a",), "beside"),
        ("a = 1\n# note\n\n[t]\n", (), "end"),
        ("a = 1\n\n# note\n[t]\n", ("t",), "above"),
        ("a = 1\n# note\n[t]\n", ("t",), "above"),
        ("[t] # note\n", ("t",), "beside"),
        ("[[t]]\n[[t]] # note\n", ("t", 1), "beside"),
        ("[t]\na = 1\n# note\nb = 2\n", ("t", "b"), "above"),
        ("[t]\na = 1\n# note\n", ("t",), "end"),
        ("[t]\na = 1\n\n# note\n", (), "foot"),
        ("a = [\n1,\n# note\n]\n", ("a",), "end"),
        ("a = [ # note\n1,\n]\n", ("a", 0), "above"),
        ("# note\n", (), "foot"),
    ],
)
def test_a_comment_stands_where_a_reader_would_say_it_does(text: str, keys: KeyPath, place: str) -> None:
    """Above the next key, beside the key on the line, or at the end of its table."""
    (comment,) = parse(text, "device.toml").comments

    assert (comment.keys, comment.place, comment.text) == (keys, place, "# note")
