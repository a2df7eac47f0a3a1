"""Prompts in a document: what a reviewer of this kind of device will ask, and where it is answered."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment import counted
from cerwizard.documents.blocks import Basis, Block, Column, Line, Paragraph, Role, Row, Table, Text, words
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.outline.table_kinds import PromptsShown
from cerwizard.evidence import Prompted

PROMPT_COLUMNS = (
    Column("Feature", 14),
    Column("What a reviewer asks", 42),
    Column("Rests on", 26),
    Column("Where it is answered", 18),
)


def prompt_table(shown: PromptsShown, told: Told, key: str) -> Iterator[Block]:
    """Return the prompts about harms, or about proof, that apply; nothing where none does."""
    applying = [found for found in told.assessment.prompts if found.prompt.about == shown.about]
    if not applying:
        return
    waiting = sum(found.prompt.about == shown.about for found in told.assessment.open_prompts)
    more = f" {counted(waiting, 'more hangs', 'more hang')} on answers still missing." if waiting else ""
    notes = dict.fromkeys(found.prompt.verified for found in applying if found.prompt.verified)
    said = ["Advice on devices of this kind, not a list of duties.", *(f"* {note}." for note in notes)]
    yield Paragraph(words(" ".join(said) + more), Role.LEAD, f"{key}.note")
    yield Table(key, shown.caption, PROMPT_COLUMNS, tuple(_rows(applying)))


def _rows(applying: list[Prompted]) -> Iterator[Row]:
    """Give one row a prompt; a feature is named where it begins."""
    before = ""
    for found in applying:
        feature = found.prompt.feature
        cells = (words(feature if feature != before else ""), words(found.prompt.says))
        yield Row((*cells, _rests_on(found), _answered(found)), found.prompt.id)
        before = feature


def _rests_on(found: Prompted) -> Line:
    return words(f"{found.prompt.rests_on}{'*' if found.prompt.verified else ''}")


def _answered(found: Prompted) -> Line:
    name = Text(f"{found.prompt.id}\n")
    if found.is_answered:
        return (name, Text(found.place or "stated, no place given", Basis.STATED))
    due = f"by {found.due_date.isoformat()}" if found.due_date else ""
    promised = ", ".join(part for part in (found.owner, due, found.note) if part)
    return (name, Text(promised, Basis.STATED)) if promised else (name, Text("not said yet"))
