"""Of hundreds of rows a requirement says what it says of a few: those that are set aside count for nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.evidence import EveryRow, RowsWanted, Stated, is_about_use, judge
from cerwizard.facts import Held, Row, Undecided
from tests.evidence.test_judge import in_hand, requirement, table

SET_ASIDE: Row = {"kind": "literature", "weight": "rejected"}
WANTED = RowsWanted(
    "evidence",
    ({"kind": ("literature",)},),
    ({"status": ("available",)},),
    unless=({"weight": ("rejected",)},),
)


def named(row: Row, many: int = 50) -> list[Row]:
    """Return so many rows that look so, each with a name."""
    return [{**row, "id": f"E{number}"} for number in range(many)]


def test_what_may_still_count_is_named_without_what_is_set_aside() -> None:
    """Each row may turn out to be wanted, and all but one are rejected whatever they are."""
    unsure: Row = {"kind": Undecided(("literature", "bench")), "status": "available"}
    last: Row = {**unsure, "id": "L1"}
    rows = table(*named({**unsure, "weight": "rejected"}), last, complete=True)

    found = judge(requirement((WANTED,)), in_hand(evidence=rows))

    assert found.status == "open"
    assert found.why.endswith(": L1")


def test_a_breach_names_the_rows_that_are_not_set_aside() -> None:
    """And where all are, nothing is broken."""
    kept = requirement(kind="prohibition", blocked_by=(WANTED,))
    broken = judge(kept, in_hand(evidence=table(*named(SET_ASIDE), {"kind": "literature", "id": "L1"})))

    assert broken.status == "blocked"
    assert "L1" in broken.why
    assert "E1" not in broken.why
    assert judge(kept, in_hand(evidence=table(*named(SET_ASIDE)))).status == "met"


def test_rows_that_are_set_aside_make_no_requirement_about_a_use() -> None:
    """One that is not does."""
    narrow = replace(requirement((Stated(),)), each="use", only_uses=(WANTED,))

    assert not is_about_use(narrow, in_hand(evidence=table(*named(SET_ASIDE))))
    assert is_about_use(narrow, in_hand(evidence=table(*named({"kind": "literature"}))))


SUPPORT = replace(WANTED, by="supports", of_use="use", at_least=2)
"""Two items that name the row, in hand, not set aside and about the use."""
IN_HAND: Row = {"kind": "literature", "status": "available"}


@pytest.mark.parametrize("many", [3, 50])
@pytest.mark.parametrize(
    ("second", "lacks"),
    [
        (IN_HAND, ""),
        ({**IN_HAND, "kind": "bench"}, "only 1 of 2 in hand; listed: E0"),
        ({**IN_HAND, "status": "planned"}, "only 1 of 2 in hand; listed: E0"),
        ({**IN_HAND, "weight": "rejected"}, "only 1 of 2 in hand; listed: E0"),
        ({**IN_HAND, "use": "other"}, "only 1 of 2 in hand; listed: E0"),
    ],
)
def test_each_of_many_rows_needs_what_each_of_a_few_does(many: int, second: Row, lacks: str) -> None:
    """Every claim has its two items but the first, whose second one is of this kind."""
    claims = [{"id": f"C{number}"} for number in range(many)]
    items: list[Row] = [{**IN_HAND, "supports": claim["id"]} for claim in claims]
    items += [{**(second if claim["id"] == "C0" else IN_HAND), "supports": claim["id"]} for claim in claims]
    items = [{**item, "id": f"E{number}"} for number, item in enumerate(items)]
    hand = replace(in_hand(claim=table(*claims), evidence=table(*items)), use="")

    found = judge(requirement((EveryRow("claim", (), supported_by=SUPPORT),)), hand)

    assert (found.status, found.why) == (
        ("partly", f"C0: {lacks}") if lacks else ("met", "every row under “claim” has it")
    )


def test_what_counts_for_nothing_supports_none_of_many_rows() -> None:
    """Two items that name a claim are as good as none while both are only planned."""
    claims = [{"id": f"C{number}"} for number in range(50)]
    items: list[Row] = [{**IN_HAND, "supports": claim["id"]} for claim in claims * 2]
    items = [
        {**item, "id": f"E{number}", "status": "planned" if item["supports"] == "C0" else "available"}
        for number, item in enumerate(items)
    ]

    found = judge(
        requirement((EveryRow("claim", (), supported_by=SUPPORT),)),
        in_hand(claim=table(*claims), evidence=table(*items)),
    )

    assert (found.status, found.why) == ("partly", "C0: only 0 of 2 in hand; listed: E0, E50")


def test_a_table_that_is_not_asked_supports_none_of_many_rows() -> None:
    """It is not asked yet, which each of them says."""
    claims = [{"id": f"C{number}"} for number in range(50)]

    found = judge(
        requirement((EveryRow("claim", (), supported_by=SUPPORT),)),
        in_hand(claim=table(*claims), evidence=Held(None)),
    )

    assert found.status == "missing"
    assert found.why.startswith("C0: “evidence” is not asked yet; C1: ")
