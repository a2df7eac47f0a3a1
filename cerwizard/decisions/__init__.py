"""Decisions: rules over facts, applied whole, with the trace of why."""

from typing import TYPE_CHECKING

from cerwizard.decisions.decide import decide
from cerwizard.decisions.decision import (
    Decision,
    Mark,
    Otherwise,
    Policy,
    Rule,
    RuleTrace,
    SubRule,
)
from cerwizard.decisions.result import Outcomes, Reason, Result
from cerwizard.later import later as _later

if TYPE_CHECKING:
    from cerwizard.decisions.read import DecisionModel, read_decision

__all__ = [
    "Decision",
    "DecisionModel",
    "Mark",
    "Otherwise",
    "Outcomes",
    "Policy",
    "Reason",
    "Result",
    "Rule",
    "RuleTrace",
    "SubRule",
    "decide",
    "read_decision",
]

__getattr__ = _later(__name__, read=("DecisionModel", "read_decision"))
