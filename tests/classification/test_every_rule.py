"""Every rule can decide, reached through the questions as asked, and every device gets a class."""

from __future__ import annotations

import pytest

from cerwizard.assessment import load_knowledge
from tests.classification.devices import EU_CLASS, QUALIFICATION, Interviewer, Walk, only_classification
from tests.classification.reaching import Part, parts_of, reach

SEEN = {name: name for name in (QUALIFICATION, EU_CLASS)}
"""The walks look at the decisions of the Union themselves."""
PARTS = tuple(parts_of(only_classification(load_knowledge()), SEEN))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.decision} {part.id}")
def test_a_rule_can_decide(part: Part, interviewer: Interviewer) -> None:
    """Some device, answered as the interview asks, is decided by this rule or sub-rule."""
    walk = reach(interviewer, part)

    assert walk is not None


def test_all_22_rules_stand_in_the_rulebook(interviewer: Interviewer) -> None:
    """Rules 1 and 13 are the fall-backs; the others are rules with a name."""
    decision = interviewer.knowledge.decisions["eu_class"]

    names = {rule.name for rule in decision.rules} | {entry.name for entry in decision.otherwise}

    assert {f"Rule {number}" for number in range(1, 23)} <= names


def test_every_device_in_scope_gets_a_class(random_walks: tuple[Walk, ...]) -> None:
    """However a device answers, the interview ends with a settled class, or with a reason why there is none."""
    for walk in random_walks:
        assert walk.qualification is not None
        assert (walk.eu_class is None) == (walk.qualification in {"ivd", "not_a_device"})


def test_every_class_and_qualification_names_what_decided(random_walks: tuple[Walk, ...]) -> None:
    """Nothing is settled without a rule and its clause."""
    for walk in random_walks:
        for verdict in walk.end.verdicts.values():
            if verdict.possible:
                assert verdict.reasons
                assert all(found.reason.clause and found.reason.says for found in verdict.reasons)
