"""The door for project files: the tables, their keys and the types of these.

The types are looked at here rather than by pydantic: a project file is read at every start, and importing pydantic
takes longer than everything else that reading it needs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct, field
from msgspec.structs import fields

from cerwizard.evidence import Stage
from cerwizard.project.records import ActionStatus
from cerwizard.tables import KeyPath

Wrong: TypeAlias = Callable[[KeyPath, str, object, tuple[str, ...]], None]
"""Takes what is wrong: where, its name in `tables.EXPECTED`, and what was found."""
NAME = Annotated[str, "not empty"]


class Table(Struct, frozen=True, kw_only=True):
    """A table of a project file: keys it does not know are kept, types are never guessed."""

    raw: Mapping[str, Any] = field(default_factory=dict)
    """The table as it stands in the file."""

    @property
    def unknown(self) -> Mapping[str, Any]:
        """The keys that this version does not know."""
        known = keys_of(type(self))
        return {name: value for name, value in self.raw.items() if name not in known}


class DetailsTable(Table, frozen=True, kw_only=True):
    """The table `[project]`."""

    name: str = ""
    manufacturer: str = ""
    stage: Stage = "scoping"
    markets: list[str] = field(default_factory=list)


class OpenTable(Table, frozen=True, kw_only=True):
    """A table `[open.…]`."""

    note: str = ""
    owner: str = ""
    due: dt.date | None = None


class SaidTable(Table, frozen=True, kw_only=True):
    """What the base of the file and each use share."""

    answers: dict[str, Any] = field(default_factory=dict)
    justifications: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    open: dict[str, OpenTable] = field(default_factory=dict)


class UseTable(SaidTable, frozen=True, kw_only=True):
    """A row `[[use]]`."""

    id: NAME
    title: str = ""


class StatementTable(Table, frozen=True, kw_only=True):
    """A row `[[statement]]`."""

    requirement: str
    place: str = ""
    by: str = ""
    date: dt.date | None = None


class ActionTable(Table, frozen=True, kw_only=True):
    """A row `[[action]]`."""

    requirement: str
    owner: str = ""
    due: dt.date | None = None
    status: ActionStatus = ""
    note: str = ""


class MeetingTable(Table, frozen=True, kw_only=True):
    """A row `[[meeting]]`."""

    date: dt.date | None = None
    present: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)


class ChangeTable(Table, frozen=True, kw_only=True):
    """A row `[[change]]`."""

    version: str = ""
    date: dt.date | None = None
    author: str = ""
    reason: str = ""


class FileTable(SaidTable, frozen=True, kw_only=True):
    """A whole project file; the rows of the table questions are among what it does not know."""

    schema_version: int = 1
    complete: list[str] = field(default_factory=list)
    project: DetailsTable = field(default_factory=DetailsTable)
    use: list[UseTable] = field(default_factory=list)
    statement: list[StatementTable] = field(default_factory=list)
    action: list[ActionTable] = field(default_factory=list)
    meeting: list[MeetingTable] = field(default_factory=list)
    change: list[ChangeTable] = field(default_factory=list)
    assessed: dict[str, Any] = field(default_factory=dict)


AnyTable = TypeVar("AnyTable", bound=Table)


_MODELS: tuple[type[Table], ...] = (
    DetailsTable,
    OpenTable,
    UseTable,
    StatementTable,
    ActionTable,
    MeetingTable,
    ChangeTable,
    FileTable,
)
_KEYS = {
    model: {name: kind for name, kind in get_type_hints(model, include_extras=True).items() if name != "raw"}
    for model in _MODELS
}


def keys_of(model: type[Table]) -> Mapping[str, Any]:
    """Return the keys of a table with the type of each."""
    return _KEYS[model]


def read_table(
    model: type[AnyTable], data: Mapping[str, Any], wrong: Wrong, path: KeyPath = ()
) -> AnyTable | None:
    """Return a table as its model says it, or `None` when a key is missing; all that is wrong is told."""
    given = {
        name: _value(kind, data[name], wrong, (*path, name))
        for name, kind in keys_of(model).items()
        if name in data
    }
    missing = [name for name in _required(model) if name not in data]
    for name in missing:
        wrong((*path, name), "missing", None, ())
    return None if missing else model(raw=data, **given)


@cache
def _required(model: type[Table]) -> list[str]:
    return [key.name for key in fields(model) if key.required]


def _value(kind: Any, value: Any, wrong: Wrong, path: KeyPath) -> Any:
    """Return a value of this type; where it is not of it, tell what is wrong."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Any:
        return value
    if origin is Literal:
        fault = "" if value in parts else "literal_error"
    elif origin is list:
        if isinstance(value, list):
            return [_value(parts[0], part, wrong, (*path, at)) for at, part in enumerate(value)]
        fault = "list_type"
    elif origin is dict:
        if isinstance(value, dict):
            return {name: _value(parts[1], part, wrong, (*path, name)) for name, part in value.items()}
        fault = "dict_type"
    elif isinstance(kind, type) and issubclass(kind, Table):
        if isinstance(value, dict):
            return read_table(kind, value, wrong, path)
        fault = "model_type"
    elif kind is int:
        fault = "" if type(value) is int else "int_type"
    elif kind is str or kind is NAME:
        fault = "" if isinstance(value, str) else "string_type"
        if kind is NAME and value == "":
            fault = "string_too_short"
    else:
        fault = "" if type(value) is dt.date else "date_type"
    if fault:
        wrong(path, fault, value, parts if origin is Literal else ())
    return value
