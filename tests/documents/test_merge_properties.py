"""Whatever was done to a document: it is merged into a valid one or refused, and no word of a person is lost."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from cerwizard.documents.merge import CannotMerge, merge
from tests.documents.edits import CLAIMS, MARK, SCHEMA, TBL, TR, P, R, T, edited, lines, written
from tests.documents.samples import W
from tests.tools.validate_docx import findings
from tests.tried import tried

BEFORE = written()
AFTER = tuple(
    written(purpose, claims, cards)
    for purpose, claims, cards in (
        ("Records an ECG for two weeks.", {**CLAIMS, "C4": "Is light"}, {"C3": "Other"}),
        ("", {"C2": "Other"}, {**CLAIMS, "C0": "New card"}),
        ("Records an ECG.", {}, {}),
    )
)


class Edit(NamedTuple):
    """Something done at a place of the document, both told by numbers."""

    kind: str
    at: int
    to: int


KINDS = (
    "type a paragraph",
    "type in a paragraph",
    "type in a run",
    "delete a block",
    "copy a block",
    "move a block",
    "delete a row",
    "copy a row",
    "move a row",
    "delete a mark",
    "delete the end of a mark",
    "move a mark",
    "split a paragraph",
)
EDITS = st.lists(
    st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=6
)


def done(body: etree._Element, edits: list[Edit]) -> list[str]:
    """Make the edits, and return the words that were typed and not deleted again."""
    typed = count(1)
    for edit in edits:
        _do(body, edit, f"mine{next(typed)}x")
    return [
        word for n in range(1, len(edits) + 1) if (word := f"mine{n}x") in "".join(map(str, body.itertext()))
    ]


def _do(body: etree._Element, edit: Edit, word: str) -> None:
    kind, _, what = edit.kind.partition(" ")
    tags = {"block": (P, TBL), "row": (TR,), "run": (R,), "mark": (MARK,)}
    wanted = next((tags[name] for name in tags if edit.kind.endswith(name)), (P,))
    places = [found for found in body.iter(*wanted) if "block" not in what or found.getparent() is body]
    if edit.kind == "delete the end of a mark":
        places = list(body.iter(f"{W}bookmarkEnd"))
    if not places:
        return
    at, to = places[edit.at % len(places)], places[edit.to % len(places)]
    parent = at.getparent()
    assert parent is not None
    if kind == "type" and what.startswith("in a run"):
        etree.SubElement(at, T).text = word
    elif kind == "type":
        made = etree.Element(R if "in" in what else P)
        run = made if made.tag == R else etree.SubElement(made, R)
        etree.SubElement(run, T).text = word
        at.append(made) if made.tag == R else at.addnext(made)
    elif kind == "delete":
        if at.tag != TR or len(list(parent.iterchildren(TR))) > 1:
            _take_out(at)
    elif kind == "copy":
        to.addnext(deepcopy(at))
    elif kind == "move":
        same = at is to or to in at.iterancestors() or at in to.iterancestors()
        is_last = at.tag == TR and len(list(parent.iterchildren(TR))) == 1
        if not same and not is_last:
            to.addnext(at)
    elif kind == "split":
        second = etree.Element(P)
        children = [child for child in at if child.tag != f"{W}pPr"]
        second.extend(children[len(children) // 2 :])
        at.addnext(second)


def _take_out(element: etree._Element) -> None:
    """Take an element out; a cell keeps a paragraph at its end, as the format asks."""
    parent = element.getparent()
    assert parent is not None
    if parent.tag != f"{W}tc" or len(list(parent.iterchildren(P))) > 1:
        parent.remove(element)


@tried(30)
@example([Edit("move a mark", 0, 237), Edit("type a paragraph", 0, 0), Edit("move a mark", 0, 237)], 0)
@example([Edit("delete a mark", 0, 0), Edit("move a mark", 136, 1), Edit("move a mark", 136, 1)], 0)
@example([Edit("delete a mark", 0, 0), Edit("move a mark", 136, 128), Edit("move a mark", 136, 128)], 0)
@example([Edit("delete a mark", 0, 0), Edit("move a mark", 272, 254), Edit("delete a mark", 273, 0)], 0)
@example([Edit("copy a row", 0, 0), Edit("type in a run", 394, 0)], 0)
@given(EDITS, st.sampled_from(range(len(AFTER))))
def test_random_edits_lose_no_word(edits: list[Edit], which: int) -> None:
    """Blocks, rows and marks deleted, copied, moved, words typed anywhere: every word is still there."""
    words: list[str] = []
    new = AFTER[which]
    old = edited(BEFORE, lambda body: words.extend(done(body, edits)))

    try:
        content, _ = merge(old, new)
    except CannotMerge:
        return

    said = "\n".join(lines(content))
    assert [word for word in words if word not in said] == []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "merged.docx"
        path.write_bytes(content)
        before = Path(folder) / "edited.docx"
        before.write_bytes(old)
        assert findings(before, SCHEMA) or findings(path, SCHEMA) == []
    assert merge(content, new)[0] == content


@tried(30)
@example(b"\0\0\0\x08" + b"\0" * 18 + b"\x14", 4)  # the name of a part is no text
@given(st.binary(max_size=400), st.integers(0, 10_000))
def test_a_broken_file_is_refused(noise: bytes, at: int) -> None:
    """Never a traceback: bytes of the file overwritten anywhere."""
    place = at % len(BEFORE)
    broken = BEFORE[:place] + noise + BEFORE[place + len(noise) :]

    with suppress(CannotMerge):
        merge(broken, AFTER[0])
