"""Prints: data on stdout, talk on stderr, as wide as the terminal and without colour."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

NAMELESS = "A device without a name"
"""How a device is called in a report as long as its file does not name it."""
JSON_SCHEMA_VERSION = 1
"""The version of every `--json` object; it changes when a key changes its meaning or goes."""
WIDEST = 100
"""Columns; a longer line is hard to read."""

BELOW = 4
"""How far a line is put in that stands below a title, and no longer beside it."""

HARMLESS = "\n\t\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Letters without a shape that steer nothing; the last two are part of how people write."""
MARK = "\N{REPLACEMENT CHARACTER}"


def say(text: str) -> None:
    """Tell the person at the terminal something that is not data."""
    sys.stdout.flush()
    print(visible(text), file=sys.stderr)


def show(text: str = "", indent: int = 0, hang: int = 0) -> None:
    """Print a paragraph of the report, folded to the terminal; what follows its first line hangs deeper."""
    if not text:
        print()
        return
    for line in text.splitlines():
        print(fold(visible(line), indent, hang))


def visible(text: str) -> str:
    """Return a text as it can be printed: what would steer the terminal, or turn a line round, becomes a mark."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in HARMLESS else MARK for sign in text)


def in_one_line(text: str) -> str:
    """Return a text as one line that steers nothing, for what is read line by line."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def typed(file: Path | str) -> str:
    """Return a file as a person types it: quoted, and in no danger of being read as a command or an option."""
    from shlex import quote

    from cerwizard.cli.commands import COMMANDS

    name = str(file)
    is_mistaken = name.startswith("-") or any(command.name == name for command in COMMANDS)
    return quote(f"./{name}" if is_mistaken else name)


def room() -> int:
    """Return how many columns a line of a report may take."""
    from shutil import get_terminal_size

    return min(get_terminal_size((WIDEST, 24)).columns, WIDEST)


def margin(titles: Iterable[str]) -> int:
    """Return where what stands beside these titles begins; in a narrow terminal its next lines stand below them."""
    behind = max(map(len, titles), default=0) + 2
    return behind if behind <= room() / 2 else BELOW


def fold(line: str, indent: int = 0, hang: int = 0) -> str:
    """Return one paragraph folded at words, never inside a clause number."""
    from textwrap import fill

    return fill(
        line,
        width=room(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def show_json(report: Mapping[str, object]) -> None:
    """Print one JSON object with the version of its keys first."""
    from json import dumps

    print(dumps({"schema_version": JSON_SCHEMA_VERSION, **report}, indent=2))


def show_nothing_as_json() -> None:
    """Print what a machine reads when there is nothing to report."""
    print("null")
