"""The canonical layout, and comments that survive it."""

from __future__ import annotations

from collections import Counter
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.tables import InvalidToml, is_same, parse, toml_text
from tests.tried import tried


def rewritten(text: str, data: dict[str, Any] | None = None) -> str:
    """Return a text as it is written anew, with other data where these are given."""
    source = parse(dedent(text), "device.toml")
    return toml_text(source.data if data is None else data, source.comments, source.data)


def test_the_layout_is_one_key_a_line_and_one_blank_line_between_tables() -> None:
    """A change of one answer is a change of one line in git."""
    written = rewritten(
        """
        a=1
        t = { x = "one", y = { z = [1, 2] } }
        rows = [ { id = "R1" }, { id = "R2", words = ["a", "b"] } ]
        """
    )

    assert written == dedent(
        """\
        a = 1

        [t]
        x = "one"

        [t.y]
        z = [1, 2]

        [[rows]]
        id = "R1"

        [[rows]]
        id = "R2"
        words = ["a", "b"]
        """
    )


def test_text_with_line_breaks_is_written_on_several_lines() -> None:
    """A paragraph reads as a paragraph, and its changes as changes of lines."""
    assert toml_text({"text": "first\nsecond\n"}) == 'text = """\nfirst\nsecond\n"""\n'


def test_a_long_list_has_an_element_a_line() -> None:
    """What does not fit on a line is read downwards."""
    words = [f"a fairly long word, number {number}" for number in range(5)]

    assert toml_text({"words": words}).splitlines()[1] == '    "a fairly long word, number 0",'


@pytest.mark.parametrize(("length", "lines"), [(100, 1), (101, 3)])
def test_a_list_stands_on_one_line_up_to_a_hundred_characters(length: int, lines: int) -> None:
    """What is longer by one is broken."""
    written = toml_text({"words": ["x" * (length - len('[""]'))]}).removeprefix("words = ")

    assert len(written.splitlines()) == lines


def test_what_stands_in_a_list_stays_on_its_line() -> None:
    """Text with line breaks, and a table with nothing in it."""
    assert toml_text({"words": ["a\nb", {}, {"x": "c\nd"}]}) == 'words = ["a\\nb", {}, { x = "c\\nd" }]\n'


def test_a_table_that_only_holds_others_needs_no_header() -> None:
    """Whether these are tables or rows."""
    text = "[a.b]\nx = 1\n\n[[a.rows]]\ny = 2\n"

    assert rewritten(text) == text
    assert rewritten("[a]\n[[a.rows]]\ny = 2\n") == "[[a.rows]]\ny = 2\n"


def test_two_notes_about_one_element_stand_beside_it() -> None:
    """One before its comma, one after."""
    written = rewritten("a = [\n1 # best\n, # of two\n2]\n")

    assert written == "a = [\n    1,  # best # of two\n    2,\n]\n"


@pytest.mark.parametrize(
    "text",
    [
        "# note\n[a]\n\n[a.b]\nx = 1\n",
        "[a]  # note\n\n[a.b]\nx = 1\n",
        "[a]\n# note\n\n[a.b]\nx = 1\n",
        "[a]  # note\n\n[[a.rows]]\ny = 2\n",
    ],
)
def test_a_header_with_a_note_stays(text: str) -> None:
    """Else the note would be lost, or go to another table."""
    assert rewritten(text) == text


def test_comments_stay_at_their_keys() -> None:
    """Whoever wrote a note finds it where it was."""
    text = dedent(
        """\
        # our device

        # always one
        schema_version = 1  # really

        [answers]  # all of them
        # asked twice
        duration = "short"  # see D-3
        words = [
            # best first
            "a",
            "b",  # and b
            # no more
        ]
        # end of answers

        # the main claim
        [[claim]]
        id = "C1"

        # the end
        """
    )

    assert rewritten(text) == text


def test_comments_follow_their_rows() -> None:
    """Deleting or adding rows moves no note to another row."""
    text = """
        # first
        [[claim]]
        id = "C1"
        # second
        [[claim]]
        id = "C2" # two
        # third
        [[claim]]
        id = "C3"
        kind = "safety" # three
        """

    written = rewritten(text, {"claim": [{"id": "C3", "kind": "safety"}, {"id": "C0"}, {"id": "C2"}]})

    assert written == dedent(
        """\
        # third
        [[claim]]
        id = "C3"
        kind = "safety"  # three

        [[claim]]
        id = "C0"

        # second
        [[claim]]
        id = "C2"  # two
        # first
        """
    )


def test_the_comment_of_a_renamed_row_stays() -> None:
    """A row whose id alone changed is the same row."""
    written = rewritten('[[claim]] # mine\nid = "C1"\nkind = "x"\n', {"claim": [{"id": "C9", "kind": "x"}]})

    assert written.startswith("[[claim]]  # mine\n")


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("[t]\na = 1 # note\nb = 2\nc = 3\n", {"t": {"b": 2, "c": 3}}, "[t]\nb = 2\nc = 3\n# note\n"),
        ("# note\na = 1\nb = 2\n", {"b": 2}, "b = 2\n# note\n"),
        ("a = 1\n[t]\n# note\nb = 2\n", {"a": 1}, "a = 1\n\n# note\n"),
        ("a = [\n1, # note\n2]\n", {"a": [2]}, "a = [\n    2,\n    # note\n]\n"),
        ("[a]\n[a.b] # note\nx = 1\n", {"a": {"c": {}}}, "[a]\n# note\n\n[a.c]\n"),
        ('a = [{ id = "x" }, # note\n]\n', {"a": [{"id": "x"}]}, '[[a]]  # note\nid = "x"\n'),
        ("rows = [{ x = 1 }] # note\n", {"rows": [{"x": 1}]}, "# note\n[[rows]]\nx = 1\n"),
    ],
)
def test_the_comment_of_a_removed_key_moves_to_the_end_of_its_table(
    text: str, data: dict[str, Any], expected: str
) -> None:
    """A note outlives what it was about: only a person deletes it."""
    assert rewritten(text, data) == expected


SCALARS = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(["a\nb", 'quotes """ inside\n', "a\r\nb", "# no comment", "\\", "é\u2028", "\x00\x7f"])
    | st.dates()
    | st.datetimes()
    | st.times()
)
KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ["id", "a", "b", "#", ""]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=5)


@tried(50)
@given(TABLES)
def test_whatever_toml_can_hold_reads_back_the_same(data: dict[str, Any]) -> None:
    """Nothing that was read is changed by being written."""
    text = toml_text(data)

    assert is_same(parse(text, "device.toml").data, data)
    assert text == toml_text(data, parse(text, "device.toml").comments)


@tried(50)
@given(TABLES, st.data())
def test_comments_anywhere_survive_writing_in_place(data: dict[str, Any], draw: st.DataObject) -> None:
    """Wherever a comment is written by hand, it is at the same key afterwards, and stays there."""
    source = parse(scribbled(toml_text(data), draw), "device.toml")

    written = toml_text(source.data, source.comments)

    again = parse(written, "device.toml")
    assert is_same(again.data, data)
    assert notes(again.comments) == notes(source.comments)
    assert toml_text(again.data, again.comments) == written


@tried(50)
@given(TABLES, TABLES, st.data())
def test_no_comment_is_lost_or_doubled_whatever_changes(
    before: dict[str, Any], after: dict[str, Any], draw: st.DataObject
) -> None:
    """Even when a file becomes quite another, every note is in it once."""
    source = parse(scribbled(toml_text(before), draw), "device.toml")

    written = toml_text(after, source.comments, source.data)

    again = parse(written, "device.toml")
    assert is_same(again.data, after)
    text = "\n".join(comment.text for comment in again.comments)
    assert Counter(text.split()) == Counter(" ".join(comment.text for comment in source.comments).split())


def scribbled(text: str, draw: st.DataObject) -> str:
    """Return the text with comments and blank lines put where they change nothing that tomllib reads."""
    data = parse(text, "device.toml").data
    lines = text.split("\n")
    for number in range(draw.draw(st.integers(0, 8))):
        at = draw.draw(st.integers(0, len(lines)))
        how = draw.draw(st.sampled_from(["above", "beside", "blank"]))
        if how == "above" or at == len(lines):
            changed = [*lines[:at], f"# note-{number}", *lines[at:]]
        elif how == "beside":
            changed = [*lines[:at], f"{lines[at]} # note-{number}", *lines[at + 1 :]]
        else:
            changed = [*lines[:at], "", *lines[at:]]
        try:
            if is_same(parse("\n".join(changed), "device.toml").data, data):
                lines = changed
        except InvalidToml:
            continue
    return "\n".join(lines)


def notes(comments: Any) -> set[tuple[Any, str, str]]:
    """Return the comments without the blank lines between them."""
    return {(comment.keys, comment.place, comment.text) for comment in comments if comment.text}
