"""What the main screen opens: the pages around the questions, and what comes back from them.

Each page is imported when somebody wants to see it: the first question must not wait for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from textual import on

from cerwizard.assessment import Assessment
from cerwizard.errors import CerwizardError
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Find, Given, Tell, Wish, WriteDialog, details_form, stage_named
from cerwizard.tui.screens.table_screen import TableScreen
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.written import NONE_MEANT, before_writing, folder, written


class LeadingScreen(TableScreen):
    """Opens the pages around the questions; what is changed there is saved like an answer."""

    clock: Callable[[], datetime] = datetime.now
    """Says what time it is, in the place where the person is."""

    def on_mount(self) -> None:
        """Say what differs since the last issue before anything changes, once the first question is painted."""
        if self.now.project.assessed:
            self.call_after_refresh(self._show_since_issue)

    @on(c.JumpTo)
    def jump(self) -> None:
        """Ask where to go: to a question, or to the requirement on the page of gaps."""
        from cerwizard.tui.screens.things import QUESTION, questions, requirements

        def go(found: str | None) -> None:
            what, _, name = (found or "").partition(" ")
            if what == QUESTION:
                self.go_to(Spot(name))
            elif found is not None:
                self._show_gaps(name)

        things = [*questions(self.now), *requirements(self.now)]
        self.app.push_screen(
            Find("Go to", things, "words or letters of a question, clause or requirement"), go
        )

    @on(c.ShowReview)
    def show_review(self) -> None:
        """Show every answer on one page; what is changed there is saved like here."""
        from cerwizard.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.keep_typed(), self.accept), self.go_to)

    @on(c.ShowGaps)
    def show_gaps(self) -> None:
        """Show the gaps; what is noted about them there is saved like an answer."""
        self._show_gaps("")

    @on(c.Meet)
    def meet(self) -> None:
        """Show it to the room; what is noted there is saved like an answer."""
        from cerwizard.tui.screens.meeting import MeetingScreen
        from cerwizard.tui.screens.noting import House

        house = House(self.accept, self.clock, lambda: self.trouble, self._ask_to_write, self._write_minutes)
        self.app.push_screen(MeetingScreen(self.keep_typed(), house))

    @on(c.ShowWhy)
    def show_why(self) -> None:
        """Show what decided, and what would change it."""
        from cerwizard.tui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen(self.now.assessment, self.now.use), self.go_to)

    @on(c.WhatIf)
    def try_other_answers(self) -> None:
        """Fork the answers; what is kept there becomes one step here."""
        from cerwizard.tui.screens.whatif import WhatIfScreen

        folder = self.device.file.path.parent
        self.app.push_screen(WhatIfScreen(self.now, self.change, self.device.write_variant, folder))

    @on(c.WriteDocuments)
    def write_documents(self) -> None:
        """Ask where to write the documents, and write them."""
        self._ask_to_write(lambda: None)

    @on(c.ShowDocuments)
    def show_documents(self) -> None:
        """Show the documents as they will read."""
        from cerwizard.tui.screens.documents import DocumentsScreen

        self.app.push_screen(DocumentsScreen(self.now.assessment, self._folder, self._ask_to_write))

    @on(c.DeviceDetails)
    def ask_details(self) -> None:
        """Ask for the device's details."""

        def take(given: Given | None) -> None:
            if given is not None:
                markets = given.get("markets", ())
                changed = self.now.project.with_details(
                    name=str(given.get("name", "")),
                    manufacturer=str(given.get("manufacturer", "")),
                    stage=stage_named(given["at_stage"]),
                    markets=markets if isinstance(markets, tuple) else (),
                )
                self.change(changed)

        self.app.push_screen(details_form(self.now.project, self.now.assessment.knowledge), take)

    @property
    def _folder(self) -> Path:
        return folder(self.output, self.now.project.name, self.device.file.path)

    def _ask_to_write(self, then: Callable[[], object]) -> None:
        def look_again(_: None) -> None:
            then()

        sitting = self.now.with_draft(self.card.answer.draft)
        self.app.push_screen(
            WriteDialog(self._folder, before_writing(sitting), partial(self._issue, sitting.assessment)),
            look_again,
        )

    def _issue(self, assessment: Assessment, wish: Wish, tell: Tell) -> Sequence[str]:
        """Write the documents, in a thread of its own, and keep what this issue of them was assessed with."""
        from cerwizard.assessment import issued

        lines = written(assessment, wish, tell)
        project = issued(assessment) if lines is not NONE_MEANT else None
        if project is not None:
            self.app.call_later(self.keep_record, project.assessed)
        return lines

    def _show_since_issue(self) -> None:
        from cerwizard.assessment import since_issue

        since = since_issue(self.now.assessment)
        if since is not None:
            from cerwizard.tui.since_issue import page_on

            self.app.push_screen(page_on(since))

    def _write_minutes(self) -> None:
        """Write the minutes as the documents were written last, and say where they are."""
        assessment, app = self.now.assessment, self.app
        wish = replace(Wish.as_last(self._folder), minutes_alone=True)

        def write() -> None:
            try:
                said = "\n".join((f"In {wish.folder}:", *written(assessment, wish, str)))
            except CerwizardError as error:
                app.call_later(app.notify, str(error), title="Minutes", severity="error", markup=False)
            else:
                app.call_later(app.notify, said, title="Minutes written", markup=False, timeout=12)

        self.notify("Writing the minutes …", timeout=2)
        app.run_worker(write, thread=True, group="documents")

    def _show_gaps(self, requirement: str) -> None:
        from cerwizard.tui.screens.gaps import GapsScreen

        self.app.push_screen(GapsScreen(self.now.assessment, self.change, requirement), self.go_to)
