"""Finds once for each kind of message what handles it.

Textual looks through every class that a widget is made of, at every message: a hundred times for an answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from typing import Any, TypeAlias

from textual.message import Message
from textual.message_pump import MessagePump

Handler: TypeAlias = Callable[..., Any]


class KnowsHandlers(MessagePump):
    """Remembers its handlers, in the order in which Textual calls them."""

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[Any]]]]:
        known = _handlers((type(self), method_name, type(message)))
        if known is None:
            yield from super()._get_dispatch_methods(method_name, message)
            return
        before: type | None = None
        for cls, method in known:
            # A handler may say that those of the classes after its own are not to be called.
            if cls is not before and message._no_default_action:
                return
            before = cls
            yield cls, method.__get__(self, cls)


@cache
def _handlers(
    key: tuple[type[MessagePump], str, type[Message]],
) -> tuple[tuple[type, Handler], ...] | None:
    """Return the handlers with the class of each; none where it hangs on the widget that sends the message."""
    kind, method_name, message = key
    found: list[tuple[type, Handler]] = []
    kinds = [part for part in message.__mro__ if issubclass(part, Message)]
    for cls in kind.__mro__:
        decorated = cls.__dict__.get("_decorated_handlers") or {}
        for part in kinds:
            for method, selectors in decorated.get(part, ()):
                if selectors:
                    return None
                if all(method is not other for _, other in found):
                    found.append((cls, method))
        plain = cls.__dict__.get(f"_{method_name}") or cls.__dict__.get(method_name)
        if plain is not None and not getattr(plain, "_textual_on", None):
            found.append((cls, plain))
    return tuple(found)
