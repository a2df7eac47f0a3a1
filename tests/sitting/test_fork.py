"""What if, counted: the words that differ, and the requirements that evidence has to show."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project
from cerwizard.sitting import Fork, Sitting

ANSWERS: dict[str, FactValue] = {
    "purpose": "diagnose",
    "intended_purpose": "For fever in adults.",
    "invasive": False,
}


def fork_of(knowledge: Knowledge, answers: dict[str, FactValue], **tables: tuple[Row, ...]) -> Fork:
    """Return a fork of a device in which nothing differs yet."""
    project = Project(markets=("eu",), answers=answers, tables=tables, complete=("promise", "proof"))
    before = assess(project, knowledge)
    return Fork(before, Sitting(before))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("For fever in adults.", "For fever in adults. Not at night."),
        ("For fever in adults. Not at night.", "For fever in adults."),
    ],
    ids=["put in", "taken out"],
)
def test_words_that_only_one_side_has_leave_nothing_empty_on_the_other(
    knowledge: Knowledge, now: str, then: str
) -> None:
    """Each side shows its own words, and no blank piece that looks changed."""
    fork = fork_of(knowledge, {**ANSWERS, "intended_purpose": now})

    changed = Fork(fork.before, fork.sitting.gone_to("intended_purpose").answered(then))

    ((_, *sides),) = changed.wordings
    assert [" ".join(part.text for part in side) for side in sides] == [now, then]
    assert all(part.text for side in sides for part in side)
    assert [part.text for side in sides for part in side if part.is_own] == ["Not at night."]


@pytest.mark.parametrize(
    ("purpose", "proofs", "counts"),
    [
        ("diagnose", (), ("4", "2", "1")),
        ("diagnose", ({"id": "P1", "status": "available"},), ("4", "2", "0")),
        ("other", (), ("0", "0", "0")),
    ],
    ids=["nothing in hand", "a proof in hand", "no device"],
)
def test_only_requirements_that_apply_and_look_at_rows_count_as_shown_by_evidence(
    knowledge: Knowledge, purpose: str, proofs: tuple[Row, ...], counts: tuple[str, str, str]
) -> None:
    """What answers alone meet, and what does not apply, needs no evidence."""
    lines = {
        line.title: line.now
        for line in fork_of(knowledge, {**ANSWERS, "purpose": purpose}, proof=proofs).lines
    }

    found = tuple(
        lines[title] for title in ("Requirements that apply", "- shown by evidence", "- still without it")
    )
    assert found == counts
