"""Widgets whose text may change at every key: they take one pass of layout where Textual's own take two or three.

Textual lays the whole screen out again whenever the extent of some content changed, after it has just been laid
out with it. Nothing here depends on that second pass: texts fill the width they are given, and scroll bars are
always there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import TypeAlias

from textual.cache import LRUCache
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content, Span
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from cerwizard.tui.widgets.hanging import Hanging
from cerwizard.tui.widgets.selected import for_the_mouse

Paragraph: TypeAlias = Content | Hanging
MOST_PARAGRAPHS = 500
"""How many paragraphs of a long text are kept in lines, those shown last."""


class Text(Static):
    """A text as it is, never read as markup."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own word
        super().__init__(id=id, markup=False)
        self.auto_links = False  # there are none to look for in every line

    def say(self, text: str | Content) -> None:
        """Show this text, unless it is shown already."""
        new = text if isinstance(text, Content) else Content(text)
        if not isinstance(self.content, Content) or not new.is_same(self.content):
            self.update(new, layout=not self._takes_no_more_room(new))

    def _takes_no_more_room(self, new: Content) -> bool:
        """Whether the text stands where it stood; else the whole screen is laid out anew and painted in full."""
        width, before = self.content_size.width, self.content
        if not width or not isinstance(before, Content):
            return False
        return new.get_height(self.styles.get_rules(), width) == before.get_height(
            self.styles.get_rules(), width
        )


class Group(VerticalGroup):
    """Widgets under each other, as high as they are."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)


class Scroll(VerticalScroll):
    """Widgets under each other that can be scrolled."""

    DEFAULT_CSS = """
    Scroll {
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)


class Page(ScrollView):
    """A text to scroll through in one widget: however long it becomes, nothing else on the screen is laid out."""

    DEFAULT_CSS = """
    Page {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own word
        super().__init__(id=id)
        self.auto_links = False  # there are none to look for in every line
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._broken = LRUCache[tuple[str, tuple[Span, ...]], list[Strip]](MOST_PARAGRAPHS)
        """The lines of each paragraph, by what it says and how: of a long text, an answer changes a few."""
        self._lines: list[Strip] = []
        self._first_lines: list[int] = []
        """Where each paragraph begins."""
        self._blank = Strip.blank(0)
        self._framed = LRUCache[tuple[int, int, int], tuple[Strip, Strip]](MOST_PARAGRAPHS)
        """Each line beside itself with its frame, by which line it is and what of it is asked for."""

    def say(self, *paragraphs: Paragraph) -> None:
        """Show this text; only the lines that became others are painted anew."""
        self._paragraphs = paragraphs
        before = self._lines
        self._break()
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        changed = [
            at
            for at, (old, new) in enumerate(zip_longest(before, self._lines))
            if old is not new and old != new
        ]
        if changed:
            self.refresh(*(Region(0, begin - top, width, end - begin) for begin, end in _runs(changed)))
            self._dirty_regions.clear()  # what they say is known already
        elif not width:
            self.refresh()

    def bring_into_view(self, paragraph: int) -> None:
        """Scroll so that a paragraph stands in the middle, unless all of them can be seen."""
        if paragraph < len(self._first_lines):
            middle = self.scrollable_content_region.height // 2
            self.scroll_to(y=self._first_lines[paragraph] - middle, animate=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._break_anew()

    def render(self) -> Content:
        """Return the text."""
        return Content("\n").join(
            Content.assemble(said.sign, said.body) if isinstance(said, Hanging) else said
            for said in self._paragraphs
        )

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines in their frame; where one only moved up or down, it is taken as it was painted before."""
        if self._dirty_regions:
            self._break_anew()
            self._dirty_regions.clear()
        if self.text_selection is not None:
            return super().render_lines(crop)
        (left, top), (width, height) = self.content_offset, self.scrollable_content_region.size
        crop_left, crop_right = left - crop.x, left - crop.x + width
        frame: tuple[Strip, Strip] | None = None
        found: list[Strip] = []
        for y in crop.line_range:
            if not top <= y < top + height:
                found += super().render_lines(Region(crop.x, y, crop.width, 1))
                continue
            line = self._line(self.scroll_offset.y + y - top)
            key = id(line), crop.x, crop.width
            known = self._framed.get(key)
            if known is None:
                if frame is None:  # the same for every line, and Textual would work it out for each
                    framed = super().render_lines(Region(crop.x, y, crop.width, 1))[0]
                    frame = framed.crop(0, crop_left), framed.crop(crop_right)
                safe = line
                for filtered in self.get_line_filters():  # what a project holds must not steer the terminal
                    safe = safe.apply_filter(filtered, self.background_colors[1])
                known = line, Strip.join([frame[0], safe, frame[1]]).crop(0, crop.width)
                self._framed[key] = known
            found.append(known[1])
        return found

    def render_line(self, y: int) -> Strip:
        """Return a line of what can be seen, with what of it is selected."""
        at = self.scroll_offset.y + y
        return for_the_mouse(self, self._line(at), at)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the text that is selected, as it is broken into lines, and what ends it."""
        return selection.extract("\n".join(line.text.rstrip() for line in self._lines)), "\n"

    def _line(self, at: int) -> Strip:
        return self._lines[at] if at < len(self._lines) else self._blank

    def _break_anew(self) -> None:
        """Break all the text into lines: the room for it or its look may have changed."""
        self._broken.clear()
        self._framed.clear()
        self._blank = Strip.blank(self.scrollable_content_region.width, self.visual_style.rich_style)
        self._break()

    def _break(self) -> None:
        """Break the paragraphs that are new into lines, and say how many there are in all."""
        width = self.scrollable_content_region.width
        if width:
            self._lines, self._first_lines = [], []
            for paragraph in self._paragraphs:
                said = paragraph.plain, tuple(paragraph.spans)
                lines = self._broken.get(said)
                if lines is None:
                    lines = Visual.to_strips(self, paragraph, width, None, self.visual_style, pad=True)
                    self._broken[said] = lines
                self._first_lines.append(len(self._lines))
                self._lines += lines
            # What fits is as high as the room for it: the scroll bar stays as it is, whatever is said.
            size = Size(width, max(len(self._lines), self.scrollable_content_region.height))
            if size != self.virtual_size:
                self.virtual_size = size
                self._scroll_update(size)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the runs of numbers that follow on each other, each by its first and what comes after its last."""
    begins = [at for at, number in enumerate(numbers) if not at or number != numbers[at - 1] + 1]
    for at, end in pairwise([*begins, len(numbers)]):
        yield numbers[at], numbers[end - 1] + 1
