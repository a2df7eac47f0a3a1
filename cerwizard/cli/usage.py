"""How a command is called, in one line: what has to be there first, the options behind it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from cerwizard.cli.output import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import _MutuallyExclusiveGroup

WORD = "usage: "
TOGETHER = "\N{NO-BREAK SPACE}"
"""Stands between words that no line end may part, until the line is folded."""


class FileFirst(argparse.RawDescriptionHelpFormatter):
    """Shows FILE before the options: behind one that takes several words it would be one more of them."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Take over the usage that is given, or put it together."""
        known = list(actions)
        super().add_usage(usage or _usage(self._prog, known), known, groups, prefix)


def _usage(program: str, actions: list[argparse.Action]) -> str:
    needed = [_words(action) for action in actions if not action.option_strings]
    options = [
        f"[{action.option_strings[0]}{_words(action, ' ')}]" for action in actions if action.option_strings
    ]
    line = " ".join(part.replace(" ", TOGETHER) for part in (*needed, *options))
    folded = fold(f"{WORD}{program} {line}", hang=len(f"{WORD}{program} "))
    return folded.removeprefix(WORD).replace(TOGETHER, " ")


def _words(action: argparse.Action, before: str = "") -> str:
    """Return what is typed for an argument, as argparse shows it; nothing for a switch."""
    if action.nargs == 0:
        return ""
    name = str(action.metavar or "{" + ",".join(map(str, action.choices or ())) + "}")
    several = {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]"}
    return f"{before}{several.get(str(action.nargs), name)}"
