"""With answers missing, a decision keeps exactly what some way of answering them leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cerwizard.decisions import Decision, Otherwise, Policy, Rule, SubRule, decide
from cerwizard.facts import NOT_APPLICABLE, Check, Condition, Held, IsOneOf
from tests.tried import tried

OUTCOMES = ("I", "IIa", "IIb", "III")
YES_NO_HELD = (
    Held((False, True)),
    Held((True,), may_not_apply=True),
    Held((False, True), may_not_apply=True),
)
CLOSED = (Held((True,)), Held((True,)), Held((False,)), NOT_APPLICABLE)
CLASSES_HELD = (
    Held(("none",)),
    Held(("IIa",)),
    Held(("IIa", "III")),
    Held(("none", "IIb")),
    Held(("I", "IIa"), may_not_apply=True),
    Held(None),
    NOT_APPLICABLE,
)


@dataclass(frozen=True)
class Situation:
    """A decision, and what is known of the facts it looks at; each fact stands in one condition."""

    decision: Decision
    facts: Mapping[str, Held]


def yes(fact: str) -> Condition:
    """Return the condition that a fact is answered yes."""
    return Condition(when=((Check(fact, IsOneOf((True,))),),))


@st.composite
def situations(draw: st.DrawFn, policy: Policy) -> Situation:
    """Draw a decision of a few rules, some of their facts open."""
    facts: dict[str, Held] = {}
    open_left = draw(st.integers(0, 4))

    def condition() -> Condition:
        nonlocal open_left
        name = f"f{len(facts)}"
        facts[name] = draw(st.sampled_from(YES_NO_HELD if open_left else CLOSED))
        open_left = max(0, open_left - 1)
        return yes(name)

    def outcome() -> tuple[str | None, str | None]:
        """Draw an outcome, or the fact that has it."""
        if draw(st.integers(0, 5)):
            return draw(st.sampled_from(OUTCOMES)), None
        name = f"class{len(facts)}"
        facts[name] = draw(st.sampled_from(CLASSES_HELD))
        return None, name

    rules = []
    for number in range(draw(st.integers(0, 3))):
        subs = [
            SubRule(f"{number}.{at}", f"clause {number}.{at}", "says", condition(), *outcome())
            for at in range(draw(st.integers(0, 2)) if policy == "strictest" else 0)
        ]
        general = outcome() if not subs or draw(st.booleans()) else (None, None)
        rules.append(
            Rule(
                f"{number}", f"Rule {number}", f"clause {number}", "says", condition(), *general, tuple(subs)
            )
        )  # fmt: skip
    fallbacks = [
        Otherwise(f"Else {at}", draw(st.sampled_from(OUTCOMES)), f"else {at}", "says", condition())
        for at in range(draw(st.integers(0, 2)))
    ]
    fallbacks.append(Otherwise("Else", "I", "else", "says"))
    decision = Decision(
        "grade", "Grade", "clause", "says", OUTCOMES, policy, "class",
        rules=tuple(rules), otherwise=tuple(fallbacks),
    )  # fmt: skip
    return Situation(decision, facts)


def every_way(facts: Mapping[str, Held]) -> Iterator[dict[str, Held]]:
    """Yield the facts in each way in which all of them can turn out."""
    ways = []
    for held in facts.values():
        values = ("other", *OUTCOMES) if held.values is None else held.values
        cases = [Held((value,)) for value in values]
        if held.may_not_apply or held.values is None:
            cases.append(NOT_APPLICABLE)
        ways.append(cases)
    for way in product(*ways):
        yield dict(zip(facts, way, strict=True))


def comes_to(decision: Decision, facts: Mapping[str, Held]) -> str:
    """Return the outcome with every fact settled: the words of Annex VIII, 3.5, taken one by one."""
    given = []
    for rule in decision.rules:
        if not all(facts[check.fact].value in (True,) for line in rule.condition.when for check in line):
            continue
        fitting = [
            own_outcome(sub, facts)
            for sub in rule.sub_rules
            if all(facts[check.fact].value in (True,) for line in sub.condition.when for check in line)
        ]
        displacing = [outcome for outcome in fitting if outcome]
        general = own_outcome(rule, facts)
        own = max(displacing, key=OUTCOMES.index) if displacing else general
        if own:
            given.append(own)
    if given:
        return max(given, key=OUTCOMES.index) if decision.policy == "strictest" else given[0]
    return next(
        fallback.outcome
        for fallback in decision.otherwise
        if all(facts[check.fact].value in (True,) for line in fallback.condition.when for check in line)
    )


def own_outcome(rule: Rule | SubRule, facts: Mapping[str, Held]) -> str | None:
    """Return the outcome that a rule names, or that a fact has for it."""
    if rule.outcome_of is None:
        return rule.outcome
    value = facts[rule.outcome_of].value
    return value if isinstance(value, str) and value in OUTCOMES else None


def changing(decision: Decision, facts: Mapping[str, Held]) -> set[str]:
    """Return the facts of which, all others given, one value leads elsewhere than another."""
    outcome_of = {tuple(way.values()): comes_to(decision, way) for way in every_way(facts)}
    found = set()
    for at, name in enumerate(facts):
        seen: dict[tuple[Held, ...], str] = {}
        for way, outcome in outcome_of.items():
            rest = (*way[:at], *way[at + 1 :])
            if seen.setdefault(rest, outcome) != outcome:
                found.add(name)
    return found


@tried(150)
@given(situations("strictest"))
def test_the_strictest_outcome_is_exact_whatever_is_open(found: Situation) -> None:
    """No outcome is lost that an answer could bring, and none is kept that no answer brings."""
    reached = {comes_to(found.decision, way) for way in every_way(found.facts)}

    assert set(decide(found.decision, found.facts).possible) == reached


@tried(100)
@given(situations("first"))
def test_the_first_outcome_is_exact_whatever_is_open(found: Situation) -> None:
    """A rule that is open leaves its own outcome and those of the rules below it."""
    reached = {comes_to(found.decision, way) for way in every_way(found.facts)}

    assert set(decide(found.decision, found.facts).possible) == reached


@tried(150)
@given(situations("strictest"))
def test_what_could_still_change_the_strictest_outcome_is_open(found: Situation) -> None:
    """Nobody is told that a question no longer matters which does; a settled decision asks for nothing."""
    result = decide(found.decision, found.facts)

    assert changing(found.decision, found.facts) <= result.open_facts
    assert bool(result.open_facts) == (len(result.possible) > 1)


@tried(100)
@given(situations("first"))
def test_what_could_still_change_the_first_outcome_is_open(found: Situation) -> None:
    """The rules above the one that holds can still take its place."""
    result = decide(found.decision, found.facts)

    assert changing(found.decision, found.facts) <= result.open_facts
    assert bool(result.open_facts) == (len(result.possible) > 1)
