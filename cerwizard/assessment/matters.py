"""What is asked of a use for the sake of gaps and documents: what they wait for, and what they want to read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment
from cerwizard.assessment.verdict import is_kept_apart
from cerwizard.evidence import AnswersGiven, EveryRow, Gap, Holds, RowsWanted
from cerwizard.facts import HOLDS, OPEN


class Alone(Struct, frozen=True):
    """Questions of a further use to which the base has no answer that would hold for it."""

    waiting: frozenset[str] = frozenset()
    """It hangs on these whether requirements apply."""
    wanted: frozenset[str] = frozenset()
    """Requirements that apply, documents or advice look for these answers."""


def alone_for(use: UseAssessment, base: UseAssessment, gaps: Iterable[Gap], knowledge: Knowledge) -> Alone:
    """Return what gaps and documents ask of a further use alone: what the base is asked, it is asked for all."""
    alone = frozenset(
        question.id
        for question in use.interview.unanswered
        if question.id in use.anew or base.interview.is_asked(question.id) is not HOLDS
    )
    if not alone:
        return Alone()
    here = [gap for gap in gaps if _stands_for(gap, use)]
    waiting = [gap.requirement.condition.open_facts(use.facts) for gap in here if gap.applies is OPEN]
    wanted = wanted_by(here, use)
    if not is_kept_apart(use):
        wanted |= wanted_on_paper(knowledge, use)
    return Alone(alone & use.askable(frozenset().union(*waiting)), alone & wanted)


def wanted_by(gaps: Iterable[Gap], use: UseAssessment) -> frozenset[str]:
    """Return the questions whose answers would meet requirements that apply and are not met."""
    found: set[str] = set()
    for gap in gaps:
        if gap.applies is not HOLDS or gap.status == "met":
            continue
        for line in gap.requirement.met_by:
            for proof in line:
                match proof:
                    case AnswersGiven():
                        found |= use.askable(proof.facts)
                    case RowsWanted() | EveryRow():
                        found |= use.askable((proof.table,))
                    case Holds():
                        found |= use.askable(proof.condition.open_facts(use.facts))
                    case _:
                        pass
    return frozenset(found)


def wanted_on_paper(knowledge: Knowledge, use: UseAssessment) -> frozenset[str]:
    """Return the questions that no rule looks at: documents print the answers, or advice hangs on them."""
    return use.askable(knowledge.only_printed) | use.askable(knowledge.only_advised)


def _stands_for(gap: Gap, use: UseAssessment) -> bool:
    """Whether something is left to do or to find out, and by the answers for this use as well."""
    requirement = gap.requirement
    if gap.applies is HOLDS and (gap.status == "met" or not requirement.met_by):
        return False
    is_of_another = requirement.each == "use" and gap.applies is HOLDS and gap.instance != use.id
    return not is_of_another and requirement.condition.truth(use.facts) is gap.applies
