"""What if: the same device with other answers, held against the answers as they are."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cerwizard.assessment import AnswerChange, Assessment, Delta, Verdict, comes_to, delta
from cerwizard.evidence import EveryRow, Gap, RowsWanted
from cerwizard.facts import Truth
from cerwizard.project import Project
from cerwizard.sitting.changes import shown_at_the_side
from cerwizard.sitting.levers import classes
from cerwizard.sitting.progress import gap_words, progress
from cerwizard.sitting.sitting import Sitting
from cerwizard.sitting.uses import said_of


class Beside(Struct, frozen=True):
    """One line of the comparison: what it is about, now and after the change."""

    title: str
    now: str
    then: str
    verdict: Verdict | None = None
    """What a decision comes to after the change, for its reasons."""
    because_of: tuple[str, ...] = ()
    """The changed answers on which it rests."""

    @property
    def is_other(self) -> bool:
        """Whether the two sides differ."""
        return self.now != self.then


class Words(Struct, frozen=True):
    """A piece of a wording, and whether the other wording has it too."""

    text: str
    is_own: bool


class Fork(Struct, frozen=True, dict=True):
    """A device as it is, and a sitting over what it could be."""

    before: Assessment
    sitting: Sitting

    @property
    def after(self) -> Assessment:
        """What the changed answers come to."""
        return self.sitting.assessment

    @property
    def is_other(self) -> bool:
        """Whether anything differs."""
        return self.sitting.project != self.before.project

    @cached_property
    def delta(self) -> Delta:
        """What follows from the changes."""
        return delta(self.before, self.after)

    @property
    def answers(self) -> tuple[AnswerChange, ...]:
        """The answers that differ."""
        return self.delta.comparison.answers

    @property
    def open(self) -> frozenset[str]:
        """The open questions that can still move a class after the changes."""
        return frozenset(name for verdict in classes(self.after) for name in verdict.open)

    @property
    def lines(self) -> tuple[Beside, ...]:
        """The comparison: classes first, then the route as far as it moves, the evidence and the gaps."""
        return (*self._verdicts, *self._counts)

    @property
    def wordings(self) -> Iterator[tuple[str, tuple[Words, ...], tuple[Words, ...]]]:
        """Give each wording that differs, as its question, the words now, and the words after."""
        questions = self.after.knowledge.questionnaire.questions
        for change in self.answers:
            if change.fact in questions and questions[change.fact].wording:
                base = self.before.project.answers.get(change.fact) if change.use else None
                now, then = (str(value or base or "") for value in (change.before, change.after))
                yield questions[change.fact].ask, *_word_by_word(now, then)

    def taken_back(self, change: AnswerChange) -> Fork:
        """Return the fork with one answer as it is in the device."""
        original, project = self.before.project, self.sitting.project
        questionnaire = self.after.knowledge.questionnaire
        if change.fact in questionnaire.tables:
            project = project.with_rows(change.fact, original.tables.get(change.fact, ()))
            project = project.completed(change.fact, change.fact in original.complete)
        else:
            project = _restored(project, original, change.fact, change.use)
        return replace(self, sitting=self.sitting.with_project(project))

    @property
    def _verdicts(self) -> Iterator[Beside]:
        changes = {change.after.decision.id: change for change in self.delta.verdicts}
        shown = {
            verdict.decision.id: verdict
            for verdict in (*classes(self.before), *classes(self.after), *shown_at_the_side(self.after))
        }
        for name in dict.fromkeys([*shown, *changes]):
            was, now = self.before.verdicts[name], self.after.verdicts[name]
            because = changes[name].because_of if name in changes else ()
            yield Beside(now.decision.title, comes_to(was), comes_to(now), now, because)

    @property
    def _counts(self) -> Iterator[Beside]:
        for title, count in (
            ("Requirements that apply", _applying),
            ("- shown by evidence", _with_evidence),
            ("- still without it", _without_evidence),
        ):
            yield Beside(title, str(count(self.before)), str(count(self.after)))
        stage = self.after.project.stage
        yield Beside(f"Gaps due now ({stage})", gap_words(self.before), gap_words(self.after))
        yield Beside("Due later", str(self.before.left_for_later), str(self.after.left_for_later))
        now, then = (progress(side) for side in (self.before, self.after))
        yield Beside(
            "Questions still to answer", str(now.total - now.answered), str(then.total - then.answered)
        )


def _restored(project: Project, original: Project, fact: str, use: str) -> Project:
    """Return the project with what the original says of a fact."""
    project = project.without_answer(fact, use or None)
    said = said_of(original, use)
    if fact in said.answers:
        return project.with_answer(fact, said.answers[fact], use or None)
    if fact in said.open:
        point = said.open[fact]
        return project.with_open(fact, point.note, point.owner, point.due, use or None)
    return project


def _word_by_word(now: str, then: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    before, after = now.split(), then.split()
    left: list[Words] = []
    right: list[Words] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        is_own = kind != "equal"
        if b > a:
            left.append(Words(" ".join(before[a:b]), is_own))
        if d > c:
            right.append(Words(" ".join(after[c:d]), is_own))
    return tuple(left), tuple(right)


def _applying(assessment: Assessment) -> int:
    return sum(gap.applies is Truth.HOLDS for gap in assessment.gaps)


def _with_evidence(assessment: Assessment) -> int:
    return sum(_is_shown_by_rows(gap) for gap in assessment.gaps)


def _without_evidence(assessment: Assessment) -> int:
    return sum(_is_shown_by_rows(gap) and gap.is_gap for gap in assessment.gaps)


def _is_shown_by_rows(gap: Gap) -> bool:
    proofs = gap.requirement.proofs
    return gap.applies is Truth.HOLDS and any(isinstance(proof, RowsWanted | EveryRow) for proof in proofs)
