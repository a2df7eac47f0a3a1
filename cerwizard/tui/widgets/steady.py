"""Widgets whose text may change at every key: they take one pass of layout where Textual's own take two or three.

Textual lays the whole screen out again whenever the extent of some content changed, after it has just been laid
out with it. Nothing here depends on that second pass: texts fill the width they are given, and scroll bars are
always there.
"""

from __future__ import annotations

from itertools import zip_longest

from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static


class Text(Static):
    """A text as it is, never read as markup."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own word
        super().__init__(id=id, markup=False)

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
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._content = Content()
        self._lines: list[Strip] = []

    def say(self, content: Content) -> None:
        """Show this text, unless it is shown already; only the lines that became others are painted anew."""
        if content.is_same(self._content):
            return
        self._content = content
        before = self._lines
        self._break()
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        changed = [
            Region(0, at - top, width, 1)
            for at, (old, new) in enumerate(zip_longest(before, self._lines))
            if old != new
        ]
        if changed:
            self.refresh(*changed)
            self._dirty_regions.clear()  # what they say is known already
        elif not width:
            self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._break()

    def render(self) -> Content:
        """Return the text, as it is copied too."""
        return self._content

    def render_line(self, y: int) -> Strip:
        """Return a line of what can be seen."""
        width = self.scrollable_content_region.width
        if self._dirty_regions:
            self._break()
            self._dirty_regions.clear()
        at = self.scroll_offset.y + y
        style = self.visual_style.rich_style
        return (
            self._lines[at].extend_cell_length(width, style)
            if at < len(self._lines)
            else Strip.blank(width, style)
        )

    def _break(self) -> None:
        """Break the text into lines, and say how many there are."""
        width = self.scrollable_content_region.width
        if width:
            self._lines = Visual.to_strips(self, self._content, width, None, self.visual_style)
            # What fits is as high as the room for it: the scroll bar stays as it is, whatever is said.
            size = Size(width, max(len(self._lines), self.scrollable_content_region.height))
            if size != self.virtual_size:
                self.virtual_size = size
                self._scroll_update(size)
