"""One merge: the old document and the new one, what was written last, and what becomes of each region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml.etree import _Element
from msgspec import Struct

from cerwizard.documents.merge.comments import NEW_TEXT, NO_LONGER, Comments
from cerwizard.documents.merge.found import Found, Region
from cerwizard.documents.merge.places import Places
from cerwizard.documents.merge.report import Report
from cerwizard.documents.merge.styles import Importer
from cerwizard.documents.regions import HASH, text_hash


class Standing(Struct, frozen=True):
    """How a region of the old document stands, told before anything is changed."""

    is_edited: bool
    """A person changed it, or it cannot be told that nobody did."""
    is_changed: bool
    """Its source says something else than when it was written last."""
    is_same: bool
    """It says already what it would say."""


class Job:
    """What every step of a merge looks at."""

    def __init__(
        self, old: Found, new: Found, written: Mapping[str, str], importer: Importer, comments: Comments
    ) -> None:
        self.old = old
        self.new = new
        self.written = written
        self.importer = importer
        self.comments = comments
        self.report = Report()
        self.names = Places(new)
        self.old_names = Places(old)
        self.anew: list[Region] = []
        """Rows that were written again though their points stood elsewhere, where nobody edited anything."""
        self.standings = {key: self._standing(region) for key, region in old.regions.items()}

    def was_written(self, key: str) -> bool:
        """Return whether the old document was written with this region."""
        return HASH + key in self.written

    def keep(self, region: Region, lines: Sequence[str]) -> None:
        """Leave a region as a person made it; where its source changed, show the new text beside it."""
        standing = self.standings[region.key]
        if standing.is_changed and not standing.is_same:
            self.comments.beside_region(region, [NEW_TEXT, *lines])
            self.report.commented.append(self.names.of(region.key))
        else:
            self.report.kept += 1

    def keep_outdated(self, region: Region) -> None:
        """Leave a region that a person changed and that is no longer written, and say so beside it.

        One that is written elsewhere and was moved among these is left without a word.
        """
        if self.was_written(region.key) and region.key not in self.new.regions:
            self.comments.beside_region(region, [NO_LONGER])
            self.report.outdated.append(self.old_names.of(region.key))

    def copies(self, elements: Sequence[_Element]) -> list[_Element]:
        """Return elements of the new document as the old one can take them."""
        return [self.importer.copy(element) for element in elements]

    def _standing(self, region: Region) -> Standing:
        written = self.written.get(HASH + region.key)
        said = text_hash(region.text)
        source = self.new.regions.get(region.key)
        sourced = None if source is None else text_hash(source.text)
        return Standing(
            is_edited=said != written or not region.is_plain,
            is_changed=sourced is not None and sourced != written,
            is_same=sourced == said,
        )
