"""Every page, and the commands that can be meant on it: what a key of one's own may clash with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cerwizard.tui.commands import CommandScreen


def pages() -> Iterator[Sequence[str]]:
    """Give the names of the commands of each page.

    The pages are imported here: who has no keys of their own does not wait for those that nobody opened.
    """
    from cerwizard.tui.screens.board_page import BoardPage
    from cerwizard.tui.screens.documents import DocumentsScreen
    from cerwizard.tui.screens.gaps import GapsScreen
    from cerwizard.tui.screens.interview import InterviewScreen
    from cerwizard.tui.screens.meeting import MeetingScreen
    from cerwizard.tui.screens.one_answer import OneAnswer
    from cerwizard.tui.screens.review import ReviewScreen
    from cerwizard.tui.screens.whatif import WhatIfScreen
    from cerwizard.tui.screens.why import WhyScreen

    screens: tuple[type[CommandScreen[Any]], ...] = (
        InterviewScreen,
        BoardPage,
        DocumentsScreen,
        GapsScreen,
        MeetingScreen,
        OneAnswer,
        ReviewScreen,
        WhatIfScreen,
        WhyScreen,
    )
    for screen in screens:
        yield [command.name() for command in screen.HERE]
