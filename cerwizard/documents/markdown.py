"""Blocks into Markdown, for reading differences between versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from cerwizard.documents.blocks import (
    Basis,
    Block,
    Bullets,
    CaptionLists,
    Contents,
    Document,
    EvaluatorBox,
    Figure,
    Heading,
    Inline,
    Layout,
    Legend,
    Line,
    Link,
    Note,
    Open,
    PageBreak,
    Paragraph,
    Placeholder,
    Role,
    Table,
    Text,
    open_words,
)
from cerwizard.documents.drawings import Flow, Heat, Node, Timeline, Tree
from cerwizard.documents.legend import BASIS_NAME, LEGEND_TITLE
from cerwizard.documents.letters import legal
from cerwizard.documents.regions import heading_bookmark

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&$])")
"""Letters that Markdown would read as its own."""

MARKER = re.compile(r"\s*(?:([-+=])|(\d+)([.)]))")
"""What begins a list, a rule or a heading when a line begins with it."""

OUT = "\N{RIGHTWARDS ARROW}"
"""Marks what leaves a flow."""


def write_markdown(document: Document) -> str:
    """Return the document as Markdown."""
    imprint = document.imprint
    state = [imprint.device, f"version {imprint.version}", imprint.status, imprint.date]
    title = [f"# {_escaped(imprint.title)}", _escaped(" – ".join(part for part in state if part))]
    if imprint.banner and not any(_is_banner(block) for block in document.blocks):
        title.append(f"**{_escaped(imprint.banner)}**")
    headings = tuple(block for block in document.blocks if isinstance(block, Heading))
    parts = [*title, *(text for block in document.blocks if (text := _block(block, headings)))]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, headings: tuple[Heading, ...]) -> str:
    match block:
        case Heading(level=level, number=number, text=text, key=key, clause=clause):
            title = f'{"#" * (level + 1)} <a id="{heading_bookmark(key)}"></a>{_escaped(f"{number} {text}".strip())}'
            return f"{title}\n\nAnswers {_escaped(clause)}" if clause else title
        case Paragraph(line=line, role=Role.BANNER):
            return f"**{_begun(line)}**"
        case Paragraph(line=line, role=role):
            return f"> {_begun(line)}" if role is Role.GUIDE else _begun(line)
        case Bullets(items=items):
            return "\n".join(f"- {_begun(item)}" for item in items)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Placeholder(item=item, clause=clause):
            return _inline(item) + (f" [{_escaped(clause)}]" if clause else "")
        case Note(title=title, lines=lines):
            return "\n".join([f"> **{_escaped(title)}**", *(f"> \n> {_begun(line)}" for line in lines)])
        case EvaluatorBox():
            return _box(block)
        case Contents(depth=depth):
            return "\n".join(_entry(heading) for heading in headings if heading.level <= depth)
        case Legend(sentences=sentences):
            return "\n".join([f"**{LEGEND_TITLE}**\n", *(_sample(*sentence) for sentence in sentences)])
        case PageBreak() | CaptionLists():
            return ""
    assert_never(block)


def _is_banner(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.BANNER


def _entry(heading: Heading) -> str:
    words = _escaped(f"{heading.number} {heading.text}".strip())
    return f"{'  ' * (heading.level - 1)}- [{words}](#{heading_bookmark(heading.key)})"


def _sample(basis: Basis | None, sentence: str) -> str:
    sample: Inline = Text(BASIS_NAME[basis], basis) if basis else Open()
    return f"- {_inline(sample)}: {_escaped(sentence)}"


def _box(box: EvaluatorBox) -> str:
    clause = f" [{_escaped(box.clause)}]" if box.clause else ""
    ticks = "".join(f"\N{BALLOT BOX} {_escaped(choice)} " for choice in box.choices)
    return (
        f"> *Left to the evaluator:* {_escaped(box.criterion)}{clause}\n>\n> {ticks}{_escaped(box.prompt)}:"
    )


def _table(table: Table) -> str:
    caption = [f"**Table: {_escaped(table.caption)}**"] if table.caption else []
    drawn = _cards(table) if table.layout is Layout.CARDS and table.rows else _grid(table)
    return "\n\n".join([*caption, *drawn])


def _grid(table: Table) -> Iterator[str]:
    titles = [_escaped(column.title) for column in table.columns]
    rows = [titles, ["---"] * len(titles), *([_cell(cell) for cell in row.cells] for row in table.rows)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cards(table: Table) -> Iterator[str]:
    first, *others = table.columns
    for row in table.rows:
        title, *cells = row.cells
        lines = [f"| {_escaped(first.title)} | {_cell(title)} |", "| --- | --- |"]
        lines += [
            f"| {_escaped(column.title)} | {_cell(cell)} |"
            for column, cell in zip(others, cells, strict=True)
        ]
        yield "\n".join(lines)


def _figure(figure: Figure) -> str:
    return f"**Figure: {_escaped(figure.caption)}**\n\n" + "\n".join(_drawn(figure))


def _drawn(figure: Figure) -> Iterator[str]:
    match figure.drawing:
        case Timeline(phases=phases):
            for number, phase in enumerate(phases, 1):
                yield from _item(0, f"{number}.", phase.title, phase.lines)
        case Tree(root=root):
            yield from _node(root, 0)
        case Flow(stations=stations):
            for number, station in enumerate(stations, 1):
                yield from _item(0, f"{number}.", station.title, station.lines)
                if station.aside:
                    yield from _item(1, "-", f"{OUT} {station.aside}", station.aside_lines)
        case Heat() as heat:
            rows = [[_cell(row.title), *(_cell(cell.line) for cell in row.cells)] for row in heat.rows]
            titles = [_escaped(title) for title in (heat.corner, *heat.columns)]
            yield from (f"| {' | '.join(row)} |" for row in (titles, ["---"] * len(titles), *rows))
            if heat.legend:
                yield "\n" + "; ".join(_cell(cell.line) for cell in heat.legend)
        case _:
            assert_never(figure.drawing)


def _node(node: Node, depth: int) -> Iterator[str]:
    yield from _item(depth, "-", node.title, node.lines)
    for child in node.children:
        yield from _node(child, depth + 1)


def _item(depth: int, mark: str, title: str, lines: Sequence[Line]) -> Iterator[str]:
    said = ": ".join(
        part for part in (f"**{_escaped(title)}**", "; ".join(_cell(line) for line in lines)) if part
    )
    yield f"{'   ' * depth}{mark} {said}"


def _cell(line: Line) -> str:
    return _line(line)


def _begun(line: Line) -> str:
    """Return a line that stands at the beginning of one in the file, where a dash or a number would begin a list."""
    said = _line(line).lstrip()
    found = MARKER.match(said)
    at = (found.start(1) if found[1] else found.start(3)) if found else -1
    return f"{said[:at]}\\{said[at:]}" if found else said


def _line(line: Line) -> str:
    """Return a line on one line of the file: an empty one, or one that is indented, would begin something new."""
    return "".join(_inline(piece) for piece in line).replace("\n", "<br>")


def _inline(piece: Inline) -> str:
    match piece:
        case Open():
            return _marked("**", open_words(piece))
        case Link(text=text, to=to):
            return f"[{_escaped(text)}](#{heading_bookmark(to)})"
        case Text(text=text, basis=basis, source=source):
            clause = f" [{_escaped(source)}]" if source else ""
            match basis:
                case Basis.EVIDENCE if text:
                    return _marked("**", text) + clause
                case Basis.EVALUATOR if text:
                    return _marked("*", text) + clause
                case _:
                    return _escaped(text) + clause


def _marked(mark: str, text: str) -> str:
    """Return a text between two marks, blanks at its ends outside of them: inside they would not count as marks."""
    said = text.strip()
    if not said:
        return _escaped(text)
    before, _, after = text.partition(said)
    return f"{_escaped(before)}{mark}{_escaped(said)}{mark}{_escaped(after)}"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", legal(text))
