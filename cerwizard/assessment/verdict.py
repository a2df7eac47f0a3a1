"""What a decision comes to for the whole device: every use on its own, and the strictest stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from cerwizard.assessment.use import UseAssessment
from cerwizard.decisions import Decision, Mark, Outcomes, Reason, Result
from cerwizard.facts import FAILS, HOLDS, OPEN, Held

CLASS = "class"
"""The group of decisions that say how strict the rules are; where none applies, nothing is planned."""
CATEGORY = "category"
"""The group of decisions that sort software beside the classes."""
ROUTE = "route"
"""The group of decisions that make the evidence route."""
OF_A_DEVICE = (CLASS, CATEGORY, ROUTE)
"""The groups of decisions that only a device comes to; the others say what something is at all."""


class UseReason(Struct, frozen=True, gc=False):
    """Why, and for which use."""

    use: str
    """Empty for the base answers."""
    reason: Reason


class Verdict(Outcomes, frozen=True, gc=False):
    """What one decision comes to for the whole device (MDR Annex VIII, 3.2, 3.4 and 3.5)."""

    reasons: tuple[UseReason, ...]
    open: tuple[str, ...]
    """The questions that can be asked now and could still change it, in reading order."""
    marks: tuple[Mark, ...]
    results: tuple[tuple[str, Result], ...]
    """What each use came to, by the id of the use."""
    open_marks: tuple[Mark, ...] = ()
    """The marks that wait for an answer."""

    @property
    def is_ordered(self) -> bool:
        """Whether its outcomes go from mild to strict, so that bounds mean something."""
        return self.decision.policy == "strictest"

    @property
    def words(self) -> str:
        """The outcome, or the outcomes still possible, in words."""
        if self.applies is FAILS:
            return "does not apply"
        said = self.decision.words(self.possible)
        return said if self.applies is HOLDS else f"{said}, if it applies"

    @property
    def open_sub_types(self) -> tuple[Mark, ...]:
        """The open marks that would be a sub-type of the settled outcome."""
        return tuple(mark for mark in self.open_marks if self.outcome in mark.of)

    @property
    def mark_words(self) -> str:
        """The marks to stand after the outcome, in brackets, and those of it that are open; empty without any.

        A mark is called by its sub-type (`Is`) beside a class that has sub-types, else by what it means. One that is
        open is named beside a settled class of which it would be a sub-type.
        """
        said = [mark.name_beside(self.possible) for mark in self.marks]
        if self.open_sub_types:
            said.append(f"{', '.join(mark.label for mark in self.open_sub_types)} still open")
        return f" ({', '.join(said)})" if said else ""

    @property
    def held(self) -> Held:
        """The verdict as a fact."""
        return Held(self.possible, may_not_apply=self.applies is not HOLDS)


def devices_among(uses: Sequence[UseAssessment]) -> Sequence[UseAssessment]:
    """Return the uses that are a device or may be one: a module that surely is none is kept apart from them.

    Where none is a device, all of them tell why.
    """
    return [use for use in uses if not is_kept_apart(use)] or uses


def kept_apart(uses: Sequence[UseAssessment]) -> tuple[str, ...]:
    """Return the uses that surely are no device, beside others that are or may be one; none where none is."""
    if len(uses) == 1:
        return ()
    apart = tuple([use.id for use in uses if is_kept_apart(use)])
    return apart if len(apart) < len(uses) else ()


def is_kept_apart(use: UseAssessment) -> bool:
    """Return whether a use is surely no device, so that no class applies to it."""
    classes = use.knowledge.decision_groups.get(CLASS, ())
    return bool(classes) and all(use.results[name].applies is FAILS for name in classes)


def verdict(decision: Decision, uses: Sequence[UseAssessment]) -> Verdict:
    """Return what a decision comes to over all uses.

    A decision lists its outcomes mildest first, and the strictest that a use reaches stands for the whole.
    """
    name = decision.id
    ranks = decision.ranks
    by_use: list[tuple[str, Result]] = []
    applying: list[tuple[UseAssessment, Result]] = []
    floor, are_settled = -1, True
    for use in uses:
        result = use.results[name]
        by_use.append((use.id, result))
        if result.applies is FAILS:
            continue
        applying.append((use, result))
        if result.applies is HOLDS:
            floor = max(floor, ranks[result.possible[0]])
        if result.applies is OPEN or len(result.possible) > 1:
            are_settled = False
    results = tuple(by_use)
    if not applying:
        return Verdict(decision, FAILS, (), (), (), (), results)
    if are_settled:  # as nearly always: nothing is left to find out
        possible: tuple[str, ...] = (decision.outcomes[floor],)
        open_questions: tuple[str, ...] = ()
    else:
        reachable = {o for _, result in applying for o in result.possible if ranks[o] >= floor}
        possible = tuple([outcome for outcome in decision.outcomes if outcome in reachable])
        open_questions = _open(applying, ranks, floor)
    is_open = len(possible) > 1
    reasons: list[UseReason] = []
    marks: dict[str, Mark] = {}
    open_marks: dict[str, Mark] = {}
    for use, result in applying:
        for reason in result.reasons:
            if is_open or reason.outcome in possible:
                reasons.append(UseReason(use.id, reason))
        for mark in result.marks:
            marks[mark.id] = mark
        for mark in result.open_marks:
            open_marks[mark.id] = mark
    return Verdict(
        decision,
        OPEN if floor < 0 else HOLDS,
        possible,
        tuple(reasons),
        open_questions,
        tuple(marks.values()),
        results,
        tuple([mark for name, mark in open_marks.items() if name not in marks]),
    )


def _open(
    applying: Sequence[tuple[UseAssessment, Result]], ranks: Mapping[str, int], floor: int
) -> tuple[str, ...]:
    """Return the questions that could still lift some use above the floor, or say whether it applies there."""
    found: set[str] = set()
    for use, result in applying:
        may_rise = not result.is_settled and any(ranks[outcome] > floor for outcome in result.possible)
        if may_rise or result.applies is OPEN:
            found |= use.askable(result.open_facts)
    return tuple(sorted(found, key=applying[0][0].knowledge.questionnaire.places.__getitem__))
