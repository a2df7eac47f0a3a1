"""What was typed at a prompt, as an answer: numbers of choices, yes and no, or as the question's kind wants it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cerwizard.cli.asking.lines import Lines, is_command
from cerwizard.facts import FactValue
from cerwizard.project import OpenPoint
from cerwizard.questionnaire import Column, Question
from cerwizard.sitting import Bounds, Complaint, as_typed, read_typed
from cerwizard.tables import whole_number

YES_NO = {"yes": True, "y": True, "no": False, "n": False}
NONE_OF_THEM = "0"
"""What says that nothing in a list applies."""
CLEAR = "-"
"""What empties something that is known already."""


BACK = "/back"
"""What leads from something beside a question back to it."""


class Left(Exception):
    """The person left what is asked beside a question, and nothing of it is kept."""


def read_answer(asked: Question | Column, text: str, choices: Sequence[str] = ()) -> FactValue | Complaint:
    """Return what was typed as an answer, or why it cannot be one; `choices` are the values in the order shown."""
    match asked.kind:
        case "yes_no":
            if text.casefold() not in YES_NO:
                return Complaint(f"type yes or no, not “{text}”")
            return YES_NO[text.casefold()]
        case "one_of" | "refers":
            return read_one(text, choices)
        case "some_of" | "refers_many":
            return read_several(text, choices)
        case _:
            value = read_typed(asked.kind, text, Bounds.of(asked))
            return Complaint("nothing was typed") if value is None else value


def read_one(text: str, choices: Sequence[str]) -> str | Complaint:
    """Return the choice that was named, by the number it is shown with, or else by its own name."""
    number = whole_number(text) if text.isdecimal() else None
    if number is not None and 1 <= number <= len(choices):
        return choices[number - 1]
    if text in choices:
        return text
    return Complaint(f"type a number from 1 to {len(choices)}, not “{text}”")


def read_several(text: str, choices: Sequence[str]) -> tuple[str, ...] | Complaint:
    """Return the choices that were named, in the order shown; a nought is none of them."""
    if text == NONE_OF_THEM:
        return ()
    named = set()
    for word in re.split(r"[\s,;]+", text):
        found = read_one(word, choices)
        if isinstance(found, Complaint):
            return Complaint(
                f"type numbers from 1 to {len(choices)} with spaces between, or {NONE_OF_THEM} for none"
            )
        named.add(found)
    return tuple(choice for choice in choices if choice in named)


def ask_words(lines: Lines, prompt: str, *, is_long: bool = False) -> str:
    """Ask for words beside a question; raises `Left` when the person goes back to the question."""
    while True:
        typed = lines.ask_text(prompt) if is_long else lines.ask(prompt)
        if typed.casefold() == BACK:
            raise Left
        words = as_words(typed, BACK)
        if not isinstance(words, Complaint):
            return words
        lines.say(f"Not taken: {words.sentence}.")


def as_words(typed: str, heard: str) -> str | Complaint:
    """Return a text as it was meant, or that no command but these is heard; two slashes begin one with a slash."""
    if is_command(typed):
        return Complaint(f"only {heard} is heard here, not “{typed}”; two slashes begin a text with one")
    return typed.removeprefix("/")


def ask_point(lines: Lines, point: OpenPoint, keep: Callable[[dict[str, FactValue]], None]) -> None:
    """Ask what is to be noted of something that nobody knows yet, and keep it; raises `Left`.

    What ends the questions in their midst, such as the end of input, keeps what was noted until then.
    """
    known: dict[str, FactValue | None] = {"note": point.note, "owner": point.owner, "due": point.due}
    noted = {**known}
    try:
        noted["note"] = _ask_anew(lines, "What would help to find out?", "nothing to note", point.note)
        noted["owner"] = _ask_anew(lines, "Who finds out?", "nobody yet", point.owner)
        noted["due"] = _ask_anew(lines, "Until when? year-month-day", "no date", point.due, "date")
    except Left:
        raise
    except BaseException:
        if noted != known:
            keep(_said(noted))
        raise
    keep(_said(noted))


def _said(noted: Mapping[str, FactValue | None]) -> dict[str, FactValue]:
    return {name: said for name, said in noted.items() if said}


def _ask_anew(
    lines: Lines, ask: str, empty: str, known: FactValue | None, kind: str = "text"
) -> FactValue | None:
    """Ask for what may be `known` already until it can be taken: Enter leaves it as it is, `-` empties it."""
    shown = f"{ask} (Enter: {as_typed(known)}, {CLEAR}: {empty})" if known else f"{ask} (Enter: {empty})"
    while True:
        typed = ask_words(lines, shown)
        if typed in ("", CLEAR):
            return None if typed else known
        said = read_typed(kind, typed, Bounds())
        if not isinstance(said, Complaint):
            return said
        lines.say(f"Not taken: {said.sentence}.")
