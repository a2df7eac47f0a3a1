"""The door for TOML: a pydantic model says what a file may hold, and each complaint gets its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from cerwizard.tables import EXPECTED, KeyPath, Problem, Source, did_you_mean, no_such_value

Complaint: TypeAlias = Mapping[str, Any]
"""What pydantic says of one value: `type`, `loc`, `input`, `msg`, and `ctx` with what would be right."""
QUOTED = re.compile(r"'([^']*)'")
PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "small letters, digits and _ are expected, a letter first",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$": "small letters and digits are expected, with - between the words",
    r"^[a-z]+\.[A-Za-z0-9.]+$": "a document and a number are expected, with a point between",
    r"^[A-Z]*$": "capital letters are expected",
    r"^\d{4}-\d{2}$": "a year and a month are expected, like 2026-07",
}
"""The ways in which a text can have to be written, in words."""


class Strict(BaseModel):
    """A table that refuses what it does not know and never guesses at types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Model = TypeVar("Model", bound=BaseModel)


def read_as(model: type[Model], source: Source, problems: list[Problem]) -> Model | None:
    """Read the whole file as one model; on failure add every problem with its line and return `None`."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        found: dict[KeyPath, list[Complaint]] = {}
        for complaint in error.errors(include_url=False):
            found.setdefault(_place(source.data, complaint), []).append(complaint)
        around = {keys[:length] for keys in found for length in range(len(keys))}
        for keys, complaints in found.items():
            # Of a value that may be of several kinds, what is wrong inside of it tells which kind it is.
            if keys not in around:
                problems.append(source.problem(keys, _sentence(model, complaints, keys)))
        return None


def _place(data: Any, complaint: Complaint) -> KeyPath:
    """Return the keys that lead there, without the names of the kinds that pydantic puts among them."""
    keys: list[str | int] = []
    for key in complaint["loc"]:
        try:
            data = data[key]
        except (KeyError, TypeError):
            if complaint["type"] != "missing" or key != complaint["loc"][-1]:
                continue
        keys.append(key)
    return tuple(keys)


def _sentence(model: type[BaseModel], complaints: Sequence[Complaint], keys: KeyPath) -> str:
    names = [key for key in keys if isinstance(key, str)]
    name = names[-1] if names else ""
    if complaints[0]["type"] == "extra_forbidden":
        return f"`{name}` is not a key here{did_you_mean(name, _keys_at(model, keys[:-1]))}"
    if complaints[0]["type"] == "missing":
        return f"`{name}` is missing"
    said = dict.fromkeys(_expected(complaint, ".".join(names)) for complaint in complaints)
    return f"`{name}`: {'; or '.join(said)}"


def _expected(complaint: Complaint, header: str) -> str:
    """Return in plain words what would stand there."""
    kind, of = complaint["type"], complaint.get("ctx", {})
    match kind:
        case "literal_error" | "enum" if isinstance(complaint["input"], str):
            choices = [choice for choice in QUOTED.findall(of["expected"]) if choice]
            return no_such_value(complaint["input"], choices)
        case "literal_error" | "enum":
            return EXPECTED["string_type"]
        case "greater_than_equal":
            return f"{of['ge']} is the least that is possible"
        case "less_than_equal":
            return f"{of['le']} is the most that is possible"
        case "too_short":
            return f"the list is too short, {of['min_length']} or more are needed"
        case "too_long" | "string_too_long":
            return f"it is too long, there is room for {of['max_length']}"
        case "string_pattern_mismatch":
            return PATTERNS.get(of["pattern"], "it is not written as it must be here")
        case _:
            return EXPECTED.get(kind, str(complaint["msg"])).format(header=header)


def _keys_at(model: type[BaseModel], keys: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the model allows where these keys lead."""
    here: type[BaseModel] | None = model
    for key in keys:
        if isinstance(key, int) or here is None:
            continue
        entry = here.model_fields.get(key) or next(
            (field for field in here.model_fields.values() if field.alias == key), None
        )
        here = _model_in(entry.annotation) if entry else None
    return [field.alias or name for name, field in here.model_fields.items()] if here else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found:
            return found
    return None
