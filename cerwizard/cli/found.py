"""What a gate finds in one project file: gaps, answers that do not go together, and what is strange in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from cerwizard.assessment import Assessment, Knowledge, Since, assess, since_issue
from cerwizard.cli.opening import project_file
from cerwizard.errors import ProjectError
from cerwizard.evidence import SEVERITIES, Gap, Inconsistency, Severity, Stage, facts_breaching, facts_named
from cerwizard.project import ProjectFile
from cerwizard.tables import Problem

Kind: TypeAlias = Literal["file", "inconsistency", "gap"]

OF_THE_FILE: Severity = "major"
"""How grave it is when a file says what it cannot mean: what hangs on it may be wrong or left out."""


class Found(Struct, frozen=True):
    """One thing that stands in the way, and where."""

    kind: Kind
    severity: Severity
    says: str
    clause: str = ""
    line: int | None = None
    """In the project file; `None` where nothing stands in it yet."""
    table: str = ""
    row: str = ""
    facts: tuple[str, ...] = ()
    """The questions whose answers are meant, or in which something is looked for."""
    use: str = ""
    gap: Gap | None = None


class Checked(Struct, frozen=True):
    """One project file as a gate sees it."""

    path: Path
    problems: tuple[object, ...]
    """Why it cannot be read; empty when it can."""
    assessment: Assessment | None
    """`None` when it cannot be read."""
    due_by: Stage | None
    """The stage whose duties it was held against."""
    found: tuple[Found, ...]
    """Gravest first."""
    since: Since | None = None
    """What differs since the last issue; `None` where no rulebook changed."""
    record_line: int | None = None
    """Where the record of that issue stands."""

    @property
    def is_valid(self) -> bool:
        """Whether it can be read."""
        return self.assessment is not None

    def is_stopped(self, at: tuple[Severity, ...]) -> bool:
        """Return whether it holds something of these severities, or cannot be read."""
        return not self.is_valid or any(found.severity in at for found in self.found)

    def count(self, severity: Severity) -> int:
        """Return how much of this severity was found."""
        return sum(1 for found in self.found if found.severity == severity)

    @property
    def open_gaps(self) -> int:
        """The requirements due that cannot be judged yet."""
        return sum(1 for gap in self._due if gap.status == "open")

    @property
    def may_apply(self) -> int:
        """The requirements that hang on answers still missing."""
        return len(self.assessment.may_apply) if self.assessment else 0

    @property
    def _due(self) -> tuple[Gap, ...]:
        return self.assessment.due_by(self.due_by) if self.assessment and self.due_by else ()


def checked(path: Path, knowledge: Knowledge, due_by: Stage | None) -> Checked:
    """Return what is found in a file; its own stage says what is due unless another is named."""
    try:
        file = project_file(path, knowledge)
    except ProjectError as error:
        return Checked(path, error.problems, None, due_by, ())
    assessment = assess(file.project, knowledge)
    held_against = due_by or file.project.stage
    found = [
        *(_strange(problem) for problem in file.warnings),
        *(_inconsistent(finding, file) for finding in assessment.findings),
        *(_missing(gap, file) for gap in assessment.due_by(held_against) if gap.is_gap),
    ]
    found.sort(key=lambda one: SEVERITIES.index(one.severity))
    since = since_issue(assessment) if file.project.assessed else None
    line = file.source.line("assessed") if since else None
    return Checked(path, (), assessment, held_against, tuple(found), since, line)


def _strange(problem: Problem) -> Found:
    return Found("file", OF_THE_FILE, problem.message, line=problem.line)


def _inconsistent(finding: Inconsistency, file: ProjectFile) -> Found:
    questions = file.questionnaire.questions
    facts = tuple(fact for fact in finding.facts if fact in questions)
    line = (
        _line_of_row(file, finding.table, finding.row)
        if finding.table
        else _line_of_answer(file, facts, finding.use)
    )
    return Found(
        "inconsistency",
        finding.severity,
        finding.says,
        finding.clause,
        line,
        finding.table,
        finding.row,
        facts,
        finding.use,
    )


def _missing(gap: Gap, file: ProjectFile) -> Found:
    requirement = gap.requirement
    is_of_row = requirement.each in file.questionnaire.tables and bool(gap.instance)
    table, row = (requirement.each, gap.instance) if is_of_row else ("", "")
    return Found(
        "gap",
        requirement.severity,
        requirement.says,
        requirement.clause,
        _line_of_row(file, table, row) if is_of_row else None,
        table,
        row,
        tuple(dict.fromkeys(name for name in _looked_at(gap) if name in file.questionnaire.questions)),
        "" if is_of_row else gap.instance,
        gap,
    )


def _looked_at(gap: Gap) -> Iterator[str]:
    """Give the facts and tables that decide how a gap stands."""
    for proof in gap.requirement.proofs:
        yield from facts_named(proof)
    if gap.status == "blocked":
        for breach in gap.requirement.blocked_by:
            yield from facts_breaching(breach)


def _line_of_row(file: ProjectFile, table: str, row: str) -> int | None:
    records = {
        "statement": [said.requirement for said in file.project.statements],
        "action": [action.requirement for action in file.project.actions],
    }
    names = records.get(table) or [str(r.get("id", "")) for r in file.project.tables.get(table, ())]
    return file.source.line(table, names.index(row)) if row in names else None


def _line_of_answer(file: ProjectFile, facts: tuple[str, ...], use: str) -> int | None:
    """Return the line of the first of these answers: in the use, or in the base that it shares."""
    for number, own in enumerate(file.project.uses):
        for fact in facts:
            if own.id == use and fact in own.answers:
                return file.source.line("use", number, "answers", fact)
    for fact in facts:
        if fact in file.project.answers:
            return file.source.line("answers", fact)
    return None
