"""Where the comments of an old text stand in a new one: rows move, keys go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from msgspec import Struct, field

from cerwizard.tables.comments import Comment, KeyPath

Role: TypeAlias = Literal["table", "rows", "array", "value"]


def role_of(value: object) -> Role:
    """Return how a value is written: as a table, as rows with headers, as an array, or as a plain value."""
    match value:
        case str() | int() | float():  # first, since nearly all values are
            return "value"
        case Mapping():
            return "table"
        case list() | tuple():
            has_rows = bool(value) and all(isinstance(row, Mapping) for row in value)
            return "rows" if has_rows else "array"
        case _:
            return "value"


def roles(data: Mapping[str, Any], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Role]]:
    """Yield every place at which a comment can stand."""
    yield path, "table"
    for name, value in data.items():
        place = (*path, name)
        match role_of(value):
            case "table":
                yield from roles(value, place)
            case "rows":
                yield place, "rows"
                for number, row in enumerate(value):
                    yield from roles(row, (*place, number))
            case "array":
                yield place, "array"
                yield from (((*place, number), "value") for number in range(len(value)))
            case "value":
                yield place, "value"


def settled_comments(
    comments: Sequence[Comment], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Comment]:
    """Return the comments at the places they have in the new data, those of removed keys last."""
    known = dict(roles(after))
    moves = Moves(before, after)
    staying: list[Comment] = []
    homeless: list[Comment] = []
    for comment in comments:
        if comment.place in ("head", "foot"):
            staying.append(comment)
            continue
        path = moves.moved(comment.keys)
        role = known.get(path)
        if role in ("table", "array") or (role == "value" and comment.place != "end"):
            staying.append(Comment(path, comment.place, comment.text))
        elif comment.text:
            homeless.append(rehoused(comment, moves, path, known))
    return staying + homeless


def rehoused(comment: Comment, moves: Moves, path: KeyPath, known: Mapping[KeyPath, Role]) -> Comment:
    """Return the comment at the end of the nearest table or array around the key that is gone."""
    if known.get(path) == "rows" and comment.place != "end":
        return Comment((*path, 0), "above", comment.text)
    for length in range(len(path), 0, -1):
        around = path[:length]
        match known.get(around):
            case "table" | "array":
                return Comment(around, "end", comment.text)
            case "rows":
                return Comment((*around, len(value_at(moves.after, around)) - 1), "end", comment.text)
            case "value":
                return Comment(around, "above", comment.text)
    was_key = role_of(step(moves.before, comment.keys[0])) in ("value", "array")
    return Comment((), "end" if was_key else "foot", comment.text)


def value_at(data: Mapping[str, Any], path: KeyPath) -> Any:
    """Return the value that the path leads to."""
    value: Any = data
    for part in path:
        value = value[part]
    return value


class Moves(Struct):
    """Follows the rows of arrays from old data to new."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    found: dict[KeyPath, dict[int, int]] = field(default_factory=dict)
    """For each array looked at so far: old row number to new row number."""

    def moved(self, path: KeyPath) -> KeyPath:
        """Return the path in the new data; the number of a removed row leads past the last one."""
        old: Any = self.before
        new: Any = self.after
        out: KeyPath = ()
        for position, part in enumerate(path):
            if isinstance(part, int) and isinstance(old, list) and isinstance(new, list | tuple):
                here = path[:position]
                if here not in self.found:
                    self.found[here] = matched(old, new)
                at: str | int = self.found[here].get(part, len(new))
            else:
                at = part
            out = (*out, at)
            old = step(old, part)
            new = step(new, at)
        return out


def step(value: Any, part: str | int) -> Any:
    """Return what stands under this key or row number, or `None`."""
    match value, part:
        case Mapping(), str():
            return value.get(part)
        case ((list() | tuple()), int()):
            return value[part] if part < len(value) else None
        case _:
            return None


def matched(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Return which row became which: by id or content first, then by place when it was renamed or changed."""
    free: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(new):
        free[identity(row)].append(number)
    moves: dict[int, int] = {}
    for number, row in enumerate(old):
        if same := free[identity(row)]:
            moves[number] = same.pop(0)
    taken = set(moves.values())
    for number, row in enumerate(old[: len(new)]):
        if number not in moves and number not in taken and is_edited(row, new[number], len(old) == len(new)):
            moves[number] = number
    return moves


def identity(row: Any) -> str:
    """Return what makes a row the same row: its id, or else all of it."""
    return repr(row["id"]) if isinstance(row, Mapping) and "id" in row else repr(row)


def is_edited(old: Any, new: Any, none_came_or_went: bool) -> bool:
    """Return whether a row at the same place is the old one, changed."""
    if isinstance(old, Mapping) and isinstance(new, Mapping) and "id" in old:
        return {**old, "id": None} == {**new, "id": None}
    return none_came_or_went
