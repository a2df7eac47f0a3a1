"""Told devices with everything recorded, and the same devices with what one requirement asks for taken away."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.evidence import (
    AnswersGiven,
    Breach,
    DecisionSettled,
    EveryRow,
    Holds,
    Proof,
    Requirement,
    RowsWanted,
    SectionFilled,
    Stated,
    Status,
)
from cerwizard.facts import (
    Check,
    Condition,
    FactValue,
    HasRow,
    IsGiven,
    IsOneOf,
    Match,
    Row,
    TableValue,
    Truth,
    row_matches,
)
from cerwizard.project import Project, Statement, read_project
from tests.evidence.items import silent

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "cases" / "told"
DOSSIER = FOLDER / "dossier.toml"
_SAID: dict[str, Any] = tomllib.loads((HERE / "told.toml").read_text(encoding="utf-8"))
DEVICES: list[dict[str, Any]] = _SAID["device"]
MAY_BE_EMPTY: dict[str, str] = _SAID["may_be_empty"]
"""The duties that a table finished without a row meets, and why."""
KEPT = ("equivalent",)
"""The tables whose rows decide which duties apply at all."""
TOLD = "a place in the file"


@dataclass(frozen=True)
class Told:
    """Every told device with everything recorded, assessed once."""

    knowledge: Knowledge = field(repr=False)
    assessed: Mapping[str, Assessment] = field(repr=False)
    """Never written out: where a test fails, the words would take all memory."""

    def standing(self, requirement: str, assessment: Assessment) -> set[Status]:
        """Return how a requirement stands where it surely applies: once, or for each row and use."""
        return {
            gap.status
            for gap in assessment.gaps
            if gap.requirement.id == requirement and gap.applies is Truth.HOLDS
        }

    def meeting(self, requirement: str) -> Iterator[Assessment]:
        """Give the devices that meet a requirement."""
        for assessment in self.assessed.values():
            if self.standing(requirement, assessment) == {"met"}:
                yield assessment

    def emptied(self) -> Iterator[Assessment]:
        """Give every device with each table but that of the claimed equivalence finished without a row."""
        for told in self.assessed.values():
            claimed = {name: rows for name, rows in told.project.tables.items() if name in KEPT}
            yield assess(replace(told.project, tables=claimed), self.knowledge)

    def missing(self, requirement: Requirement) -> Iterator[Assessment]:
        """Give the devices that meet a requirement, with what it asks for taken away."""
        for met in self.meeting(requirement.id):
            for poorer in _poorer(met.project, requirement, self.knowledge):
                yield assess(poorer, self.knowledge)

    def broken(self, requirement: Requirement, breach: Breach) -> Iterator[Assessment]:
        """Give every device with the answers under which a requirement applies and one that breaks it."""
        for told in self.assessed.values():
            for project in _answered(told.project, requirement.condition, self.knowledge):
                for broken in _broken(project, breach, self.knowledge):
                    yield assess(broken, self.knowledge)


def tell(knowledge: Knowledge) -> Told:
    """Read every told device, fill it up with the dossier and with statements, and assess it."""
    dossier = read_project(DOSSIER, knowledge.questionnaire).project
    return Told(
        knowledge,
        {device["name"]: assess(_full(device["name"], dossier, knowledge), knowledge) for device in DEVICES},
    )


def _full(name: str, dossier: Project, knowledge: Knowledge) -> Project:
    own = read_project(FOLDER / f"{name}.toml", knowledge.questionnaire).project
    questions = knowledge.questionnaire.questions.values()
    full = replace(
        dossier,
        name=own.name,
        stage=own.stage,
        markets=own.markets,
        answers={**silent(knowledge), **dossier.answers, **own.answers},
        justifications={question.id: TOLD for question in questions if question.judgement},
        statements=tuple(Statement(requirement=name, place=TOLD) for name in knowledge.requirements),
    )
    for table, rows in own.tables.items():
        for row in rows:
            full = full.with_row(table, row)
    return full


def _poorer(project: Project, requirement: Requirement, knowledge: Knowledge) -> Iterator[Project]:
    """Give the project without all that a requirement looks for, then without a part of it at a time."""
    proofs = list(requirement.proofs)
    for kept in (None, *proofs):
        yield from _without_all(
            [proof for proof in proofs if proof is not kept], project, requirement, knowledge
        )
    for proof in proofs:
        yield from _without(project, proof, requirement, knowledge)


def _without_all(
    proofs: list[Proof], project: Project, requirement: Requirement, knowledge: Knowledge
) -> Iterator[Project]:
    for proof in proofs:
        project = next(_without(project, proof, requirement, knowledge), project)
    yield project


def _without(
    project: Project, proof: Proof, requirement: Requirement, knowledge: Knowledge
) -> Iterator[Project]:
    """Give the project without what one proof looks for; where there are several ways, one after the other."""
    match proof:
        case Stated():
            others = tuple(said for said in project.statements if said.requirement != requirement.id)
            yield replace(project, statements=others)
        case AnswersGiven():
            yield reduce(Project.without_answer, proof.facts, project)
            yield from (project.without_answer(fact) for fact in proof.facts)
        case RowsWanted():
            yield project.with_rows(proof.table, _others(project, proof, knowledge))
            yield project.with_rows(proof.table, ())
        case EveryRow():
            rows = project.tables.get(proof.table, ())
            poorer = tuple({name: row[name] for name in row if name not in proof.need} for row in rows)
            if proof.need:
                yield project.with_rows(proof.table, poorer)
            if proof.supported_by:
                yield from _without(project, proof.supported_by, requirement, knowledge)
        case Holds():
            for fact in sorted(proof.condition.facts):
                yield from _otherwise(project, fact, proof.condition, knowledge)
        case DecisionSettled():
            for fact in _questions_behind(proof.decision, knowledge):
                yield project.without_answer(fact)
        case SectionFilled():
            yield reduce(Project.without_answer, knowledge.sections[proof.section], project)


def _otherwise(project: Project, fact: str, condition: Condition, knowledge: Knowledge) -> Iterator[Project]:
    """Give the project with each answer to a question that a condition does not name; decisions stay as they are."""
    question = knowledge.questionnaire.questions.get(fact)
    if question is None:
        return
    named = {value for check in _checks(condition) if check.fact == fact for value in _values(check)}
    for value in question.domain or question.choices:
        if value not in named:
            yield project.with_answer(fact, (str(value),) if question.kind == "some_of" else value)


def _questions_behind(decision: str, knowledge: Knowledge) -> Iterator[str]:
    """Give the questions on which a decision hangs, the nearest first."""
    seen, waiting = {decision}, [decision]
    while waiting:
        name = waiting.pop(0)
        if name in knowledge.questionnaire.questions:
            yield name
        named = {check.fact for condition in _conditions(name, knowledge) for check in _checks(condition)}
        waiting += sorted(named - seen)
        seen |= named


def _conditions(name: str, knowledge: Knowledge) -> Iterator[Condition]:
    if name in knowledge.derived:
        yield knowledge.derived[name].condition
    if name in knowledge.decisions:
        yield from (part.condition for part in knowledge.decisions[name].parts)


def _checks(condition: Condition) -> Iterator[Check]:
    for line in (*condition.when, *condition.unless):
        yield from line


def _values(check: Check) -> tuple[FactValue, ...]:
    return check.test.values if isinstance(check.test, IsOneOf) else ()


def _broken(project: Project, breach: Breach, knowledge: Knowledge) -> Iterator[Project]:
    if isinstance(breach, RowsWanted):
        yield from _with_row(project, breach.table, breach.match, knowledge)
    else:
        yield from _answered(project, breach, knowledge)


def _others(project: Project, wanted: RowsWanted, knowledge: Knowledge) -> tuple[Row, ...]:
    """Return the rows that are not wanted; what is computed of a row counts too."""
    known = assess(project, knowledge).uses[0].facts[wanted.table].value
    rows = known.rows if isinstance(known, TableValue) else ()
    found = {row["id"] for row in rows if row_matches(row, wanted.match)}
    return tuple(row for row in project.tables.get(wanted.table, ()) if row["id"] not in found)


def _with_row(project: Project, table: str, match: Match, knowledge: Knowledge) -> Iterator[Project]:
    """Give the project with one row of a table after the other changed to look like this; what is computed stays."""
    own = {column.id for column in knowledge.questionnaire.questions[table].columns}
    for line in match:
        columns = {name: values[0] for name, values in line.items() if name in own}
        for row in project.tables.get(table, ()):
            yield project.with_row(table, {**row, **columns})


def _answered(project: Project, condition: Condition, knowledge: Knowledge) -> Iterator[Project]:
    """Give the project with the answers that each line of a condition names; decisions stay as they are."""
    for line in condition.when:
        variants = [project]
        for check in line:
            variants = [other for one in variants for other in _passing(one, check, knowledge)]
        yield from variants


def _passing(project: Project, check: Check, knowledge: Knowledge) -> Iterator[Project]:
    question = knowledge.questionnaire.questions.get(check.fact)
    match check.test:
        case IsOneOf((True,)) if check.fact in knowledge.derived:
            yield from _answered(project, knowledge.derived[check.fact].condition, knowledge)
        case IsOneOf(values) if question:
            yield project.with_answer(
                check.fact, (str(values[0]),) if question.kind == "some_of" else values[0]
            )
        case IsGiven(given) if question and question.kind == "some_of":
            yield project.with_answer(check.fact, tuple(question.choices) if given else ())
        case HasRow(match):
            yield from _with_row(project, check.fact, match, knowledge)
        case _:
            yield project
