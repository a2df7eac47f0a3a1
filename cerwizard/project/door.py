"""The door for project files: the tables, their keys and the types of these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from cerwizard.project.model import Stage


class Table(BaseModel):
    """A table of a project file: keys it does not know are kept, types are never guessed."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    @property
    def unknown(self) -> Mapping[str, Any]:
        """The keys that this version does not know."""
        return self.model_extra or {}


class DetailsTable(Table):
    """The table `[project]`."""

    name: str = ""
    manufacturer: str = ""
    stage: Stage = "scoping"
    markets: list[str] = []


class OpenTable(Table):
    """A table `[open.…]`."""

    note: str = ""
    owner: str = ""
    due: dt.date | None = None


class SaidTable(Table):
    """What the base of the file and each use share."""

    answers: dict[str, Any] = {}
    justifications: dict[str, str] = {}
    open: dict[str, OpenTable] = {}


class UseTable(SaidTable):
    """A row `[[use]]`."""

    id: str = Field(min_length=1)
    title: str = ""


class StatementTable(Table):
    """A row `[[statement]]`."""

    requirement: str
    place: str = ""
    by: str = ""
    date: dt.date | None = None


class ActionTable(Table):
    """A row `[[action]]`."""

    requirement: str
    owner: str = ""
    due: dt.date | None = None
    note: str = ""


class MeetingTable(Table):
    """A row `[[meeting]]`."""

    date: dt.date | None = None
    present: list[str] = []
    decided: list[str] = []


class ChangeTable(Table):
    """A row `[[change]]`."""

    version: str = ""
    date: dt.date | None = None
    author: str = ""
    reason: str = ""


class FileTable(SaidTable):
    """A whole project file; the rows of the table questions are among what it does not know."""

    schema_version: int = 1
    complete: list[str] = []
    project: DetailsTable = DetailsTable()
    use: list[UseTable] = []
    statement: list[StatementTable] = []
    action: list[ActionTable] = []
    meeting: list[MeetingTable] = []
    change: list[ChangeTable] = []
    assessed: dict[str, Any] = {}
