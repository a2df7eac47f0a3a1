"""Two assessments side by side: what changed, and which answer changed it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.verdict import Verdict
from cerwizard.evidence import SEVERITIES, Gap, facts_named
from cerwizard.facts import FactValue, Row, Truth

Answer = FactValue | tuple[Row, ...] | None


class AnswerChange(Struct, frozen=True):
    """One answer, or one table, that differs."""

    fact: str
    use: str
    """Empty for the base answers."""
    before: Answer
    after: Answer
    taken_over: tuple[bool, bool] = (False, False)
    """Whether it is the base that says it for this use: before, and after."""


class VerdictChange(Struct, frozen=True):
    """One decision that comes to something else."""

    before: Verdict
    after: Verdict
    because_of: tuple[str, ...]
    """The changed answers on which the decision rests."""


class GapChange(Struct, frozen=True):
    """One requirement that now applies, no longer applies, or stands differently."""

    before: Gap | None
    """`None` where it did not apply before."""
    after: Gap | None
    """`None` where it no longer applies."""
    because_of: tuple[str, ...]
    """The changed answers on which it rests; where there are none, what else in the file changed."""

    @property
    def gap(self) -> Gap:
        """The one that stands, or the last that stood."""
        gap = self.after or self.before
        assert gap is not None
        return gap


class Comparison(Struct, frozen=True):
    """What changed from one assessment to another."""

    answers: tuple[AnswerChange, ...]
    verdicts: tuple[VerdictChange, ...]
    new: tuple[GapChange, ...]
    """Requirements that apply only afterwards."""
    gone: tuple[GapChange, ...]
    """Requirements that applied only before."""
    moved: tuple[GapChange, ...]
    """Requirements that apply in both and stand differently."""


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Return what changed between two assessments made with the same knowledge."""
    answers = tuple(_answers(before, after))
    changed = {change.fact for change in answers}
    verdicts = tuple(
        VerdictChange(earlier, later, _because_of({decision}, changed, after))
        for decision, earlier in before.verdicts.items()
        if _stands(later := after.verdicts[decision]) != _stands(earlier)
    )
    gaps = sorted(
        _gaps(before, after, changed), key=lambda change: SEVERITIES.index(change.gap.requirement.severity)
    )
    return Comparison(
        answers,
        verdicts,
        new=tuple(change for change in gaps if change.before is None),
        gone=tuple(change for change in gaps if change.after is None),
        moved=tuple(change for change in gaps if change.before is not None and change.after is not None),
    )


def alike(before: Answer, after: Answer) -> bool:
    """Return whether two answers, or tables, say the same: several ticks do, in whatever order they stand."""
    return before == after or _without_order(before) == _without_order(after)


def _without_order(answer: Answer) -> object:
    if not isinstance(answer, tuple):
        return answer
    ticks = [part for part in answer if isinstance(part, str)]
    if len(ticks) == len(answer):
        return sorted(ticks)
    return [
        {name: _without_order(value) for name, value in row.items()}
        for row in answer
        if not isinstance(row, str)
    ]


def _stands(found: Verdict) -> tuple[object, ...]:
    """Return what a verdict says: its outcomes, whether it applies, and its marks."""
    return found.possible, found.applies, found.marks


def _answers(before: Assessment, after: Assessment) -> Iterator[AnswerChange]:
    anew = [{use.id: use.anew for use in side.uses} for side in (before, after)]
    for name in dict.fromkeys([*(use.id for use in before.uses), *(use.id for use in after.uses)]):
        old, new = _said(before, name), _said(after, name)
        for fact in dict.fromkeys([*old, *new]):
            if not alike(old.get(fact), new.get(fact)):
                was, now = (bool(name) and fact not in side.get(name, ()) for side in anew)
                yield AnswerChange(fact, name, old.get(fact), new.get(fact), (was, now))


def _said(assessment: Assessment, use: str) -> dict[str, Answer]:
    """Return the answers of a use as they stand in the file; the tables are those of the base."""
    if use:
        uses = {known.id: known for known in assessment.project.uses}
        return dict(uses[use].answers) if use in uses else {}
    return {**assessment.project.answers, **assessment.project.tables}


def _gaps(before: Assessment, after: Assessment, changed: set[str]) -> Iterator[GapChange]:
    old, new = _applying(before), _applying(after)
    for key in dict.fromkeys([*old, *new]):
        earlier, later = old.get(key), new.get(key)
        if earlier and later and (earlier.status, earlier.why) == (later.status, later.why):
            continue
        requirement = (later or earlier or old[key]).requirement
        named = {fact for proof in requirement.proofs for fact in facts_named(proof)}
        facts = _because_of(named | requirement.condition.facts, changed, after)
        yield GapChange(earlier, later, facts or tuple(_beside_answers(before, after, requirement.id)))


def _beside_answers(before: Assessment, after: Assessment, requirement: str) -> Iterator[str]:
    """Give what else in the file changed on which a requirement may rest, by its name in the file."""
    old, new = before.project, after.project
    if [s for s in old.statements if s.requirement == requirement] != [
        s for s in new.statements if s.requirement == requirement
    ]:
        yield "statement"
    if before.markets != after.markets:
        yield "markets"
    if [use.id for use in old.uses] != [use.id for use in new.uses]:
        yield "use"
    if old.justifications != new.justifications:
        yield "justifications"
    if set(old.complete) != set(new.complete):
        yield "complete"


def _applying(assessment: Assessment) -> dict[tuple[str, str], Gap]:
    return {(gap.requirement.id, gap.instance): gap for gap in assessment.gaps if gap.applies is Truth.HOLDS}


def _because_of(facts: set[str], changed: set[str], assessment: Assessment) -> tuple[str, ...]:
    rests_on = assessment.knowledge.rests_on(facts)
    return tuple(fact for fact in assessment.knowledge.questionnaire.questions if fact in rests_on & changed)
