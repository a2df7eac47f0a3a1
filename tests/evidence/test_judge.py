"""Requirements held against what is in hand: met, partly, missing, open or blocked, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from cerwizard.evidence import (
    AnswersGiven,
    Breach,
    DecisionSettled,
    EveryRow,
    Holds,
    InHand,
    Proof,
    Requirement,
    RowsWanted,
    SectionFilled,
    Stated,
    judge,
)
from cerwizard.facts import NOT_APPLICABLE, Check, Condition, Held, IsOneOf, Row, TableValue, Undecided

LITERATURE = RowsWanted("evidence", ({"kind": ("literature",)},), ({"status": ("available",)},))


def requirement(
    *lines: tuple[Proof, ...], kind: str = "duty", blocked_by: tuple[Breach, ...] = ()
) -> Requirement:
    """Return a duty that these proofs meet, unless said otherwise."""
    return Requirement(
        id="R-1",
        says="Show it.",
        clause="MDR Article 61(1)",
        authority=("law",),
        verified="",
        kind=kind,  # type: ignore[arg-type]  # a literal in the callers
        group="Duty",
        severity="major",
        due="plan",
        where=("CEP",),
        closes="Show it.",
        met_by=lines,
        blocked_by=blocked_by,
    )


def in_hand(*statements: str, sections: Mapping[str, tuple[str, ...]] | None = None, **facts: Held) -> InHand:
    """Return what is in hand: facts, and requirements stated to be met."""
    return InHand(
        row_words=lambda of, row, match: (
            f"{', '.join(f'{name} is {row.get(name)}' for name in match[0])} ({of})"
        ),
        column_words=lambda of, column: f"{column} ({of})",
        facts=facts,
        parked=(),
        unjustified=(),
        statements=statements,
        sections=sections or {},
        words=lambda fact: fact,
    )


def table(*rows: Row, complete: bool = False) -> Held:
    """Return a table of these rows."""
    return Held((TableValue(rows, is_complete=complete),))


def test_answers_meet_a_requirement_when_all_are_given() -> None:
    """An answer of no is an answer; an open one is not."""
    needs = requirement((AnswersGiven(("a", "b")),))

    assert judge(needs, in_hand(a=Held((False,)), b=Held(("text",)))).status == "met"
    assert judge(needs, in_hand(a=Held((False,)), b=Held(None))).status == "partly"
    assert judge(needs, in_hand(a=Held(None), b=Held(None))).status == "missing"


def test_an_empty_text_is_no_answer() -> None:
    """Nothing that sounds answered and is not."""
    assert judge(requirement((AnswersGiven(("a",)),)), in_hand(a=Held(("",)))).status == "missing"


def test_a_question_that_is_not_asked_is_not_missing() -> None:
    """What does not apply to the device cannot be held against it."""
    needs = requirement((AnswersGiven(("a", "b")),))

    assert judge(needs, in_hand(a=Held(("x",)), b=NOT_APPLICABLE)).status == "met"


def test_a_judgement_without_its_justification_is_not_enough() -> None:
    """Where the answer is a judgement, the reason is part of it."""
    hand = replace(in_hand(a=Held((True,))), unjustified=("a",))

    found = judge(requirement((AnswersGiven(("a",)),)), hand)

    assert (found.status, found.why) == ("missing", "“a” lacks its justification")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (table({"id": "E1", "kind": "literature", "status": "available"}), "met"),
        (table({"id": "E1", "kind": "literature", "status": "planned"}), "partly"),
        (table({"id": "E1", "kind": "bench", "status": "available"}), "missing"),
        (table(), "open"),
        (table(complete=True), "missing"),
        (NOT_APPLICABLE, "open"),
    ],
)
def test_a_row_counts_when_it_is_there_and_done(held: Held, expected: str) -> None:
    """What is only planned is partly met; an empty table is open until it is declared complete."""
    assert judge(requirement((LITERATURE,)), in_hand(evidence=held)).status == expected


def test_a_row_may_look_one_way_or_another() -> None:
    """Along a table of columns and, table to table or."""
    either = replace(
        LITERATURE, match=({"kind": ("registry",)}, {"kind": ("literature",), "about": ("own",)})
    )
    row = {"id": "E1", "kind": "literature", "status": "available"}

    own, similar = table({**row, "about": "own"}), table({**row, "about": "similar"})

    assert judge(requirement((either,)), in_hand(evidence=own)).status == "met"
    assert judge(requirement((either,)), in_hand(evidence=similar)).status == "missing"


def test_a_row_that_is_ruled_out_counts_for_nothing() -> None:
    """Neither as done nor as planned; the reader sees which row it is, and another row still counts."""
    sound = replace(LITERATURE, unless=({"weight": ("rejected",)}, {"quality": ("unsuitable",)}))
    row = {"id": "E1", "kind": "literature", "status": "available"}
    for held in (
        table({**row, "weight": "rejected"}),
        table({**row, "status": "planned", "quality": "unsuitable"}),
    ):
        found = judge(requirement((sound,)), in_hand(evidence=held))

        assert found.status == "missing"
        assert "E1" in found.why

    assert judge(requirement((sound,)), in_hand(evidence=table(row))).status == "met"
    both = table({**row, "weight": "rejected"}, {**row, "id": "E2", "weight": "pivotal"})
    assert judge(requirement((sound,)), in_hand(evidence=both)).status == "met"


def test_a_row_that_is_ruled_out_breaks_nothing() -> None:
    """A breach by rows leaves out the rows that do not count."""
    certificate = RowsWanted(
        "evidence", ({"kind": ("certificate",)},), (), unless=({"weight": ("rejected",)},)
    )
    kept = requirement(kind="prohibition", blocked_by=(certificate,))
    row = {"id": "E1", "kind": "certificate"}

    assert judge(kept, in_hand(evidence=table({**row, "weight": "rejected"}))).status == "met"
    assert judge(kept, in_hand(evidence=table(row))).status == "blocked"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"status": "planned"}, "missing"),
        ({"status": "available"}, "open"),
        ({}, "open"),
        ({"status": Undecided(("planned", "available"))}, "open"),
    ],
    ids=str,
)
def test_what_may_look_so_and_can_never_be_done_is_no_open_question(more: Row, expected: str) -> None:
    """A row holds a gap open only while it may still be what is wanted."""
    row: Row = {"id": "E1", "kind": Undecided(("literature", "bench")), **more}

    assert judge(requirement((LITERATURE,)), in_hand(evidence=table(row))).status == expected


def test_several_rows_can_be_wanted() -> None:
    """Two searches are two rows."""
    two = requirement((replace(LITERATURE, at_least=2),))
    row = {"kind": "literature", "status": "available"}

    assert judge(two, in_hand(evidence=table({"id": "E1", **row}))).status == "partly"
    assert judge(two, in_hand(evidence=table({"id": "E1", **row}, {"id": "E2", **row}))).status == "met"


def test_every_row_must_have_what_is_needed() -> None:
    """The row that lacks something is named."""
    needs = requirement((EveryRow("claim", ("endpoint",)),))
    rows = ({"id": "C1", "endpoint": "x"}, {"id": "C2"})

    found = judge(needs, in_hand(claim=table(*rows)))

    assert (found.status, found.why) == ("partly", "C2 lacks “endpoint (claim)”")
    assert judge(needs, in_hand(claim=table(rows[0]))).status == "met"
    assert judge(needs, in_hand(claim=table())).status == "open"
    assert judge(needs, in_hand(claim=table(complete=True))).status == "met"
    noes = table({"id": "C1", "endpoint": False}, {"id": "C2", "endpoint": 0})
    assert judge(needs, in_hand(claim=noes)).status == "met", "no and nought are answers"


def test_every_claim_needs_evidence_that_names_it() -> None:
    """Evidence for another claim does not count."""
    supported = EveryRow("claim", (), supported_by=replace(LITERATURE, by="supports"))
    hand = in_hand(
        claim=table({"id": "C1"}, {"id": "C2"}),
        evidence=table({"id": "E1", "kind": "literature", "status": "available", "supports": ("C1",)}),
    )

    found = judge(requirement((supported,)), hand)

    assert found.status == "partly"
    assert "C2" in found.why
    assert "C1" not in found.why


def test_either_line_can_meet_it() -> None:
    """Line to line means or: the better one speaks."""
    either = requirement((LITERATURE,), (Stated(),))

    assert judge(either, in_hand("R-1", evidence=table())).status == "met"
    assert judge(either, in_hand(evidence=table())).status == "open"
    assert judge(either, in_hand(evidence=table(complete=True))).status == "missing"


def test_along_a_line_everything_is_needed() -> None:
    """Half of what is needed is partly met."""
    both = requirement((LITERATURE, Stated()))
    row = table({"id": "E1", "kind": "literature", "status": "available"})

    assert judge(both, in_hand(evidence=row)).status == "partly"
    assert judge(both, in_hand("R-1", evidence=row)).status == "met"


def test_a_decision_meets_it_once_settled() -> None:
    """A class between two is not yet a class."""
    needs = requirement((DecisionSettled("grade"),))

    assert judge(needs, in_hand(grade=Held(("IIa",)))).status == "met"
    assert judge(needs, in_hand(grade=Held(("IIa", "IIb")))).status == "missing"


def test_a_section_is_filled_when_nothing_in_it_is_open() -> None:
    """The section is made of answers and tables."""
    needs = requirement((SectionFilled("cep.2"),))
    sections = {"cep.2": ("a", "claim")}

    filled = in_hand(sections=sections, a=Held(("x",)), claim=table(complete=True))

    assert judge(needs, filled).status == "met"
    assert judge(needs, in_hand(sections=sections, a=Held(("x",)), claim=table())).status == "partly"


def test_an_answer_that_breaks_a_requirement_blocks_it() -> None:
    """What an answer rules out no document can repair."""
    breach = Condition(when=((Check("same_material", IsOneOf((False,))),),))
    needs = requirement((Stated(),), blocked_by=(breach,))

    assert judge(needs, in_hand("R-1", same_material=Held((False,)))).status == "blocked"
    assert judge(needs, in_hand("R-1", same_material=Held((True,)))).status == "met"


def test_a_prohibition_is_kept_until_something_breaks_it() -> None:
    """Nothing has to be shown for it, and a row can break it."""
    kept = requirement(
        kind="prohibition", blocked_by=(RowsWanted("evidence", ({"kind": ("certificate",)},), ()),)
    )

    assert judge(kept, in_hand(evidence=table())).status == "met"
    assert judge(kept, in_hand(evidence=table({"id": "E1", "kind": "certificate"}))).status == "blocked"


def test_a_notice_is_told_and_not_judged() -> None:
    """Some things one should know rather than do."""
    assert judge(requirement(kind="notice"), in_hand()).status == "notice"


def test_a_condition_can_be_what_is_wanted() -> None:
    """An answer with the right value, not just any answer."""
    needs = requirement((Holds(Condition(when=((Check("wording", IsOneOf(("same",))),),))),))

    assert judge(needs, in_hand(wording=Held(("same",)))).status == "met"
    assert judge(needs, in_hand(wording=Held(("differs",)))).status == "missing"
    assert judge(needs, in_hand(wording=Held(("same", "differs")))).status == "open"


def test_each_use_is_held_against_its_own_evidence() -> None:
    """Where there are several uses, evidence about one does not count for another."""
    needs = requirement((replace(LITERATURE, of_use="use"),))
    row = {"id": "E1", "kind": "literature", "status": "available", "use": "alert"}
    hand = in_hand(evidence=table(row))

    assert judge(needs, replace(hand, use="alert")).status == "met"
    assert judge(needs, replace(hand, use="")).status == "missing"
    assert judge(needs, hand).status == "met"
