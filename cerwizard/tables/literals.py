"""How single keys and values are written: by tomli-w, on one line where they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import tomli_w

LONGEST_LINE = 100
"""Characters up to which an array stands on one line."""


@lru_cache(maxsize=4096)
def key_text(name: str) -> str:
    """Return a key, in quotes where it needs them."""
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def header_text(names: Sequence[str]) -> str:
    """Return the dotted keys of a table header."""
    return ".".join(key_text(name) for name in names)


def scalar_text(value: object, *, may_break: bool) -> str:
    """Return a value that holds no others; text with line breaks may stand on several lines."""
    # tomli-w writes a Windows line break as a plain one when it writes several lines.
    if isinstance(value, str):
        return text_literal(value, may_break=may_break and "\r" not in value)
    return tomli_w.dumps({"x": value})[len("x = ") : -1]


@lru_cache(maxsize=4096)  # a file is saved after each answer, and nearly all of its text is as it was
def text_literal(text: str, *, may_break: bool) -> str:
    """Return text in its quotes."""
    return tomli_w.dumps({"x": text}, multiline_strings=may_break)[len("x = ") : -1]


def inline_text(value: Any) -> str:
    """Return any value on one line."""
    match value:
        case str() | int():
            return scalar_text(value, may_break=False)
        case Mapping():
            pairs = ", ".join(f"{key_text(name)} = {inline_text(inner)}" for name, inner in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return "[" + ", ".join(inline_text(inner) for inner in value) + "]"
        case _:
            return scalar_text(value, may_break=False)
