"""What a command is, and a screen that offers some: key, footer, palette and help come from one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import ClassVar, Protocol, TypeAlias, TypeVar, runtime_checkable

from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from cerwizard.tui.sparing import Sparing

Result = TypeVar("Result")

KEPT_BY_BROWSERS = frozenset(("ctrl+n", "ctrl+t", "ctrl+w"))
"""What opens and closes windows and tabs of a browser, whatever the page in it does with keys."""


class Command(Message):
    """Something a person can do; a screen that offers it says what happens."""

    KEY: ClassVar[str] = ""
    """The keys, separated by commas; the first is shown. Without any it stands in the palette alone."""
    FOOTER: ClassVar[str] = ""
    """What the line at the foot calls it; empty keeps it out."""
    PRIORITY: ClassVar[bool] = False
    """Whether its key works in a text field too, before what the field does with it."""

    @classmethod
    @cache  # the line at the foot asks for all of them at every key
    def title(cls) -> str:
        """Return the command's name in words."""
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__)
        return (words[0] + words[1:].lower()).replace("Dont", "Don't")

    @classmethod
    @cache
    def name(cls) -> str:
        """Return what it is called in a configuration file."""
        return cls.title().lower().replace(" ", "_").replace("'", "")

    @classmethod
    def help(cls) -> str:
        """Return what it does, in a sentence."""
        return (cls.__doc__ or "").strip()

    @classmethod
    def binding(cls) -> Binding:
        """Return its keys as Textual takes them."""
        return Binding(
            cls.KEY,
            f"command('{cls.__name__}')",
            cls.FOOTER or cls.title(),
            show=bool(cls.FOOTER),
            tooltip=cls.help(),
            priority=cls.PRIORITY,
            id=cls.name(),
        )


def keys(*commands: type[Command]) -> list[BindingType]:
    """Return the keys of these commands."""
    return [command.binding() for command in commands if command.KEY]


@runtime_checkable
class HasOwnKeys(Protocol):
    """An app in which a person has set keys of their own."""

    own_keys: Mapping[str, str]
    """The keys of a command, separated by commas, by its name."""


@runtime_checkable
class SaysWhatIsUnsaved(Protocol):
    """An app that says on every page when not all is on disk."""

    unsaved: str
    """That it is not, and which key tries again; empty as long as all is."""


def keys_of(screen: Screen[Result], command: type[Command]) -> list[str]:
    """Return the keys of a command as they are shown, those that a person has set before the built-in ones."""
    app = screen.app
    own = app.own_keys.get(command.name()) if isinstance(app, HasOwnKeys) else None
    wanted = own or command.KEY
    if not wanted:
        return []
    bindings = list(Binding.make_bindings([Binding(wanted, "", "")]))
    reaching = [binding for binding in bindings if reaches(app, binding.key)]
    return [app.get_key_display(binding) for binding in reaching or bindings]


def reaches(app: App[object], key: str) -> bool:
    """Return whether a key comes to the app where it runs, in a terminal or in a browser."""
    return not (app.is_web and key in KEPT_BY_BROWSERS)


def is_own_key(app: object, key: str) -> bool:
    """Return whether a person has given this key to a command."""
    own = app.own_keys.values() if isinstance(app, HasOwnKeys) else ()
    return any(key in keys.split(",") for keys in own)


KeyOf: TypeAlias = Callable[[type[Command]], str]
"""Says which key a command has, to be named in a sentence."""


def key_of(screen: Screen[Result], command: type[Command]) -> str:
    """Return the first key of a command as it is shown, to be named in a sentence."""
    return keys_of(screen, command)[0]


class CommandScreen(Screen[Result]):
    """A screen whose keys, palette entries and help all come from the commands it offers."""

    HERE: ClassVar[tuple[type[Command], ...]] = ()
    """The commands it offers, in the order in which they are shown."""

    is_covered: var[bool] = var(False)
    """Whether a dialog or another screen stands over it, so that its keys do nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Sparing()

    def on_screen_suspend(self) -> None:
        """Know that something stands over it."""
        self.is_covered = True

    def on_screen_resume(self) -> None:
        """Know that nothing does any more."""
        self.is_covered = False

    def is_available(self, command: type[Command]) -> bool:
        """Return whether the command makes sense now; else its key does nothing and is not shown."""
        return command in self.HERE

    def may_leave(self, then: Callable[[], object]) -> None:
        """Go on with something that ends the screen, once nothing on it would be lost or a person lets it go."""
        then()

    @property
    def available(self) -> tuple[type[Command], ...]:
        """The commands that make sense now."""
        return tuple(command for command in self.HERE if self.is_available(command))

    def with_keys(self, text: str) -> str:
        """Return a text with the key of a command wherever its name stands in braces."""
        return text.format_map(
            {command.name(): key_of(self, command) for command in self.HERE if command.KEY}
        )

    def action_command(self, name: str) -> None:
        """Say that a person wants this command."""
        self.post_message(self._named(name)())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say whether a key does anything now."""
        if action == "command":
            return self.is_available(self._named(str(parameters[0])))
        return super().check_action(action, parameters)

    @classmethod
    @cache  # every key on the line at the foot is looked up after each answer
    def _named(cls, name: str) -> type[Command]:
        return next(command for command in cls.HERE if command.__name__ == name)
