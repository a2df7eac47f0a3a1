"""The panel at the side, its short form for narrow terminals, and the banner above everything."""

from __future__ import annotations

from textual.reactive import var

from cerwizard.assessment import outside
from cerwizard.sitting import Sitting
from cerwizard.tui.looks import as_much_as_fits
from cerwizard.tui.widgets.steady import Page, Text
from cerwizard.tui.widgets.verdict_words import in_parts, panel

MOST_LINES = 3
COLUMNS = 58
"""How wide the lines are on a terminal of 60 columns, the narrowest on which nothing of them is cut off."""
BETWEEN = "  |  "


class VerdictPanel(Page):
    """Shows the class, what it rests on, what is open and the gaps, after every answer."""

    DEFAULT_CSS = """
    VerdictPanel {
        width: 30;
        padding: 0 1;
        background: $surface;
        scrollbar-background: $surface;
        border-left: solid $border-blurred;
        &:focus { border-left: heavy $border; }
    }
    """

    sitting: var[Sitting | None] = var(None)

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Show how things stand."""
        if sitting is not None:
            self.say(*panel(sitting))


class VerdictLine(Text):
    """Says the same in a line, where the terminal is too narrow for the panel."""

    DEFAULT_CSS = """
    VerdictLine {
        height: auto;
        max-height: 3;  /* MOST_LINES */
        padding: 0 1;
        background: $surface;
    }
    """

    sitting: var[Sitting | None] = var(None)

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Show how things stand; out of sight, nothing is laid out for it."""
        if sitting is not None and self.size:
            self.say(as_much_as_fits(in_parts(sitting.assessment), BETWEEN, COLUMNS, MOST_LINES))

    def on_show(self) -> None:
        """Show how things stand by now."""
        self.watch_sitting(self.sitting)


class Banner(Text):
    """Says above everything that nothing is planned for this product, why, and what would change that."""

    DEFAULT_CSS = """
    Banner {
        height: auto;
        max-height: 6;
        padding: 0 1;
        background: $warning-muted;
        color: $text-warning;
        display: none;
        &.-shown { display: block; }
    }
    """

    sitting: var[Sitting | None] = var(None)

    def watch_sitting(self, sitting: Sitting | None) -> None:
        """Show the banner while the product is outside what is planned."""
        found = outside(sitting.assessment) if sitting is not None else None
        self.set_class(found is not None, "-shown")
        if found is not None:
            self.say(f"! {found.sentence}")
