"""The line at the top: the device, where one is, how far it is, and whether it is on disk."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget
from textual.widgets import Static

from cerwizard.sitting import Sitting, progress, use_words


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
        made = progress(sitting.assessment, quick=sitting.quick, use=sitting.use)
        self.words = (name, section, ("Quick: " if sitting.quick else "") + made.words)

    def render(self) -> Content:
        """Return the line; where it is too long, the section goes first and then the device is cut."""
        name, section, made = self.words
        width = self.size.width
        right = f"{made}  {self.saved}".rstrip()
        left = f"{name} · {section}" if section else name
        if len(left) + len(right) + 2 > width:
            left = name
        room = max(0, width - len(right) - 2)
        if len(left) > room:
            left = f"{left[: max(0, room - 1)]}…" if room else ""
        return Content.assemble((left, "bold"), " " * max(2, width - len(left) - len(right)), right)


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
