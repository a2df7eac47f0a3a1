"""The door for TOML: a pydantic model says what a file may hold, and each complaint gets its place."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from cerwizard.tables import Problem, Source, did_you_mean


class Strict(BaseModel):
    """A table that refuses what it does not know and never guesses at types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Model = TypeVar("Model", bound=BaseModel)


def read_as(model: type[Model], source: Source, problems: list[Problem]) -> Model | None:
    """Read the whole file as one model; on failure add every problem with its line and return `None`."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        for complaint in error.errors(include_url=False, include_context=False):
            keys = tuple(complaint["loc"])
            problems.append(source.problem(keys, _sentence(model, complaint["type"], complaint["msg"], keys)))
        return None


def _sentence(model: type[BaseModel], kind: str, message: str, keys: tuple[str | int, ...]) -> str:
    name = str(keys[-1]) if keys else ""
    match kind:
        case "extra_forbidden":
            return f"`{name}` is not a key here{did_you_mean(name, _keys_at(model, keys[:-1]))}"
        case "missing":
            return f"`{name}` is missing"
        case _:
            return f"`{name}`: {message[:1].lower()}{message[1:]}"


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
