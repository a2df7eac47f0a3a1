"""Keys in order: each is given to what the keys before it have brought about, however fast they come.

Textual hands a key to the widget that has the focus and goes on to the next key, while what the first set off is
still on its way from widget to screen. A digit typed right after Enter would so answer the question that Enter leaves.

What a key brings about is painted as one picture: left to itself, Textual paints each widget's part of it when that
comes along, two or three times for an answer.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress

from textual import events
from textual.app import App, ReturnType
from textual.message_pump import MessagePump

ROUNDS = 2
"""How often everything from the focus to the app has its turn: the key, what it means; and where that moves the focus
or opens a screen, once more for the answer to that."""
PATIENCE = 0.5
"""Seconds to wait for a widget that is just being removed and will never have another turn."""


class InOrder(App[ReturnType]):
    """An app that lets a key or a paste take its whole effect before the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._is_at_work = False

    async def on_event(self, event: events.Event) -> None:
        """Queue what is typed; everything else goes its way at once."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if not self._is_at_work:
            self._is_at_work = True
            self.run_worker(self._work_off(), group="keys")

    async def _work_off(self) -> None:
        try:
            while self._waiting:
                with self.batch_update():
                    await super().on_event(self._waiting.popleft())
                    await self._settled()
                    if not self._waiting:
                        await self.finished()
                if self.screen_stack:
                    self.screen.check_idle()  # it paints when it has nothing else to do, and it had nothing
        finally:
            self._is_at_work = False

    async def finished(self) -> None:
        """Wait for what a key has set off beside the screen, and should be seen together with it."""

    async def _settled(self) -> None:
        """Wait until everything between the focus and the app has handled what it was sent."""
        before = self.screen, self.focused
        for _ in range(ROUNDS):
            await self._had_its_turn()
        if (self.screen, self.focused) != before:
            await self._had_its_turn()

    async def _had_its_turn(self) -> None:
        chain = self.focused.ancestors_with_self if self.focused else [self.screen, self]
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for pump in chain:
                    await _handled(pump)


async def _handled(pump: MessagePump) -> None:
    """Wait until a widget has handled all that it was sent so far."""
    done = asyncio.Event()
    # What `call_later` would send, but for the wrapping that Textual takes apart anew each time.
    if pump.post_message(events.Callback(callback=done.set)):
        await done.wait()
