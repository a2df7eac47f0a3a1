"""The ground of the main screen: it holds the sitting, and sees that every answer gets to disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from textual import on
from textual.message import Message
from textual.reactive import var

from cerwizard.assessment import Knowledge, assess
from cerwizard.errors import CerwizardError, ChangedOnDisk
from cerwizard.facts import FactValue
from cerwizard.project import Kept, Project
from cerwizard.sitting import Device, Sitting, recorded
from cerwizard.tui.commands import CommandScreen, RedoAnswer, SaveNow, SaysWhatIsUnsaved, keys_of
from cerwizard.tui.dialogs import Choose
from cerwizard.tui.screens.leaving import ask_about_drafts, ask_each
from cerwizard.tui.screens.settling import ask_which_to_keep, save_copy

TO_READ = 12
"""Seconds that it can be read why nothing is saved, on a page that does not say so itself."""
SAVED, SAVING, NOT_SAVED = "saved", "saving…", "! NOT SAVED"


class SittingScreen(CommandScreen[None]):
    """Holds the sitting; whatever changes the project is written at once, and said to be saved only when it is."""

    sitting: var[Sitting | None] = var(None, bindings=True)
    saved: var[str] = var(SAVED)
    trouble: var[str] = var("")
    """Why nothing can be saved at the moment."""

    class Written(Message, bubble=False):
        """The file on disk is what it ought to be, or the reason why not."""

        def __init__(self, error: Exception | None) -> None:
            super().__init__()
            self.error = error

    def __init__(self, device: Device, knowledge: Knowledge, output: Path, *, quick: bool = False) -> None:
        super().__init__()
        self.device = device
        self.output = output
        self.set_reactive(
            SittingScreen.sitting, Sitting.begun(assess(device.file.project, knowledge), quick=quick)
        )
        self._is_writing = False
        self._is_written = asyncio.Event()
        self._is_written.set()

    @property
    def now(self) -> Sitting:
        """The sitting as it stands."""
        assert self.sitting is not None, "it is set when the screen is made"
        return self.sitting

    async def written(self, seconds: float) -> None:
        """Wait until nothing is being written any more, but not for longer than this."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._is_written.wait()

    def change(self, project: Project) -> Sitting:
        """Take a changed project from another screen, and return the sitting with it."""
        self.sitting = self.now.with_project(project.with_record(self.now.project.assessed))
        return self.now

    def answer(self, value: FactValue) -> None:
        """Take an answer to the question shown; that it is to be written is settled before it is assessed."""
        project = self.now.answering(value)
        if project != self.now.project:
            self._keep(project)
        self.sitting = self.now.with_project(project).without_draft()

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Write what changed."""
        if sitting is not None and sitting.project is not self.device.wanted:
            self._keep(sitting.project)

    def watch_trouble(self, trouble: str) -> None:
        """Say on every page that not all is on disk, and where another one is looked at, why."""
        app = self.app
        if isinstance(app, SaysWhatIsUnsaved):
            app.unsaved = self.saved if trouble else ""
        if trouble and app.screen is not self:
            self.notify(trouble, title=NOT_SAVED, severity="error", markup=False, timeout=TO_READ)

    @on(Written)
    def say_whether_saved(self, event: Written) -> None:
        """Say that all is on disk, or that it is not and why; a change made meanwhile is written now."""
        self._is_writing = False
        self._is_written.set()
        if isinstance(event.error, CerwizardError):
            self._fail(event.error)
        elif event.error is not None:
            raise event.error
        elif self.device.is_saved:
            self.saved, self.trouble = SAVED, ""
        else:
            self._begin_writing()

    @on(SaveNow)
    def save_now(self) -> None:
        """Try again; where the file changed outside, ask which of the two is to be kept."""
        self.save(self._ask_which_to_keep)

    def save(self, when_changed_outside: Callable[[], None]) -> bool:
        """Write now and return whether it worked."""
        try:
            self.device.write()
        except ChangedOnDisk as error:
            self._fail(error)
            when_changed_outside()
            return False
        except CerwizardError as error:
            self._fail(error)
            return False
        self.saved, self.trouble = SAVED, ""
        return True

    @on(RedoAnswer)
    def redo_answer(self) -> None:
        """Bring back what was taken back."""
        self.sitting = self.now.redone()

    def accept(self, sitting: Sitting) -> None:
        """Take a sitting with answers given on another screen, and stay at the question shown here."""
        here = replace(sitting, item_id=self.now.item_id, use=self.now.use, trail=self.now.trail)
        # Documents may have been issued from that screen, which knows nothing of it.
        self.sitting = recorded(here, self.now.project.assessed).with_known_use()

    def keep_record(self, assessed: Kept) -> None:
        """Keep what an issue was assessed with, and say so, or why not: unlike an answer, nothing waits for it."""
        why = "the device was closed meanwhile"
        if self.is_running:
            after = recorded(self.now, assessed)
            self.device.wanted = after.project
            try:
                self.device.write()
            except CerwizardError as error:
                self.device.wanted, why = self.now.project, str(error)
            else:
                self.sitting, self.saved, self.trouble, why = after, SAVED, "", ""
        what = f"What issue {assessed['version']} was assessed with is"
        if why:
            says = f"{what} not kept in the project file: {why}"
            self.app.notify(says, severity="warning", markup=False, timeout=TO_READ)
        else:
            self.notify(f"{what} kept in {self.device.file.path.name}.", markup=False)

    def may_leave(self, then: Callable[[], object]) -> None:
        """Do something that ends the sitting, after seeing to what is not confirmed or not on disk."""

        def take(sitting: Sitting) -> None:
            self.sitting = sitting

        ask_about_drafts(self, self.now, take, lambda: self._leave_saved(then))

    def _leave_saved(self, then: Callable[[], object]) -> None:
        if self.save(lambda: None):
            then()
            return
        answers = {
            "again": "Try again",
            "copy": "Save a copy",
            "drop": "Leave without saving",
            "stay": "Stay",
        }
        self.app.push_screen(
            Choose(f"Not everything is on disk. {self.trouble}", answers),
            lambda chosen: self._leave_unsaved(chosen, then),
        )

    def _leave_unsaved(self, chosen: str | None, then: Callable[[], object]) -> None:
        match chosen:
            case "again":
                self._leave_saved(then)
            case "copy":
                save_copy(self.app, self.device, then)
            case "drop":
                then()

    def _ask_which_to_keep(self) -> None:
        """Ask it here: what a page over the questions holds is of the version that may be given up."""
        stack = self.app.screen_stack

        def ask() -> None:
            while self.app.screen is not self:
                self.app.pop_screen()
            ask_which_to_keep(self.app, self.device, self._take_settled)

        ask_each(stack[stack.index(self) + 1 :], ask)

    def _take_settled(self, error: CerwizardError | None, sentence: str) -> None:
        if error is not None:
            self._fail(error)
            return
        self.sitting = self.now.with_project(self.device.wanted)
        self.saved, self.trouble = SAVED, ""
        self.notify(sentence, markup=False)

    def _keep(self, project: Project) -> None:
        self.device.wanted = project
        self._begin_writing()

    def _begin_writing(self) -> None:
        self.saved = SAVING
        if not self._is_writing:
            self._is_writing = True
            self._is_written.clear()
            # A thread without a worker of Textual's, which says three times at every answer how it stands; and
            # at once, so that the disk takes its time while the answer is assessed.
            asyncio.get_running_loop().run_in_executor(None, self._write)

    def _write(self) -> None:
        error = None
        try:
            self.device.write()
        except Exception as raised:  # noqa: BLE001  # what is not a refusal ends the app, in its own thread
            error = raised
        self.post_message(self.Written(error))

    def _fail(self, error: CerwizardError) -> None:
        key = keys_of(self, SaveNow)[-1]  # a function key, which works wherever one is
        self.saved = f"{NOT_SAVED} ({key})"
        does = "asks which version goes on" if isinstance(error, ChangedOnDisk) else "tries again"
        self.trouble = f"{error}. Your answers stay on screen; {key} {does}."
