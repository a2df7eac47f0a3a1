"""Several values to tick, in a form."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cerwizard.tui.widgets.choices import Choice, Choices


class Ticks(Choices):
    """Ticks that are shown by a sign, and hold what is ticked."""

    DEFAULT_CSS = "Ticks { min-height: 1; }"

    def __init__(self, labels: Mapping[str, str], ticked: Collection[str]) -> None:
        """Offer these by their labels; what is `ticked` stays so, even where it is not offered any more."""
        super().__init__()
        gone = {value: f"{value} (no such row any more)" for value in ticked if value not in labels}
        self._labels = {**labels, **gone}
        self.can_focus = bool(self._labels)
        self._before = tuple(ticked)
        self._ticked = set(ticked)

    @property
    def ticked(self) -> tuple[str, ...]:
        """What is ticked: as it was, or else in the order in which it is offered."""
        if self._ticked == set(self._before):
            return self._before
        return tuple(value for value in self._labels if value in self._ticked)

    def on_mount(self) -> None:
        """Offer what there is."""
        self._show()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Set or take away a tick."""
        event.stop()
        self._ticked ^= {str(event.value)}
        self._show()

    def _show(self) -> None:
        lines = [
            Choice(value, "[x]" if value in self._ticked else "[ ]", label)
            for value, label in self._labels.items()
        ]
        self.offer(lines, at=lines[0].value if lines else None)
