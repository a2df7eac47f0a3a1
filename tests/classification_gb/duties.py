"""Devices on the way to the British market, for the tests on what follows there."""

from __future__ import annotations

from collections.abc import Mapping

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project
from tests.classification_gb.devices import (
    BOTH_MARKETS,
    IMPLANT,
    MEDICAL,
    POWERED,
    SOFTWARE,
    SURGICAL,
    BritishInterviewer,
)

CLASS_I: dict[str, FactValue] = {**MEDICAL, "active": False}
CLASS_IIA: dict[str, FactValue] = {**SURGICAL, "duration": "transient"}
CLASS_IIB: dict[str, FactValue] = {**IMPLANT, "implant_type": "none"}
CLASS_III: dict[str, FactValue] = {**IMPLANT, "vital_contact": "intended"}
ACTIVE_IMPLANT: dict[str, FactValue] = {**IMPLANT, "active": True}
LOOP: dict[str, FactValue] = {
    **POWERED,
    "therapeutic_active": True,
    "diagnostic_closed_loop": True,
    "energy_transfer": "ordinary",
}
"""Class III in the EU by Rule 22, class IIa in Great Britain."""
APP: dict[str, FactValue] = {**SOFTWARE, "software_decision_impact": "ordinary"}
"""Class IIa in the EU by Rule 11, class I in Great Britain."""

UKCA: dict[str, FactValue] = {"gb_marking": "ukca", "market_status": "not_marketed", "custom_made": False}
CE_MDR: dict[str, FactValue] = {"gb_marking": "ce", "market_status": "mdr", "custom_made": False}
CE_OLD: dict[str, FactValue] = {"gb_marking": "ce", "market_status": "directive", "custom_made": False}


def assessed(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    facts: Mapping[str, FactValue],
    markets: tuple[str, ...] = BOTH_MARKETS,
) -> Assessment:
    """Return the whole assessment of a device that answers no to all it does not say."""
    return assess(Project(answers=dict(interviewer.every_answer(facts)), markets=markets), knowledge)
