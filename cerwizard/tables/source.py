"""A TOML file as it was read, with the place of every key."""

from __future__ import annotations

import re
import stat
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from cerwizard.errors import InvalidFile
from cerwizard.tables.comments import Comment, KeyPath
from cerwizard.tables.complaints import place_and_message
from cerwizard.tables.disk import reason_of
from cerwizard.tables.locate import Places, locate
from cerwizard.tables.problem import Problem
from cerwizard.tables.suggest import did_you_mean

HEADER = re.compile(r"^\[\[(\w+)\]\]", re.MULTILINE)
"""The header of a row in an array of tables at the top level."""
LARGEST_FILE = 1024 * 1024
"""Bytes; far above any file that people write, and so few that whatever is in them is read in little memory."""
DEEPEST = 50
"""Levels of nesting; our files have six, and a deeper one would cost more stack and memory than any is worth."""
LONGEST_NUMBER = 1000
"""Bits of a whole number, some 300 digits; from 1024 on Python cannot compare it with a number that has a point."""
# Strings and comments are stepped over, so that what is in them is not taken for a key.
DOTTED_KEY = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"(?!""))*+"{3,5}|'{3}(?:[^']|'(?!''))*+'{3,5}"""
    r"""|(?P<deep>(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){DEEP})"""
    r"""|[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*+""".replace("DEEP", str(DEEPEST)),
    re.DOTALL,
)


class InvalidToml(InvalidFile):
    """A file cannot be read, or is not valid TOML."""


class Source(Struct, frozen=True, dict=True):
    """A TOML file as it was read, with the place of every key."""

    file: str
    """The file as messages name it."""
    text: str
    data: dict[str, Any]
    """What tomllib made of the text."""

    @cached_property
    def places(self) -> Places:
        """Where everything stands; found when first asked for, since a file without problems never asks."""
        return locate(self.text)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment of the text with the key it stands at."""
        return self.places.comments if "#" in self.text else ()

    def line(self, *keys: str | int) -> int | None:
        """Return the line of a key or row, or of the nearest key around it."""
        for length in range(len(keys), 0, -1):
            if (found := self.places.lines.get(keys[:length])) is not None:
                return found
        return None

    def in_reading_order(self, *arrays: str) -> tuple[KeyPath, ...]:
        """Return the rows of these arrays of tables in the order in which they stand in the text."""
        wanted = {name: len(self.data.get(name, [])) for name in arrays}
        if sum(1 for count in wanted.values() if count) < 2:
            return tuple((name, at) for name, count in wanted.items() for at in range(count))
        headers = [name for name in HEADER.findall(self.text) if name in wanted]
        if any(headers.count(name) != count for name, count in wanted.items()):
            # A text value that looks like a header, or rows written inline: only the whole scan can tell.
            rows = [(name, at) for name, count in wanted.items() for at in range(count)]
            return tuple(sorted(rows, key=lambda row: self.line(*row) or 0))
        seen = dict.fromkeys(arrays, -1)
        order: list[KeyPath] = []
        for name in headers:
            seen[name] += 1
            order.append((name, seen[name]))
        return tuple(order)

    def problem(self, keys: KeyPath, message: str) -> Problem:
        """Return a problem at the place of these keys."""
        return Problem(self.file, self.line(*keys), message, keys)


def read(path: Path) -> Source:
    """Read a TOML file, or raise `InvalidToml` with the reason."""
    return parse(decoded(read_bytes(path), str(path)), str(path))


def read_bytes(path: Path) -> bytes:
    """Return the content of a plain file of reasonable size, or raise `InvalidToml`."""
    file = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refused(file, None, "this is a folder; name a file in it")
        if not stat.S_ISREG(status.st_mode):
            raise refused(file, None, "this is not a plain file")
        if status.st_size > LARGEST_FILE:
            raise refused(file, None, f"too large to be read: more than {LARGEST_FILE // 1024 // 1024} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refused(file, None, f"there is no such file{_near(path)}") from error
    except (OSError, ValueError) as error:  # a ValueError is a name no file can have
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise refused(file, None, f"cannot be read: {reason}") from error


def _near(path: Path) -> str:
    """Return which file beside it may have been meant, or nothing."""
    try:
        beside = [other.name for other in path.parent.iterdir() if other.suffix == path.suffix]
        return did_you_mean(path.name, beside)
    except OSError:  # a folder that is not there, or not to be looked into
        return ""


def plain_files(folder: Path, pattern: str) -> list[Path]:
    """Return the files that match, in the order of their names; none that an editor hides, no folder, no lost link."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith(".") and path.is_file())


def decoded(content: bytes, file: str) -> str:
    """Return the text of a file without its byte order mark, or raise `InvalidToml`."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(file, line, "not UTF-8 text; save the file as UTF-8") from error


def parse(text: str, file: str) -> Source:
    """Read TOML text, or raise `InvalidToml` with the line and what was expected."""
    text = text.removeprefix("\ufeff")
    if (line := line_of_deep_key(text)) is not None:
        raise refused(file, line, "nested too deeply to be read")
    try:
        data = tomllib.loads(text)
        if is_deeper(data, DEEPEST):
            raise refused(file, None, "nested too deeply to be read")
        if has_endless_number(data):
            raise refused(file, None, "not valid TOML: a number is too long to be read")
        return Source(file, text, data)
    except RecursionError as error:
        raise refused(file, None, "nested too deeply to be read") from error
    except ValueError as error:  # tomllib's own error, or Python's for a number of thousands of digits
        raise refused(file, *place_and_message(str(error), text)) from error


def line_of_deep_key(text: str) -> int | None:
    """Return the line of a key with more parts than any has, before a parser fills the memory with them."""
    if text.count(".") < DEEPEST or not any(line.count(".") >= DEEPEST for line in text.split("\n")):
        return None
    for found in DOTTED_KEY.finditer(text):
        if found["deep"]:
            return text.count("\n", 0, found.start()) + 1
    return None


def is_deeper(value: Any, levels: int) -> bool:
    """Return whether values lie in each other deeper than so many levels."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(is_deeper(part, levels - 1) for part in inner)


def has_endless_number(value: Any) -> bool:
    """Return whether a whole number is among the values that no other number can be compared with."""
    if isinstance(value, dict | list):
        return any(map(has_endless_number, value.values() if isinstance(value, dict) else value))
    return isinstance(value, int) and value.bit_length() > LONGEST_NUMBER


def whole_number(text: str) -> int | None:
    """Return the whole number that these digits mean, or `None` when no project file may hold one so long."""
    try:
        number = int(text)
    except ValueError:  # thousands of digits, which Python does not read
        return None
    return None if has_endless_number(number) else number


def refused(file: str, line: int | None, message: str) -> InvalidToml:
    """Return the error with its one problem."""
    return InvalidToml(file, [Problem(file, line, message)])
