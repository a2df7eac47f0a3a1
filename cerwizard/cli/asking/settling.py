"""What can be typed when somebody else has written the file, and what is done with answers that cannot be saved."""

from __future__ import annotations

from collections.abc import Callable

from cerwizard.cli.asking.lines import Lines
from cerwizard.cli.output import say
from cerwizard.errors import CerwizardError, ChangedOnDisk
from cerwizard.project import Project
from cerwizard.sitting import Device


def not_saved(error: CerwizardError) -> str:
    """Return what is said of an answer that is not on disk, and what can be typed then."""
    if isinstance(error, ChangedOnDisk) and not error.is_gone:
        does = "/both shows where the two differ, /mine or /theirs says which goes on"
    elif isinstance(error, ChangedOnDisk):
        does = "/save tries again once it is back, /mine writes it again where it was"
    else:
        does = "/save tries again"
    return f"NOT SAVED: {error}. The answer is kept here; {does}."


class Settling:
    """The commands that settle which version of a file goes on; the other is always kept beside it."""

    def __init__(self, device: Device, lines: Lines, go_on_with: Callable[[Project], None]) -> None:
        self._device = device
        self._lines = lines
        self._go_on_with = go_on_with
        self.commands: dict[str, tuple[Callable[[], None], str]] = {
            "mine": (lambda: self._do(self._mine), "when somebody else changed the file: yours goes on"),
            "theirs": (lambda: self._do(self._theirs), "when somebody else changed the file: theirs goes on"),
            "both": (
                lambda: self._do(self._both),
                "when somebody else changed the file: where the two differ",
            ),
        }

    def end(self) -> None:
        """Write what is not on disk yet; where that cannot be, put it beside the file or elsewhere, and raise why."""
        try:
            self._device.write()
        except CerwizardError as error:
            try:
                say(f"Your answers are in {self._device.where(self._device.rescue_anywhere())}.")
            except CerwizardError as worse:
                raise worse from error
            raise

    def _do(self, settle: Callable[[], None]) -> None:
        if self._device.is_saved:
            self._lines.say("Not taken: everything is saved, so there is nothing to settle.")
            return
        try:
            settle()
        except CerwizardError as error:
            say(not_saved(error))

    def _mine(self) -> None:
        beside = self._device.keep_mine()
        self._lines.say(f"Saved.{f' Theirs is in {beside.name}.' if beside else ''}")

    def _theirs(self) -> None:
        beside = self._device.take_theirs()
        self._lines.say(f"Theirs goes on. Yours is in {beside.name}; /undo brings your answers back.")
        self._go_on_with(self._device.wanted)

    def _both(self) -> None:
        found = self._device.differences()
        for difference in found:
            self._lines.say(difference.place)
            self._lines.say(f"mine: {difference.mine}", indent=2)
            self._lines.say(f"theirs: {difference.theirs}", indent=2)
        if not found:
            self._lines.say("Both say the same; only comments, order or spacing differ.")
