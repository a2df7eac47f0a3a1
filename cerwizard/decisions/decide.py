"""Applies a decision to the facts: every rule is looked at, nothing is cut short, open facts stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cerwizard.decisions.decision import Decision, Mark, Otherwise, Rule, RuleTrace, SubRule, SubRuleTrace
from cerwizard.decisions.narrow import narrowed
from cerwizard.decisions.result import Reason, Result
from cerwizard.facts import FAILS, HOLDS, OPEN, Condition, Facts, Truth

_NO_RULE = -1
"""The rank of not firing at all: below every outcome."""
_NO_FACTS: frozenset[str] = frozenset()


def decide(decision: Decision, facts: Facts) -> Result:
    """Return what a decision comes to with these facts (MDR Annex VIII, 3.5 for the strictest-wins policy)."""
    applies, waiting = decision.condition.weighed(facts)
    if applies is FAILS:
        return Result(decision, applies, ())
    ranks = decision.ranks
    standing: list[RuleTrace] = []
    for rule in decision.rules:
        truth = rule.condition.weighed(facts)[0]
        if truth is not FAILS:
            standing.append(_standing(rule, truth, facts, ranks))
    if decision.policy == "strictest":
        possible, reasons, open_facts, fallback = _strictest(decision, facts, standing)
    else:
        possible, reasons, open_facts, fallback = _first(decision, facts, standing)
        if len(possible) > 1:
            possible = narrowed(decision, facts, possible, _reached)
            reasons = tuple([reason for reason in reasons if reason.outcome in possible])
    marks: tuple[Mark, ...] = ()
    open_marks: tuple[Mark, ...] = ()
    for mark in decision.marks:
        truth = mark.condition.truth(facts)
        if truth is HOLDS:
            marks += (mark,)
        elif truth is OPEN:
            open_marks += (mark,)
    return Result(
        decision,
        applies,
        possible,
        reasons,
        waiting if len(possible) == 1 else open_facts | waiting,
        tuple(standing),
        fallback,
        marks,
        open_marks,
    )


_Outcome = tuple[tuple[str, ...], tuple[Reason, ...], frozenset[str], Otherwise | None]


def _strictest(decision: Decision, facts: Facts, trace: Sequence[RuleTrace]) -> _Outcome:
    ranks = decision.ranks
    floor = max([_rank(rule.possible[0], ranks) for rule in trace], default=_NO_RULE)
    reachable = {
        outcome
        for rule in trace
        for outcome in rule.possible
        if outcome is not None and ranks[outcome] >= floor
    }
    fallbacks = _possible_fallbacks(decision.otherwise, facts) if floor == _NO_RULE else ()
    reachable |= {fallback.outcome for fallback in fallbacks}
    possible = tuple([outcome for outcome in decision.outcomes if outcome in reachable])
    lowest = ranks[possible[0]] if possible else _NO_RULE
    if any(ranks[fallback.outcome] > lowest for fallback in fallbacks):
        lowest = _NO_RULE  # any rule that fires takes the place of a stricter fall-back
    open_facts: set[str] = set()
    for rule in trace:
        if _rank(rule.possible[-1], ranks) > lowest:
            open_facts |= _open_in(rule, lowest, facts, ranks)
    if fallbacks:
        open_facts |= _open_among((fallback.condition for fallback in decision.otherwise), facts)
    fallback = (
        fallbacks[0]
        if fallbacks and len(fallbacks) == 1 and all(rule.possible == (None,) for rule in trace)
        else None
    )
    return possible, tuple(_reasons(trace, floor, fallback, ranks)), frozenset(open_facts), fallback


def _first(decision: Decision, facts: Facts, trace: Sequence[RuleTrace]) -> _Outcome:
    looked_at: list[RuleTrace] = []
    reached: list[str] = []
    for rule in trace:
        outcomes = [outcome for outcome in rule.possible if outcome is not None]
        if not outcomes:
            continue
        looked_at.append(rule)
        reached += outcomes
        if rule.truth is HOLDS and rule.fires:
            possible = _in_order(decision, reached)
            if len(possible) == 1:
                # With one outcome left, the rule that is sure of it decides; those still open only agree.
                return possible, (_reason(rule.rule, None, outcomes[-1]),), _NO_FACTS, None
            return possible, _reasons_in_order(looked_at), _open_of(looked_at, facts), None
    fallbacks = _possible_fallbacks(decision.otherwise, facts)
    if len(fallbacks) == 1 and not reached:
        fallback = fallbacks[0]
        return (fallback.outcome,), (_fallback_reason(fallback),), _NO_FACTS, fallback
    reached += [fallback.outcome for fallback in fallbacks]
    reasons = _reasons_in_order(looked_at) + tuple(_fallback_reason(fallback) for fallback in fallbacks)
    open_facts = _open_of(looked_at, facts)
    open_facts |= _open_among((fallback.condition for fallback in decision.otherwise), facts)
    return _in_order(decision, reached), reasons, open_facts, None


def _reasons_in_order(trace: Sequence[RuleTrace]) -> tuple[Reason, ...]:
    """Return what speaks for the rules that fire or may, each with the strictest outcome it can give."""
    found = [(rule.rule, rule.possible[-1]) for rule in trace]
    return tuple([_reason(rule, None, outcome) for rule, outcome in found if outcome is not None])


def _open_of(trace: Sequence[RuleTrace], facts: Facts) -> frozenset[str]:
    """Return the open facts on which it hangs whether these rules fire."""
    found = (rule.rule.condition.open_facts(facts) | _open_source(rule.rule, facts) for rule in trace)
    return _NO_FACTS.union(*found)


def _reached(decision: Decision, facts: Facts) -> tuple[str, ...]:
    weighed = [(rule, rule.condition.truth(facts)) for rule in decision.rules]
    standing = [
        _standing(rule, truth, facts, decision.ranks) for rule, truth in weighed if truth is not FAILS
    ]
    return _first(decision, facts, standing)[0]


def _standing(rule: Rule, truth: Truth, facts: Facts, ranks: Mapping[str, int]) -> RuleTrace:
    """Return how a rule stands whose chapeau holds or is open."""
    if rule.alone is not None:
        return rule.alone[0 if truth is HOLDS else 1]
    subs = tuple([_trace_sub_rule(sub_rule, facts, ranks) for sub_rule in rule.sub_rules])
    possible = _with_sub_rules(rule, subs, facts, ranks)
    if truth is OPEN:
        possible.add(None)
    return RuleTrace(rule, truth, subs, tuple(sorted(possible, key=lambda outcome: _rank(outcome, ranks))))


def _trace_sub_rule(sub_rule: SubRule, facts: Facts, ranks: Mapping[str, int]) -> SubRuleTrace:
    truth = sub_rule.condition.weighed(facts)[0]
    if sub_rule.outcome is not None:
        return SubRuleTrace(sub_rule, truth, (sub_rule.outcome,))
    outcomes, may_be_none = _outcomes(sub_rule, facts, ranks)
    if not outcomes:
        truth = FAILS
    elif may_be_none and truth is HOLDS:
        truth = OPEN
    return SubRuleTrace(sub_rule, truth, outcomes)


def _with_sub_rules(
    rule: Rule, subs: Sequence[SubRuleTrace], facts: Facts, ranks: Mapping[str, int]
) -> set[str | None]:
    """Return what the rule can give once its chapeau holds: sub-rules displace the general outcome."""
    certain = [sub for sub in subs if sub.truth is HOLDS]
    undecided = [sub for sub in subs if sub.truth is OPEN]
    if certain:
        floor = max(min(ranks[outcome] for outcome in sub.possible) for sub in certain)
        return {o for sub in (*certain, *undecided) for o in sub.possible if ranks[o] >= floor}
    outcomes, may_be_none = _outcomes(rule, facts, ranks)
    possible: set[str | None] = {*outcomes, *(outcome for sub in undecided for outcome in sub.possible)}
    if may_be_none or not outcomes:
        possible.add(None)
    return possible


def _outcomes(rule: Rule | SubRule, facts: Facts, ranks: Mapping[str, int]) -> tuple[tuple[str, ...], bool]:
    """Return the outcomes that a rule itself can give, and whether it may give none."""
    if rule.outcome is not None:
        return (rule.outcome,), False
    if rule.outcome_of is None:
        return (), True
    held = facts[rule.outcome_of]
    if held.values is None:
        return tuple(ranks), True
    outcomes = tuple(value for value in held.values if isinstance(value, str) and value in ranks)
    return outcomes, held.may_not_apply or len(outcomes) < len(held.values)


def _open_in(rule: RuleTrace, lowest: int, facts: Facts, ranks: Mapping[str, int]) -> set[str]:
    """Return the open facts in a rule that can still lift the decision above its lower bound."""
    certain = [min(ranks[o] for o in sub.possible) for sub in rule.sub_rules if sub.truth is HOLDS]
    bar = max(lowest, *certain) if certain else lowest
    general = _outcomes(rule.rule, facts, ranks)[0]
    general_matters = not certain and any(ranks[outcome] > lowest for outcome in general)
    found = set(rule.rule.condition.open_facts(facts))
    if general_matters:
        found |= _open_source(rule.rule, facts)
    for sub in rule.sub_rules:
        if sub.truth is FAILS:
            continue
        if general_matters or any(ranks[outcome] > bar for outcome in sub.possible):
            found |= sub.sub_rule.condition.open_facts(facts) | _open_source(sub.sub_rule, facts)
    return found


def _open_source(rule: Rule | SubRule, facts: Facts) -> set[str]:
    return {rule.outcome_of} if rule.outcome_of and not facts[rule.outcome_of].is_settled else set()


def _open_among(conditions: Iterable[Condition], facts: Facts) -> set[str]:
    return {fact for condition in conditions for fact in condition.open_facts(facts)}


def _possible_fallbacks(fallbacks: Sequence[Otherwise], facts: Facts) -> tuple[Otherwise, ...]:
    possible = []
    for fallback in fallbacks:
        truth = fallback.condition.truth(facts)
        if truth is not FAILS:
            possible.append(fallback)
        if truth is HOLDS:
            break
    return tuple(possible)


def _reasons(
    trace: Sequence[RuleTrace], floor: int, fallback: Otherwise | None, ranks: Mapping[str, int]
) -> Iterable[Reason]:
    """Give the rules and sub-rules that set the lower bound."""
    if fallback is not None:
        yield _fallback_reason(fallback)
    for rule in trace:
        if _rank(rule.possible[0], ranks) != floor or not rule.fires:
            continue
        deciding = [
            sub
            for sub in rule.sub_rules
            if sub.truth is HOLDS and min(ranks[outcome] for outcome in sub.possible) == floor
        ]
        for sub in deciding:
            yield _reason(rule.rule, sub.sub_rule, _name_of(floor, ranks))
        if not deciding:
            yield _reason(rule.rule, None, _name_of(floor, ranks))


def _reason(rule: Rule, sub_rule: SubRule | None, outcome: str) -> Reason:
    deciding = sub_rule or rule
    return Reason(
        rule.name,
        deciding.clause,
        deciding.says,
        outcome,
        deciding.id,
        rule.notes + (sub_rule.notes if sub_rule else ()),
    )


def _fallback_reason(fallback: Otherwise) -> Reason:
    return Reason(fallback.name, fallback.clause, fallback.says, fallback.outcome)


def _in_order(decision: Decision, reached: Sequence[str]) -> tuple[str, ...]:
    return tuple([outcome for outcome in decision.outcomes if outcome in reached])


def _rank(outcome: str | None, ranks: Mapping[str, int]) -> int:
    return _NO_RULE if outcome is None else ranks[outcome]


def _name_of(rank: int, ranks: Mapping[str, int]) -> str:
    return next(outcome for outcome, its_rank in ranks.items() if its_rank == rank)
