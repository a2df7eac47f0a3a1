"""Reads by way of which other rows something speaks for a row; every problem is named with its file and line."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from cerwizard.evidence.ties import Through
from cerwizard.facts import Reader, Strict
from cerwizard.tables import KeyPath


class ThroughModel(Strict):
    """An entry of `through`: a table, and its column that names the row."""

    in_: str = Field(alias="in")
    by: str


def read_through(models: Sequence[ThroughModel], reader: Reader, keys: KeyPath) -> tuple[Through, ...]:
    """Read by way of which other rows something speaks for a row."""
    for at, way in enumerate(models):
        place = (*keys, "through", at)
        table = reader.vocabulary.known(way.in_, reader.source, place, kind="table")
        if table:
            reader.check_column(way.by, table, place)
    return tuple(Through(way.in_, way.by) for way in models)
