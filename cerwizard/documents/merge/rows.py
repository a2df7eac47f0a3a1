"""Tables row by row: each row that has a key is a region of its own."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from lxml.etree import _Element

from cerwizard.documents.merge.carry import fill, hung_on, paragraphs_of
from cerwizard.documents.merge.comments import lines_of
from cerwizard.documents.merge.found import Region, Shape
from cerwizard.documents.merge.job import Job
from cerwizard.documents.merge.tree import (
    CELL_PROPERTIES,
    PARAGRAPH_PROPERTIES,
    TBL,
    TC,
    TR,
    around,
    detach,
    is_gap,
    is_plain,
    is_point,
    name_of,
    remove_bookmark,
    says,
    with_its_end,
)
from cerwizard.documents.regions import BEGIN, BOOKMARK, END, WORD

SHADING = f"{WORD}shd"
BEFORE_SHADING = tuple(f"{WORD}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "vMerge", "tcBorders"))


class RowMerger:
    """Brings the rows of one table, or the cards of one table laid out as cards, up to date."""

    def __init__(self, job: Job, old: Region, new: Region) -> None:
        self.job = job
        self.old = old
        self.new = new
        self.new_units = units(job.new.within(new.key))
        within = {row.key: row for row in job.old.within(old.key)}
        self.old_units = units([within[key] for key in self.new_units if key in within])
        known = [row for row in job.old.within(old.key) if not self._belongs_elsewhere(row)]
        self.gone = {key: unit for key, unit in units(known).items() if job.was_written(key)}
        self.is_table = old.shape is Shape.TABLE and all(unit.tag == TR for unit in self.new_units.values())
        self.present = dict(self.old_units)

    def _belongs_elsewhere(self, row: Region) -> bool:
        """Return whether a row is still written, here or where a person who moved it took it from."""
        source = self.job.new.regions.get(row.key)
        moved_by_hand = self.job.standings[self.old.key].is_edited
        return source is not None and (source.inside == self.old.key or moved_by_hand)

    def merge(self) -> None:
        """Refresh, keep, insert and remove rows, each by itself."""
        last: _Element | None = None
        for key, unit in self.new_units.items():
            if key in self.old_units:
                last = self.present[key] = self._keep_up(key, self.old_units[key], unit)
            elif key in self.job.old.regions and self._was_moved(self.job.old.regions[key]):
                self._elsewhere(key, unit)
            elif self.job.was_written(key) and key not in self.job.old.regions:
                self.job.report.deleted.append(self.job.names.of(key))
            else:
                last = self._insert(key, unit, last)
        for key, unit in self.gone.items():
            self._remove(key, unit)
        self._set_points()

    def _keep_up(self, key: str, old: _Element, new: _Element) -> _Element:
        standing = self.job.standings[key]
        if standing.is_edited or not _fits(old, self.job.old.regions[key], new, self.job.new.regions[key]):
            if not standing.is_same or standing.is_edited:
                self.job.keep(self.job.old.regions[key], lines_of(new))
            return old
        if standing.is_same:
            return old
        self.job.report.refreshed += 1
        return refresh_unit(self.job, key, old, new)

    def _was_moved(self, row: Region) -> bool:
        """Return whether a person moved a row out of this table; a table nobody changed is as it was written."""
        around_it = self.job.standings.get(row.inside)
        return around_it is None or around_it.is_edited

    def _elsewhere(self, key: str, new: _Element) -> None:
        """Bring a row up to date where a person moved it."""
        region = self.job.old.regions[key]
        old = region.unit()
        if old is not None and old.tag == new.tag:
            self._keep_up(key, old, new)
        else:
            self.job.keep(region, lines_of(new))

    def _insert(self, key: str, new: _Element, last: _Element | None) -> _Element:
        """Put a row behind the last one known, or behind the head of the table."""
        made = self.job.importer.copy(new)
        keep_points(made, [key])
        at = last if last is not None else self._head(new.tag == TR)
        if at is None:
            self.job.report.unplaced.append(self.job.names.of(key))
            return made
        if new.tag == TBL:
            at = _behind_gap(at)
            space = new.getnext() if is_gap(new.getnext()) else new.getprevious()
            at.addnext(made)
            if space is not None and is_gap(space):
                made.addnext(self.job.importer.copy(space))
        else:
            at.addnext(made)
        self.job.report.inserted += 1
        if key in self.job.old.regions:
            self.job.anew.append(self.job.old.regions[key])
        self.present[key] = made
        return made

    def _head(self, is_row: bool) -> _Element | None:
        """Return what stands before the first row: the head of the table, or for cards the place before the first."""
        first = next(iter(self.old_units.values()), None)
        if is_row:
            table = around(self.old.begin, TBL) if first is None else around(first, TBL)
            return None if table is None else next(table.iterchildren(TR), None)
        return None if first is None else first.getprevious()

    def _remove(self, key: str, unit: _Element) -> None:
        region = self.job.old.regions[key]
        usual = {_beside(new, self.job.new.regions[other]) for other, new in self.new_units.items()}
        is_usual = _beside(unit, region) in usual and is_plain(unit.iter())
        if self.job.standings[key].is_edited or not is_usual:
            self.job.keep_outdated(region)
            return
        if unit.tag == TR and sum(1 for _ in unit.itersiblings(TR, preceding=True)) == 0:
            self.job.keep_outdated(region)
            return
        following = unit.getnext()
        neighbour = unit.getnext() if unit.getnext() is not None else unit.getprevious()
        kept = hung_on([unit], [BEGIN + key, END + key])
        if unit.tag == TBL and following is not None and is_gap(following):
            neighbour = unit.getprevious()
            detach(following)
        detach(unit)
        if neighbour is not None:
            fill(paragraphs_of([neighbour])[:1], kept)
        self.job.report.removed += 1

    def _set_points(self) -> None:
        """Let the points of the table, or of the cards, enclose the first row and the last one again."""
        if self.is_table:
            table = around(self.old.begin, TBL)
            paragraphs = [] if table is None else paragraphs_of(table.iterchildren(TR))
            if paragraphs:
                _append(self.old.end, paragraphs[-1])
            return
        cards = [unit for unit in self.present.values() if unit.tag == TBL and unit.getparent() is not None]
        parent = cards[0].getparent() if cards else None
        if parent is not None:
            cards.sort(key=parent.index)
            _prepend(self.old.begin, paragraphs_of(cards[:1])[0])
            _append(self.old.end, paragraphs_of(cards[-1:])[-1])


def units(rows: Sequence[Region]) -> dict[str, _Element]:
    """Return the table rows, or whole tables, that the rows of a region fill; each of them one row only."""
    found: dict[str, _Element] = {}
    for row in rows:
        unit = row.unit()
        if unit is not None and not any(unit is other for other in found.values()):
            found[row.key] = unit
    kinds = {unit.getparent() for unit in found.values()}
    return found if len(kinds) == 1 else _in_one_place(found)


def _in_one_place(found: dict[str, _Element]) -> dict[str, _Element]:
    """Return the units that stand where most of them do."""
    parents = [unit.getparent() for unit in found.values()]
    if not parents:
        return {}
    usual = max(parents, key=parents.count)
    return {key: unit for key, unit in found.items() if unit.getparent() is usual}


def refresh_unit(job: Job, key: str, old: _Element, new: _Element) -> _Element:
    """Bring a row or card up to date cell by cell, or as a whole where its cells are others; return it."""
    old_cells, new_cells = _cells(old), _cells(new)
    if len(old_cells) != len(new_cells) or [len(row) for row in old_cells] != [len(row) for row in new_cells]:
        made = job.importer.copy(new)
        keep_points(made, [key])
        kept = hung_on([old], [BEGIN + key, END + key])
        old.addnext(made)
        detach(old)
        fill(paragraphs_of([made]), kept)
        return made
    for old_row, new_row in zip(old_cells, new_cells, strict=True):
        for old_cell, new_cell in zip(old_row, new_row, strict=True):
            refresh_cell(job, [key], old_cell, new_cell)
    return old


def refresh_cell(job: Job, keys: Sequence[str], old: _Element, new: _Element) -> None:
    """Let a cell say what the new one says; its width stays, its shade is the new one's."""
    _shade(old, new)
    if says([old]) == says([new]):
        return
    made = [job.importer.copy(child) for child in new if child.tag != CELL_PROPERTIES]
    for element in made:
        keep_points(element, keys)
    gone = [child for child in old if child.tag != CELL_PROPERTIES]
    kept = hung_on(gone, [point + key for key in keys for point in (BEGIN, END)])
    for element in gone:
        detach(element)
    old.extend(made)
    fill(paragraphs_of(made), kept)


def keep_points(element: _Element, keys: Sequence[str]) -> None:
    """Take the points of all other regions out of a copy."""
    names = {point + key for key in keys for point in (BEGIN, END)}
    for point in [found for found in element.iter(BOOKMARK) if is_point(found)]:
        if name_of(point) not in names:
            remove_bookmark(point, element)


def _fits(old: _Element, old_region: Region, new: _Element, new_region: Region) -> bool:
    """Return whether nothing stands in a row beside what the machine wrote there."""
    return _beside(old, old_region) == _beside(new, new_region) and is_plain(old.iter())


def _beside(unit: _Element, region: Region) -> str:
    """Return what stands in a row or card outside of its region: in a card, the title of its first column."""
    return " ".join(says([unit]).replace(region.text, "", 1).split())


def _cells(unit: _Element) -> list[list[_Element]]:
    rows = [unit] if unit.tag == TR else list(unit.iterchildren(TR))
    return [list(row.iterchildren(TC)) for row in rows]


def _shade(old: _Element, new: _Element) -> None:
    shade, properties = new.find(f"{CELL_PROPERTIES}/{SHADING}"), old.find(CELL_PROPERTIES)
    if shade is None or properties is None:
        return
    made = copy(shade)
    present = properties.find(SHADING)
    if present is not None:
        properties.replace(present, made)
        return
    before = [child for child in properties if child.tag in BEFORE_SHADING]
    properties.insert(properties.index(before[-1]) + 1 if before else 0, made)


def _behind_gap(element: _Element) -> _Element:
    following = element.getnext()
    return following if following is not None and element.tag == TBL and is_gap(following) else element


def _append(point: _Element, paragraph: _Element) -> None:
    """Move a point to the end of a paragraph."""
    for element in with_its_end(point):
        paragraph.append(element)


def _prepend(point: _Element, paragraph: _Element) -> None:
    """Move a point to the beginning of a paragraph."""
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    for element in reversed(with_its_end(point)):
        if properties is None:
            paragraph.insert(0, element)
        else:
            properties.addnext(element)
