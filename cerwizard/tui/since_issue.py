"""The page that says, when a device is opened, what differs since the last issue of its documents."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from cerwizard.assessment import HOW_TO_GO_ON, Since, opening_of, parts_of, source_of
from cerwizard.tui.dialogs import Reading
from cerwizard.tui.widgets import Hanging


def page_on(since: Since) -> Reading:
    """Return the page, to be closed with a key."""
    return Reading("Since the last issue", list(_lines(since)))


def _lines(since: Since) -> Iterator[Visual]:
    yield Content(opening_of(since))
    for part in parts_of(since):
        yield Content()
        yield Content.styled(part.heading, "bold")
        yield from (Hanging("- ", Content(line)) for line in part.lines)
    yield Content()
    yield Content(source_of(since))
    yield Content(HOW_TO_GO_ON)
