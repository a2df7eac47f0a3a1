"""How text is shown that was selected with the mouse."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

TO_THE_END = -1
"""Where Textual says that a selection goes on to the end of a line."""


def for_the_mouse(widget: Widget, line: Strip, y: int) -> Strip:
    """Return a line of the text in a widget with what of it is selected, and with its place for the mouse."""
    span = widget.text_selection.get_span(y) if widget.text_selection is not None else None
    if span is not None:
        start, end = span
        end = line.cell_length if end == TO_THE_END else end
        look = Style(bgcolor=widget.screen.get_component_rich_style("screen--selection").bgcolor)
        chosen = Segment.apply_style(line.crop(start, end), post_style=look)
        line = Strip([*line.crop(0, start), *chosen, *line.crop(end)], line.cell_length)
    return line.apply_offsets(0, y)
