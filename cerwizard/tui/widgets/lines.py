"""A list of lines to go through."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Lines(OptionList, inherit_bindings=False):
    """A plain list without a frame; what Enter does is the screen's business."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", "Down", show=False),
        Binding("up", "cursor_up", "Up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
    ]

    DEFAULT_CSS = """
    Lines {
        height: 1fr;
        border: none;
        padding: 0 1;
        background: $background;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option-disabled { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
