"""The assessment of one use of the device: its facts, and what every decision comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct, field

from cerwizard.assessment.knowledge import Knowledge
from cerwizard.decisions import Result, decide
from cerwizard.evidence import Appraisal, Appraised, appraise
from cerwizard.facts import AS_FACT, FAILS, Facts, Held, Truth
from cerwizard.project import Project
from cerwizard.questionnaire import Answers, Derived, Interview, Questionnaire


class UseAssessment(Struct, frozen=True):
    """What the answers for one use come to."""

    id: str
    """Empty for the base answers, which are the first use."""
    interview: Interview
    facts: Facts
    """Every fact, derived facts and decisions among them."""
    results: dict[str, Result]
    """What each decision came to, by its id."""
    knowledge: Knowledge
    appraised: Mapping[str, tuple[Appraised, ...]] = field(default_factory=dict)
    """What each appraisal says of the rows of its table, by its id, in the order of the rows."""
    anew: frozenset[str] = frozenset()
    """The questions to which it takes over no answer of the base: they mean something else for it."""
    differs: frozenset[str] = frozenset()
    """The facts of which it says, or comes to, something other than the one it was assessed like.

    A further use is assessed like the base answers."""
    _askable: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def changing(self) -> frozenset[str]:
        """The questions that a decision or mark of this use waits for."""
        return self.changing_but(())

    def changing_but(self, groups: Collection[str]) -> frozenset[str]:
        """Return the questions that decisions wait for, and marks of them, but those of some groups."""
        found: set[str] = set()
        for result in self.results.values():
            if result.decision.group in groups:
                continue
            found |= self.askable(result.open_facts)
            for mark in result.open_marks:
                found |= self.askable(mark.condition.open_facts(self.facts))
        return frozenset(found)

    def askable(self, facts: Iterable[str]) -> frozenset[str]:
        """Return the questions that can be asked now and lead to these facts."""
        return frozenset().union(*(self._leading_to(fact) for fact in facts))

    def _leading_to(self, fact: str) -> frozenset[str]:
        found = self._askable.get(fact)
        if found is None:
            found = self._askable[fact] = self._find(fact)
        return found

    def _find(self, fact: str) -> frozenset[str]:
        if fact in self.results:
            result = self.results[fact]
            return self.askable(result.open_facts)
        if fact in self.knowledge.derived:
            return self.askable(self.knowledge.derived[fact].condition.open_facts(self.facts))
        question = self.knowledge.questionnaire.questions[fact]
        match self.interview.is_asked(fact):
            case Truth.HOLDS:
                return frozenset() if self.interview.is_answered(fact) else frozenset((fact,))
            case Truth.OPEN:
                return self.askable(question.condition.open_facts(self.facts))
            case Truth.FAILS:
                return frozenset()


def asked_anew(project: Project, use_id: str, questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions whose base answer does not hold for a use: it is something else by its own answers.

    Nor does it where the use says only that nobody knows yet whether it is.
    """
    if not use_id:
        return frozenset()
    own, base = project.use(use_id), project.answers
    return frozenset().union(
        *(
            questions
            for fact, questions in questionnaire.anew.items()
            if own.answers.get(fact, None if fact in own.open else base.get(fact)) != base.get(fact)
        )
    )


def without_base_reason(project: Project, use: UseAssessment) -> frozenset[str]:
    """Return the questions whose answer for a use no reason of the base stands behind: it is another answer."""
    if not use.id:
        return frozenset()
    own = project.use(use.id).answers
    return use.anew.union(fact for fact, value in own.items() if value != project.answers.get(fact))


def answers_for(project: Project, use_id: str = "", anew: frozenset[str] = frozenset()) -> Answers:
    """Return the answers that hold for a use: its own, and for all that is not asked anew those of the base."""
    facts, parked = dict(project.answers), set(project.open)
    if use_id:
        own = project.use(use_id)
        parked -= anew
        for fact in (*own.open, *anew):
            facts.pop(fact, None)
        facts |= own.answers
        parked = (parked | set(own.open)) - set(own.answers)
    return Answers(facts, project.tables, frozenset(project.complete), frozenset(parked))


def assess_use(
    project: Project,
    use_id: str,
    knowledge: Knowledge,
    markets: Iterable[str],
    base: UseAssessment | None = None,
) -> UseAssessment:
    """Return what the answers for one use come to; regimes of other markets do not apply.

    A use says a few things other than the base; what looks at none of them comes to the same, and is taken from there.
    `base` may be any use with nearly the same answers and tables.
    """
    anew = asked_anew(project, use_id, knowledge.questionnaire)
    answers = answers_for(project, use_id, anew)
    interview = Interview(knowledge.questionnaire, answers, base.interview if base else None)
    facts: dict[str, Held] = {**base.facts} if base else {**interview.facts}
    if base:
        known = interview.facts
        facts |= {fact: known[fact] for fact in interview.differing}
    results: dict[str, Result] = dict(base.results if base else ())
    appraised: dict[str, tuple[Appraised, ...]] = dict(base.appraised if base else ())
    other = set(interview.differing)
    wanted = set(markets)
    for regime in knowledge.regimes:
        is_wanted = regime.counts_in(wanted)
        for step in regime.steps:
            name = step.id
            if base is not None and other.isdisjoint(knowledge.read_by_step[name]):
                continue
            if isinstance(step, Appraisal):
                if not is_wanted:
                    continue
                appraised[name] = appraise(step, facts)
                facts[step.table] = _appraised(facts[step.table], step, appraised[name])
                if base is not None and appraised[name] != base.appraised[name]:
                    other.add(step.table)
                continue
            if isinstance(step, Derived):
                facts[name] = AS_FACT[step.condition.truth(facts)]
            else:
                results[name] = decide(step, facts) if is_wanted else Result(step, FAILS, ())
                facts[name] = results[name].held
            if base is not None and facts[name] != base.facts[name]:
                other.add(name)
    if use_id:
        own = project.use(use_id)
        other.update(own.answers, own.open, own.justifications, anew.intersection(project.open))
    return UseAssessment(use_id, interview, facts, results, knowledge, appraised, anew, frozenset(other))


def _appraised(held: Held, appraisal: Appraisal, found: tuple[Appraised, ...]) -> Held:
    """Return a table with what its rows come to as a further column."""
    if held.table is None:
        return held
    table = held.table.with_column(appraisal.id, [row.value for row in found])
    return Held((table,))
