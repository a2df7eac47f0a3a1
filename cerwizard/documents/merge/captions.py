"""Counts figures and tables anew, as a program does that opens the document."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element

from cerwizard.documents.regions import FIELD, FIELD_KIND, TEXT, WORD

INSTRUCTION, SIMPLE = f"{WORD}instrText", f"{WORD}fldSimple"
NOT_COUNTED = (r"\c", r"\h", r"\r", r"\s")
"""Switches by which a field shows another number than the next one."""


def number_captions(body: _Element) -> None:
    """Write into each numbering field the number it will show."""
    counted: Counter[str] = Counter()
    told, shown, is_shown = "", list[_Element](), False
    for element in body.iter(FIELD, INSTRUCTION, TEXT, SIMPLE):
        if element.tag == SIMPLE:
            _show(element.get(f"{WORD}instr") or "", list(element.iter(TEXT)), counted)
        elif element.tag == INSTRUCTION:
            told += element.text or ""
        elif element.tag == TEXT and is_shown:
            shown.append(element)
        elif element.tag == FIELD:
            kind = element.get(FIELD_KIND)
            if kind == "end":
                _show(told, shown, counted)
            if kind in ("begin", "end"):
                told, shown, is_shown = "", [], False
            else:
                is_shown = True


def _show(instruction: str, shown: list[_Element], counted: Counter[str]) -> None:
    words = instruction.split()
    if len(words) < 2 or words[0].upper() != "SEQ" or any(word.lower() in NOT_COUNTED for word in words):
        return
    counted[words[1]] += 1
    stands = "".join(element.text or "" for element in shown).strip()
    if stands and not stands.isdigit():
        return  # what a person wrote in the place of the number stays
    for element, text in zip(shown, [str(counted[words[1]]), *[""] * len(shown)], strict=False):
        element.text = text
