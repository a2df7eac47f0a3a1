"""Keys in order: each is given to what the keys before it have brought about, however fast they come.

Textual hands a key to the widget that has the focus and goes on to the next key, while what the first set off is
still on its way from widget to screen. A digit typed right after Enter would so answer the question that Enter leaves.

What a key brings about is painted as one picture: left to itself, Textual paints each widget's part of it when that
comes along, two or three times for an answer.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widget import Widget

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
                if self.screen_stack:
                    self.screen.check_idle()  # it paints when it has nothing else to do, and it had nothing
        except Exception as error:  # noqa: BLE001  # as Textual itself does with what its own tasks raise
            self._handle_exception(error)

    async def _take(self, event: events.Event) -> None:
        """Let a key take its whole effect, and what moving the focus or opening a screen brings with it too."""
        before = self.screen, self.focused
        if isinstance(event, events.Key) and self._is_nobody_reading():
            await self._look_up(event)
        else:
            await super().on_event(event)
            await self._had_its_turn()
        await self._had_its_turn()
        if self.screen_stack and (self.screen, self.focused) != before:
            await self._had_its_turn()

    async def _look_up(self, event: events.Key) -> None:
        """Do what a key is bound to, without asking each widget on the way to the app, which has nothing to say."""
        self.app_focus = True
        if not await self._check_bindings(event.key, priority=True):
            await self._check_bindings(event.key)

    async def _had_its_turn(self) -> None:
        """Wait until everything from the focus to the app has handled, one after the other, what it was sent."""
        done = asyncio.Event()
        _pass_on(iter(self._chain()), done)
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await done.wait()

    def _is_nobody_reading(self) -> bool:
        """Whether a key is looked up and nothing else: no field has the focus, nothing waits to become small again."""
        return self.screen.maximized is None and not any(reads_keys(type(node)) for node in self._chain())

    def _chain(self) -> list[DOMNode]:
        if not self.screen_stack:
            return [self]
        return self.focused.ancestors_with_self if self.focused else [self.screen, self]


def _pass_on(pumps: Iterator[MessagePump], done: asyncio.Event) -> None:
    """Send what calls this again to the next that takes it; nobody is left where it is done."""
    for pump in pumps:
        # What `call_later` would send, but for the wrapping that Textual takes apart anew each time.
        if pump.post_message(events.Callback(callback=partial(_pass_on, pumps, done))):
            return
    done.set()


@cache
def reads_keys(kind: type[DOMNode]) -> bool:
    """Return whether such a widget makes something of a key by itself, as a text field does, beside what is bound."""
    own = [name for cls in kind.__mro__ if cls not in (Widget, App) for name in vars(cls)]
    return any(name in ("on_key", "_on_key") or name.startswith(("key_", "_key_")) for name in own)
