"""What is said of a requirement: the status and the whole sentence, with names for facts and rows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.evidence import (
    AnswersGiven,
    DecisionSettled,
    EveryRow,
    Finding,
    Holds,
    InHand,
    Proof,
    SectionFilled,
    Stated,
    judge,
)
from cerwizard.facts import NOT_APPLICABLE, Check, Condition, Held, IsOneOf, Undecided
from tests.evidence.test_judge import LITERATURE, in_hand, requirement, table

WORDS = {
    "a": "Is it A?",
    "b": "Is it B?",
    "grade": "Class",
    "evidence": "Evidence",
    "claim": "Claims",
    "certificate": "Certificates",
}
YES, NO, OPEN = Held((True,)), Held((False,)), Held((False, True))
ROW = {"kind": "literature", "status": "available"}
BOTH = Condition(when=((Check("b", IsOneOf((True,))), Check("a", IsOneOf((True,)))),))
CLAIMS = EveryRow("claim", ("endpoint", "smallest_effect"), only=({"kind": ("benefit",)},))
UNSURE = Undecided(("literature", "bench"))
EMPTY, DONE = table(), table(complete=True)


def hand_of(*statements: str, parked: tuple[str, ...] = (), **facts: Held) -> InHand:
    """Return what is in hand, each fact with its words."""
    return replace(in_hand(*statements), facts=facts, words=WORDS.__getitem__, parked=parked)


def told(finding: Finding) -> tuple[str, str]:
    """Return what is told of a finding."""
    return finding.status, finding.why


def said(proof: Proof, **facts: Held) -> tuple[str, str]:
    """Return how a duty stands that one proof meets."""
    return told(judge(requirement((proof,)), replace(hand_of(), facts=facts)))


@pytest.mark.parametrize(
    ("facts", "status", "why"),
    [
        ({"a": YES, "b": NO}, "met", "answered"),
        ({"a": YES, "b": OPEN}, "partly", "“Is it B?” is not answered"),
        ({"a": OPEN, "b": OPEN}, "missing", "“Is it A?” is parked; “Is it B?” is not answered"),
        ({"a": NOT_APPLICABLE, "b": OPEN}, "missing", "“Is it B?” is not answered"),
        (
            {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE},
            "missing",
            "what it asks for is not asked of this device yet",
        ),
        ({"a": DONE, "b": table({"id": "C1"})}, "met", "answered"),
        ({"a": EMPTY, "b": YES}, "partly", "“Is it A?” is parked"),
    ],
)
def test_each_answer_that_is_not_there_is_named(facts: dict[str, Held], status: str, why: str) -> None:
    """In the words of its question; parked is said as parked."""
    hand = replace(hand_of(parked=("a",)), facts=facts)

    assert told(judge(requirement((AnswersGiven(("a", "b")),)), hand)) == (status, why)


@pytest.mark.parametrize(
    ("held", "status", "why"),
    [
        (NOT_APPLICABLE, "open", "“Evidence” is not asked yet"),
        (EMPTY, "open", "nothing is listed yet under “Evidence”"),
        (DONE, "missing", "nothing listed says “kind is literature (evidence)”"),
        (
            table({"id": "E1", "kind": "bench"}),
            "missing",
            "nothing listed says “kind is literature (evidence)”",
        ),
        (
            table({"id": "E1", "kind": UNSURE}, {"id": "E2", "kind": "bench"}, {"id": "E3", "kind": UNSURE}),
            "open",
            "not enough is entered to say whether these show it: E1, E3",
        ),
        (table({"id": "E1", **ROW}, {"id": "E2", **ROW}), "met", "recorded: E1, E2"),
        (table({"id": "E1", **ROW}, {"kind": "literature"}), "met", "recorded: E1"),
        (
            table({"id": "E1", "kind": "literature"}, {"kind": "literature"}),
            "partly",
            "only 0 of 1 in hand; listed: E1, a row without a name",
        ),
    ],
)
def test_the_rows_that_count_or_might_are_named(held: Held, status: str, why: str) -> None:
    """What is recorded, what is only listed, and what says too little of itself."""
    assert said(LITERATURE, evidence=held) == (status, why)


def test_what_is_missing_of_several_kinds_is_said_in_one_breath() -> None:
    """Once that nothing listed says it, then each; what else is missing follows."""
    bench = replace(LITERATURE, match=({"kind": ("bench",)},))
    line = (LITERATURE, Stated(), bench)

    found = judge(requirement(line), replace(hand_of(), facts={"evidence": DONE}))

    assert found.why == (
        "nothing listed says “kind is literature (evidence)”, “kind is bench (evidence)”; "
        "nobody has stated where it is shown"
    )


def test_each_row_that_does_not_count_is_named_with_what_rules_it_out() -> None:
    """One after the other, by the columns of its own table."""
    sound = replace(LITERATURE, unless=({"weight": ("rejected",)},))
    rejected = {**ROW, "weight": "rejected"}

    assert said(sound, evidence=table({"id": "E1", **rejected}, {"id": "E2", **rejected})) == (
        "missing",
        "nothing under “Evidence” shows it"
        + "".join(f"; {name} does not count (weight is rejected (evidence))" for name in ("E1", "E2")),
    )


def test_of_several_wanted_those_in_hand_are_named() -> None:
    """One of two is there."""
    held = table({"id": "E1", **ROW}, {"id": "E2", "kind": "literature", "status": "planned"})

    assert said(replace(LITERATURE, at_least=2), evidence=held) == (
        "partly",
        "only 1 of 2 in hand; listed: E1",
    )


@pytest.mark.parametrize(
    ("proof", "held", "status", "why"),
    [
        (CLAIMS, NOT_APPLICABLE, "open", "“Claims” is not asked yet"),
        (CLAIMS, EMPTY, "open", "nothing is listed yet under “Claims”"),
        (CLAIMS, DONE, "met", "there is none under “Claims”, and that is declared complete"),
        (replace(CLAIMS, at_least=1), DONE, "missing", "nothing listed says “kind is benefit (claim)”"),
        (CLAIMS, table({"id": "C1", "kind": "price"}), "met", "none under “Claims” is of this kind"),
        (
            replace(CLAIMS, at_least=1),
            table({"id": "C1", "kind": "price"}),
            "missing",
            "nothing listed says “kind is benefit (claim)”",
        ),
        (
            CLAIMS,
            table({"id": "C1", "kind": "benefit", "endpoint": "x", "smallest_effect": "y"}),
            "met",
            "every row under “Claims” has it",
        ),
        (
            CLAIMS,
            table({"id": "C1", "kind": "benefit"}, {"id": "C2", "kind": "benefit", "endpoint": "x"}),
            "missing",
            "C1 lacks “endpoint (claim)”, “smallest_effect (claim)”; C2 lacks “smallest_effect (claim)”",
        ),
        (
            replace(CLAIMS, not_known={"endpoint": ("unknown",), "smallest_effect": ("unknown",)}),
            table({"id": "C1", "kind": "benefit", "endpoint": "unknown", "smallest_effect": "unknown"}),
            "missing",
            "C1 does not know “endpoint (claim)”, “smallest_effect (claim)”",
        ),
        (
            replace(CLAIMS, not_known={"endpoint": ("unknown",)}),
            table({"id": "C1", "kind": "benefit", "endpoint": "unknown", "smallest_effect": "unknown"}),
            "missing",
            "C1 does not know “endpoint (claim)”",
        ),
    ],
)
def test_each_row_and_column_that_lacks_something_is_named(
    proof: EveryRow, held: Held, status: str, why: str
) -> None:
    """Every row of the kind that is meant must have it; where there is none, that is said too."""
    assert said(proof, claim=held) == (status, why)


def test_a_requirement_on_one_row_looks_at_that_row_alone() -> None:
    """Asked of each claim in turn; a claim of another kind has nothing to show."""
    whole = {"id": "C1", "kind": "benefit", "endpoint": "x", "smallest_effect": "y"}
    bare, priced = {"id": "C2", "kind": "benefit"}, {"id": "C3", "kind": "price"}
    needs = replace(requirement((CLAIMS,)), each="claim")
    hand = hand_of(claim=table(whole, bare, priced))

    assert told(judge(needs, replace(hand, row=whole))) == ("met", "every row under “Claims” has it")
    assert told(judge(needs, replace(hand, row=bare))) == (
        "missing",
        "C2 lacks “endpoint (claim)”, “smallest_effect (claim)”",
    )
    assert told(judge(needs, replace(hand, row=priced))) == ("met", "none under “Claims” is of this kind")
    elsewhere = told(judge(replace(needs, each="evidence"), replace(hand, row=whole)))
    assert elsewhere == ("partly", "C2 lacks “endpoint (claim)”, “smallest_effect (claim)”")


def test_evidence_that_names_the_row_is_looked_for() -> None:
    """For each claim its own evidence, and what lacks is said of the claim."""
    supported = EveryRow("claim", (), supported_by=replace(LITERATURE, by="supports"))
    rows = table({"id": "E1", **ROW, "supports": ("C1",)}, {"id": "E2", **ROW})

    found = said(supported, claim=table({"id": "C1"}, {"id": "C2"}), evidence=rows)

    assert found == ("partly", "C2: nothing under “Evidence” shows it")


def test_what_names_a_row_in_one_column_does_not_count_for_another() -> None:
    """Two proofs look at the same table by different columns."""
    both_ways = tuple(
        EveryRow("claim", (), supported_by=replace(LITERATURE, by=column))
        for column in ("supports", "refutes")
    )
    rows = table({"id": "E1", **ROW, "supports": ("C1",)})

    found = told(judge(requirement(both_ways), hand_of(claim=table({"id": "C1"}), evidence=rows)))

    assert found == ("partly", "C1: nothing under “Evidence” shows it")


def test_evidence_for_each_row_is_that_which_names_it() -> None:
    """Without a row to look at, every item counts."""
    wanted = requirement((replace(LITERATURE, by="supports"),))
    hand = hand_of(evidence=table({"id": "E1", **ROW, "supports": "C1"}))

    assert judge(wanted, replace(hand, row={"id": "C1"})).status == "met"
    assert judge(wanted, replace(hand, row={"id": "C2"})).status == "missing"
    assert judge(wanted, hand).status == "met"
    assert judge(requirement((LITERATURE,)), replace(hand, row={"id": "C2"})).status == "met"


def test_evidence_that_names_no_use_is_about_the_base_answers() -> None:
    """Empty is the base; what names no use counts for it, and for no other."""
    wanted = requirement((replace(LITERATURE, of_use="use"),))
    hand = hand_of(evidence=table({"id": "E1", **ROW}))

    assert judge(wanted, replace(hand, use="")).status == "met"
    assert judge(wanted, replace(hand, use="alert")).status == "missing"


def test_what_a_person_says_is_told_with_its_place_where_one_is_given() -> None:
    """What is said of another requirement is said of that one alone."""
    needs, hand = requirement((Stated(),)), hand_of()

    placed = judge(needs, replace(hand, statements={"R-1": "QM-12, section 4"}))
    assert told(placed) == ("met", "stated: QM-12, section 4")
    assert told(judge(needs, hand_of("R-1"))) == ("met", "stated, with its place")
    for elsewhere in (hand_of("R-2"), replace(hand, statements={"R-2": "QM-12, section 4"})):
        assert told(judge(needs, elsewhere)) == ("missing", "nobody has stated where it is shown")


@pytest.mark.parametrize(
    ("held", "status", "why"),
    [
        (Held(("IIa",)), "met", "Class is settled"),
        (Held(("IIa", "IIb")), "missing", "Class is not settled yet"),
    ],
)
def test_a_decision_is_named(held: Held, status: str, why: str) -> None:
    """By its title."""
    assert said(DecisionSettled("grade"), grade=held) == (status, why)


@pytest.mark.parametrize(
    ("held", "status", "why"),
    [
        (YES, "met", "shown by “Is it A?”, “Is it B?”"),
        (OPEN, "open", "hangs on “Is it A?”, “Is it B?”"),
        (NO, "missing", "not shown by “Is it A?”, “Is it B?”"),
    ],
)
def test_what_a_condition_looks_at_is_named(held: Held, status: str, why: str) -> None:
    """Each fact in words, in one order."""
    assert said(Holds(BOTH), a=YES, b=held) == (status, why)


@pytest.mark.parametrize(
    ("facts", "status", "why"),
    [
        ({"a": YES, "b": NOT_APPLICABLE}, "met", "CEP 2 is filled"),
        ({"a": YES, "b": OPEN}, "partly", "CEP 2 is not filled: “Is it B?” is not answered"),
    ],
)
def test_a_section_says_what_it_lacks(facts: dict[str, Held], status: str, why: str) -> None:
    """What is not asked of this device is no part of it."""
    words = {**WORDS, "cep.2": "CEP 2"}.__getitem__
    hand = replace(hand_of(), facts=facts, sections={"cep.2": ("a", "b")}, words=words)

    assert told(judge(requirement((SectionFilled("cep.2"),)), hand)) == (status, why)
