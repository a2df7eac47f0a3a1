"""A study that runs or is planned is no clinical data yet, whatever it will be (MDR Article 2(48))."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, outcome_words
from cerwizard.facts import Row
from tests.evidence.items import COMPARED, comes_to
from tests.evidence.test_appraisal import CLINICAL, FROM_USE, PAPER_ON_OTHER


@pytest.mark.parametrize("status", ["running", "planned"])
@pytest.mark.parametrize("kind", FROM_USE)
def test_what_is_not_in_hand_is_no_clinical_data_yet(knowledge: Knowledge, kind: str, status: str) -> None:
    """Article 2(48) speaks of information: a study to come holds none, and a bench test never will."""
    study, bench = ({"kind": one, "about": "own", "status": status} for one in (kind, "bench"))

    found = comes_to(knowledge, CLINICAL, study)
    assert found.outcome == "to_come"
    assert outcome_words(found) == "clinical data once in hand"
    assert comes_to(knowledge, CLINICAL, bench).outcome == "no"


@pytest.mark.parametrize(("about", "maker"), [("equivalent", "other"), ("own_earlier", "own")])
def test_a_planned_study_of_the_compared_device_is_no_clinical_data_yet(
    knowledge: Knowledge, about: str, maker: str
) -> None:
    """A comparison on record makes no data of what has not been done."""
    row: Row = {**PAPER_ON_OTHER, "about": about, "equivalent_device": "Q1"}
    compared = ({**COMPARED, "maker": maker},)

    in_hand = comes_to(knowledge, CLINICAL, {**row, "status": "available"}, equivalent=compared)
    planned = comes_to(knowledge, CLINICAL, {**row, "status": "planned"}, equivalent=compared)

    assert (in_hand.outcome, planned.outcome) == ("yes", "to_come")
