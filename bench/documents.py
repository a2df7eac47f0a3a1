"""P5 and P6: the documents, beside docxtpl and beside a table of half the length."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn

from bench.devices import whole
from bench.environments import NotInstalled, environment_of
from bench.figures import Figure, Skipped, both
from bench.pairs import interleaved
from bench.setting import CERWIZARD, TOP, Setting
from cerwizard.documents.blocks import Column, Document, Imprint, Row, Table, words
from cerwizard.documents.word import write_word

ROWS = 200
WITH_DOCXTPL = TOP / "bench" / "programs" / "with_docxtpl.py"


def documents(setting: Setting) -> Iterator[Figure | Skipped]:
    """P5: every document from the project file, beside docxtpl that fills templates of the same text."""
    what = "all documents, whole process"
    ours = (*CERWIZARD, "write", str(whole()), "-o", str(setting.folder / "documents"))
    setting.timed(ours)
    rival = setting.folder / "docxtpl"
    make_templates(setting.folder / "documents", rival)
    try:
        python = environment_of("docxtpl", setting.peers)
    except NotInstalled as reason:
        yield Skipped("P5", what, str(reason))
        return
    found = interleaved(
        lambda: [setting.timed(ours)],
        lambda: [setting.timed((str(python), str(WITH_DOCXTPL), str(rival)))],
        setting.pairs,
    )
    yield Figure("P5", what, found.ratio, "x", 0.7, 0.35, both(found.medians))


def make_templates(documents: Path, folder: Path) -> None:
    """Turn written documents into templates with a tag for each paragraph, and their text into the data for them."""
    folder.mkdir()
    for path in documents.glob("*.docx"):
        document = docx.Document(str(path))
        said: list[str] = []
        for paragraph in document.element.body.iter(qn("w:p")):
            pieces = list(paragraph.iter(qn("w:t")))
            text = "".join(piece.text or "" for piece in pieces)
            if text.strip():
                for piece in pieces:
                    piece.text = ""
                pieces[0].text = f"{{{{ said[{len(said)}] }}}}"
                said.append(text)
        document.save(str(folder / path.name))
        (folder / f"{path.stem}.json").write_text(json.dumps({"said": said}), encoding="utf-8")


def long_tables(setting: Setting) -> Iterator[Figure]:
    """P6: a table of 400 rows beside one of 200."""
    longer, shorter = _with_table(2 * ROWS), _with_table(ROWS)
    found = interleaved(
        lambda: [_seconds_to_write(longer)], lambda: [_seconds_to_write(shorter)], setting.pairs
    )
    yield Figure(
        "P6", f"a table of {2 * ROWS} rows to one of {ROWS}", found.ratio, "x", 2.2, 2.0, both(found.medians)
    )


def _seconds_to_write(document: Document) -> float:
    began = time.perf_counter()
    write_word(document)
    return time.perf_counter() - began


def _with_table(rows: int) -> Document:
    columns = tuple(Column(title) for title in ("Item", "What it is", "What it shows", "Where"))
    lines = tuple(
        Row(tuple(words(f"{column.title} {row}") for column in columns), key=f"row{row}")
        for row in range(rows)
    )
    imprint = Imprint("Bench", "A long table", "Bench", "1", "draft")
    return Document(imprint, (Table("table", "A long table", columns, lines),))
