"""What holds for every device, whatever is answered in whatever order."""

from __future__ import annotations

import copy
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from cerwizard.questionnaire import Question
from tests.tried import tried

KNOWLEDGE = load_knowledge()
QUESTIONS = [question for question in KNOWLEDGE.questionnaire.questions.values() if question.kind != "table"]
MARKETS = ("eu", "gb")


def an_answer(question: Question, random: Random) -> FactValue:
    """Return an answer that the question allows."""
    match question.kind:
        case "yes_no":
            return random.random() < 0.5
        case "one_of":
            return random.choice(list(question.choices))
        case "some_of":
            return tuple(choice for choice in question.choices if random.random() < 0.3)
        case "number":
            return int(question.at_least or 0) + random.randint(0, 5)
        case _:
            return "words"


def walked(seed: int, share: float) -> Project:
    """Return a device whose questions were answered in reading order, a share of them left open."""
    random = Random(seed)
    project = Project(name="Any", markets=MARKETS)
    for question in QUESTIONS:
        if random.random() < share:
            project = project.with_answer(question.id, an_answer(question, random))
    return project


def possible(assessment: Assessment) -> dict[str, frozenset[str | None]]:
    """Return what every decision can still come to; nothing where it may not apply."""
    return {
        name: frozenset(found.possible if found.applies is not Truth.FAILS else ())
        | (frozenset() if found.applies is Truth.HOLDS else {None})
        for name, found in assessment.verdicts.items()
    }


def stands(assessment: Assessment) -> list[tuple[str, str, Truth, str, str]]:
    """Return how every requirement stands, with its reasons."""
    return [(gap.requirement.id, gap.instance, gap.applies, gap.status, gap.why) for gap in assessment.gaps]


devices = st.builds(walked, st.integers(0, 100_000), st.sampled_from((0.2, 0.5, 0.8, 1.0)))


@tried(40)
@given(devices, st.randoms(use_true_random=False))
def test_one_more_answer_never_widens_what_is_possible(project: Project, random: Random) -> None:
    """Whichever question is answered next, not only the one that stands next."""
    left = [question for question in QUESTIONS if question.id not in project.answers]
    if not left:
        return
    question = random.choice(left)
    more = project.with_answer(question.id, an_answer(question, random))

    before, after = possible(assess(project, KNOWLEDGE)), possible(assess(more, KNOWLEDGE))

    for name, outcomes in after.items():
        assert outcomes <= before[name], (question.id, name)


@tried(15)
@given(devices, st.randoms(use_true_random=False))
def test_the_order_of_answering_changes_nothing(project: Project, random: Random) -> None:
    """The same answers come to the same result."""
    names = list(project.answers)
    random.shuffle(names)
    other = Project(name="Any", markets=MARKETS)
    for name in names:
        other = other.with_answer(name, project.answers[name])

    one, two = assess(project, KNOWLEDGE), assess(other, KNOWLEDGE)

    assert possible(one) == possible(two)
    assert stands(one) == stands(two)
    assert [str(found) for found in one.findings] == [str(found) for found in two.findings]


@tried(15)
@given(devices)
def test_answers_that_are_not_used_change_nothing(project: Project) -> None:
    """An answer whose question is not asked stays in the file and reaches no rule."""
    whole = assess(project, KNOWLEDGE)
    unused = [name for name in project.answers if whole.interview.is_asked(name) is Truth.FAILS]
    used = project
    for name in unused:
        used = used.without_answer(name)

    without = assess(used, KNOWLEDGE)

    assert possible(without) == possible(whole)
    assert stands(without) == stands(whole)


@tried(10)
@given(devices)
def test_assessing_is_pure(project: Project) -> None:
    """The same input gives the same output, and the input is as it was."""
    before = copy.deepcopy(project)

    first, second = assess(project, KNOWLEDGE), assess(project, KNOWLEDGE)

    assert project == before
    assert possible(first) == possible(second)
    assert stands(first) == stands(second)


@pytest.mark.parametrize("seed", range(6))
def test_a_settled_outcome_was_possible_all_along(seed: int) -> None:
    """From nothing answered to the end, in an order of its own for each seed."""
    end = walked(seed, 1.0)
    names = list(end.answers)
    Random(seed).shuffle(names)
    settled = possible(assess(end, KNOWLEDGE))
    project = Project(name="Any", markets=MARKETS)
    for number, name in enumerate(names):
        if number % 10 == 0:
            earlier = possible(assess(project, KNOWLEDGE))
            for decision, outcomes in settled.items():
                assert outcomes <= earlier[decision], (decision, number)
        project = project.with_answer(name, end.answers[name])


def test_the_knowledge_is_the_one_that_is_shipped() -> None:
    """Nothing above is said of a toy."""
    assert isinstance(KNOWLEDGE, Knowledge)
    assert len(QUESTIONS) > 100
