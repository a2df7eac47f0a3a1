"""Reads the structure of a project file; what is wrong is said in plain words, what is unknown is found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args, get_origin

from cerwizard.project.door import FileTable, Table, keys_of, read_table
from cerwizard.tables import EXPECTED, KeyPath, Problem, Source, no_such_value

MOST_TOLD = 1000
"""Complaints about the structure of one file; a broken one may hold a million."""


def read_structure(source: Source, data: Mapping[str, Any]) -> tuple[FileTable | None, list[Problem]]:
    """Return the file as its tables say it, or `None` with every problem."""
    problems: list[Problem] = []

    def wrong(keys: KeyPath, kind: str, found: object, choices: tuple[str, ...]) -> None:
        if len(problems) < MOST_TOLD:
            problems.append(source.problem(keys, sentence(kind, keys, found, choices)))

    table = read_table(FileTable, data, wrong)
    return (None if problems else table), problems


def sentence(kind: str, keys: KeyPath, found: object, choices: tuple[str, ...]) -> str:
    """Return in plain words what is wrong there, with the values to choose from where there are some."""
    names = [part for part in keys if isinstance(part, str)]
    name = names[-1] if names else ""
    if kind == "literal_error":
        return f"`{name}`: {no_such_value(str(found), [choice for choice in choices if choice])}"
    if kind in ("dict_type", "model_type", "list_type") and name in row_tables():
        return f"`{name}`: rows are expected, each under `[[{name}]]`"
    return f"`{name}`: {EXPECTED[kind].format(header='.'.join(names))}"


def row_tables() -> list[str]:
    """Return the names of the tables that consist of rows."""
    return [name for name, kind in keys_of(FileTable).items() if get_origin(kind) is list and table_of(kind)]


def unknown_keys(
    data: Mapping[str, Any], model: type[Table], also_known: Collection[str] = (), path: KeyPath = ()
) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    """Yield each key that no table knows, with the names that are known in its place."""
    known = keys_of(model)
    for name, value in data.items():
        if name in known:
            annotation = known[name]
            inner = table_of(annotation)
            for keys, table in tables_in(value, (*path, name), is_named=get_origin(annotation) is dict):
                if inner:
                    yield from unknown_keys(table, inner, path=keys)
        elif name not in also_known:
            yield (*path, name), (*known, *also_known)


def table_of(annotation: Any) -> type[Table] | None:
    """Return the table model in a type: the type itself, or what its lists or keys hold."""
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, Table):
            return part
    return None


def tables_in(value: Any, path: KeyPath, *, is_named: bool) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """Yield the tables that a value is made of, each with its place: itself, its rows, or those under its names."""
    if isinstance(value, dict) and not is_named:
        yield path, value
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, table in parts:
        if isinstance(table, dict):
            yield (*path, part), table
