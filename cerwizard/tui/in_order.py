"""Keys in order: each is given to what the keys before it have brought about, however fast they come.

Textual hands a key to the widget that has the focus and goes on to the next key, while what the first set off is
still on its way from widget to screen. A digit typed right after Enter would so answer the question that Enter leaves.

What a key brings about is painted as one picture: left to itself, Textual paints each widget's part of it when that
comes along, two or three times for an answer.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from functools import cache

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widget import Widget

ROUNDS = 4
"""How often, at most, everything from the focus to the app has its turn: the key; what it means; what that shows or
opens; and once more, for what is sent without end must not hold up the keys."""
PATIENCE = 0.5
"""Seconds to wait for a widget that is just being removed and will never have another turn."""


class InOrder(App[ReturnType]):
    """An app that lets a key or a paste take its whole effect before the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._work: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Queue what is typed; everything else goes its way at once."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._work is None or self._work.done():
            # No worker of Textual's: each tells the app three times how it stands, and this is done at every key.
            self._work = asyncio.create_task(self._work_off())

    async def at_rest(self) -> None:
        """Wait until nothing that was typed is left to be worked off."""
        if self._work is not None:
            await self._work

    async def finished(self) -> None:
        """Wait for what a key has set off beside the screen, and should be seen together with it."""

    async def _work_off(self) -> None:
        try:
            while self._waiting and self.screen_stack:
                with self.batch_update():
                    await self._take(self._waiting.popleft())
                    if not self._waiting:
                        await self.finished()
                if self.screen_stack and not self._paint():
                    self.screen.check_idle()  # it paints when it has nothing else to do, and it had nothing
        except Exception as error:  # noqa: BLE001  # as Textual itself does with what its own tasks raise
            self._handle_exception(error)

    def _paint(self) -> bool:
        """Paint what became other, unless something has to be laid out first; return whether it was painted.

        Else each widget tells the screen that it became other, the screen starts a timer, and the timer paints: four
        times somebody else has a turn before.
        """
        screen = self.screen
        shown = screen._compositor.visible_widgets
        waiting = [widget for widget in shown if widget._repaint_required]
        laid_out = screen._layout_required or screen._scroll_required or self._batch_count
        if laid_out or any(widget._layout_required or widget._scroll_required for widget in shown):
            return False
        for widget in waiting:
            widget._repaint_required = False
        screen._dirty_widgets.update(waiting)
        screen._on_timer_update()
        return True

    async def _take(self, event: events.Event) -> None:
        """Let a key take its whole effect, and what moving the focus or opening a screen brings with it too."""
        if isinstance(event, events.Key) and self._is_nobody_reading(event):
            await self._look_up(event)
        else:
            await super().on_event(event)
        for _ in range(ROUNDS):
            chain = self._chain()
            await self._had_its_turn(chain)
            if self._chain() == chain and not any(map(has_mail, chain)):
                break

    async def _look_up(self, event: events.Key) -> None:
        """Do what a key is bound to, without asking each widget on the way to the app, which has nothing to say."""
        self.app_focus = True
        if not await self._check_bindings(event.key, priority=True):
            await self._check_bindings(event.key)

    async def _had_its_turn(self, chain: list[DOMNode]) -> None:
        """Wait until each of these has handled, one after the other, what it was sent."""
        turn = Turn(chain)
        turn.pass_on()
        try:
            async with asyncio.timeout(PATIENCE):
                await turn.done.wait()
        except TimeoutError:
            turn.end()

    def _is_nobody_reading(self, event: events.Key) -> bool:
        """Whether a key is looked up and nothing else: no field has the focus, nothing waits to become small again."""
        names = tuple(event.name_aliases)
        return self.screen.maximized is None and not any(reads(type(node), names) for node in self._chain())

    def _chain(self) -> list[DOMNode]:
        if not self.screen_stack:
            return [self]
        return self.focused.ancestors_with_self if self.focused else [self.screen, self]


class Turn:
    """Goes round: each handles all that it was sent, also what it sends itself, and passes the turn on to the next."""

    def __init__(self, pumps: Iterable[MessagePump]) -> None:
        self.done = asyncio.Event()
        self._left = deque(pumps)

    def pass_on(self) -> None:
        """Give the turn to the next that takes it; those that are just being removed do not."""
        while self._left:
            # What `call_later` would send, but for the wrapping that Textual takes apart anew each time.
            if self._left[0].post_message(events.Callback(callback=self._had)):
                return
            self._left.popleft()
        self.done.set()

    def end(self) -> None:
        """Go no further: two turns that met at a widget would each wait for the other to be handled first."""
        self._left.clear()

    def _had(self) -> None:
        if self._left and not has_mail(self._left[0]):
            self._left.popleft()
        self.pass_on()


def has_mail(pump: MessagePump) -> bool:
    """Return whether there is something that a widget, a screen or the app was sent and has not handled yet."""
    return pump.message_queue_size > 0 or pump._pending_message is not None


@cache
def reads(kind: type[DOMNode], names: tuple[str, ...]) -> bool:
    """Return whether such a widget makes something of a key itself, as a text field does, beside what is bound."""
    handlers = {"on_key", "_on_key", *(f"{begins}{name}" for name in names for begins in ("key_", "_key_"))}
    return any(handlers & vars(cls).keys() for cls in kind.__mro__ if cls not in (Widget, App))
