"""Widgets whose text may change at every key: they take one pass of layout where Textual's own take two or three.

Textual lays the whole screen out again whenever the extent of some content changed, after it has just been laid
out with it. Nothing here depends on that second pass: texts fill the width they are given, and scroll bars are
always there.
"""

from __future__ import annotations

from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
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
            self.update(new)


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
