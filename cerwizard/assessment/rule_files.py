"""What the files of a rulebook may hold, and how they are told apart."""

from __future__ import annotations

from typing import TypeAlias

from msgspec.structs import replace
from pydantic import Field

from cerwizard.decisions import DecisionModel
from cerwizard.evidence import AppraisalModel, ConsistencyModel, MatrixModel, PromptModel, RequirementModel
from cerwizard.facts import Strict
from cerwizard.questionnaire import DerivedModel
from cerwizard.tables import KeyPath, Source

DOCUMENT = (b"[document]", b"[[shared]]")
"""What stands in the outline of a document, or in a file of what several share."""


class FollowUpModel(Strict):
    """What follow-up may not be put off to."""

    may_not: str
    clause: str


class RegimeModel(Strict):
    """The regime.toml of a rulebook."""

    id: str
    title: str
    edition: str = Field(pattern=r"^\d{4}-\d{2}$")
    market: str = ""
    order: list[str]
    shown_in: list[str] = []
    """The documents that a requirement may name in `where`; empty for any."""
    pmcf: FollowUpModel | None = None


class InstrumentModel(Strict):
    """One text of law or guidance."""

    id: str
    title: str
    edition: str = ""
    date: str = ""
    address: str = ""
    verified: bool | str


class SourcesModel(Strict):
    """The sources.toml of a rulebook."""

    source: list[InstrumentModel]


class RulesModel(Strict):
    """A file of rules; the regime says in which order they are read."""

    decision: list[DecisionModel] = []
    derived: list[DerivedModel] = []
    appraisal: list[AppraisalModel] = []
    matrix: MatrixModel | None = None
    requirement: list[RequirementModel] = []
    consistency: list[ConsistencyModel] = []
    prompt: list[PromptModel] = []


def holds_rules(content: bytes) -> bool:
    """Return whether a file holds rules, which count only when the regime names it."""
    return any(
        line.strip().strip(b"[]").decode("ascii", "ignore") in RulesModel.model_fields
        for line in content.splitlines()
        if line.startswith(b"[")
    )


def is_document(content: bytes) -> bool:
    """Return whether a file is the outline of a document, or holds blocks that several share."""
    return any(mark in content for mark in DOCUMENT)


Entry: TypeAlias = DecisionModel | DerivedModel | AppraisalModel


def in_reading_order(rules: RulesModel, source: Source) -> list[tuple[KeyPath, Entry]]:
    """Return what a file of rules computes, each with the place where it stands."""
    entries: dict[KeyPath, Entry] = {
        **{("decision", at): decision for at, decision in enumerate(rules.decision)},
        **{("derived", at): derived for at, derived in enumerate(rules.derived)},
        **{("appraisal", at): appraisal for at, appraisal in enumerate(rules.appraisal)},
    }
    return [(keys, entries[keys]) for keys in source.in_reading_order("decision", "derived", "appraisal")]


def origins(sources: list[Source]) -> dict[str, tuple[Source, KeyPath]]:
    """Return where everything with an id stands; of a file its text is enough, what was read of it is elsewhere."""
    return {
        entry["id"]: (alone, (name, at))
        for source in sources
        for alone in (replace(source, data={}),)
        for name in ("question", "derived", "decision", "appraisal", "requirement", "prompt")
        for at, entry in enumerate(source.data.get(name, []))
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }
