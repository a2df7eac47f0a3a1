"""What is no medical device in Great Britain: products with a law of their own, medicines, animals."""

from __future__ import annotations

import pytest

from tests.classification.devices import EXCLUDED
from tests.classification_gb.devices import MEDICAL, BritishInterviewer, class_of, qualification_of


@pytest.mark.parametrize("excluded", EXCLUDED)
def test_what_has_a_law_of_its_own_is_no_device(interviewer: BritishInterviewer, excluded: str) -> None:
    """UK MDR 2002, regulation 3: whatever medical purpose is stated, and no other Part takes it in."""
    walk = interviewer.walk_case({**MEDICAL, "excluded_product": excluded})

    assert qualification_of(walk) == "not_a_device"
    assert class_of(walk) is None


def test_what_works_as_a_medicine_does_is_no_device(interviewer: BritishInterviewer) -> None:
    """UK MDR 2002, regulation 2(1): the principal action in the body decides, not the purpose."""
    walk = interviewer.walk_case({**MEDICAL, "pharmacological_principal_action": True})

    assert qualification_of(walk) == "not_a_device"


def test_what_is_for_animals_only_is_no_device(interviewer: BritishInterviewer) -> None:
    """UK MDR 2002, regulation 2(1) speaks of human beings."""
    walk = interviewer.walk_case({**MEDICAL, "human_use": False})

    assert qualification_of(walk) == "not_a_device"
