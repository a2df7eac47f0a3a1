"""A device on any market: the report takes in the latest data from its use."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.facts import FactValue, Row
from tests.evidence.items import BANDAGE, assessed

LATEST = "EU-K-21"
SURVEY: Row = {"id": "E1", "kind": "pms_data", "about": "own", "status": "available"}


def status(knowledge: Knowledge, market: str, *rows: Row, stated: bool = False, **more: FactValue) -> str:
    """Return how it stands for a bandage on this market with these items; empty where it is not asked."""
    device = {**BANDAGE, "market_status": market, **more}
    found = assessed(knowledge, device, *((LATEST,) if stated else ()), evidence=rows).gaps
    return next((gap.status for gap in found if gap.requirement.id == LATEST), "")


@pytest.mark.parametrize("market", ["outside_eu", "directive", "mdr"])
def test_a_device_in_use_says_where_its_latest_data_stand(knowledge: Knowledge, market: str) -> None:
    """Data in the list are a part; where the report sums them up a person says (MEDDEV 2.7/1 rev.4, A10)."""
    assert status(knowledge, market) == "missing"
    assert status(knowledge, market, SURVEY) == "partly"
    assert status(knowledge, market, SURVEY, stated=True) == "met"
    assert status(knowledge, market, {**SURVEY, "about": "similar"}) == "missing"


def test_a_device_without_data_from_use_gives_its_reason(knowledge: Knowledge) -> None:
    """No follow-up planned is none (MDCG 2020-13, section A)."""
    assert status(knowledge, "mdr", pmcf_methods=(), no_pmcf_rationale="Low risk.") == "missing"
    assert status(knowledge, "mdr", stated=True) == "met"


def test_a_new_device_has_no_data_from_use(knowledge: Knowledge) -> None:
    """Nothing is asked before the first one is sold."""
    assert status(knowledge, "not_marketed") == ""


@pytest.mark.parametrize("rows", [(), ({**SURVEY, "status": "planned"},), (SURVEY,)], ids=str)
def test_that_nobody_has_stated_it_is_said_once(knowledge: Knowledge, rows: tuple[Row, ...]) -> None:
    """Both ways need the statement: with data in hand, and with the reason why there are none."""
    found = assessed(knowledge, {**BANDAGE, "market_status": "mdr"}, evidence=rows).gaps
    (why,) = [gap.why for gap in found if gap.requirement.id == LATEST]

    assert why == "nobody has stated where it is shown"
