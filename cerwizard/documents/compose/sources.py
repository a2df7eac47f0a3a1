"""The texts a document rests on, and those it names: edition, and what of them was read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from cerwizard.assessment import Instrument, Regime
from cerwizard.documents.blocks import Block, Column, Paragraph, Role, Row, Table, words
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.outline.record_kinds import Instruments, Sources
from cerwizard.facts import Truth

INSTRUMENT_COLUMNS = (
    Column("Text", 31),
    Column("Edition", 25),
    Column("Why it is used", 34),
    Column("Sections", 10),
)
CITED_COLUMNS = (Column("Text", 56), Column("Edition and date", 29), Column("Read?", 15))
UNREAD = "* This program's rules rest on excerpts of the text or on none: check it."
SOURCE_COLUMNS = (Column("Text", 40), Column("Edition and date", 26), Column("What was read", 34))


def instruments_table(
    wanted: Instruments, regimes: Sequence[Regime], told: Told, key: str
) -> Iterator[Block]:
    """Return the texts the document rests on, as far as they concern this device; said once what was not read."""
    known = {text.id: text for regime in reversed(regimes) for text in regime.sources}
    shown = [row for row in wanted.rows if told.truth(row.condition) is Truth.HOLDS]
    rows = tuple(
        Row(
            (
                words(known[row.source].title),
                words(_edition(known[row.source]) + ("*" if known[row.source].verified else "")),
                words(row.why),
                words(row.governs),
            ),
            row.source,
        )
        for row in shown
    )
    if any(known[row.source].verified for row in shown):
        yield Paragraph(words(UNREAD), Role.LEAD, f"{key}.unread")
    yield Table(key, wanted.caption, INSTRUMENT_COLUMNS, rows)


def source_table(
    wanted: Sources, regimes: Sequence[Regime], key: str, said: str = "", shown: Container[str] = ()
) -> Table:
    """Return the texts of these rulebooks, with their edition and what was read.

    Some only if they were cited, and not those that another section has shown.
    """
    rows = tuple(
        Row(
            (words(text.title), words(_edition(text)), words(_read(text, wanted))),
            f"{regime.id} {text.id}",
        )
        for regime in regimes
        for text in regime.sources
        if text.id not in wanted.leave_out
        and (not wanted.only or text.id in wanted.only)
        and text.id not in shown
        and (not wanted.cited or _is_cited(text, said))
    )
    columns = CITED_COLUMNS if wanted.cited else SOURCE_COLUMNS
    return Table(key, wanted.caption, columns, rows)


def _is_cited(text: Instrument, said: str) -> bool:
    """Return whether a text is named: by its number, by its title up to a colon, or by what stands in brackets."""
    names = {text.edition.split(" rev.")[0], text.title.split(":")[0]}
    names |= set(re.findall(r"\(([^()]+)\)$", text.title))
    # Most texts are not named at all, and looking for plain words is quick.
    return any(name in said and re.search(rf"\b{re.escape(name)}(?!\w)", said) for name in names if name)


def _read(text: Instrument, wanted: Sources) -> str:
    """Return what of a text was read; in short where only the texts cited are listed."""
    return ("not, or not whole" if text.verified else "yes") if wanted.cited else text.verified or "read"


def _edition(text: Instrument) -> str:
    return ", ".join(part for part in (text.edition, text.date) if part)
