"""Several proofs, several ways, and what breaks a requirement: which of them speaks, and in which words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.evidence import (
    AnswersGiven,
    DecisionSettled,
    EveryRow,
    Finding,
    Holds,
    OnlyWhen,
    Proof,
    RowsWanted,
    Stated,
    is_about_use,
    judge,
)
from cerwizard.facts import NOT_APPLICABLE, Held
from tests.evidence.test_judge import LITERATURE, in_hand, requirement, table
from tests.evidence.test_judge_words import BOTH, CLAIMS, DONE, EMPTY, NO, OPEN, YES, hand_of, told


@pytest.mark.parametrize(
    ("proofs", "status", "why"),
    [
        ((Stated(), DecisionSettled("grade")), "met", "stated, with its place; Class is settled"),
        (
            (Holds(BOTH), AnswersGiven(("b",)), Stated()),
            "partly",
            "not shown by “Is it A?”, “Is it B?”; “Is it B?” is not answered",
        ),
        (
            (Holds(BOTH), AnswersGiven(("b",))),
            "missing",
            "not shown by “Is it A?”, “Is it B?”; “Is it B?” is not answered",
        ),
        ((LITERATURE, AnswersGiven(("a",))), "open", "nothing is listed yet under “Evidence”"),
        (
            (LITERATURE, AnswersGiven(("b",))),
            "missing",
            "nothing is listed yet under “Evidence”; “Is it B?” is not answered",
        ),
    ],
)
def test_along_a_line_all_that_lacks_is_said(proofs: tuple[Proof, ...], status: str, why: str) -> None:
    """The worst of what lacks speaks for the line, and something shown makes a miss a part."""
    hand = hand_of("R-1", a=NO, b=OPEN, grade=Held(("I",)), evidence=EMPTY)

    assert told(judge(requirement(proofs), hand)) == (status, why)


@pytest.mark.parametrize(
    ("a", "b", "proofs", "status"),
    [
        (NO, YES, (AnswersGiven(("a", "b")), Holds(BOTH)), "missing"),
        (YES, YES, (AnswersGiven(("a", "b")), Holds(BOTH)), "met"),
        (YES, YES, (AnswersGiven(("grade",)), Holds(BOTH)), "missing"),
        (NO, YES, (AnswersGiven(("a", "b")), Holds(BOTH), Stated()), "partly"),
        (YES, YES, (Holds(BOTH), DecisionSettled("grade")), "partly"),
    ],
)
def test_a_no_is_not_half_of_the_yes_that_is_wanted(
    a: Held, b: Held, proofs: tuple[Proof, ...], status: str
) -> None:
    """What answers have to be and that they are given is one part: the other one alone is no part of it."""
    hand = hand_of("R-1", a=a, b=b, grade=OPEN)

    assert judge(requirement(proofs), hand).status == status


@pytest.mark.parametrize(
    ("lines", "status", "why"),
    [
        ((LITERATURE, Stated()), "open", "nothing is listed yet under “Evidence”"),
        (
            (DecisionSettled("grade"), Stated(), Stated()),
            "missing",
            "Class is not settled yet; or nobody has stated where it is shown",
        ),
        ((Stated(), AnswersGiven(("a", "b"))), "partly", "“Is it B?” is not answered"),
        (
            (LITERATURE, EveryRow("claim", ("endpoint",)), Stated()),
            "open",
            "nothing is listed yet under “Evidence”; or nothing is listed yet under “Claims”",
        ),
    ],
)
def test_line_to_line_the_better_speaks_and_equals_are_joined(
    lines: tuple[Proof, ...], status: str, why: str
) -> None:
    """What is nearest is said; ways that stand alike are offered side by side, once each."""
    hand = hand_of(a=YES, b=OPEN, grade=Held(("I", "IIa")), evidence=EMPTY, claim=EMPTY)

    assert told(judge(requirement(*((line,) for line in lines)), hand)) == (status, why)


@pytest.mark.parametrize(
    ("lines", "status", "why"),
    [
        ((Stated(), Holds(BOTH), AnswersGiven(("a",))), "met", "answered"),
        ((AnswersGiven(("a",)), DecisionSettled("grade")), "met", "answered"),
        ((DecisionSettled("grade"), AnswersGiven(("a",))), "met", "Class is settled"),
        ((AnswersGiven(("a", "b")), LITERATURE), "partly", "“Is it B?” is not answered"),
        ((LITERATURE, AnswersGiven(("a", "b"))), "partly", "only 0 of 1 in hand; listed: E1"),
    ],
)
def test_of_ways_that_are_gone_the_first_speaks_alone(
    lines: tuple[Proof, ...], status: str, why: str
) -> None:
    """Whoever went one way, all of it or a part, need not be told of the others."""
    planned = table({"id": "E1", "kind": "literature", "status": "planned"})
    hand = hand_of(a=YES, b=OPEN, grade=Held(("I",)), evidence=planned)

    assert told(judge(requirement(*((line,) for line in lines)), hand)) == (status, why)


@pytest.mark.parametrize(
    "claims", [DONE, table({"id": "C1", "kind": "safety"})], ids=["none", "none of this kind"]
)
def test_what_is_in_order_for_want_of_rows_is_no_part(claims: Held) -> None:
    """Beside something that is missing nothing is begun by having no row."""
    found = judge(requirement((CLAIMS, Stated())), hand_of(claim=claims))

    assert found.status == "missing"


@pytest.mark.parametrize(
    ("a", "b", "status", "why"),
    [
        (YES, YES, "met", "stated, with its place"),
        (NO, YES, "missing", "nothing listed says “kind is literature (evidence)”"),
        (OPEN, YES, "missing", "nothing listed says “kind is literature (evidence)”"),
        (NOT_APPLICABLE, NOT_APPLICABLE, "missing", "nothing listed says “kind is literature (evidence)”"),
    ],
    ids=["open", "closed", "not known", "not asked"],
)
def test_a_way_for_some_devices_is_there_for_those_alone(a: Held, b: Held, status: str, why: str) -> None:
    """For all others nothing is said of it, and what is in hand for it is no half."""
    ways = requirement((LITERATURE,), (OnlyWhen(BOTH), Stated()))

    found = judge(ways, hand_of("R-1", a=a, b=b, evidence=table(complete=True)))

    assert told(found) == (status, why)


def test_that_a_way_is_there_is_no_part_of_what_is_wanted() -> None:
    """Nothing is in hand yet."""
    ways = requirement((LITERATURE,), (OnlyWhen(BOTH), Stated(), DecisionSettled("grade")))

    found = judge(ways, hand_of(a=YES, b=YES, grade=Held(("I", "IIa")), evidence=table(complete=True)))

    assert found.status == "missing"
    assert "nobody has stated where it is shown" in found.why


def test_a_way_that_lacks_the_same_and_more_is_not_said_beside_the_shorter_one() -> None:
    """One reason is read once, and what closes it soonest is what is said."""
    ways = requirement((LITERATURE,), (LITERATURE, Stated()), (Stated(),))

    found = judge(ways, hand_of(evidence=table(complete=True)))

    assert (
        found.why
        == "nothing listed says “kind is literature (evidence)”; or nobody has stated where it is shown"
    )


def test_what_breaks_a_requirement_is_named() -> None:
    """All facts of a condition, or the row that breaks it and by which columns."""
    certificate = RowsWanted("certificate", ({"kind": ("quality",)},), ())
    kept = requirement(kind="prohibition", blocked_by=(BOTH, certificate))
    other = table({"id": "E1", "kind": "other"})

    assert told(judge(kept, hand_of(a=YES, b=YES, certificate=other))) == (
        "blocked",
        "an answer rules it out: “Is it A?”, “Is it B?”",
    )
    assert told(judge(kept, hand_of(a=YES, b=OPEN, certificate=table({"id": "E2", "kind": "quality"})))) == (
        "blocked",
        "an answer rules it out: E2, kind is quality (certificate)",
    )
    among = table(
        {"id": "E1", "kind": "other"}, {"id": "E2", "kind": "quality"}, {"id": "E3", "kind": "quality"}
    )
    assert judge(kept, hand_of(a=NO, b=NO, certificate=among)).why == (
        "an answer rules it out: E2, kind is quality (certificate); E3, kind is quality (certificate)"
    )
    unspoilt = replace(certificate, unless=({"weight": ("rejected",)},))
    spoilt = table({"id": "E2", "kind": "quality"}, {"id": "E3", "kind": "quality", "weight": "rejected"})
    assert judge(replace(kept, blocked_by=(unspoilt,)), hand_of(certificate=spoilt)).why == (
        "an answer rules it out: E2, kind is quality (certificate)"
    )
    no_row = requirement(kind="prohibition", blocked_by=(RowsWanted("certificate", (), ()),))
    assert judge(no_row, hand_of(certificate=other)).why == "an answer rules it out: “Certificates”"
    assert told(judge(kept, hand_of(a=YES, b=OPEN, certificate=other))) == (
        "met",
        "nothing recorded breaks it",
    )
    assert judge(kept, hand_of(a=NO, b=NO, certificate=NOT_APPLICABLE)).status == "met"


def test_a_notice_says_what_is_behind_it_or_else_itself() -> None:
    """Its reason where it has one."""
    notice = requirement(kind="notice")

    assert judge(notice, hand_of()) == Finding("notice", "Show it.")
    assert judge(replace(notice, because="So it is."), hand_of()) == Finding("notice", "So it is.")


@pytest.mark.parametrize(
    ("row", "use", "is_about"),
    [
        ({"kind": "benefit", "use": "app"}, "app", True),
        ({"kind": "benefit"}, "app", True),
        ({"kind": "benefit", "use": "lamp"}, "app", False),
        ({"kind": "benefit", "use": "lamp"}, None, True),
        ({"kind": "price", "use": "app"}, "app", False),
        ({"kind": "benefit", "use": "app", "weight": "dropped"}, "app", False),
    ],
)
def test_a_requirement_may_be_about_those_uses_only_that_a_row_names(
    row: dict[str, str], use: str | None, is_about: bool
) -> None:
    """A row that names no use is about all of them; where there is one use alone, it is about that."""
    claimed = RowsWanted(
        "claim", ({"kind": ("benefit",)},), (), of_use="use", unless=({"weight": ("dropped",)},)
    )
    told = RowsWanted("certificate", ({"kind": ("benefit",)},), (), of_use="use")
    narrow = replace(requirement((Stated(),)), each="use", only_uses=(told, claimed))
    hand = replace(hand_of(claim=table({"id": "C1", **row}), certificate=table()), use=use)

    assert is_about_use(narrow, hand) is is_about
    assert is_about_use(replace(narrow, only_uses=()), hand)
    assert not is_about_use(narrow, replace(hand, facts={**hand.facts, "claim": NOT_APPLICABLE}))


def test_only_the_rows_that_are_meant_are_looked_at() -> None:
    """A claim on price needs no clinical endpoint."""
    needs = requirement((EveryRow("claim", ("endpoint",), only=({"kind": ("benefit",)},)),))
    priced = {"id": "C1", "kind": "economic"}

    assert judge(needs, in_hand(claim=table(priced))).status == "met"
    assert judge(needs, in_hand(claim=table(priced, {"id": "C2", "kind": "benefit"}))).status == "missing"
