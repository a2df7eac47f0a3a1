"""Where a person is in the questions, and what stood there before an answer."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from cerwizard.project import Project

Place: TypeAlias = tuple[str, str]
"""A question as it is asked of a use: the use, and the question."""


class Moment(NamedTuple):
    """A project as it once was, and the question that was shown when it was changed."""

    item_id: str
    use: str
    project: Project
