"""Why the class is what it is: the rules that fired, those that are near, and what would change it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.widgets.option_list import Option

from cerwizard.assessment import CLASS, Assessment, Flip, flips
from cerwizard.tui import commands as c
from cerwizard.tui.screens.why_words import flip_words, silent_words, told, trace_words
from cerwizard.tui.widgets import KeyBar, Lines


class WhyScreen(c.CommandScreen[None]):
    """Shows the trace of each decision, and the single answers that would change it."""

    HERE = (c.CloseScreen, c.ShowHelp)
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal")]
    DEFAULT_CSS = """
    WhyScreen {
        #head { height: auto; padding: 0 1; background: $panel; text-style: bold; }
        Lines { width: 34; background: $surface; }
        VerticalScroll { height: 1fr; padding: 0 1; }
        Static { height: auto; }
        #flips, #silent { margin: 1 0 0 0; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow Lines { width: 1fr; max-height: 30%; height: auto; }
    }
    """

    _list = query_one(Lines)
    _scroll = query_one(VerticalScroll)
    _trace = query_one("#trace", Static)
    _flips = query_one("#flips", Static)
    _silent = query_one("#silent", Static)

    class Found(Message):
        """The answers that would change a decision."""

        def __init__(self, decision: str, flips: tuple[Flip, ...]) -> None:
            super().__init__()
            self.decision = decision
            self.flips = flips

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self._assessment = assessment
        self._verdicts = told(assessment)
        self._found: dict[str, tuple[Flip, ...]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the decisions beside the trace of one."""
        yield Static("Why: up and down choose a decision, page keys scroll", id="head", markup=False)
        with Horizontal():
            yield Lines()
            with VerticalScroll():
                yield Static(id="trace", markup=False)
                yield Static(id="flips", markup=False)
                yield Static(id="silent", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """List the decisions, with the cursor at the first class."""
        self._list.add_options(Option(line) for _, line in self._verdicts)
        classes = [at for at, (verdict, _) in enumerate(self._verdicts) if verdict.decision.group == CLASS]
        self._list.highlighted = classes[0] if classes else 0
        self._list.focus()

    @on(Lines.OptionHighlighted)
    def show_trace(self, event: Lines.OptionHighlighted) -> None:
        """Show what decided, and look for what would change it."""
        verdict = self._verdicts[event.option_index][0]
        name = verdict.decision.id
        self._trace.update(trace_words(verdict, self._assessment))
        self._silent.update(silent_words(verdict))
        self._scroll.scroll_home(animate=False)
        if name in self._found:
            self._flips.update(flip_words(verdict, self._found[name], self._assessment))
        else:
            self._flips.update("Looking for answers that would change it …")
            self._look_for_flips(name)

    @on(Found)
    def show_flips(self, event: Found) -> None:
        """Show what would change the decision, if it is still the one looked at."""
        self._found[event.decision] = event.flips
        at = self._list.highlighted
        if at is not None and self._verdicts[at][0].decision.id == event.decision:
            self._flips.update(flip_words(self._verdicts[at][0], event.flips, self._assessment))

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to the questions."""
        self.dismiss()

    @work(thread=True, exclusive=True, group="flips")
    def _look_for_flips(self, decision: str) -> None:
        self.post_message(self.Found(decision, tuple(flips(self._assessment, decision))))
