"""TOML text in its canonical layout: one key a line, a blank line between tables, comments at their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cerwizard.tables.comments import Comment, KeyPath, Place
from cerwizard.tables.literals import LONGEST_LINE, header_text, inline_text, key_text, scalar_text
from cerwizard.tables.moves import role_of, settled_comments


def toml_text(
    data: Mapping[str, Any], comments: Sequence[Comment] = (), before: Mapping[str, Any] | None = None
) -> str:
    """Return the data as TOML in the order given, with every comment at the key it stood at.

    `before` is the data in which the comments were found. The comment of a removed key moves to the end of
    its table.
    """
    return written(data, comments, before).text


class Written(Struct, frozen=True):
    """A text in its canonical layout, table by table, so that the next one is made of what stayed as it was."""

    data: Mapping[str, Any] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    """At the places they have in this text."""
    top: str = ""
    """The values that stand in no table."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """The text of each table, or of all rows of one."""
    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The text of each key of a table that holds no others."""
    foot: str = ""

    @property
    def text(self) -> str:
        """The whole text: blank lines between the tables."""
        return "\n".join(text for text in (self.top, *self.tables.values(), self.foot) if text)

    @property
    def plain(self) -> Mapping[str, Any]:
        """The values that stand in no table."""
        return {name: value for name, value in self.data.items() if name not in self.tables}

    def since(self, last: Written) -> Written:
        """Return what of this text was not taken over from the last one."""
        is_top_new = self.top is not last.top
        data, tables = dict(self.plain) if is_top_new else {}, {}
        for name, text in self.tables.items():
            if text is last.tables.get(name):
                continue
            data[name], tables[name] = self.data[name], text
            if name in self.entries and name in last.entries:
                entries, old = self.entries[name], last.entries[name]
                keys = [key for key, entry in entries.items() if entry is not old.get(key)]
                data[name] = {key: self.data[name][key] for key in keys}
                tables[name] = "".join([f"[{header_text([name])}]\n", *(entries[key] for key in keys)])
        return Written(data=data, top=self.top if is_top_new else "", tables=tables, foot=self.foot)


def written(
    data: Mapping[str, Any],
    comments: Sequence[Comment] = (),
    before: Mapping[str, Any] | None = None,
    last: Written | None = None,
) -> Written:
    """Return the data written like `toml_text`; of the last text, that of the very same tables is taken over."""
    placed = settled_comments(comments, data if before is None else before, data) if comments else []
    last = last or Written()
    writer = Writer(placed)
    around, old = by_name(placed), by_name(last.comments)
    tables, entries = {}, {}
    for name, value in data.items():
        are_same = around.get(name) == old.get(name)
        if name in last.tables and last.data[name] is value and are_same:
            tables[name] = last.tables[name]
            if name in last.entries:
                entries[name] = last.entries[name]
            continue
        role = role_of(value)
        if role == "table" and all(role_of(inner) in ("array", "value") for inner in value.values()):
            before, known = (last.data.get(name, {}), last.entries.get(name, {})) if are_same else ({}, {})
            entries[name] = {
                key: known[key]
                if key in known and before[key] is inner
                else writer.entry(key, inner, (name,))
                for key, inner in value.items()
            }
        if role in ("table", "rows"):
            tables[name] = writer.table(name, value, entries.get(name))
    new = Written(data, tuple(placed), "", tables, entries, joined([writer.standing((), "foot")]))
    if new.comments == last.comments and is_taken_over(new.plain, last.plain):
        return replace(new, top=last.top)
    return replace(new, top=joined([writer.standing((), "head"), writer.lines(new.plain, ())]))


def is_taken_over(new: Mapping[str, Any], last: Mapping[str, Any]) -> bool:
    """Return whether the values are the very same."""
    return new.keys() == last.keys() and all(last[name] is value for name, value in new.items())


def by_name(comments: Iterable[Comment]) -> Mapping[str | int, list[Comment]]:
    """Return the comments by the name at the top of the file under which they stand."""
    found: dict[str | int, list[Comment]] = {}
    for comment in comments:
        if comment.keys:
            found.setdefault(comment.keys[0], []).append(comment)
    return found


def joined(blocks: Iterable[list[str]]) -> str:
    """Return blocks of lines as a text, with one blank line between them."""
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def is_same(read: Any, written: Any) -> bool:
    """Return whether two values are the same in TOML: `1`, `1.0`, `true` are three values, `nan` is itself."""
    match written:
        case str() | bool():  # first, since nearly all values are
            return type(read) is type(written) and bool(read == written)
        case Mapping():
            return (
                isinstance(read, Mapping)
                and read.keys() == written.keys()
                and all(is_same(read[name], value) for name, value in written.items())
            )
        case list() | tuple():
            return isinstance(read, list) and len(read) == len(written) and all(map(is_same, read, written))
        case _:
            are_both_nan = read != read and written != written
            return type(read) is type(written) and (read == written or are_both_nan)


class Writer:
    """Writes one file."""

    def __init__(self, comments: Iterable[Comment]) -> None:
        self.comments: dict[tuple[KeyPath, Place], list[str]] = {}
        for comment in comments:
            self.comments.setdefault((comment.keys, comment.place), []).append(comment.text)

    def table(self, name: str, value: Any, entries: Mapping[str, str] | None) -> str:
        """Return a table at the top of the file with all that is in it, or the rows of one.

        `entries` are the texts of its keys, where they are known already.
        """
        if entries is None:
            return joined(self.inner(name, value, (), ()))
        around = [joined([self.header(value, (name,), (name,))]), *entries.values()]
        return "".join([*around, joined([self.standing((name,), "end")])])

    def blocks(self, table: Mapping[str, Any], path: KeyPath, names: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines of a table and of each table in it."""
        yield [*self.header(table, path, names), *self.lines(table, path)]
        for name, value in table.items():
            yield from self.inner(name, value, path, names)

    def inner(self, name: str, value: Any, path: KeyPath, names: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines of what is a table or rows among the values of a table."""
        match role_of(value):
            case "table":
                yield from self.blocks(value, (*path, name), (*names, name))
            case "rows":
                for number, row in enumerate(value):
                    yield from self.blocks(row, (*path, name, number), (*names, name))

    def lines(self, table: Mapping[str, Any], path: KeyPath) -> list[str]:
        """Return the keys of a table with their plain values."""
        plain = [name for name, value in table.items() if role_of(value) in ("array", "value")]
        entries = [self.entry(name, table[name], path).removesuffix("\n") for name in plain]
        return [*entries, *self.standing(path, "end")]

    def entry(self, name: str, value: Any, path: KeyPath) -> str:
        """Return one key with its value and the comments at it."""
        place = (*path, name)
        line = f"{key_text(name)} = {self.value(value, place)}{self.beside(place)}"
        return joined([[*self.standing(place, "above"), line]])

    def header(self, table: Mapping[str, Any], path: KeyPath, names: Sequence[str]) -> list[str]:
        """Return the header of a table with its comments; a table that only holds tables needs none."""
        if not path:
            return []
        is_row = isinstance(path[-1], int)
        only_tables = bool(table) and all(role_of(value) in ("table", "rows") for value in table.values())
        places: tuple[Place, ...] = ("above", "beside", "end")
        if only_tables and not is_row and not any((path, place) in self.comments for place in places):
            return []
        header = f"[[{header_text(names)}]]" if is_row else f"[{header_text(names)}]"
        return [*self.standing(path, "above"), header + self.beside(path)]

    def value(self, value: Any, place: KeyPath) -> str:
        """Return a value; an array stands on one line when it fits and no comment stands in it."""
        if not isinstance(value, list | tuple):
            return inline_text(value) if isinstance(value, Mapping) else scalar_text(value, may_break=True)
        lines: list[str] = []
        has_comments = False
        for number, element in enumerate(value):
            above, beside = self.standing((*place, number), "above"), self.beside((*place, number))
            has_comments = has_comments or bool(above or beside)
            lines += [*above, f"{inline_text(element)},{beside}"]
        at_end = self.standing(place, "end")
        on_one_line = inline_text(value)
        if not (has_comments or at_end) and len(on_one_line) <= LONGEST_LINE:
            return on_one_line
        return "\n".join(["[", *(f"    {line}" for line in [*lines, *at_end]), "]"])

    def standing(self, path: KeyPath, place: Place) -> list[str]:
        """Return the comments on lines of their own at this place."""
        return self.comments.get((path, place), [])

    def beside(self, path: KeyPath) -> str:
        """Return the comment that ends the line."""
        found = self.comments.get((path, "beside"))
        return f"  {' '.join(found)}" if found else ""
