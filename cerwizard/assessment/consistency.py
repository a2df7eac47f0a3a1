"""What does not go together in a project: by the rules, and by the questionnaire itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from cerwizard.assessment.because import value_in_words
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.taken_over import taken_over
from cerwizard.assessment.use import UseAssessment
from cerwizard.evidence import SEVERITIES, ConsistencyRule, Inconsistency, inconsistencies
from cerwizard.project import Project
from cerwizard.tables import did_you_mean


def inconsistencies_of(
    project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...], markets: Collection[str]
) -> tuple[Inconsistency, ...]:
    """Return all that does not go together, gravest first, each once."""
    rules = tuple(_rules_in(markets, knowledge))
    found: dict[tuple[str, str, str], Inconsistency] = {}
    for use in uses:
        own = project.use(use.id).answers if use.id else project.answers
        said = [
            *(
                finding
                for rule in rules
                # Where a use says nothing else of what a rule looks at, the base answers have said it.
                if not use.id or not use.differs.isdisjoint(rule.facts)
                for finding in inconsistencies(rule, use.facts, use.id)
            ),
            *_contradictions(knowledge, use, own),
        ]
        of_the_project = (*_unknown_requirements(project, knowledge), *_promised_too_early(project))
        for finding in said if use.id else (*said, *of_the_project):
            # What the base answers say already is not said again for a use that inherits them.
            found.setdefault((finding.says, finding.table, finding.row), finding)
    all_found = (*found.values(), *taken_over(project, knowledge, uses, markets))
    return tuple(sorted(all_found, key=lambda finding: SEVERITIES.index(finding.severity)))


def _rules_in(markets: Collection[str], knowledge: Knowledge) -> Iterator[ConsistencyRule]:
    """Give the rules that hold in one of these markets, each with the clause on which it rests there."""
    for regime in knowledge.regimes:
        if regime.counts_in(markets):
            yield from regime.consistency
        else:
            for rule in regime.consistency:
                clause = next((rule.also[market] for market in markets if market in rule.also), "")
                if clause:
                    yield replace(rule, clause=clause)


def _unknown_requirements(project: Project, knowledge: Knowledge) -> Iterator[Inconsistency]:
    """Statements and actions that name no requirement or prompt, so that a person's word counts for nothing."""
    for what, records in (("statement", project.statements), ("action", project.actions)):
        for record in records:
            name = record.requirement
            if name not in knowledge.requirements and name not in knowledge.prompts:
                hint = did_you_mean(name, [*knowledge.requirements, *knowledge.prompts])
                says = f"there is no requirement `{name}`, so this changes nothing{hint}"
                yield Inconsistency(says, "minor", table=what, row=name)


def _promised_too_early(project: Project) -> Iterator[Inconsistency]:
    """Actions that were due before anybody met: the date is a slip, or long overdue."""
    days = [meeting.date for meeting in project.meetings if meeting.date]
    for action in project.actions if days else ():
        if action.due and action.due < min(days):
            says = f"it is due on {action.due}, before the first meeting on {min(days)}: correct one of the dates"
            yield Inconsistency(says, "minor", table="action", row=action.requirement)


def _contradictions(
    knowledge: Knowledge, use: UseAssessment, own: Collection[str]
) -> Iterator[Inconsistency]:
    """Answers that say something of what another answer rules out: the law looks at one of them only."""
    questions = knowledge.questionnaire.questions
    for fact in use.interview.unused:
        value = use.interview.answers.facts.get(fact)
        question = questions[fact]
        if fact not in own or value is None or value == question.no or not question.is_answer(value):
            continue
        others = sorted(question.condition.facts)
        named = ", ".join(f"“{knowledge.words(other)}”" for other in others)
        said = value_in_words(fact, value, knowledge)
        says = f"“{knowledge.words(fact)}” is answered with “{said}”, but is not asked after the answer to {named}"
        yield Inconsistency(says, "minor", question.clause, facts=(fact, *others), use=use.id)
