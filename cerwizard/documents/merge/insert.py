"""Finds the place of a new part: behind what stands before it in the new document, in the same section."""

from __future__ import annotations

from lxml.etree import _Element

from cerwizard.documents.merge.job import Job
from cerwizard.documents.merge.parts import Part
from cerwizard.documents.merge.tree import PAGE, TBL, is_gap, name_of
from cerwizard.documents.regions import BOOKMARK, HEADING
from cerwizard.documents.word.contents import LISTS


class Inserter:
    """Goes through the new document's parts in order and remembers where the old document has them."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.heading: _Element | None = None
        """The heading of this section in the old document; none on the front page, or where it was taken out."""
        self.is_front = True
        self.seen: list[_Element] = []
        """The last blocks of this section's parts."""
        self.last: _Element | None = None
        """The last block of all that was found."""

    def enter(self, heading: _Element | None) -> None:
        """Begin a section; `None` where a person took its heading out."""
        self.heading = heading
        self.is_front = False
        self.seen = []
        self.last = heading if heading is not None else self.last

    def found(self, block: _Element) -> None:
        """Remember the last block of a part that stands in the old document."""
        self.seen.append(block)
        if self.is_front or self.heading is None or _section_of(block) is self.heading:
            self.last = block

    def insert_heading(self, part: Part) -> None:
        """Put a new heading at the end of the section before it."""
        made = self.job.importer.copy(part.blocks[0])
        at = self._end_of_section()
        if at is None:
            self.job.report.unplaced.append(self.job.names.of(part.heading))
            self.enter(None)
            return
        at.addnext(made)
        self.job.report.inserted += 1
        self.enter(made)

    def insert(self, part: Part) -> None:
        """Put a new part behind the one before it."""
        at = self._place()
        if at is None:
            self.job.report.unplaced.append(self.job.names.of(part.keys[0]))
            return
        blocks = self.job.copies(part.all)
        if at.tag == TBL and is_gap(at.getnext()):
            following = at.getnext()
            at = at if following is None else following
        for block in reversed(blocks):
            at.addnext(block)
        self.job.report.inserted += 1
        self.found(blocks[-1])

    def _place(self) -> _Element | None:
        for block in reversed(self.seen):
            if self.is_front or self.heading is None or _section_of(block) is self.heading:
                return block
        return self.heading

    def _end_of_section(self) -> _Element | None:
        block = self.last
        while block is not None:
            following = block.getnext()
            if following is None or following.tag == PAGE or is_heading(following):
                return block
            block = following
        return None


def _section_of(block: _Element) -> _Element | None:
    """Return the heading that a block of the body stands under."""
    found: _Element | None = block
    while found is not None and not is_heading(found):
        found = found.getprevious()
    return found


def is_heading(block: _Element) -> bool:
    """Return whether a block begins a section that was written, or the lists at the end."""
    return any(name_of(mark).startswith(HEADING) or name_of(mark) == LISTS for mark in block.iter(BOOKMARK))
