"""What if: other answers beside those that stand, and what moves with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static
from textual.widgets.option_list import Option

from cerwizard.project import Project
from cerwizard.sitting import Fork, Lever, Sitting, deciding_use, levers, use_words
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Choose, Find
from cerwizard.tui.screens.one_answer import OneAnswer
from cerwizard.tui.screens.things import QUESTION, questions
from cerwizard.tui.screens.variants import ask_for_variant, ask_what_becomes
from cerwizard.tui.screens.whatif_words import Keys, comparison, differing, listed
from cerwizard.tui.widgets import Drawn, KeyBar, Lines, Scroll, Stacked, plain_lines

COPIED_WIDTH = 100
"""Letters in a line of what is copied."""


class WhatIfScreen(c.CommandScreen[None]):
    """Holds a fork of the answers against the device, which takes them only when they are kept."""

    HERE = (
        c.TryAnswer,
        c.ChangeAnswer,
        c.ChangeWording,
        c.TakeBack,
        c.KeepVariant,
        c.SaveVariant,
        c.CopyComparison,
        c.ChooseUse,
        c.UndoAnswer,
        c.RedoAnswer,
        c.LeaveWhatIf,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]
    DEFAULT_CSS = """
    WhatIfScreen {
        #head { height: auto; padding: 0 1; background: $warning-muted; color: $text-warning; text-style: bold; }
        Lines { width: 42; background: $surface; }
        Scroll { height: 1fr; width: 1fr; padding: 0 1; border-left: solid $border-blurred; }
        Scroll:focus { border-left: heavy $border; }
        Drawn { height: auto; }
        &.-wide Lines { width: 60; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow Lines { width: 1fr; height: 30%; min-height: 5; }
        &.-narrow Scroll { border-left: none; border-top: solid $border-blurred; }
        &.-narrow Scroll:focus { border-top: heavy $border; }
    }
    """

    fork: var[Fork | None] = var(None, bindings=True)

    _head = query_one("#head", Static)
    _list = query_one(Lines)
    _sides = query_one(Drawn)
    _scroll = query_one(Scroll)

    class Found(Message):
        """The answers that would move a class, and the sitting they were looked for in."""

        def __init__(self, sitting: Sitting, levers: tuple[Lever, ...]) -> None:
            super().__init__()
            self.sitting = sitting
            self.levers = levers

    def __init__(
        self,
        sitting: Sitting,
        accept: Callable[[Project], object],
        save_variant: Callable[[Project, Path], None],
        folder: Path,
    ) -> None:
        """Fork a sitting; `accept` takes the project that is kept.

        `save_variant` writes a project to a new file in the folder and raises when it cannot.
        """
        super().__init__()
        self._accept = accept
        use = sitting.use or deciding_use(sitting.assessment)
        forked = replace(sitting.for_use(use), past=(), future=(), drafts={}, quick=False)
        self.set_reactive(WhatIfScreen.fork, Fork(sitting.assessment, forked))
        self.found: tuple[Lever, ...] | None = None
        """The answers that would move a class; `None` while they are looked for."""
        self._save_variant = save_variant
        self._folder = folder

    @property
    def now(self) -> Fork:
        """The fork as it stands."""
        assert self.fork is not None, "it is set when the screen is made"
        return self.fork

    def compose(self) -> ComposeResult:
        """Lay out the changes beside what moves."""
        yield Static(id="head", markup=False)
        with Horizontal():
            yield Lines()
            with Scroll():
                yield Drawn()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first answer that would move a class."""
        self._show()
        self._list.focus()

    def watch_fork(self) -> None:
        """Show what moves, and look for what would move it further."""
        self._show()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense now."""
        if command in (c.KeepVariant, c.SaveVariant):
            return self.now.is_other
        if command is c.TakeBack:
            return self.is_mounted and self._list.pointed_id.startswith("change ")
        if command is c.UndoAnswer:
            return bool(self.now.sitting.past)
        if command is c.RedoAnswer:
            return bool(self.now.sitting.future)
        if command is c.ChooseUse:
            return bool(self.now.sitting.project.uses)
        return super().is_available(command)

    @on(Found)
    def take_found(self, event: Found) -> None:
        """List what was found, if it is still about the answers shown."""
        if event.sitting is self.now.sitting:
            self.found = event.levers
            self._show_list()

    @on(Lines.OptionHighlighted)
    def follow_cursor(self) -> None:
        """Offer the keys that make sense at the line."""
        self.refresh_bindings()

    @on(c.TryAnswer)
    def choose_line(self) -> None:
        """Take the line under the cursor."""
        self._list.action_select()

    @on(Lines.OptionSelected)
    def try_line(self, event: Lines.OptionSelected) -> None:
        """Try an answer, or change one that was tried."""
        what, _, number = (event.option_id or "").partition(" ")
        match what:
            case "lever" if self.found is not None:
                lever = self.found[int(number)]
                self._take(self.now.sitting.gone_to(lever.question.id).answered(lever.value))
            case "change":
                change = self.now.answers[int(number)]
                self._ask(change.fact, change.use)

    @on(c.ChangeAnswer)
    def find_question(self) -> None:
        """Ask which question is to be answered otherwise."""
        things = list(questions(self.now.sitting))

        def go(found: str | None) -> None:
            if found is not None:
                self._ask(found.removeprefix(f"{QUESTION} "), self.now.sitting.use)

        self.app.push_screen(
            Find("Answer otherwise", things, "words of the question, its answer or clause"), go
        )

    @on(c.ChangeWording)
    def change_wording(self) -> None:
        """Ask for another wording, which is one for the whole device."""
        asked = self.now.sitting.of_use.interview.asked
        names = [question.id for question in asked if question.wording]
        if names:
            self._ask(names[0], "")

    @on(c.TakeBack)
    def take_back(self) -> None:
        """Let the answer under the cursor be as it is in the device."""
        what, _, number = self._list.pointed_id.partition(" ")
        if what == "change":
            self.fork = self.now.taken_back(self.now.answers[int(number)])

    @on(c.UndoAnswer)
    def undo(self) -> None:
        """Take the last change back."""
        self._take(self.now.sitting.undone())

    @on(c.RedoAnswer)
    def redo(self) -> None:
        """Bring back what was taken back."""
        self._take(self.now.sitting.redone())

    @on(c.ChooseUse)
    def choose_use(self) -> None:
        """Choose the use whose answers are changed."""
        project = self.now.sitting.project
        names = ["", *(use.id for use in project.uses)]
        answers = {str(at): use_words(project, name) for at, name in enumerate(names)}

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self._take(self.now.sitting.for_use(names[int(chosen)]))

        self.app.push_screen(Choose("Whose answers are changed?", answers), take)

    @on(c.CopyComparison)
    def copy_comparison(self) -> None:
        """Put both sides and everything that moves on the clipboard."""
        lines = plain_lines(Stacked(list(comparison(self.now, self._keys))), COPIED_WIDTH)
        self.app.copy_to_clipboard("\n".join([f"What if? {self.now.before.project.name}", *lines]))
        self.notify("Copied what moves as text.")

    @on(c.KeepVariant)
    def keep(self) -> None:
        """Let the device take the other answers."""
        self.dismiss()
        self._accept(self.now.sitting.project)

    @on(c.SaveVariant)
    def save_variant(self) -> None:
        """Ask for a name and write a project file of its own."""
        self._ask_name(then=lambda: None)

    @on(c.LeaveWhatIf)
    def leave(self) -> None:
        """Go back; where something is different, ask what is to become of it."""
        self.may_leave(self.dismiss)

    def may_leave(self, then: Callable[[], object]) -> None:
        """Ask what is to become of the other answers, where there are any."""
        project = self.now.sitting.project
        if self.now.is_other:
            save = partial(ask_for_variant, self.app, project, self._folder, self._save_variant)
            ask_what_becomes(self.app, lambda: self._accept(project), save, then)
        else:
            then()

    @property
    def _keys(self) -> Keys:
        return Keys(*(c.key_of(self, named) for named in (c.TryAnswer, c.ChangeAnswer, c.KeepVariant)))

    def _take(self, sitting: Sitting) -> None:
        self.fork = replace(self.now, sitting=sitting)

    def _ask(self, fact: str, use: str) -> None:
        def take(sitting: Sitting) -> None:
            self._take(replace(sitting, use=self.now.sitting.use))

        sitting = replace(self.now.sitting, use=use).gone_to(fact)
        self.app.push_screen(OneAnswer(sitting, take, title="What if?", asks_reasons=False))

    def _ask_name(self, then: Callable[[], object]) -> None:
        ask_for_variant(self.app, self.now.sitting.project, self._folder, self._save_variant, then)

    def _show(self) -> None:
        fork = self.now
        use = f" · {use_words(fork.sitting.project, fork.sitting.use)}" if fork.after.project.uses else ""
        self._head.update(f"What if? {fork.before.project.name}{use} · {differing(fork, self._keys)}")
        self._sides.draw(list(comparison(fork, self._keys)))
        self._scroll.scroll_home(animate=False)
        self.found = None
        self._show_list()
        self._look_for_levers(fork.sitting)

    def _show_list(self) -> None:
        here = self._list.pointed_id
        lines = list(listed(self.now, self.found))
        self._list.set_options(Option(line, id=name or None, disabled=not name) for name, line in lines)
        places = [at for at, (name, _) in enumerate(lines) if name and name == here]
        first = next((at for at, (name, _) in enumerate(lines) if name), None)
        self._list.highlighted = places[0] if places else first

    # Without a description Textual prints the arguments, and a sitting holds all that is known.
    @work(thread=True, exclusive=True, group="levers", description="levers")
    def _look_for_levers(self, sitting: Sitting) -> None:
        self.post_message(self.Found(sitting, levers(sitting.assessment, sitting.use)))
