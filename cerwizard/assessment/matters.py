"""What is asked of each use: what its results and gaps hang on, and what requirements and documents want to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment
from cerwizard.assessment.verdict import OF_A_DEVICE, is_kept_apart
from cerwizard.evidence import AnswersGiven, EveryRow, Gap, Holds, RowsWanted
from cerwizard.facts import HOLDS, OPEN

_NOTHING = frozenset[str]()


class Matters(Struct, frozen=True):
    """The questions that can be asked of a use now."""

    changing: frozenset[str] = _NOTHING
    """A result of the use, or whether a requirement applies, hangs on these."""
    wanted: frozenset[str] = _NOTHING
    """Requirements that apply, documents or advice look for these answers."""
    elsewhere: frozenset[str] = _NOTHING
    """The tables that another use is asked before."""

    @property
    def asked(self) -> frozenset[str]:
        """What is asked of this use."""
        return (self.changing | self.wanted) - self.elsewhere


def matters_of(
    uses: Sequence[UseAssessment],
    gaps: Sequence[Gap],
    knowledge: Knowledge,
    markets: Collection[str],
    apart: Collection[str],
    *,
    may_be_covered: bool,
) -> Mapping[str, Matters]:
    """Return what is asked of each use, by its id, the base first.

    What the base is asked it is asked for all uses, and a further one what only it needs. Where the base is kept
    `apart` from uses that are a device, it cannot answer for them: each of them is asked everything, and what is no
    device only what it is at all. A table is asked once: of the first use that is asked it. What no rule looks at is
    asked where documents of these `markets` print the answers, or advice hangs on them.
    """
    base, *further = uses
    tables = frozenset(knowledge.questionnaire.tables)
    on_paper = (*knowledge.only_printed(markets), *knowledge.only_advised)
    found: dict[str, Matters] = {}
    if base.id in apart:
        devices = [use for use in uses if use.id not in apart]
        asked_before = _NOTHING
        of_each = {
            use.id: _apart(use, devices, gaps) if use.id in apart else _alone(use, None, gaps, on_paper)
            for use in uses
        }
    else:
        asked_before = frozenset(table for table in tables if base.interview.is_asked(table) is HOLDS)
        found[base.id] = _of_base(base, gaps, on_paper, may_be_covered=may_be_covered)
        of_each = {use.id: _alone(use, base, gaps, on_paper) for use in further}
    for name, matters in of_each.items():
        found[name] = replace(matters, elsewhere=asked_before)
        asked_before |= found[name].asked & tables
    return found


def _of_base(
    base: UseAssessment, gaps: Sequence[Gap], on_paper: Sequence[str], *, may_be_covered: bool
) -> Matters:
    """Return what is asked of the base for all uses."""
    waiting = _NOTHING.union(*(gap.waits_for for gap in gaps))
    changing = base.changing.union(name for name in waiting if base.interview.is_asked(name) is HOLDS)
    wanted = wanted_by(gaps, base)
    return Matters(changing, wanted | base.askable(on_paper) if may_be_covered else wanted)


def _alone(
    use: UseAssessment, base: UseAssessment | None, gaps: Iterable[Gap], on_paper: Sequence[str]
) -> Matters:
    """Return what is asked of a further use: all that it needs, but what gaps and documents want of a base."""
    alone = frozenset(
        question.id
        for question in use.interview.unanswered
        if base is None or question.id in use.anew or base.interview.is_asked(question.id) is not HOLDS
    )
    if not alone:
        return Matters(use.changing)
    here = [gap for gap in gaps if _stands_for(gap, use)]
    wanted = wanted_by(here, use)
    if not is_kept_apart(use):
        wanted |= use.askable(on_paper)
    return Matters(use.changing | (alone & _waited_for(here, use)), alone & wanted)


def _apart(use: UseAssessment, devices: Sequence[UseAssessment], gaps: Iterable[Gap]) -> Matters:
    """Return what is asked of what is no device, beside a base that is none: what it is, and what it alone causes."""
    here = [
        gap
        for gap in gaps
        if _stands_for(gap, use) and not any(_stands_for(gap, device) for device in devices)
    ]
    return Matters(use.changing_but(OF_A_DEVICE) | _waited_for(here, use), wanted_by(here, use))


def _waited_for(gaps: Iterable[Gap], use: UseAssessment) -> frozenset[str]:
    """Return the questions of a use on which it hangs whether requirements apply."""
    waiting = [gap.requirement.condition.open_facts(use.facts) for gap in gaps if gap.applies is OPEN]
    return use.askable(_NOTHING.union(*waiting))


def wanted_by(gaps: Iterable[Gap], use: UseAssessment) -> frozenset[str]:
    """Return the questions whose answers would meet requirements that apply and are not met."""
    found: set[str] = set()
    for gap in gaps:
        if gap.applies is not HOLDS or gap.status == "met":
            continue
        for proof in gap.requirement.proofs:
            match proof:
                case AnswersGiven():
                    found.update(proof.facts)
                case RowsWanted() | EveryRow():
                    found.add(proof.table)
                case Holds():
                    found |= proof.condition.open_facts(use.facts)
                case _:
                    pass
    return use.askable(found)


def _stands_for(gap: Gap, use: UseAssessment) -> bool:
    """Whether something is left to do or to find out, and by the answers for this use as well."""
    requirement = gap.requirement
    if gap.applies is HOLDS and (gap.status == "met" or not requirement.met_by):
        return False
    is_of_another = requirement.each == "use" and gap.applies is HOLDS and gap.instance != use.id
    return not is_of_another and requirement.condition.truth(use.facts) is gap.applies
