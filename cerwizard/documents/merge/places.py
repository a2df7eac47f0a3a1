"""Names for places of a document that its readers know: the section, and the caption."""

from __future__ import annotations

from cerwizard.documents.merge.found import Found
from cerwizard.documents.merge.tree import is_named, is_point, name_of
from cerwizard.documents.regions import BEGIN, BOOKMARK, CAPTION, HEADING, document_text

FRONT = "front page"


class Places:
    """Says in which section a region stands."""

    def __init__(self, found: Found) -> None:
        self._sections: dict[str, str] = {}
        self._captions = {
            name.removeprefix(CAPTION): document_text(paragraph)
            for name, paragraph in found.named.items()
            if name.startswith(CAPTION)
        }
        self._around = {key: region.inside for key, region in found.regions.items()}
        section = FRONT
        for bookmark in found.body.iter(BOOKMARK):
            name = name_of(bookmark)
            if is_named(bookmark) and name.startswith(HEADING):
                section = document_text(found.named[name])
                self._sections[name] = section
            elif is_point(bookmark) and name.startswith(BEGIN):
                self._sections[name[len(BEGIN) :]] = section

    def of(self, key: str) -> str:
        """Return a name for the place of a region or a heading."""
        section = self._sections.get(key, FRONT)
        captions = (self._captions.get(place) for place in (key, self._around.get(key, "")))
        caption = next((found for found in captions if found), "")
        words = caption.partition(" ")[2] if caption else ""
        return f"{section}: {words}" if words else section
