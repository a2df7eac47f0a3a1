"""The start screen: a new device, a project file in this folder, or an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.widgets.option_list import Option

from cerwizard.assessment import Knowledge
from cerwizard.errors import CerwizardError
from cerwizard.paths import PACKAGE, is_file, is_free, project_path, typed_path
from cerwizard.project import new_project
from cerwizard.sitting import copied
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Field, Form, Given, new_device_form
from cerwizard.tui.settings import recent_files
from cerwizard.tui.widgets import Hanging, KeyBar, Lines

MOST_LISTED = 40
MARK = "schema_version"
"""The key that a project file begins with."""


class NewDevice(c.Command):
    """Start a new device"""

    KEY = "n"
    FOOTER = "New"


class QuickAssessment(c.Command):
    """Start a new device with the quick gap assessment: only what decides the class and the first gaps"""

    KEY = "k"
    FOOTER = "Quick"


class OpenFile(c.Command):
    """Open a project file by its path"""

    KEY = "o"
    FOOTER = "Open a file"


class BeginWithIt(c.Command):
    """Begin with what the cursor is on"""

    KEY = "enter"
    FOOTER = "Choose"


class StartScreen(c.CommandScreen[None]):
    """Begins: something new, something known, or something to try."""

    HERE = (BeginWithIt, NewDevice, QuickAssessment, OpenFile, c.ShowHelp)
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    DEFAULT_CSS = """
    StartScreen {
        #head { height: auto; padding: 1 2; }
        #complaint { height: auto; max-height: 40%; padding: 0 2; color: $text-error; }
    }
    """

    _list = query_one(Lines)
    _complaint = query_one("#complaint", Static)

    class Chosen(Message):
        """A person wants to open this project file."""

        def __init__(self, path: Path, quick: bool = False) -> None:
            super().__init__()
            self.path = path
            self.quick = quick
            """Whether only the quick questions are asked at first."""

    def __init__(self, knowledge: Knowledge, wanted: Path | None = None) -> None:
        """Begin; `wanted` is a file that does not exist yet and is offered as a new one."""
        super().__init__()
        self._knowledge = knowledge
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """Lay out what can be begun with."""
        yield Static(
            Content.assemble(
                ("cerwizard", "bold"),
                "\nFrom answers about a medical device to its risk class, its evidence gaps, and a first "
                "clinical evaluation plan and report. It plans and lists; it is not legal advice.",
            ),
            id="head",
        )
        yield Lines()
        yield Static(id="complaint", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """List what is there."""
        self._list.add_options(
            [
                Option(Hanging("n  ", Content("New device")), id="new"),
                Option(
                    Hanging(
                        "k  ",
                        Content("Quick gap assessment: class, route and first gaps in about 15 questions"),
                    ),
                    id="quick",
                ),
                Option(Hanging("o  ", Content("Open a project file by its path")), id="open"),
                None,
                *(
                    Option(Hanging("   ", Content(f"Continue: {shown}")), id=f"file {path}")
                    for path, shown in _known()
                ),
                *(
                    Option(Hanging("   ", Content(f"Try an example: {path.stem}")), id=f"copy {path}")
                    for path in _examples()
                ),
            ]
        )
        self._list.highlighted = 0
        self._list.focus()
        if self._wanted is not None:
            self.ask_new_device()

    def complain(self, error: CerwizardError) -> None:
        """Say why a file cannot be opened."""
        self._complaint.update(f"! {error}")

    @on(BeginWithIt)
    def choose_line(self) -> None:
        """Choose the line under the cursor."""
        self._list.action_select()

    @on(Lines.OptionSelected)
    def choose(self, event: Lines.OptionSelected) -> None:
        """Begin with what was chosen."""
        what, _, path = (event.option_id or "").partition(" ")
        match what:
            case "new":
                self.ask_new_device()
            case "quick":
                self.ask_new_device(quick=True)
            case "open":
                self.ask_path()
            case "file":
                self.post_message(self.Chosen(Path(path)))
            case "copy":
                self._ask_where_to_copy(Path(path))

    @on(QuickAssessment)
    def begin_quickly(self) -> None:
        """Start a new device with the quick questions."""
        self.ask_new_device(quick=True)

    @on(NewDevice)
    def begin_new(self) -> None:
        """Start a new device."""
        self.ask_new_device()

    def ask_new_device(self, *, quick: bool = False) -> None:
        """Ask for the new device's name and write its project file."""

        def start(given: Given) -> str:
            markets = given.get("markets", ())
            first = self._knowledge.first_question
            answers = {} if first is None or first.id not in given else {first.id: given[first.id]}
            try:
                new_project(
                    _path(given, str(given.get("name", ""))),
                    str(given.get("name", "")),
                    str(given.get("manufacturer", "")),
                    markets if isinstance(markets, tuple) else (),
                    answers,
                )
            except CerwizardError as error:
                return str(error)
            return ""

        def go_on(given: Given | None) -> None:
            if given is not None:
                self.post_message(self.Chosen(_path(given, str(given.get("name", ""))), quick))

        self.app.push_screen(new_device_form(self._knowledge, str(self._wanted or ""), start), go_on)

    @on(OpenFile)
    def ask_path(self) -> None:
        """Ask for the path of a project file."""

        def take(given: Given | None) -> None:
            if given is not None:
                typed = typed_path(str(given["path"]))
                self.post_message(self.Chosen(_path(given, "") if is_free(typed) else typed))

        self.app.push_screen(
            Form("Open", [Field("path", "Project file", required=True)], confirm="Open"), take
        )

    def _ask_where_to_copy(self, example: Path) -> None:
        def copy(given: Given) -> str:
            try:
                copied(example, _path(given, example.stem), self._knowledge)
            except CerwizardError as error:
                return str(error)
            return ""

        def go_on(given: Given | None) -> None:
            if given is not None:
                self.post_message(self.Chosen(_path(given, example.stem)))

        field = Field("path", "Copy it to", value=example.name, required=True)
        self.app.push_screen(
            Form("Try an example", [field], intro="You work on a copy.", confirm="Open", check=copy), go_on
        )


def _path(given: Given, name: str) -> Path:
    """Return the path that was typed, or one made of the device's name."""
    return project_path(str(given.get("path", "")), name)


def _known() -> Iterator[tuple[Path, str]]:
    """Give the files opened last, then those in this folder, each with how it is shown."""
    seen = set()
    for path in recent_files():
        seen.add(path.resolve())
        yield path, f"{path.name}  ({path.parent}, opened lately)"
    for path in _projects():
        if path.resolve() not in seen:
            yield path, str(path)


def _projects() -> Iterator[Path]:
    """Give the project files in the folder where the app was started."""
    for path in [found for found in sorted(Path().glob("*.toml")) if is_file(found)][:MOST_LISTED]:
        try:
            with path.open(encoding="utf-8") as file:
                is_project = MARK in file.read(4096)
        except (OSError, UnicodeDecodeError):
            continue
        if is_project:
            yield path


def _examples() -> Iterator[Path]:
    """Give the examples; an installed package has none."""
    yield from sorted((PACKAGE.parent / "examples").glob("*.toml"))
