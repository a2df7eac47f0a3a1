"""The documents as they will read, section by section, and what changed since they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.visual import Visual
from textual.widgets import Static
from textual.widgets.option_list import Option

from cerwizard.assessment import Assessment
from cerwizard.tui import commands as c
from cerwizard.tui.looks import LABEL, QUIET
from cerwizard.tui.prepared import Prepared, prepared
from cerwizard.tui.preview import Section, drawn
from cerwizard.tui.widgets import Drawn, Hanging, KeyBar, Lines

MOST = 120
"""Cells of a line that a person still reads with ease."""


class Place(Struct, frozen=True):
    """One line of the list: a section of a document, or without one the document itself."""

    document: Prepared
    section: Section | None = None

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than what was written; of a document, what stands before its sections."""
        return self.document.changed(self.section.key if self.section else "") is not None


class DocumentsScreen(c.CommandScreen[None]):
    """Shows each document beside the list of its sections."""

    HERE = (
        c.WriteDocuments,
        c.NextChange,
        c.NextOpenPlace,
        c.OpenFolder,
        c.CloseScreen,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (130, "-wide")]
    DEFAULT_CSS = """
    DocumentsScreen {
        #head { height: auto; padding: 0 1; background: $panel; }
        Lines { width: 36%; max-width: 56; }
        #page { width: 1fr; padding: 0 2; border-left: solid $border-blurred; }
        #page:focus { border-left: heavy $border; }
        Drawn { height: auto; max-width: 120; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow Lines { width: 1fr; max-width: 100%; height: 40%; }
    }
    """

    _head = query_one("#head", Static)
    _list = query_one(Lines)
    _page = query_one("#page", VerticalScroll)
    _text = query_one(Drawn)

    class Ready(Message):
        """The documents are composed."""

        def __init__(self, documents: tuple[Prepared, ...]) -> None:
            super().__init__()
            self.documents = documents

    def __init__(
        self, assessment: Assessment, folder: Path, write: Callable[[Callable[[], object]], None]
    ) -> None:
        """Show the documents of an assessment; `write` asks where to write them, and calls back when it is left."""
        super().__init__()
        self._assessment = assessment
        self._folder = folder
        self._write = write
        self._places: tuple[Place, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the sections at the left and the text at the right."""
        yield Static("Composing the documents …", id="head", markup=False)
        with Horizontal():
            yield Lines()
            with VerticalScroll(id="page"):
                yield Drawn()
        yield KeyBar()

    def on_mount(self) -> None:
        """Compose what there is to see; meanwhile the keys work."""
        self._list.focus()
        self._prepare()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense with what is shown."""
        if command is c.NextChange:
            return any(place.is_changed for place in self._places)
        if command is c.NextOpenPlace:
            return any(place.section and place.section.open_places for place in self._places)
        if command is c.OpenFolder:
            return self._folder.is_dir()
        return super().is_available(command)

    @on(Ready)
    def show_documents(self, event: Ready) -> None:
        """List the documents and their sections."""
        here = self._list.highlighted or 0
        self._places = tuple(_places(event.documents))
        self._head.update(_heading(event.documents, self._folder))
        self._list.set_options(Option(_line(place)) for place in self._places)
        self._list.highlighted = min(here, len(self._places) - 1) if self._places else None
        self.refresh_bindings()

    @on(Lines.OptionHighlighted)
    def show_section(self, event: Lines.OptionHighlighted) -> None:
        """Show the section under the cursor, from its top."""
        if event.option_index < len(self._places):
            self._draw(self._places[event.option_index])
            self._page.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Draw the section anew, as wide as there is room."""
        at = self._list.highlighted
        if at is not None and at < len(self._places):
            self.call_after_refresh(self._draw, self._places[at])

    @on(c.NextChange)
    def go_to_change(self) -> None:
        """Go to the next section that changed."""
        self._go(lambda place: place.is_changed)

    @on(c.NextOpenPlace)
    def go_to_open_place(self) -> None:
        """Go to the next section that waits for an answer."""
        self._go(lambda place: bool(place.section and place.section.open_places))

    @on(c.WriteDocuments)
    def write(self) -> None:
        """Ask where to write, and then look again at what changed."""
        self._write(self._prepare)

    @on(c.OpenFolder)
    def open_folder(self) -> None:
        """Open the folder as this machine opens folders, and say where it is."""
        self.app.open_url(self._folder.resolve().as_uri())
        self.notify(str(self._folder), title="The documents are in", markup=False)

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to the questions."""
        self.dismiss(None)

    @work(thread=True, group="preparing")
    def _prepare(self) -> None:
        self.post_message(self.Ready(prepared(self._assessment, self._folder)))

    def _draw(self, place: Place) -> None:
        self._text.draw(list(_page(place, min(MOST, self._text.size.width or MOST))))

    def _go(self, is_wanted: Callable[[Place], bool]) -> None:
        here = self._list.highlighted or 0
        order = [*range(here + 1, len(self._places)), *range(here + 1)]
        found = next((at for at in order if is_wanted(self._places[at])), None)
        if found is not None:
            self._list.highlighted = found


def _places(documents: tuple[Prepared, ...]) -> Iterator[Place]:
    for document in documents:
        yield Place(document)
        yield from (Place(document, section) for section in document.sections if section.key)


def _heading(documents: tuple[Prepared, ...], folder: Path) -> Content:
    if not documents:
        return Content("No document is meant for the markets that this project names.")
    changed = sum(len(document.since.changes) for document in documents if document.since is not None)
    return Content.assemble(
        (f"{len(documents)} documents as they read now", "bold"),
        f" · {changed} sections changed since written (*)\nin {folder}",
    )


def _line(place: Place) -> Hanging:
    section = place.section
    if section is None:
        return Hanging(
            "* " if place.is_changed else "",
            Content.assemble((place.document.title, "bold"), (f"  {place.document.standing}", QUIET)),
        )
    sign = "*" if place.is_changed else "?" if section.open_places else " "
    count = f"  {section.open_places} open" if section.open_places else ""
    return Hanging(f"{'  ' * (section.level - 1)}{sign} ", Content.assemble(section.title, (count, QUIET)))


def _page(place: Place, width: int) -> Iterator[Visual]:
    document, section = place.document, place.section
    yield Content.styled(section.title if section else document.title, LABEL)
    yield Content()
    if section is None:
        yield Content(document.refusal or f"{document.standing[0].upper()}{document.standing[1:]}.")
        yield Content()
    changed = document.changed(section.key if section else "")
    if changed is not None:
        yield Content.styled("Changed since it was written", "bold")
        yield from (Hanging("- ", Content.styled(line, QUIET)) for line in changed[0])
        yield from (Hanging("+ ", Content(line)) for line in changed[1])
        yield Content()
    front = document.sections[:1] if section is None else (section,)
    for part in front:
        yield from drawn(part.blocks, width)
