"""What a person typed, as an answer: cleaned, read, or refused with a sentence."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from math import isfinite

from msgspec import Struct

from cerwizard.facts import FactValue
from cerwizard.questionnaire import Column, Question
from cerwizard.sitting.rows import shortened
from cerwizard.tables import whole_number

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like one and are none; they come along when text is pasted."""
_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
"""Control and format characters, half characters, private ones."""
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Part of how Persian, Hindi and others are written, and of signs made of several; they steer nothing."""
_KEPT = f"\n\t{JOINERS}"
_JOINING_NOTHING = re.compile(rf"(?<!\S)[{JOINERS}]+")
"""Those that stand behind no letter: of them alone, a text would look empty and not be."""
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""What reads as thousands in one country and as a fraction in another."""
QUOTED = 40
"""The most letters of what was typed that are said back."""


class Complaint(Struct, frozen=True):
    """Why something typed cannot be the answer."""

    sentence: str


def clean(text: str) -> str:
    """Return the text with plain spaces and line ends, and without what cannot be seen, but what joins letters."""
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _JOINING_NOTHING.sub(
        "",
        "".join(
            letter for letter in text if letter in _KEPT or unicodedata.category(letter) not in _INVISIBLE
        ),
    )


class Bounds(Struct, frozen=True):
    """What a number may be."""

    at_least: float | None = None
    at_most: float | None = None
    is_whole: bool = False

    @classmethod
    def of(cls, asked: Question | Column) -> Bounds:
        """Return what a number may be that answers a question or stands in a column."""
        return cls(asked.at_least, asked.at_most, asked.whole)


def read_typed(kind: str, text: str, bounds: Bounds) -> FactValue | Complaint | None:
    """Return the answer in a text field, `None` when it is empty, or why it cannot be one."""
    text = clean(text).strip()
    if kind in ("number", "date"):
        text = text.translate(dict.fromkeys(map(ord, JOINERS)))
    if not text:
        return None
    match kind:
        case "number":
            return _number(text, bounds)
        case "date":
            return _date(text)
        case _:
            return text


def as_typed(value: FactValue | None) -> str:
    """Return an answer as it is typed."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _number(text: str, bounds: Bounds) -> FactValue | Complaint:
    bare = text.replace(" ", "")
    if _THOUSANDS.fullmatch(bare) and ("," in bare or bounds.is_whole):
        digits = re.sub("[.,]", "", bare)
        fraction = "" if bounds.is_whole else ", or a fraction with a point"
        return Complaint(f"{_quoted(text)} can be read in two ways; write {digits}{fraction}")
    plain = bare.replace(",", ".") if bare.count(",") == 1 else bare
    number: float | None
    if re.fullmatch(r"[+-]?\d+", plain):
        number = whole_number(plain)
    elif re.fullmatch(r"[+-]?\d*\.\d+", plain):
        number = float(plain)
    else:
        return Complaint(f"{_quoted(text)} is not a number; write it in digits, like 12 or 0.5")
    if number is None or not isfinite(number):
        return Complaint("that number is too long to be kept")
    if bounds.is_whole and not isinstance(number, int):
        return Complaint("a whole number is wanted here")
    if bounds.at_least is not None and number < bounds.at_least:
        return Complaint(f"{as_typed(number)} is too small: {bounds.at_least:g} is the least possible")
    if bounds.at_most is not None and number > bounds.at_most:
        return Complaint(f"{as_typed(number)} is too large: {bounds.at_most:g} is the most possible")
    return number


def _date(text: str) -> FactValue | Complaint:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Complaint(f"{_quoted(text)} is not a date; write year-month-day, like 2026-12-31")


def _quoted(text: str) -> str:
    """Return the beginning of it: something pasted by mistake must not hide what is wrong with it."""
    return f"“{shortened(text, QUOTED)}”"
