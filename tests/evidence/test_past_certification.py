"""What a legacy device is asked for before its certification under the MDR is not asked of one that has it."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue
from tests.evidence.items import ROD, assessed

BEFORE = {"EU-B-14", "EU-J-15"}
TRANSITION = {"EU-S-09"}


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ({"market_status": "directive", "mdd_class": "IIb"}, BEFORE | TRANSITION),
        ({"market_status": "outside_eu", "directive_before": True}, BEFORE),
        ({"market_status": "mdr", "directive_before": True}, set()),
        ({"market_status": "mdr", "directive_before": False}, set()),
    ],
    ids=["under a Directive", "once under a Directive", "now under the MDR", "always under the MDR"],
)
def test_what_is_due_before_the_certificate_is_not_asked_after_it(
    knowledge: Knowledge, device: dict[str, FactValue], expected: set[str]
) -> None:
    """Gaps are closed before CE marking under the MDR (MDCG 2020-6, 6.4); the transition ends with it."""
    found = assessed(knowledge, {**ROD, **device})

    assert {gap.requirement.id for gap in found.gaps} & (BEFORE | TRANSITION) == expected
