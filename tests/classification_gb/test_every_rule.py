"""Every British rule can decide, reached through the questions as asked, and every device gets a class or a reason."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from tests.classification.devices import EU_CLASS, QUALIFICATION, Walk
from tests.classification.reaching import Part, parts_of, reach
from tests.classification_gb.devices import (
    ACTIVE_IMPLANTABLE,
    GB_CLASS,
    GB_QUALIFICATION,
    BritishInterviewer,
    class_of,
    is_active_implantable,
    qualification_of,
)

STANDS_FOR = {GB_QUALIFICATION: QUALIFICATION, GB_CLASS: EU_CLASS}
"""Where the walks look for what the British decisions come to."""


PARTS = tuple(parts_of(load_knowledge(), STANDS_FOR))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_a_rule_can_decide(part: Part, interviewer: BritishInterviewer) -> None:
    """Some device, answered as the interview asks, is decided by this rule or sub-rule."""
    walk = reach(interviewer, part)

    assert walk is not None


def test_all_18_rules_stand_in_the_rulebook(knowledge: Knowledge) -> None:
    """Rules 1 and 12 are the fall-backs; the others are rules with a name."""
    decision = knowledge.decisions[GB_CLASS]

    names = {rule.name for rule in decision.rules} | {entry.name for entry in decision.otherwise}

    assert names == {f"Rule {number}" for number in range(1, 19)} | {"Implementing rule 2.3"}


def test_every_rule_cites_the_old_annex(knowledge: Knowledge) -> None:
    """No clause of the MDR decides a British class."""
    decision = knowledge.decisions[GB_CLASS]
    sub_rules = [sub_rule for rule in decision.rules for sub_rule in rule.sub_rules]

    clauses = [rule.clause for rule in decision.rules]
    clauses += [sub_rule.clause for sub_rule in sub_rules]
    clauses += [entry.clause for entry in decision.otherwise]

    assert all("MDD Annex IX" in clause for clause in clauses)


def test_every_device_ends_with_a_class_or_with_a_reason_why_not(random_walks: tuple[Walk, ...]) -> None:
    """However a device answers: a class, or Part III, or not a device, or in vitro diagnostic."""
    for walk in random_walks:
        in_scope = qualification_of(walk) in {"device", "accessory"}

        assert qualification_of(walk) is not None
        assert (class_of(walk) is not None) == (in_scope and not is_active_implantable(walk))


def test_everything_settled_names_what_decided(random_walks: tuple[Walk, ...]) -> None:
    """Nothing is settled without a rule and its clause."""
    for walk in random_walks:
        for name in (GB_QUALIFICATION, GB_CLASS, ACTIVE_IMPLANTABLE):
            verdict = walk.end.verdicts[name]
            if verdict.possible:
                assert verdict.reasons
                assert all(found.reason.clause and found.reason.says for found in verdict.reasons)


def test_the_british_interview_is_short(random_walks: tuple[Walk, ...], show: Callable[[str], None]) -> None:
    """The old rules cost a few questions more than the MDR, never a second interview, and none comes back."""
    lengths = [len(walk.asked) for walk in random_walks]

    show(f"GB alone: {len(lengths)} random devices, median {median(lengths):g}, most {max(lengths)}")

    assert median(lengths) <= 10
    assert max(lengths) <= 30
    assert all(len(walk.asked) == len(set(walk.asked)) for walk in random_walks)
