"""A list of lines to go through."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import OptionList

from cerwizard.tui.widgets.hanging import Hanging

MOST_LINES = 200
"""How many lines are kept as they were painted, those shown last."""


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

    highlighted: reactive[int | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        self._painted = LRUCache[tuple[object, ...], Strip](MOST_LINES)
        """Lines in their frame, by what they say and how: an answer brings back most of those that it changes."""
        super().__init__(markup=False)
        self.auto_links = False  # there are none to look for in every line

    @property
    def pointed_id(self) -> str:
        """The id of the line under the cursor; empty where there is none."""
        at = self.highlighted
        return (self.get_option_at_index(at).id or "") if at is not None else ""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint anew; where no lines are named, the look of all of them may have changed."""
        if not regions:
            self._painted.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines in their frame; one that looks as it did before is taken as it was painted then."""
        self._update_lines()
        top, height = self.content_offset.y, self.scrollable_content_region.height
        found: list[Strip] = []
        for y in crop.line_range:
            look = self._look(self.scroll_offset.y + y - top) if top <= y < top + height else ("frame", y)
            key = crop.x, crop.width, *look
            line = self._painted.get(key)
            if line is None:
                line = self._painted[key] = super().render_lines(Region(crop.x, y, crop.width, 1))[0]
            found.append(line)
        return found

    def _look(self, line: int) -> tuple[object, ...]:
        """Return all that a line hangs on but what `refresh` is called for."""
        lines = self._line_cache.lines
        if not 0 <= line < len(lines):
            return ()
        number, part = lines[line]
        option = self.get_option_at_index(number)
        said = option.prompt
        words = (said.plain, *said.spans) if isinstance(said, Hanging) else (option,)
        looks = option.disabled, number == self.highlighted, number == self._mouse_hovering_over
        return (number, part, *looks, *words)

    def change(self, number: int, line: Hanging) -> None:
        """Show another line in the place of one; the lines around it stay as they are painted."""
        option, rules = self.get_option_at_index(number), self.styles.get_rules()
        width, shown = self.scrollable_content_region.width, option.prompt
        if not isinstance(shown, Hanging) or shown.get_height(rules, width) != line.get_height(rules, width):
            self.replace_option_prompt_at_index(number, line)
            return
        shown.become(line)
        for key in list(self._option_render_cache.keys()):
            if key[0] is option:
                self._option_render_cache.discard(key)
        self._repaint(number)

    def _update_lines(self) -> None:
        """Find out where each option stands, unless that is known: it is asked a dozen times for each line painted."""
        known = self._line_cache.lines
        if not known or known[-1][0] + 1 < self.option_count:
            super()._update_lines()

    def _watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Paint the line that the cursor left and the one that it came to."""
        for number in (before, now):
            if number is not None:
                self._repaint(number)

    def _repaint(self, number: int) -> None:
        if number in self._index_to_line:
            top = self._index_to_line[number] - self.scroll_offset.y
            self.refresh(Region(0, top, self.scrollable_content_region.width, self._heights[number]))
        else:
            self.refresh()
