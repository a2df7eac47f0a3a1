"""What became of a document that people had edited."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
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

    @property
    def changes_anything(self) -> bool:
        """Return whether the document says something new."""
        return bool(self.refreshed or self.inserted or self.removed or self.commented or self.outdated)
