"""What a document file may say: the door for `cep.toml` and its like."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import Field

from cerwizard.documents.blocks import Layout
from cerwizard.documents.outline.table_kinds import LeftTo
from cerwizard.evidence import PromptAbout
from cerwizard.facts import Strict

BlockKind = Literal[
    "text",
    "statement",
    "answers",
    "rows",
    "coverage",
    "matrix",
    "decision",
    "route",
    "compare",
    "conditions",
    "requirements",
    "gaps",
    "findings",
    "prompts",
    "blank_table",
    "profile",
    "instruments",
    "sources",
    "box",
    "placeholder",
    "trace",
    "control",
    "history",
    "standing",
    "later",
    "judgements",
    "requirement_trace",
    "glance",
    "open_places",
    "meeting",
    "uses",
    "actions",
    "shared",
    "timeline",
    "tree",
    "flow",
]

DecisionPart = Literal["outcome", "reasons", "stricter", "further", "answers"]

EVERYWHERE = frozenset({"kind", "when", "unless", "certain", "of_every_use"})

NEEDED: dict[BlockKind, frozenset[str]] = {
    "text": frozenset({"text"}),
    "statement": frozenset({"facts"}),
    "answers": frozenset({"facts", "caption"}),
    "rows": frozenset({"of", "columns", "caption", "empty"}),
    "coverage": frozenset({"of", "column", "caption", "none"}),
    "matrix": frozenset({"caption"}),
    "decision": frozenset({"decision"}),
    "route": frozenset({"group", "caption"}),
    "compare": frozenset({"columns", "rows", "caption"}),
    "conditions": frozenset({"decisions", "caption"}),
    "requirements": frozenset({"caption"}),
    "gaps": frozenset({"caption"}),
    "findings": frozenset({"caption"}),
    "prompts": frozenset({"about", "caption"}),
    "blank_table": frozenset({"columns", "rows", "caption"}),
    "profile": frozenset({"of", "column", "columns", "rows", "caption"}),
    "instruments": frozenset({"rows", "caption"}),
    "sources": frozenset({"caption"}),
    "box": frozenset({"criterion"}),
    "placeholder": frozenset({"text"}),
    "trace": frozenset({"rows", "caption"}),
    "control": frozenset(),
    "history": frozenset(),
    "standing": frozenset({"status", "caption"}),
    "later": frozenset({"caption"}),
    "judgements": frozenset({"caption"}),
    "requirement_trace": frozenset({"caption"}),
    "glance": frozenset({"rows", "caption"}),
    "open_places": frozenset({"caption"}),
    "meeting": frozenset(),
    "uses": frozenset({"decisions", "caption"}),
    "actions": frozenset({"caption"}),
    "shared": frozenset({"of"}),
    "timeline": frozenset({"of", "column", "columns", "empty", "caption"}),
    "tree": frozenset({"decisions", "caption"}),
    "flow": frozenset({"of", "rows", "caption", "none"}),
}
"""The keys that each kind of block must have."""

OPTIONAL: dict[BlockKind, frozenset[str]] = {
    "text": frozenset({"clause"}),
    "statement": frozenset({"fingerprint"}),
    "answers": frozenset({"labels", "titles", "columns", "with_status"}),
    "conditions": frozenset({"proof"}),
    "rows": frozenset({"match", "without", "layout", "none"}),
    "blank_table": frozenset({"layout"}),
    "box": frozenset({"clause", "choices", "prompt"}),
    "placeholder": frozenset({"clause"}),
    "sources": frozenset({"leave_out", "only", "cited"}),
    "decision": frozenset({"show"}),
    "gaps": frozenset({"severity", "judged", "rest"}),
    "judgements": frozenset({"decisions", "leave_out"}),
    "findings": frozenset({"rest", "none"}),
    "actions": frozenset({"looked_into"}),
    "trace": frozenset({"checked"}),
    "flow": frozenset({"match"}),
}
"""The keys that it may have besides."""


class _Conditioned(Strict):
    when: Any = None
    unless: Any = None


class NamedModel(Strict):
    """`named_by` of a column."""

    in_: str = Field(alias="in")
    by: str
    match: Any = {}


class ColumnModel(Strict):
    """A column of `rows`, `blank_table` or `profile`."""

    title: str = ""
    width: int = Field(default=12, ge=1)
    column: str = ""
    columns: list[str] = []
    named_by: NamedModel | None = None
    appraised: list[str] = []
    explained: bool = False
    detects: str = ""
    left_to: LeftTo | None = Field(default=None, strict=False)
    none: str = ""
    needs: str = ""
    answered: bool = False
    wanted: bool = False
    only: Any = {}
    decided: list[str] = []
    of_use: str = ""
    fact: str = ""


class RowModel(_Conditioned):
    """A row of `blank_table`, `profile`, `flow` (`cells`), `instruments`, `compare`, `glance` or `trace` (`item`)."""

    cells: list[str] | None = None
    aside: str = ""
    aside_cells: list[str] = []
    clause: str = ""
    source: str = ""
    why: str = ""
    governs: str = ""
    item: str = ""
    choice: str = ""
    says: str = ""
    sections: list[str] = []
    decisions: list[str] = []
    facts: list[str] = []
    of: str = ""
    column: str = ""
    columns: list[str] = []


class BlockModel(_Conditioned):
    """A `[[section.block]]`; which keys belong to its kind is checked beside it."""

    kind: BlockKind
    certain: bool = False
    of_every_use: bool = False
    caption: str = ""
    text: str = ""
    clause: str = ""
    facts: list[str] = []
    labels: dict[str, str] = {}
    titles: list[str] = Field(default=["Question", "Answer"], min_length=2, max_length=2)
    with_status: bool = False
    fingerprint: bool = False
    of: str = ""
    columns: list[str | ColumnModel] = []
    column: str = ""
    match: Any = {}
    without: Any = {}
    empty: str = ""
    none: str = ""
    layout: Layout = Field(default=Layout.GRID, strict=False)
    decision: str = ""
    decisions: list[str] = []
    group: str = ""
    rows: list[RowModel] = []
    criterion: str = ""
    choices: list[str] = ["yes", "no", "partly"]
    prompt: str = "Reason"
    about: PromptAbout | None = None
    checked: bool = False
    leave_out: list[str] = []
    only: list[str] = []
    cited: bool = False
    show: list[DecisionPart] = list(get_args(DecisionPart))
    severity: Literal["", "major", "minor", "advice"] = ""
    status: Literal["met", "open"] = "met"
    judged: bool = False
    looked_into: bool = False
    rest: str = ""
    proof: bool = False


class InsteadModel(_Conditioned):
    """A `[[section.instead]]`."""

    heading: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    guide: str = Field(min_length=1)


class SectionModel(_Conditioned):
    """A `[[section]]`."""

    id: str = Field(pattern=r"^[a-z]+\.[A-Za-z0-9.]+$")
    number: str
    heading: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    guide: str = Field(min_length=1)
    not_applicable: str = ""
    written_while_open: bool = False
    market: str = ""
    requirements: list[str] = []
    instead: list[InsteadModel] = []
    block: list[BlockModel] = []


class RefusalModel(_Conditioned):
    """A `[[document.refusal]]`."""

    says: str = Field(min_length=1)


class DocumentModel(Strict):
    """The `[document]` table."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str = Field(min_length=1)
    short: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    where: str
    limits: str = Field(min_length=1)
    banner: str = ""
    market: str = ""
    evidence_table: str = ""
    refusal: list[RefusalModel] = []
    front: list[BlockModel] = []
    brief: bool = False
    contents: int = Field(default=2, ge=1, le=3)
    every_market: bool = False


class FileModel(Strict):
    """A document file."""

    document: DocumentModel
    section: list[SectionModel]


class SharedModel(Strict):
    """A `[[shared]]` of `shared_blocks.toml`: blocks that several documents print alike."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    block: list[BlockModel] = Field(min_length=1)


class CommonModel(Strict):
    """What the documents of a regime share."""

    labels: dict[str, str] = {}
    shared: list[SharedModel] = []
