"""The app: opens devices, and goes from one screen to the next."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.filter import ANSIToTruecolor, LineFilter
from textual.reactive import var
from textual.screen import Screen
from textual.theme import Theme

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.errors import CerwizardError
from cerwizard.paths import is_free
from cerwizard.sitting import Device, ending_in_order
from cerwizard.tui import commands
from cerwizard.tui.commands import Command, CommandScreen, OpenAnother, SaveNow, ShowHelp, keys_of
from cerwizard.tui.dialogs import Form, help_page
from cerwizard.tui.harmless import HARMLESS
from cerwizard.tui.in_order import InOrder
from cerwizard.tui.screens import InterviewScreen, SittingScreen, StartScreen
from cerwizard.tui.screens.leaving import ask_each
from cerwizard.tui.settings import clashes, read_settings, remember
from cerwizard.tui.themes import HIGH_CONTRAST

AFTER_THE_START = 1.0
"""Seconds after which garbage is collected, where the start went without."""
A_PAUSE = 0.1
"""Seconds without a key after which garbage is collected: in the midst of one somebody would wait for it."""
MANY = 50_000
"""Things made since garbage was collected last, at which it is done at once: what a few dozen answers make."""
TURN = 0.0001
"""Seconds until a thread that wants to go on gets its turn: saving takes many short steps, each of which would wait
Python's 5 ms for the screen."""
EVERYWHERE = {"quit": "ctrl+q", "the palette": "ctrl+p", "copy": "ctrl+c"}
"""The keys that Textual has on every page, whatever else a person gives them to."""
A_MOMENT = 0.05
"""Seconds that an answer may take to the disk before the screen shows it without waiting any longer."""

MOST_FRAMES = 12
FAILED = """
This is an error in cerwizard, not in your answers, which are on disk. The lines above are what its makers need to \
find it; they hold nothing that you typed."""


class CerwizardApp(InOrder[int]):
    """Walks a person through the questions about one device."""

    TITLE = "cerwizard"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(SaveNow.KEY.split(",")[-1], "save_now", show=False, id=SaveNow.name())
    ]

    unsaved: var[str] = var("")
    """That not all is on disk, and which key tries again; empty as long as all is."""

    def __init__(
        self,
        path: Path | None = None,
        knowledge: Knowledge | None = None,
        output: Path | None = None,
        *,
        quick: bool = False,
    ) -> None:
        """Open a project file, or begin at the start screen.

        A path where nothing is yet is offered for a new device. `output` is the folder for documents, with one
        folder a device in it; `quick` asks only what decides class and route.
        Raises `KnowledgeError`, `ProjectError` or `Locked`.
        """
        super().__init__()
        sys.setswitchinterval(TURN)
        self.register_theme(HIGH_CONTRAST)
        settings = read_settings(found.name() for found in _commands())
        self.own_keys = settings.keys
        """The keys that a person has set, by the name of the command."""
        self._problems = list(settings.problems)
        self._wanted_theme = settings.theme
        self.knowledge = knowledge or load_knowledge()
        self.output = output or Path("output")
        self.device: Device | None = None
        self._tidying: asyncio.TimerHandle | None = None
        self._asks_quickly = quick
        self._new_path = path if path is not None and is_free(path) else None
        if path is not None and self._new_path is None:
            self.device = Device.opened(path, self.knowledge)
            remember(path)

    def run_to_the_end(self) -> int:
        """Run, let go of the project file, and return the exit code.

        Told to end, or left without a terminal, the app first writes what is not on disk yet.
        """
        try:
            with ending_in_order(self._save_for_the_last_time, self._leave_from_outside):
                self.run()
        finally:
            self.close_device()
        return self.return_code or 0

    def on_mount(self) -> None:
        """Begin with the questions where a file is open, else with the start."""
        if not gc.isenabled():
            self.set_timer(AFTER_THE_START, _collect_garbage)
        self._take_settings()
        # Once Textual is done with its own start: it throws away what it paints before.
        self.call_later(self.push_screen, self._first_screen())

    def _fatal_error(self) -> None:
        """End with what can be sent to us: Textual's own would print all that is known, for minutes, and not end."""
        # Nearly no run of the app needs them, and a traceback is costly to import.
        from rich.console import Group
        from rich.segment import Segments
        from rich.traceback import Traceback

        self._save_for_the_last_time()
        self.bell()
        said = Group(Traceback(max_frames=MOST_FRAMES), Text(FAILED))
        self._exit_renderables.append(Segments(self.console.render(said, self.console.options)))
        self._close_messages_no_wait()

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Say nothing: Textual names keys that no other command has; clashes are found where the keys are read."""

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme; Textual asks for it at each line it paints, and by its own way copies all themes first."""
        return self._registered_themes.get(theme_name) or super().get_theme(theme_name)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Put the commands of the screen into the palette, before those of every Textual app."""
        if isinstance(screen, CommandScreen):
            for command in screen.available:
                keys = ", ".join(keys_of(screen, command))
                title = f"{command.title()}  ({keys})" if keys else command.title()
                yield SystemCommand(title, command.help(), partial(screen.action_command, command.__name__))
        yield from super().get_system_commands(screen)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each line goes through before it is drawn.

        Nothing here uses the sixteen colours of a terminal, so that no line has to be searched for them.
        """
        others = (found for found in super().get_line_filters() if not isinstance(found, ANSIToTruecolor))
        return [*others, *HARMLESS]

    async def finished(self) -> None:
        """Wait a moment for the answer to be on disk, so that it is painted as what it is: saved."""
        if isinstance(self.screen, SittingScreen):
            await self.screen.written(A_MOMENT)
        if self._tidying is not None:
            self._tidying.cancel()
        self._tidying = asyncio.get_running_loop().call_later(A_PAUSE, gc.collect, 1)

    async def action_quit(self) -> None:
        """Quit, once everything is on disk or a person says that it need not be."""
        if isinstance(self.screen, Form):
            self.screen.action_leave()
        else:
            ask_each(self.screen_stack, lambda: self.exit(0, message=self._where_the_answers_are()))

    def action_save_now(self) -> None:
        """Save from wherever one is."""
        for screen in self.screen_stack:
            if isinstance(screen, SittingScreen):
                screen.save_now()

    @on(ShowHelp)
    def show_help(self) -> None:
        """Show the keys of the screen."""
        if isinstance(self.screen, CommandScreen):
            self.push_screen(help_page(self.screen))

    @on(OpenAnother)
    def open_another(self) -> None:
        """Go to the start screen."""
        ask_each(self.screen_stack, self._begin_again)

    @on(StartScreen.Chosen)
    def open_device(self, event: StartScreen.Chosen) -> None:
        """Open a project file, or say on the start screen why it cannot be."""
        try:
            self.device = Device.opened(event.path, self.knowledge)
        except CerwizardError as error:
            if isinstance(self.screen, StartScreen):
                self.screen.complain(error)
        else:
            remember(event.path)
            self.switch_screen(InterviewScreen(self.device, self.knowledge, self.output, quick=event.quick))

    def close_device(self) -> None:
        """Let go of the project file."""
        if self.device is not None:
            self.device.close()
            self.device = None

    def _save_for_the_last_time(self) -> None:
        """Write what is not on disk yet, and let go of the project file; fit for a signal and for any thread."""
        device = self.device
        if device is not None:
            device.write_for_the_last_time()
            device.close()

    def _leave_from_outside(self, code: int) -> None:
        """End with this exit code as soon as what is under way is done; fit for a signal."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, code, code, self._where_the_answers_are())

    def _where_the_answers_are(self) -> Text | None:
        """Return what is said in the terminal at the end, where the answers are not in the file that was open."""
        copy = self.device.rescued if self.device is not None else None
        if copy is None:
            return None
        return Text(f"Your answers are in {copy}.")

    def _first_screen(self) -> InterviewScreen | StartScreen:
        if self.device is None:
            return StartScreen(self.knowledge, self._new_path)
        return InterviewScreen(self.device, self.knowledge, self.output, quick=self._asks_quickly)

    def _take_settings(self) -> None:
        """Take the theme and the keys that a person has set, and say what of them cannot be."""
        if self._wanted_theme in self.available_themes:
            self.theme = self._wanted_theme
        elif self._wanted_theme:
            known = ", ".join(sorted(self.available_themes))
            self._problems.append(f"there is no theme `{self._wanted_theme}`; there are {known}")
        if self.own_keys:
            self.set_keymap(dict(self.own_keys))
            from cerwizard.tui.screens.pages import pages  # it imports every page

            built_in = {found.name(): found.KEY for found in _commands()} | EVERYWHERE
            self._problems += clashes(self.own_keys, built_in, ([*page, *EVERYWHERE] for page in pages()))
        for problem in self._problems:
            self.notify(problem, title="Settings", severity="warning", markup=False, timeout=12)

    def _begin_again(self) -> None:
        self.close_device()
        self.unsaved = ""
        self.switch_screen(StartScreen(self.knowledge))


def _collect_garbage() -> None:
    """Collect from now on; what is there stays for good, and looking through it would halt the screen at some keys."""
    gc.freeze()
    gc.set_threshold(MANY)
    gc.enable()


def _commands() -> Iterable[type[Command]]:
    """Give every command."""
    for found in vars(commands).values():
        if isinstance(found, type) and issubclass(found, Command):
            yield found
