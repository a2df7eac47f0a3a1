"""The documents of a device, composed to be looked at: what each says, and what changed since it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from cerwizard.assessment import Assessment, counted
from cerwizard.documents import Since, compose, document_name, load_outlines, since_written
from cerwizard.errors import NotCovered
from cerwizard.tui.preview import Section, sections


class Prepared(Struct, frozen=True):
    """One document: its sections as they read, or why none is written."""

    id: str
    title: str
    sections: tuple[Section, ...] = ()
    since: Since | None = None
    refusal: str = ""

    @property
    def standing(self) -> str:
        """How it stands against the file of it, in words."""
        if self.since is None:
            return "not written for this product"
        if not self.since.is_written:
            return "not written yet"
        by_hand = ", edited by hand since" if self.since.is_edited else ""
        count = len(self.since.changes)
        if not count:
            return f"as written{by_hand}"
        return f"{counted(count, 'section')} changed since written{by_hand}"

    def changed(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return what is gone from a section since it was written and what is new in it, if anything is."""
        changes = self.since.changes if self.since is not None else ()
        return next(((change.gone, change.new) for change in changes if change.key == key), None)


def prepared(assessment: Assessment, folder: Path) -> tuple[Prepared, ...]:
    """Return every document of the device's markets, held against what stands in the folder."""
    return tuple(_prepared(assessment, folder))


def _prepared(assessment: Assessment, folder: Path) -> Iterator[Prepared]:
    for outline in load_outlines(assessment.knowledge):
        if not outline.is_for(assessment.markets):
            continue
        try:
            document = compose(assessment, outline)
        except NotCovered as refused:
            yield Prepared(outline.id, outline.title, refusal=str(refused))
            continue
        name = document_name(outline.short, document.imprint.device, "docx")
        yield Prepared(outline.id, outline.title, sections(document), since_written(document, folder / name))
