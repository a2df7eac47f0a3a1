"""Where each key of a TOML text stands, and the comments that stand at it.

The text is known to be valid (tomllib has read it), so the scanner only follows the structure.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

from msgspec import Struct, field

from cerwizard.tables.comments import Comment, KeyPath, Note, Standing, settled

BLANK = re.compile(r"[ \t\n]*")
COMMENT = re.compile(r"#[^\n]*")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
LITERAL = re.compile(r"'[^'\n]*'")
LONG_BASIC = re.compile(r'"""(?:[^"\\]+|\\.|"(?!""))*"{3,5}', re.DOTALL)
LONG_LITERAL = re.compile(r"'''(?:[^']+|'(?!''))*'{3,5}")
SCALAR = re.compile(r"[^,\]}#\n]*")
# Most lines of most files: a bare key with a short text, a number, a date or a yes/no, and no comment.
PLAIN_LINE = re.compile(
    r"""([A-Za-z0-9_-]+)[ \t]*=[ \t]*("(?!"")(?:[^"\\\n]|\\.)*"|[^\s"'\[{#][^"'\[{#\n]*)(?=\n|\Z)"""
)


class Places(Struct, frozen=True):
    """The place of everything in one text."""

    lines: dict[KeyPath, int]
    """The line of each key, table header, row and array element."""
    comments: tuple[Comment, ...]
    """Every comment, in the order of the text."""


def locate(text: str) -> Places:
    """Return the place of every key and comment of a valid TOML text."""
    scanner = Scanner(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    scanner.scan()
    return Places(scanner.lines, tuple(scanner.comments))


class Scanner(Struct):
    """Walks a valid TOML text once, from top to bottom."""

    text: str
    position: int = 0
    lines: dict[KeyPath, int] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    """The comments on lines of their own since the last key or header."""
    last: tuple[int, int, KeyPath, KeyPath, bool] | None = None
    """The last key or header: its first and last position, its path, the table after it, whether a header."""
    newlines: list[int] = field(default_factory=list)
    row_counts: dict[KeyPath, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.newlines = [match.start() for match in re.finditer("\n", self.text)]

    @property
    def line(self) -> int:
        """The line of the position."""
        return self.line_at(self.position)

    def line_at(self, position: int) -> int:
        """Return the line of a position, counted from 1."""
        return bisect_right(self.newlines, position - 1) + 1

    def scan(self) -> None:
        """Read headers, keys and comments to the end of the text."""
        table: KeyPath = ()
        while self.skip(BLANK) < len(self.text):
            start = self.position
            sign = self.text[start]
            if sign == "#":
                self.notes.append(Note(self.line, self.take(COMMENT)))
                continue
            if sign == "[":
                table = keys = self.header()
            elif plain := PLAIN_LINE.match(self.text, start):
                keys = (*table, plain[1])
                self.lines.setdefault(keys, self.line)
                self.position = plain.end()
            else:
                keys = self.key_and_value(table)
            found = (start, self.position, keys, table, sign == "[")
            self.settle_notes(found)
            self.last = found
            self.comment_beside(keys)
        self.settle_notes(None)

    def settle_notes(self, after: tuple[int, int, KeyPath, KeyPath, bool] | None) -> None:
        """Give the comments on lines of their own the key they stand at, now that the next key is known."""
        if self.notes:
            self.comments += settled(self.notes, self.standing(self.last), self.standing(after))
            self.notes = []

    def standing(self, found: tuple[int, int, KeyPath, KeyPath, bool] | None) -> Standing | None:
        """Return a key or header with its lines."""
        if found is None:
            return None
        start, end, keys, table, is_header = found
        return Standing(self.line_at(start), self.line_at(end), keys, table, is_header)

    def comment_beside(self, keys: KeyPath) -> None:
        """Read the comment that ends the line, if there is one."""
        while self.position < len(self.text) and self.text[self.position] in " \t":
            self.position += 1
        if self.text[self.position : self.position + 1] == "#":
            self.comments.append(Comment(keys, "beside", self.take(COMMENT)))

    def header(self) -> KeyPath:
        """Read `[table]` or `[[rows]]` and return its path, row numbers included."""
        line = self.line
        is_row = self.text.startswith("[[", self.position)
        self.position += 2 if is_row else 1
        names = self.key()
        self.position += 2 if is_row else 1
        path: KeyPath = ()
        for name in names[:-1]:
            path = self.inside_last_row((*path, name), line)
        path = (*path, names[-1])
        if is_row:
            self.lines.setdefault(path, line)
            row = self.row_counts.get(path, 0)
            self.row_counts[path] = row + 1
            path = (*path, row)
        self.lines[path] = line
        return path

    def inside_last_row(self, path: KeyPath, line: int) -> KeyPath:
        """Return the path with the number of its last row when it names an array of tables."""
        self.lines.setdefault(path, line)
        return (*path, self.row_counts[path] - 1) if path in self.row_counts else path

    def key_and_value(self, table: KeyPath) -> KeyPath:
        """Read `key = value` and return the path of the key."""
        line = self.line
        path = table
        for name in self.key():
            path = (*path, name)
            self.lines.setdefault(path, line)
        self.position += 1  # the equals sign
        self.skip(BLANK)
        self.value(path)
        return path

    def key(self) -> tuple[str, ...]:
        """Read a dotted key up to the sign after it."""
        names: list[str] = []
        while True:
            self.skip(BLANK)
            names.append(self.key_part())
            self.skip(BLANK)
            if self.text[self.position] != ".":
                return tuple(names)
            self.position += 1

    def key_part(self) -> str:
        """Read one bare or quoted key."""
        match self.text[self.position]:
            case '"':
                quoted = self.take(BASIC)
            case "'":
                quoted = self.take(LITERAL)
            case _:
                return self.take(BARE_KEY)
        name: str = tomllib.loads(f"name = {quoted}")["name"]
        return name

    def value(self, path: KeyPath) -> None:
        """Read past one value, noting what stands inside it."""
        match self.text[self.position]:
            case "[":
                self.array(path)
            case "{":
                self.inline_table(path)
            case '"':
                self.take(LONG_BASIC if self.text.startswith('"""', self.position) else BASIC)
            case "'":
                self.take(LONG_LITERAL if self.text.startswith("'''", self.position) else LITERAL)
            case _:
                self.take(SCALAR)

    def array(self, path: KeyPath) -> None:
        """Read an array; a comment belongs to the element before it there, else to the next or the end."""
        line_of_array = self.line
        self.position += 1
        above: list[str] = []
        elements = 0
        while True:
            before = self.position
            self.skip(BLANK)
            match self.text[self.position]:
                case "]":
                    self.position += 1
                    self.comments.extend(Comment(path, "end", comment) for comment in above)
                    return
                case ",":
                    self.position += 1
                case "#" if elements and self.line == self.line_at(before):
                    self.comments.append(Comment((*path, elements - 1), "beside", self.take(COMMENT)))
                case "#":
                    above.append(self.take(COMMENT))
                case _:
                    element = (*path, elements)
                    # On the line of its array an element needs no place of its own.
                    if (line := self.line) != line_of_array:
                        self.lines[element] = line
                    self.comments.extend(Comment(element, "above", comment) for comment in above)
                    above.clear()
                    self.value(element)
                    elements += 1

    def inline_table(self, path: KeyPath) -> None:
        """Read an inline table."""
        self.position += 1
        while True:
            self.skip(BLANK)
            match self.text[self.position]:
                case "}":
                    self.position += 1
                    return
                case ",":
                    self.position += 1
                case _:
                    self.key_and_value(path)

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Move past what the pattern matches and return the new position."""
        match = pattern.match(self.text, self.position)
        if match:
            self.position = match.end()
        return self.position

    def take(self, pattern: re.Pattern[str]) -> str:
        """Move past what the pattern matches and return it."""
        start = self.position
        return self.text[start : self.skip(pattern)]
