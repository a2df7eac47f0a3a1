"""Texts that a file may hold when something has gone wrong with it: TOML, nearly TOML, and noise."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

VALUES = [
    "1",
    "-0",
    "0x" + "f" * 4000,
    "9" * 5000,
    "1e400",
    "nan",
    "-inf",
    "true",
    '""',
    '"a"',
    '"\\u0000"',
    '"\\ud800"',
    "''",
    '"""\n# no comment\n"""',
    "'''\r\n'''",
    "[]",
    '["a", "a"]',
    "[[1], {a = 1}]",
    "[" * 60 + "]" * 60,
    "{}",
    "{ a = { b = 1 } }",
    "{" + "a = {" * 60 + "}" * 60 + "}",
    "2026-02-30",
    "2026-12-31",
    "0000-01-01",
    "9999-12-31T23:59:60Z",
    "2026-01-01T00:00:00+99:99",
    "25:00:00",
    "07:32:00",
]
"""Every type, and what lies just beside it."""
ODD = [
    "",
    "\x00",
    "\ufeff",
    "\r\n",
    "\r",
    "\x1b[2J",
    "\u202e",
    "=",
    "[",
    "]]",
    '"""',
    "'",
    "#",
    ".",
    "\t",
    "\\",
]
"""What does not belong where it stands."""


def lines(keys: Sequence[str], tables: Sequence[str]) -> st.SearchStrategy[str]:
    """Return lines of TOML with these keys and tables, with comments in every place, some of them odd."""
    key = st.sampled_from([*keys, '"a key"', "a.b.c", ".".join(["a"] * 60)]) | st.text(max_size=3)
    value = st.sampled_from(VALUES) | st.text(max_size=12).map(lambda text: f'"{text}"')
    comment = st.sampled_from(["", "", " # a comment", "#"])
    pair = st.tuples(key, value, comment).map(lambda parts: f"{parts[0]} = {parts[1]}{parts[2]}")
    table = st.sampled_from([*tables, "nothing"])
    header = st.tuples(table, comment, st.sampled_from(["[{}]", "[[{}]]", "[{}.inner]"])).map(
        lambda parts: parts[2].format(parts[0]) + parts[1]
    )
    array = st.lists(value, max_size=3).map(
        lambda inner: "a = [ # first\n" + ", # next\n".join(inner) + "\n]"
    )
    return st.lists(pair | pair | header | header | array | comment | st.sampled_from(ODD), max_size=14).map(
        "\n".join
    )


def contents(text: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Return the bytes of a text, as they were or damaged: a mark before it, other line ends, a hole, noise."""
    whole = text.map(lambda text: text.encode("utf-8", errors="replace"))
    damaged = st.tuples(whole, st.integers(0, 10_000), st.binary(max_size=4)).map(
        lambda parts: parts[0][: parts[1] % (len(parts[0]) + 1)] + parts[2] + parts[0][parts[1] % 97 :]
    )
    return (
        whole
        | whole.map(lambda content: b"\xef\xbb\xbf" + content)
        | whole.map(lambda content: content.replace(b"\n", b"\r\n"))
        | damaged
        | st.binary(max_size=200)
    )
