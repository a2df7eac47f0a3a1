"""Where the lines of a conversation come from and go to."""

from __future__ import annotations

from contextlib import suppress

from cerwizard.cli.output import show, visible
from cerwizard.sitting import clean

END_OF_TEXT = "."
"""A line of this alone ends a longer text, so that blank lines may stand in it."""


class Ended(Exception):
    """The person closed the input: there is nobody left to ask."""


class Lines:
    """A conversation on standard input and output; reads nothing else and writes nowhere else."""

    def ask(self, prompt: str) -> str:
        """Return one line that was typed, without what cannot be seen; raises `Ended` at the end of input."""
        return self._line(prompt).strip()

    def ask_text(self, prompt: str) -> str:
        """Return a text of one line or many, the first as the answer to the prompt; raises `Ended`.

        Where the input ends before the text does, the text is what was typed until then.
        """
        first = self.ask(f"{prompt} (more lines: end with a full stop alone)")
        if not first or is_command(first):
            return first
        lines = [first]
        with suppress(Ended):
            while (line := self._line("…")).strip() != END_OF_TEXT:
                lines.append(line)
        return "\n".join(lines).strip()

    def say(self, text: str = "", indent: int = 0) -> None:
        """Print a paragraph; what follows its first line hangs deeper."""
        show(text, indent=indent, hang=2)

    def _line(self, prompt: str) -> str:
        while True:
            try:
                typed = input(f"{visible(prompt)} ")
            except (EOFError, OSError) as error:  # an OSError is how a terminal that is gone says so
                show()
                raise Ended from error
            if typed.isprintable() or not any(map(_is_no_text, typed)):
                return clean(typed)
            self.say(
                "Not taken: what was typed is not UTF-8 text; set the terminal to UTF-8, and type it again."
            )


def is_command(typed: str) -> bool:
    """Return whether a command was typed; two slashes begin a text that begins with one."""
    return typed.startswith("/") and not typed.startswith("//")


def _is_no_text(sign: str) -> bool:
    """Return whether this stands for a byte that could not be read as text."""
    return "\ud800" <= sign <= "\udfff"
