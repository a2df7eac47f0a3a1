"""Where the lines of a conversation come from and go to."""

from __future__ import annotations

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
        try:
            return clean(input(f"{visible(prompt)} ")).strip()
        except EOFError as error:
            show()
            raise Ended from error

    def ask_text(self, prompt: str) -> str:
        """Return a text of one line or many, the first as the answer to the prompt; raises `Ended`."""
        first = self.ask(f"{prompt} (more lines: end with a full stop alone)")
        if not first or first.startswith("/"):
            return first
        lines = [first]
        while (line := self.ask("…")) != END_OF_TEXT:
            lines.append(line)
        return "\n".join(lines).strip()

    def say(self, text: str = "", indent: int = 0) -> None:
        """Print a paragraph; what follows its first line hangs deeper."""
        show(text, indent=indent, hang=2)
