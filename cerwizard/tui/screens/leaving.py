"""What is asked before something typed and not confirmed would be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeAlias

from msgspec.structs import replace
from textual.app import App
from textual.screen import Screen

from cerwizard.assessment import counted
from cerwizard.sitting import Complaint, Sitting
from cerwizard.tui.commands import CommandScreen
from cerwizard.tui.dialogs import Choose

Then: TypeAlias = Callable[[], object]
"""What goes on where nothing would be lost."""
KEEP, DROP, STAY = "keep", "drop", "stay"


def ask_each(screens: Iterable[Screen[Any]], then: Then) -> None:
    """Ask each of these screens, the topmost first, whether it may be left; go on where all of them may be."""
    for screen in screens:
        if isinstance(screen, CommandScreen):
            then = partial(screen.may_leave, then)
    then()


def ask_to_confirm(app: App[Any], told: str, confirm: Callable[[], bool], drop: Then, then: Then) -> None:
    """Tell what is typed, and ask what becomes of it; `confirm` takes it and says whether it could."""

    def take(chosen: str | None) -> None:
        if chosen == DROP:
            drop()
            then()
        elif chosen == KEEP and confirm():
            then()

    answers = {KEEP: "Confirm and save", DROP: "Leave without", STAY: "Stay here"}
    app.push_screen(Choose(told, answers), take)


def ask_about_drafts(
    screen: Screen[Any], sitting: Sitting, take: Callable[[Sitting], object], then: Then
) -> None:
    """Ask what becomes of the drafts of a sitting; `take` takes the sitting without them, confirmed or dropped."""
    if not sitting.unconfirmed:
        then()
        return

    def confirm() -> bool:
        confirmed = sitting.with_drafts_confirmed()
        if isinstance(confirmed, Complaint):
            screen.notify(confirmed.sentence, severity="warning", markup=False)
            return False
        take(confirmed)
        return True

    def drop() -> None:
        take(replace(sitting, drafts={}))

    ask_to_confirm(screen.app, unconfirmed(len(sitting.unconfirmed)), confirm, drop, then)


def unconfirmed(count: int) -> str:
    """Return how many answers are typed and not confirmed, in words."""
    return f"{counted(count, 'answer is', 'answers are')} typed and not confirmed."
