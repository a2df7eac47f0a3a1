"""When two have written one file: what differs, and keeping one of the two while the other goes beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cerwizard.project.layout import layout
from cerwizard.project.model import Project
from cerwizard.project.read import SCHEMA_VERSION, ProjectFile, read_project
from cerwizard.project.save import digest_on_disk, free_path, keep_copy, save, save_as
from cerwizard.tables import KeyPath

NOTHING = "(nothing)"


class Difference(Struct, frozen=True):
    """One place at which two versions of a project say different things."""

    place: str
    """The table, the row and the key."""
    mine: str
    theirs: str


def their_version(file: ProjectFile) -> ProjectFile:
    """Read the file as somebody else left it; raises `ProjectError` when it cannot be read."""
    return read_project(file.path, file.questionnaire, file.markets, file.versions)


def differences(file: ProjectFile, mine: Project, theirs: Project) -> tuple[Difference, ...]:
    """Return what the two versions say differently, in the order of the file; comments are not looked at."""
    sides = [dict(_values(layout(side, file.questionnaire, SCHEMA_VERSION), ())) for side in (mine, theirs)]
    return tuple(
        Difference(" ".join(map(str, keys)), *(_words(side.get(keys)) for side in sides))
        for keys in dict.fromkeys([*sides[0], *sides[1]])
        if repr(sides[0].get(keys)) != repr(sides[1].get(keys))
    )


def keep_mine(file: ProjectFile, mine: Project) -> tuple[ProjectFile, Path | None]:
    """Write one's own version into the file, after putting what stands there beside it.

    Returns the file as it is now, and where the other version is; `None` when nothing stood there any more.
    Raises what `save` raises; a third version that comes meanwhile is not overwritten.
    """
    digest = digest_on_disk(file.path)
    if not digest:
        return save_as(file, mine, file.path), None
    beside = keep_copy(file.path, "theirs")
    return save(replace(file, digest=digest), mine), beside


def take_theirs(file: ProjectFile, mine: Project) -> tuple[ProjectFile, Path]:
    """Return the file as somebody else left it, after putting one's own version beside it."""
    theirs = their_version(file)
    beside = free_path(file.path, "mine")
    save_as(file, mine, beside)
    return theirs, beside


def _values(value: Any, keys: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Give every value with its place; a row goes by its id or, without one, by its number, a second one counted."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _values(inner, (*keys, name))
    elif isinstance(value, list | tuple) and value and all(isinstance(row, Mapping) for row in value):
        seen: Counter[str] = Counter()
        for number, row in enumerate(value, start=1):
            name = str(row.get("id") or row.get("requirement") or number)
            seen[name] += 1
            yield from _values(row, (*keys, name if seen[name] == 1 else f"{name} ({seen[name]})"))
    else:
        yield keys, value


def _words(value: Any) -> str:
    match value:
        case None:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(_words, value)) or NOTHING
        case _:
            return str(value)
