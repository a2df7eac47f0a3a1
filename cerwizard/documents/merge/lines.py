"""Brings the lines of header and footer up to date that nobody changed: version, status, banner, date."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from cerwizard.documents.merge.package import Package
from cerwizard.documents.merge.report import Report
from cerwizard.documents.merge.styles import Importer
from cerwizard.documents.merge.tree import PARAGRAPH_PROPERTIES, P, detach
from cerwizard.documents.regions import LINE, document_text, text_hash


def refresh_lines(
    old: Package, new: Package, written: Mapping[str, str], importer: Importer, report: Report
) -> None:
    """Let every line that still says what was written say what would be written now.

    A line that a person changed or took out stays so, and is named in the report where it is out of date.
    """
    fresh, before = new.properties(), (report.refreshed, report.removed, report.inserted)
    names = [name for name in fresh if name.startswith(LINE)]
    if not any(name.startswith(LINE) for name in written):
        # Written before its lines were watched: nothing tells which of them are a person's.
        report.outdated_lines = any(not _lines(old, fresh[name]) for name in names)
        return
    gone = [name for name in written if name.startswith(LINE) and name not in fresh]
    for name in [*names, *gone]:
        was, now = written.get(name), fresh.get(name)
        if was == now:
            continue
        standing = _lines(old, was)
        made = _lines(new, now)[:1]
        if was is None and made:
            _add(old, new, made[0], importer, report)
        elif not standing:
            report.outdated_lines = True
        for line in standing:
            if made:
                _say(line, importer.copy(made[0]))
                report.refreshed += 1
            else:
                detach(line)
                report.removed += 1
    if (report.refreshed, report.removed, report.inserted) != before:
        old.keep_running()


def _lines(package: Package, said: str | None) -> list[_Element]:
    """Return the lines of header and footer whose text has this hash."""
    roots = package.running.values()
    return [
        line for root in roots for line in root.iter(P) if said and text_hash(document_text(line)) == said
    ]


def _add(old: Package, new: Package, line: _Element, importer: Importer, report: Report) -> None:
    """Put a new line under the last one of each header or footer of its kind."""
    kind = next(name for name, root in new.running.items() if line in list(root.iter(P)))
    for name, root in old.running.items():
        if name.rstrip("0123456789.xml") == kind.rstrip("0123456789.xml"):
            root.append(importer.copy(line))
            report.inserted += 1


def _say(line: _Element, made: _Element) -> None:
    """Give a line the words of another; how it is laid out stays."""
    for child in [child for child in line if child.tag != PARAGRAPH_PROPERTIES]:
        detach(child)
    line.extend([child for child in made if child.tag != PARAGRAPH_PROPERTIES])
