"""An assessment that takes what did not change from the one before it comes to the same as a fresh one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cerwizard import read_project
from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.evidence import RowsWanted, Stated
from cerwizard.facts import ALWAYS, Check, Condition, IsOneOf, Row
from cerwizard.project import Action, Project, Statement, Use
from cerwizard.questionnaire import Question
from tests.assessment.test_properties import QUESTIONS, an_answer, walked
from tests.tried import tried

KNOWLEDGE = load_knowledge()
EXAMPLES = [
    read_project(path, KNOWLEDGE.questionnaire).project
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
]
TABLES = KNOWLEDGE.questionnaire.tables
ROWS = {
    table: [row for example in EXAMPLES for row in example.tables.get(table, ())]
    for table in TABLES
    if any(table in example.tables for example in EXAMPLES)
}
REQUIREMENTS = list(KNOWLEDGE.requirements)
Change = Callable[[Assessment, Random], Project]


def a_question(found: Assessment, random: Random) -> Question:
    """Return some question, most often one that is asked."""
    asked = [question for question in found.interview.asked if question.kind != "table"]
    return random.choice(asked if asked and random.random() < 0.8 else QUESTIONS)


def some_use(found: Assessment, random: Random) -> str | None:
    """Return the device as described, or one of its further uses."""
    return random.choice([None, *(use.id for use in found.project.uses)])


def answered(found: Assessment, random: Random) -> Project:
    """Answer some question."""
    question = a_question(found, random)
    return found.project.with_answer(question.id, an_answer(question, random))


def answered_for_a_use(found: Assessment, random: Random) -> Project:
    """Answer some question for a further use, or take its answer away."""
    project = found.project
    if not project.uses:
        return project
    question, use = a_question(found, random), random.choice(project.uses)
    if random.random() < 0.3 and use.answers:
        return project.without_answer(random.choice(list(use.answers)), use.id)
    return project.with_answer(question.id, an_answer(question, random), use.id)


def forgotten(found: Assessment, random: Random) -> Project:
    """Take an answer away."""
    project = found.project
    return project.without_answer(random.choice(list(project.answers))) if project.answers else project


def parked(found: Assessment, random: Random) -> Project:
    """Say of a question that nobody knows yet."""
    unanswered = [question for question in found.interview.unanswered if question.kind != "table"]
    question = random.choice(unanswered) if unanswered else a_question(found, random)
    return found.project.with_open(question.id, use=some_use(found, random))


def justified(found: Assessment, random: Random) -> Project:
    """Give reasons for a judgement, or take them away."""
    asked = [question for question in found.interview.asked if question.judgement]
    question = random.choice(asked or KNOWLEDGE.questionnaire.judgements)
    text = random.choice(["", "Because."])
    return found.project.with_justification(question.id, text, some_use(found, random))


def with_a_row(found: Assessment, random: Random) -> Project:
    """Write a row into a table: a new one, or another in the place of one."""
    table = random.choice(list(ROWS))
    other: Row = random.choice(ROWS[table])
    row = {name: value for name, value in other.items() if name == "id" or random.random() < 0.7}
    return found.project.with_row(table, row)


def without_a_row(found: Assessment, random: Random) -> Project:
    """Take a row away."""
    project = found.project
    tables = [table for table, rows in project.tables.items() if rows]
    if not tables:
        return project
    table = random.choice(tables)
    return project.without_row(table, str(random.choice(project.tables[table])["id"]))


def completed(found: Assessment, random: Random) -> Project:
    """Declare a table finished, or not."""
    return found.project.completed(random.choice(TABLES), random.random() < 0.5)


def stated(found: Assessment, random: Random) -> Project:
    """Say of a requirement that it is met."""
    return found.project.with_statement(Statement(requirement=random.choice(REQUIREMENTS), place="Somewhere"))


def acted(found: Assessment, random: Random) -> Project:
    """Take a gap on, or drop what was decided about one."""
    project = found.project
    if project.actions and random.random() < 0.3:
        return project.without_action(random.choice(project.actions).requirement)
    return project.with_action(Action(requirement=random.choice(REQUIREMENTS), owner="Ada"))


def with_another_use(found: Assessment, random: Random) -> Project:
    """Add a further use, or take one away."""
    project = found.project
    if project.uses and random.random() < 0.5:
        return project.without_use(random.choice(project.uses).id)
    return project.with_use(Use(id=random.choice(["one", "two"])))


def for_a_market(found: Assessment, random: Random) -> Project:
    """Sell it elsewhere."""
    return found.project.with_details(markets=random.choice([(), ("eu",), ("gb",), ("eu", "gb")]))


CHANGES: list[Change] = [
    *(answered, answered_for_a_use) * 4,
    *(forgotten, parked, justified, with_a_row) * 2,
    without_a_row,
    completed,
    stated,
    acted,
    with_another_use,
    for_a_market,
]
DEVICES = st.one_of(
    st.sampled_from(EXAMPLES), st.builds(walked, st.integers(0, 100_000), st.sampled_from((0.3, 0.9)))
)


def everything(found: Assessment) -> dict[str, object]:
    """Return all that an assessment says, in the order in which it says it."""
    return {
        "verdicts": list(found.verdicts.items()),
        "gaps": [
            (
                *(gap.requirement.id, gap.applies, gap.status, gap.why, gap.because, gap.instance, gap.owner),
                *(gap.due_date, gap.note, gap.action_status, gap.waits_for),
            )
            for gap in found.gaps
        ],
        "facts": [dict(use.facts) for use in found.uses],
        "further uses": [use.differs for use in found.uses[1:]],
        "changing": [use.changing for use in found.uses],
        "asked": [use.interview.asked for use in found.uses],
        "appraised": [use.appraised for use in found.uses],
        "findings": found.findings,
        "advice": [(said.prompt, said.applies, said.because) for said in found.advice],
        "matrix": found.matrix,
        "matters": found.matters,
        "next": found.next_item(),
        "apart": found.kept_apart,
    }


def otherwise(found: Assessment, fresh: Assessment) -> list[str]:
    """Return what two assessments say differently, by name: all of it would be a book."""
    mine, theirs = everything(found), everything(fresh)
    return [what for what, said in theirs.items() if mine[what] != said]


@tried(25)
@given(DEVICES, st.integers(0, 1_000_000))
def test_what_changes_step_by_step_comes_to_what_it_comes_to_at_once(start: Project, seed: int) -> None:
    """Whatever is changed in whatever order, each assessment like the one before."""
    random, found = Random(seed), assess(start, KNOWLEDGE)
    for _ in range(12):
        change = random.choice(CHANGES)
        project = change(found, random)

        found = assess(project, KNOWLEDGE, found)

        differing = otherwise(found, assess(project, KNOWLEDGE))
        assert differing == [], change.__name__


@pytest.mark.parametrize("question", KNOWLEDGE.questionnaire.judgements, ids=lambda question: question.id)
def test_reasons_given_or_taken_away_count_at_once(question: Question) -> None:
    """A judgement without its reasons is no answer."""
    for start in EXAMPLES:
        for text in ("Because.", ""):
            project = start.with_justification(question.id, text)

            found = assess(project, KNOWLEDGE, assess(start, KNOWLEDGE))

            differing = otherwise(found, assess(project, KNOWLEDGE))
            assert differing == []


def knowing(**other: object) -> Knowledge:
    """Return the rules with one requirement that always applies and is made otherwise."""
    regime = KNOWLEDGE.regimes[0]
    first, *others = regime.requirements
    made = replace(first, kind="duty", blocked_by=(), **{"condition": ALWAYS, **other})
    changed = replace(regime, requirements=(made, *others))
    return replace(KNOWLEDGE, regimes=(changed, *KNOWLEDGE.regimes[1:]))


def test_a_further_row_has_a_gap_of_its_own_also_where_no_column_is_looked_at() -> None:
    """What has to be stated for each row is stated for one more."""
    knowledge = knowing(each="evidence", met_by=((Stated(),),))
    start = EXAMPLES[0]
    project = start.with_row("evidence", {"id": "one-more"})

    found = assess(project, knowledge, assess(start, knowledge))

    differing = otherwise(found, assess(project, knowledge))
    assert differing == []
    assert "one-more" in {gap.instance for gap in found.gaps}


def test_a_use_that_says_the_same_as_the_device_is_judged_by_its_own_rows_from_then_on() -> None:
    """As long as it says nothing of what a requirement looks at, the rows of the device speak for it."""
    start = EXAMPLES[0].with_use(Use(id="other"))
    fact = next(fact for fact, value in start.answers.items() if value is True)
    rows = RowsWanted("evidence", (), (), of_use="use")
    condition = Condition(((Check(fact, IsOneOf((True,))),),))
    knowledge = knowing(condition=condition, each="", met_by=((rows,),))
    project = start.with_answer(fact, True, "other")
    name = knowledge.regimes[0].requirements[0].id

    before = assess(start, knowledge)
    found = assess(project, knowledge, before)

    assert [gap.status for gap in before.gaps if gap.requirement.id == name] == ["met"]
    assert [gap.status for gap in found.gaps if gap.requirement.id == name] == ["missing"]
    differing = otherwise(found, assess(project, knowledge))
    assert differing == []
