"""Holds every requirement against the project: which apply, and how each stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import compress
from operator import attrgetter
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from cerwizard.assessment.again import Earlier, judged_again
from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge, Sharing
from cerwizard.assessment.row_words import column_name, match_words
from cerwizard.assessment.use import UseAssessment, without_base_reason
from cerwizard.assessment.verdict import kept_apart
from cerwizard.evidence import STATUSES, Gap, InHand, Requirement, is_about_use, judge, row_id, rows_of
from cerwizard.facts import FAILS, HOLDS, OPEN, Facts, Truth, rows_matching
from cerwizard.project import Action, Project
from cerwizard.questionnaire import Answers, Question

_RANK, _REQUIREMENT = attrgetter("rank"), attrgetter("requirement.id")
_Weighed: TypeAlias = tuple[Truth, frozenset[str]]
_Names: TypeAlias = tuple[str, ...]
_ALL: tuple[_Names, _Names] = (), ()


def gaps_of(
    project: Project,
    knowledge: Knowledge,
    uses: tuple[UseAssessment, ...],
    markets: Collection[str],
    earlier: Earlier | None = None,
) -> tuple[Gap, ...]:
    """Return how every requirement of these markets stands, what blocks a submission first.

    What stood so `earlier` and looks at nothing that changed is taken from there.
    """
    no_device = kept_apart(uses)
    judged = [_use(project, knowledge, use, no_device) for use in uses]
    sharings = [
        knowledge.requirements_by_condition[regime.id]
        for regime in knowledge.regimes
        if regime.counts_in(markets)
    ]
    if earlier is None or no_device != kept_apart(earlier.uses):
        found = [gap for sharing in sharings for gap in _of_regime(sharing, judged)]
        _take_on(found, project.actions)
        found.sort(key=_RANK)
    else:
        again = judged_again(project, uses, earlier, knowledge)
        found = [gap for sharing in sharings for gap in _of_regime(sharing, judged, again)]
        _take_on(found, project.actions)
        found += [gap for gap in earlier.gaps if gap.requirement.id not in again]
        places = knowledge.requirement_places
        found.sort(key=lambda gap: (gap.rank, places[gap.requirement.id]))
    return tuple(found)


def _take_on(gaps: list[Gap], actions: Sequence[Action]) -> None:
    """Write into the gaps what was decided about them; what was decided first stands."""
    decided = {action.requirement: action for action in reversed(actions)}
    for place in compress(range(len(gaps)), map(decided.__contains__, map(_REQUIREMENT, gaps))):
        action = decided[gaps[place].requirement.id]
        gaps[place] = replace(
            gaps[place],
            owner=action.owner,
            due_date=action.due,
            note=action.note,
            action_status=action.status,
        )


def _of_regime(
    sharing: Sharing, judged: Sequence[_Use], names: frozenset[str] | None = None
) -> Sequence[Gap]:
    """Return how the requirements of one regime stand, or those of them that are named.

    A condition is weighed once for all that share it, and only what may apply for some use is looked at.
    """
    base, *further = judged
    facts, conditions = base.hand.facts, sharing.conditions
    requirements, places = sharing.requirements, sharing.places
    if names is not None:
        requirements = tuple([each for each in requirements if each[0].id in names])
        places = {requirement.id: place for requirement, place in requirements}
    added = places.keys() & frozenset[str]().union(*[use.adds_to for use in further])
    weighed = {place: conditions[place].weighed(facts) for place in set(places.values())}
    by_base = {place: found for place, found in weighed.items() if found[0] is not FAILS}
    by_use: dict[int, Sequence[tuple[_Use, _Weighed]]] = {}
    some: dict[int, tuple[_Names, _Names]] = {}
    for place in {places[name] for name in added}:
        here = [(base, by_base[place])] if place in by_base else []
        are_alike, truth = True, weighed[place][0]
        for use in further:
            by_its_own = conditions[place].weighed(use.hand.facts)
            are_alike = are_alike and by_its_own[0] is truth
            if by_its_own[0] is not FAILS:
                here.append((use, by_its_own))
        if here:
            by_use[place] = here
            if not are_alike:
                some[place] = _some(here, judged)
    found: list[Gap] = []
    may_apply = by_base.keys() | by_use.keys()
    for requirement, place in compress(requirements, map(may_apply.__contains__, places.values())):
        if requirement.id in added:
            found += _of_uses(requirement, by_use[place], *some.get(place, _ALL))
        elif place in by_base:
            truth, waiting = by_base[place]
            if truth is OPEN:
                found.append(_open(requirement, base, waiting))
            elif requirement.each:
                found += _gaps(requirement, (base,))
            else:
                found.append(_gap(requirement, base, base.hand))
    return found


def _some(weighed: Sequence[tuple[_Use, _Weighed]], judged: Sequence[_Use]) -> tuple[_Names, _Names]:
    """Return the uses for which a condition holds, and for which it may; nothing where it does for all that count."""
    holding = [use for use, (truth, _) in weighed if truth is HOLDS]
    unclear = [use for use, (truth, _) in weighed if truth is OPEN]
    those, others = _names(holding or unclear), _names(unclear) if holding else ()
    return _ALL if those == _names(judged) else (those, others)


def _names(uses: Sequence[_Use]) -> _Names:
    """Return what uses are called; what is no device counts only where nothing else is among them."""
    counting = [use.assessed.id for use in uses if not use.is_no_device]
    return tuple(counting or [use.assessed.id for use in uses])


def _of_uses(
    requirement: Requirement, weighed: Sequence[tuple[_Use, _Weighed]], some: _Names, perhaps: _Names
) -> Sequence[Gap]:
    """Return the gaps of a requirement of which further uses say something else than the base answers."""
    applying: list[_Use] = []
    unclear: list[tuple[_Use, frozenset[str]]] = []
    for use, (truth, waiting) in weighed:
        if not use.assessed.id or requirement.id in use.adds_to:
            if truth is HOLDS:
                applying.append(use)
            else:
                unclear.append((use, waiting))
    if applying:
        found = _gaps(requirement, [use for use in applying if not use.is_apart] or applying)
    else:
        unclear.sort(key=lambda one: one[0].is_apart)
        found = (_open(requirement, *unclear[0]),) if unclear else ()
    for gap in found if some else ():  # made here, so nobody has seen them yet
        force_setattr(gap, "uses", some)
        force_setattr(gap, "open_uses", perhaps)
    return found


class _Explains(Struct, frozen=True):
    """Says why a requirement applies by the answers for a use."""

    facts: Facts
    knowledge: Knowledge

    def __call__(self, requirement: Requirement) -> str:
        return requirement.because or because(requirement.condition, self.facts, self.knowledge)


class _Use(Struct, frozen=True):
    """One use, and how requirements stand for it."""

    assessed: UseAssessment
    hand: InHand
    explains: _Explains
    adds_to: frozenset[str]
    """For a further use: the requirements of which it says something that the base answers do not."""
    is_no_device: bool = False
    """Whether it is no device beside others that are or may be."""
    is_apart: bool = False
    """Whether neither it is a device nor the base, which answers for none that is one."""
    waits_for: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    """The questions that lead to the facts on which a condition hangs: one looked up for all that share it."""


def _use(project: Project, knowledge: Knowledge, use: UseAssessment, no_device: _Names) -> _Use:
    adds_to = frozenset[str]()
    if use.id:
        # A further use adds nothing to a requirement unless it says something else of what that looks at.
        read = knowledge.requirements_reading
        adds_to = knowledge.requirements_on_each_use.union(*(read.get(fact, ()) for fact in use.differs))
    explains, is_none = _Explains(use.facts, knowledge), use.id in no_device
    is_apart = is_none and "" in no_device
    return _Use(use, _in_hand(project, knowledge, use), explains, adds_to, is_none, is_apart)


def _in_hand(project: Project, knowledge: Knowledge, use: UseAssessment) -> InHand:
    own = next((other for other in project.uses if other.id == use.id), None)
    of_base = project.justifications.keys() - without_base_reason(project, use)
    justified = of_base | set(own.justifications if own else ())
    return InHand(
        facts=use.facts,
        parked=use.interview.answers.parked,
        unjustified={
            question.id
            for question in knowledge.questionnaire.judgements
            if question.id not in justified and _needs_reason(question, use.interview.answers)
        },
        statements={statement.requirement: statement.words for statement in project.statements},
        sections=knowledge.sections,
        words=knowledge.words,
        row_words=partial(match_words, knowledge),
        column_words=partial(column_name, knowledge),
        use=use.id if project.uses else None,
    )


def _needs_reason(question: Question, answers: Answers) -> bool:
    value = answers.facts.get(question.id)
    return value is not None and question.needs_justification(value)


def _gaps(requirement: Requirement, applying: Sequence[_Use]) -> Sequence[Gap]:
    """Return the gaps of a requirement that applies for these uses: one, or one for each use or row."""
    if requirement.each == "use":
        about = [use for use in applying if is_about_use(requirement, use.hand)]
        return [_gap(requirement, use, use.hand, use.assessed.id) for use in about]
    first = applying[0]
    rows = rows_of(first.hand.facts, requirement.each) if requirement.each else ()
    if rows:
        meant = rows_matching(rows, requirement.only_rows)
        return [_gap(requirement, first, replace(first.hand, row=row), row_id(row)) for row in meant]
    alike = applying[:1] if requirement.each else applying
    return (min([_gap(requirement, use, use.hand) for use in alike], key=_attention),)


def _gap(requirement: Requirement, use: _Use, hand: InHand, instance: str = "") -> Gap:
    finding = judge(requirement, hand)
    return Gap(requirement, HOLDS, finding.status, finding.words, use.explains, instance)


def _open(requirement: Requirement, use: _Use, waiting: frozenset[str]) -> Gap:
    waits_for = use.waits_for.get(waiting)
    if waits_for is None:
        waits_for = use.waits_for[waiting] = use.assessed.askable(waiting)
    why = "it is not clear yet whether this applies"
    return Gap(requirement, OPEN, "open", why, use.explains, waits_for=waits_for)


def _attention(gap: Gap) -> int:
    return STATUSES.index(gap.status)
