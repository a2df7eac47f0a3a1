"""The sections at the left: where one is, and how far each is."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets.option_list import Option

from cerwizard.sitting import Progress, Sitting
from cerwizard.tui.looks import QUIET
from cerwizard.tui.widgets.hanging import Hanging
from cerwizard.tui.widgets.lines import Lines


class SectionRail(Lines):
    """Lists the sections with their progress in words; choosing one goes there."""

    DEFAULT_CSS = """
    SectionRail {
        width: 26;
        padding: 1 1 0 1;
        background: $surface;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there")]

    sitting: var[Sitting | None] = var(None)

    class Entered(Message):
        """A person wants to go to a section."""

        def __init__(self, section_id: str) -> None:
            super().__init__()
            self.section_id = section_id

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[str] = []

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Show each section as it stands."""
        if sitting is None:
            return
        questionnaire = sitting.assessment.knowledge.questionnaire
        sections = questionnaire.sections
        here = questionnaire.section_of(sitting.item_id).id if sitting.item_id else ""
        lines = [
            _line(section.title, sitting.sections[section.id], section.id == here) for section in sections
        ]
        if not self._shown:
            self.add_options([Option(line) for line in lines])
        for number, line in enumerate(lines):
            if self._shown and line.plain != self._shown[number]:
                self.change(number, line)
        self._shown = [line.plain for line in lines]
        if not self.has_focus:
            self.highlighted = next((at for at, part in enumerate(sections) if part.id == here), None)

    def on_option_list_option_selected(self, event: Lines.OptionSelected) -> None:
        """Say which section was chosen."""
        event.stop()
        if self.sitting is not None:
            sections = self.sitting.assessment.knowledge.questionnaire.sections
            self.post_message(self.Entered(sections[event.option_index].id))


def _line(title: str, made: Progress, is_here: bool) -> Hanging:
    if made.total == 0:
        sign, words = "-", "nothing to ask now"
    elif made.is_done:
        sign, words = "✓", made.short
    else:
        sign, words = " ", made.short
    if made.open:
        words += f", {made.open} open"
    return Hanging(
        f"{'>' if is_here else ' '}{sign} ",
        Content.assemble((title, "bold"), "\n", (words, QUIET)),
    )
