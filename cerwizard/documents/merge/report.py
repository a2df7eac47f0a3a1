"""What became of a document that people had edited."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field


class Report(Struct):
    """What was done, in numbers and by the names of the places."""

    refreshed: int = 0
    """Parts nobody had touched that say something new."""
    kept: int = 0
    """Parts a person changed whose source stayed the same."""
    inserted: int = 0
    """Parts the document did not have yet."""
    removed: int = 0
    """Parts nobody had touched that are no longer written."""
    commented: list[str] = field(default_factory=list)
    """Parts a person changed whose source changed too: the new text stands beside them as a comment."""
    deleted: list[str] = field(default_factory=list)
    """Parts a person took out, which stay out."""
    outdated: list[str] = field(default_factory=list)
    """Parts a person changed that are no longer written: kept, with a comment."""
    copied: list[str] = field(default_factory=list)
    """Parts that stood there more than once: only the first is kept up to date."""
    unplaced: list[str] = field(default_factory=list)
    """New parts for which no place was found."""

    released: int = 0
    """Jumps to what is no longer there, whose words are plain text now."""

    outdated_lines: bool = False
    """Whether header or footer, changed by a person, say something that is no longer so."""

    @property
    def changes_anything(self) -> bool:
        """Return whether the document says something new."""
        numbers = self.refreshed, self.inserted, self.removed, self.released
        return any(numbers) or bool(self.commented or self.outdated)

    def sentences(self) -> list[str]:
        """Say in words what became of the document."""
        numbers = [
            (self.refreshed, "refreshed"),
            (self.inserted, "added"),
            (self.removed, "taken out"),
            (self.kept, "changed by hand and kept"),
        ]
        told = [f"{number} {words}" for number, words in numbers if number]
        said = [f"parts: {', '.join(told)}"] if told else []
        lists = [
            (self.commented, "changed by hand and in the project: yours is kept, the new text is a comment"),
            (self.outdated, "changed by hand, no longer in the project: kept"),
            (self.deleted, "taken out by hand: they stay out"),
            (self.copied, "there more than once: the first is kept up to date, the others are text of yours"),
            (self.unplaced, "new, and no place was found: take them from a new document"),
        ]
        for places, words in lists:
            if places:
                said.append(f"{len(places)} {words}:")
                said += [f"  {place}{times}" for place, times in _counted(places)]
        if self.released:
            said.append(f"links to what is no longer there, now plain text: {self.released}")
        if self.outdated_lines:
            said.append(
                "header or footer were changed by hand and are kept: look whether version and date are right"
            )
        return said or ["nothing new for it"]


def _counted(places: list[str]) -> list[tuple[str, str]]:
    """Return each place once, with how often it was named."""
    return [(place, f" ({n} parts)" if n > 1 else "") for place, n in Counter(places).items()]
