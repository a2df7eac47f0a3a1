"""Two assessments side by side: what changed, and which answer changed it."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess, compare, load_knowledge
from cerwizard.project import Project, Use
from tests.plain import PRODUCT


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the knowledge that ships."""
    return load_knowledge()


DRESSING = Project(
    markets=("eu",),
    answers={
        **PRODUCT,
        "medical_purposes": ("injury_disability",),
        "invasiveness": "none",
        "active": False,
    },
)


def test_nothing_changed_is_nothing_to_say(knowledge: Knowledge) -> None:
    """The same project compared with itself is silent."""
    same = assess(DRESSING, knowledge)

    found = compare(same, same)

    assert (found.answers, found.verdicts, found.new, found.gone, found.moved) == ((), (), (), (), ())


def test_a_changed_answer_shows_what_it_did_to_the_class(knowledge: Knowledge) -> None:
    """The verdict that moved names the answer that moved it."""
    before = assess(DRESSING, knowledge)
    after = assess(DRESSING.with_answer("ancillary_medicinal", True), knowledge)

    found = compare(before, after)

    change = next(change for change in found.verdicts if change.after.decision.group == "class")
    assert change.after.outcome == "III"
    assert change.before.highest == "III"
    assert change.because_of == ("ancillary_medicinal",)


def test_requirements_come_and_go_with_their_reason(knowledge: Knowledge) -> None:
    """The evidence delta: what is asked now and was not, and what is asked no longer."""
    medicated = assess(DRESSING.with_answer("ancillary_medicinal", True), knowledge)
    plain = assess(DRESSING.with_answer("ancillary_medicinal", False), knowledge)

    gained, lost = compare(plain, medicated), compare(medicated, plain)

    assert gained.new
    assert {change.gap.requirement.id for change in gained.new} == {
        change.gap.requirement.id for change in lost.gone
    }
    assert all("ancillary_medicinal" in change.because_of for change in gained.new)


def test_a_mark_that_comes_is_a_change(knowledge: Knowledge) -> None:
    """Sterile does not move the class, and still has to be told."""
    before = assess(DRESSING.with_answer("sterile", False), knowledge)
    after = assess(DRESSING.with_answer("sterile", True), knowledge)

    changes = [change for change in compare(before, after).verdicts if change.after.decision.group == "class"]

    assert [[mark.id for mark in change.after.marks] for change in changes] == [["sterile"]]


def test_answers_of_a_further_use_are_compared_on_their_own(knowledge: Knowledge) -> None:
    """A use that was added brings its answers with it."""
    before = assess(DRESSING, knowledge)
    after = assess(DRESSING.with_use(Use(id="deep", answers={"active": True})), knowledge)

    found = compare(before, after)

    assert [(change.use, change.fact, change.before, change.after) for change in found.answers] == [
        ("deep", "active", None, True)
    ]
