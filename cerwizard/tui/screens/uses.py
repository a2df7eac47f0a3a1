"""Several uses of one device: which of them is asked about, and what they are called."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on

from cerwizard.sitting import new_use, still_naming, use_words
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Choose, Given, use_form
from cerwizard.tui.screens.leading import LeadingScreen

ADD, RENAME, REMOVE = "add", "rename", "remove"


class UsesScreen(LeadingScreen):
    """Asks of the device as described, or of one further use of it."""

    @on(c.ChooseUse)
    def choose_use(self) -> None:
        """Ask which use is meant, or what becomes of it."""
        sitting = self.now.with_draft(self.card.answer.draft)
        project = sitting.project
        names = ["", *(use.id for use in project.uses)]
        answers = {
            f"use {at}": f"{use_words(project, name)}{' (asked about now)' if name == sitting.use else ''}"
            for at, name in enumerate(names)
        }
        answers[ADD] = "Add a use: a further function, module, body site or group of patients"
        if sitting.use:
            answers[RENAME] = f"Rename “{use_words(project, sitting.use)}”"
            answers[REMOVE] = f"Remove “{use_words(project, sitting.use)}” with its own answers"

        def take(chosen: str | None) -> None:
            match chosen:
                case None:
                    pass
                case "add":
                    self._ask_title()
                case "rename":
                    self._ask_title(sitting.use)
                case "remove":
                    self._remove(sitting.use)
                case _:
                    name = names[int(chosen.removeprefix("use "))]
                    self._go(lambda sitting: sitting.for_use(name))

        told = "Which use is asked about? Each is assessed on its own; the strictest class stands."
        self.app.push_screen(Choose(told, answers), take)

    def _remove(self, use_id: str) -> None:
        name = use_words(self.now.project, use_id)

        def take(chosen: str | None) -> None:
            if chosen == REMOVE:
                self._go(lambda sitting: sitting.without_use(use_id))

        told = f"Remove “{name}” with its own answers? The class may change; ctrl+z brings it back."
        tied = still_naming(self.now.assessment, "use", use_id)
        answers = {"keep": "Keep it", REMOVE: f"Remove “{name}”"}
        self.app.push_screen(Choose(f"{told} {tied}".strip(), answers), take)

    def _ask_title(self, use_id: str = "") -> None:
        project = self.now.project
        known = project.use(use_id) if use_id else None

        def take(given: Given | None) -> None:
            if given is not None:
                title = str(given["title"])
                use = replace(known, title=title) if known is not None else new_use(project, title)
                self._go(lambda sitting: sitting.with_use(use))

        self.app.push_screen(use_form(known.title if known is not None else ""), take)
