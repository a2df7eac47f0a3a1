"""Of hundreds of rows a requirement says what it says of a few: those that are set aside count for nothing."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.evidence import RowsWanted, Stated, is_about_use, judge
from cerwizard.facts import Row, Undecided
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
