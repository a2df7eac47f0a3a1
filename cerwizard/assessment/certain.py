"""The reasons that hold for a verdict, apart from those that only may."""

from __future__ import annotations

from cerwizard.assessment.verdict import UseReason, Verdict
from cerwizard.facts import Truth


def certain_reasons(verdict: Verdict) -> tuple[UseReason, ...]:
    """Return the reasons that hold; a rule still open may lead to the same outcome but is no reason for it."""
    standing = [trace for _, result in verdict.results for trace in result.standing]
    holding = {trace.rule.id for trace in standing if trace.truth is Truth.HOLDS}
    sub_rules = {sub.sub_rule.id for trace in standing for sub in trace.sub_rules if sub.truth is Truth.HOLDS}
    certain = [
        found
        for found in verdict.reasons
        if not found.reason.rule_id or found.reason.rule_id in holding | sub_rules
    ]
    return tuple(certain) or verdict.reasons
