"""The line at the foot: what can be done now, and with which key."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from cerwizard.tui.commands import CommandScreen, SaysWhatIsUnsaved, ShowHelp, reaches
from cerwizard.tui.widgets.top_line import TopLine


class KeyBar(Static):
    """Shows the keys that work now, as many as fit; a click does the same as the key.

    One widget whose text changes: Textual's own footer mounts a widget for each key anew whenever the focus moves.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-foreground;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._shown: tuple[object, ...] = ()
        """What the line was made of."""
        self._hangs_on: tuple[object, ...] = ()
        """What decided then which keys work."""

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        if isinstance(self.screen, CommandScreen):
            self.watch(self.screen, "is_covered", self._show_of_dialog, init=False)
        if isinstance(self.app, SaysWhatIsUnsaved):
            self.watch(self.app, "unsaved", self._show_anew, init=False)
        self._show(self.screen)

    def on_resize(self) -> None:
        """Show as many keys as fit now."""
        self._show(self.screen)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        key = event.style.meta.get("key")
        if key:
            self.app.simulate_key(key)

    def _show(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        if isinstance(screen, CommandScreen) and screen.is_covered:
            return
        # At most keys nothing of this changes, and all that Textual looks up for it can be spared.
        available = screen.available if isinstance(screen, CommandScreen) else None
        hangs_on = (self.size.width, screen.focused, available)
        if available is not None and hangs_on == self._hangs_on:
            return
        self._hangs_on = hangs_on
        places = self._places()
        # Those of the focused widget come first: no screen names them.
        bindings = sorted(self._bindings_shown(), key=lambda binding: places.get(binding.id or "", -1))
        made_of = (self.size.width, *bindings)
        if made_of != self._shown:
            self._shown = made_of
            self.update(self._content(self._entries(bindings), self.size.width), layout=False)

    def _show_anew(self) -> None:
        """Show whether all is on disk."""
        if isinstance(self.screen, CommandScreen):
            self._show_of_dialog(self.screen.is_covered)

    @property
    def _unsaved(self) -> Content:
        """That not all is on disk, where no line at the top says so."""
        said = self.app.unsaved if isinstance(self.app, SaysWhatIsUnsaved) else ""
        if not said or self.screen.query(TopLine):
            return Content()
        return Content.styled(f" {said} ", "bold $text-error on $error-muted")

    def _show_of_dialog(self, is_covered: bool) -> None:
        """Show the keys of a dialog while one stands over the screen, then its own again."""
        self._shown, self._hangs_on = (), ()
        if is_covered:
            dialog = self.app.screen
            found = [active.binding for active in dialog.active_bindings.values() if active.node is dialog]
            entries = self._entries(binding for binding in found if binding.show)
            self.update(self._content(entries, self.size.width), layout=False)
        else:
            self._show(self.screen)

    def _content(self, entries: dict[str, Content], width: int) -> Content:
        last = entries.pop(ShowHelp.FOOTER, Content())
        shown = self._unsaved
        for entry in entries.values():
            if shown.cell_length + entry.cell_length + last.cell_length > width:
                break
            shown += entry
        return shown + last

    def _entries(self, bindings: Iterable[Binding]) -> dict[str, Content]:
        """Return each command once, with the first of its keys that works where the focus is, and the app runs."""
        found = list(bindings)
        reaching = {binding.description for binding in found if reaches(self.app, binding.key)}
        entries: dict[str, Content] = {}
        for binding in found:
            is_lost = binding.description in reaching and not reaches(self.app, binding.key)
            if binding.description not in entries and not is_lost:
                key = Style.from_meta({"key": binding.key})
                entries[binding.description] = Content.assemble(
                    (f" {self.app.get_key_display(binding)}", "bold $footer-key-foreground"),
                    (f" {binding.description} ", "$footer-description-foreground"),
                ).stylize(key)
        return entries

    def _bindings_shown(self) -> list[Binding]:
        return [
            active.binding
            for active in self.screen.active_bindings.values()
            if active.binding.show and active.enabled
        ]

    def _places(self) -> dict[str, int]:
        """Return where a key stands by its name: in the order in which the screen names its commands."""
        screen = self.screen
        here = screen.HERE if isinstance(screen, CommandScreen) else ()
        return {command.name(): at for at, command in enumerate(here)}
