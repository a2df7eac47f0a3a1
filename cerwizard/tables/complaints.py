"""What tomllib says against a text, in plain words and with the line to look at."""

from __future__ import annotations

import re
import tomllib

AT_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
KEY = re.compile(r"\s*(?P<key>[^=#]*?)\s*=")
LIKE_A_DATE = re.compile(r"[^=]*=\s*\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
QUOTED_TEXT = re.compile(r"""[^=]*=\s*["']""")
TABLE_TWICE = re.compile(r"Cannot declare \((?P<names>.*?),?\) twice")

PLAIN_WORDS = {
    "Invalid value": "a value is missing or not TOML: text needs quotes, yes and no are `true` and `false`",
    "Invalid statement": "a key, a `[table]` or a comment is expected here",
    "Expected '=' after a key in a key/value pair": "expected `=` after the key",
    "Illegal character '\\n'": "a closing quotation mark is missing at the end of this line",
}

NOT_MERGED = (
    "two versions that git could not merge stand from here on: keep one, and take out the lines of its marks"
)

CONFLICT = re.compile(r"^<{7}(?: .*)?$.*?^={7}$.*?^>{7}(?: .*)?$", re.MULTILINE | re.DOTALL)
"""Two versions of some lines, as git leaves them for a person to choose from."""

TOO_MUCH = "Expected newline or end of document after a statement"

OPENING = "[{'\""
"""The signs that open what has to be closed."""

MOST_TRIES = 200
"""Lines to go back from the end of a text, so that a long one is not read for ever."""


def place_and_message(complaint: str, text: str) -> tuple[int | None, str]:
    """Return the line and a plain sentence for a complaint of tomllib."""
    where = AT_PLACE.search(complaint)
    if (line := line_of_conflict(text)) is not None:
        return line, NOT_MERGED
    if where is None:
        return None, "not valid TOML: a number is too long to be read"
    said = complaint[: where.start()]
    lines = text.split("\n")
    if where["line"] is None:
        line = opening_line(lines)
        if any(sign in lines[line - 1] for sign in OPENING):
            return line, "not valid TOML: what begins here is not closed before the file ends"
    else:
        line = int(where["line"])
    return line, f"not valid TOML: {in_plain_words(said, lines[line - 1])}"


def line_of_conflict(text: str) -> int | None:
    """Return the line on which two versions begin that nobody has chosen from; `None` where there are none."""
    found = CONFLICT.search(text.replace("\r\n", "\n")) if "<" * 7 in text else None
    return found.string.count("\n", 0, found.start()) + 1 if found else None


def in_plain_words(said: str, line: str) -> str:
    """Return a complaint about one line in our words."""
    if said == "Cannot overwrite a value":
        key = KEY.match(line)
        return f"`{key['key']}` stands twice" if key else "this key stands twice"
    if twice := TABLE_TWICE.match(said):
        names = ".".join(name.strip("'") for name in twice["names"].split(", "))
        return f"`[{names}]` stands twice"
    return _too_much(line) if said == TOO_MUCH else PLAIN_WORDS.get(said, lowered(said))


def _too_much(line: str) -> str:
    """Say what is wrong with a line on which more stands than one key and its value."""
    if LIKE_A_DATE.match(line):
        return "a date is written year-month-day, as 2026-12-10"
    if QUOTED_TEXT.match(line):
        return 'text ends at its second quotation mark: write `\\"` for one that belongs to it'
    return "only one key a line: the end is expected"


def opening_line(lines: list[str]) -> int:
    """Return the line on which begins what the file does not close; the last line when it is far from the end."""
    last = max((number for number, line in enumerate(lines, start=1) if line.strip()), default=1)
    for before in range(last - 1, max(-1, last - MOST_TRIES), -1):
        try:
            tomllib.loads("\n".join(lines[:before]))
        except (ValueError, RecursionError):
            continue
        return before + 1
    return last


def lowered(said: str) -> str:
    """Return a sentence as it stands after a colon."""
    return said[:1].lower() + said[1:]
