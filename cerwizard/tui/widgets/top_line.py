"""The line at the top: the device, where one is, how far it is, and whether it is on disk."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from cerwizard.sitting import Progress, Sitting, use_words

BOLD = Style(bold=True)
NOTHING = Progress(0, 0, 0)


class TopLine(Widget):
    """Says on one line which device this is, how far the questions are, and that it is saved."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TopLine {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
    }
    """

    sitting: var[Sitting | None] = var(None)
    saved: reactive[str] = reactive("")
    """Whether it is on disk, in words."""
    words: reactive[tuple[str, str, str]] = reactive(("", "", ""))
    """The device, the section and the progress."""

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Take over what the line says."""
        if sitting is None:
            return
        name = sitting.project.name or "(a device without a name)"
        if sitting.use:
            name += f" › {use_words(sitting.project, sitting.use)}"
        section = ""
        if sitting.item_id:
            section = sitting.assessment.knowledge.questionnaire.section_of(sitting.item_id).title
        made = sum(sitting.sections.values(), NOTHING)
        self.words = (name, section, ("Quick: " if sitting.quick else "") + made.words)

    def render(self) -> Content:
        """Return the line."""
        left, room, right = self._parts()
        return Content.assemble((left, "bold"), room, right)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the line as it is painted: it changes at every answer, and Textual's own way there is long."""
        style = self.visual_style.rich_style
        left, *others = self._parts()
        said = [Segment(left, style + BOLD), Segment("".join(others), style)]
        line = Strip([Segment(" ", style), *said]).adjust_cell_length(self.size.width + 1, style)
        line = line.extend_cell_length(line.cell_length + 1, style)
        for found in self.get_line_filters():
            line = line.apply_filter(found, self.background_colors[1])
        return [line.crop(crop.x, crop.right)] * crop.height

    def _parts(self) -> tuple[str, str, str]:
        """Return the left, the room and the right; where it is too long, the section goes first, then the device."""
        name, section, made = self.words
        width = self.size.width
        right = f"{made}  {self.saved}".rstrip()
        left = f"{name} · {section}" if section else name
        if cell_len(left) + cell_len(right) + 2 > width:
            left = name
        room = max(0, width - cell_len(right) - 2)
        if cell_len(left) > room:
            left = f"{set_cell_size(left, room - 1).rstrip()}…" if room else ""
        return left, " " * max(2, width - cell_len(left) - cell_len(right)), right


class Trouble(Static):
    """Says, for as long as it lasts, why nothing can be saved."""

    DEFAULT_CSS = """
    Trouble {
        height: auto;
        max-height: 4;
        padding: 0 1;
        background: $error-muted;
        color: $text-error;
        display: none;
        &.-shown { display: block; }
    }
    """

    trouble: var[str] = var("")

    def __init__(self) -> None:
        super().__init__(markup=False)

    def watch_trouble(self, trouble: str) -> None:
        """Show or hide the line."""
        self.set_class(bool(trouble), "-shown")
        self.update(f"! {trouble}")
