"""The markets of a project decide which rulebooks are looked at."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge, Regime, assess
from cerwizard.errors import UsageError
from cerwizard.facts import Truth
from cerwizard.project import Project
from tests.small import small_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """One rulebook, for the EU."""
    return small_knowledge()


def test_a_regime_of_another_market_does_not_apply(knowledge: Knowledge) -> None:
    """A class that nobody asked for is not shown, and its duties neither."""
    both = replace(
        knowledge, regimes=(*knowledge.regimes, Regime("gb", "GB", "2026-11", "gb", (), (), (), ()))
    )

    assessment = assess(Project(markets=("gb",)), both)

    assert assessment.verdicts["covered"].applies is Truth.FAILS
    assert assessment.gaps == ()


def test_no_market_means_every_market(knowledge: Knowledge) -> None:
    """An old or short file loses no duty."""
    assert assess(Project(), knowledge).verdicts["covered"].applies is Truth.HOLDS


def test_a_market_without_a_rulebook_is_refused(knowledge: Knowledge) -> None:
    """Else nothing at all would apply to it, in silence."""
    with pytest.raises(UsageError, match=r"the market `EU`; there are eu"):
        assess(Project(markets=("EU",)), knowledge)
