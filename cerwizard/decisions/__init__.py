"""Decisions: rules over facts, applied whole, with the trace of why."""

from cerwizard.decisions.decide import decide
from cerwizard.decisions.decision import Decision, Mark, Otherwise, Policy, Rule, SubRule
from cerwizard.decisions.read import DecisionModel, read_decision
from cerwizard.decisions.result import Reason, Result, RuleTrace, SubRuleTrace

__all__ = [
    "Decision",
    "DecisionModel",
    "Mark",
    "Otherwise",
    "Policy",
    "Reason",
    "Result",
    "Rule",
    "RuleTrace",
    "SubRule",
    "SubRuleTrace",
    "decide",
    "read_decision",
]
