"""Shows what an open line of the route comes to with each value of a missing answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from cerwizard.assessment import Assessment, Branch, Branches, Verdict, value_in_words
from cerwizard.cli.output import show
from cerwizard.cli.plain import plain
from cerwizard.facts import FactValue, Truth

MOST_SHOWN = 3
"""How many missing answers are followed under one line; more is no reading matter."""


def show_branches(found: Verdict, branches: Branches, assessment: Assessment) -> None:
    """Print, under an open line, the line for each value of the missing answers that change it.

    While it is open whether the line applies at all, the missing answers are only named.
    """
    if found.is_settled:
        return
    shown = 0
    if found.applies is Truth.HOLDS:
        if frozenset(found.possible) in found.decision.while_open:
            show(f"As it stands: {found.words}", indent=2, hang=2)
        for branch in islice(branches.of(found), MOST_SHOWN):
            _show_branch(branch, found, assessment)
            shown += 1
    if len(found.open) > shown:
        show(f"Hangs on: {', '.join(found.open)}", indent=2, hang=2)


def _show_branch(branch: Branch, found: Verdict, assessment: Assessment) -> None:
    show(f"{branch.question.id}: {branch.question.ask}", indent=2, hang=2)
    for values, then in branch.lines:
        said = _joined(branch, values, assessment)
        show(f"{said} → {_outcome(then, found)}", indent=4, hang=2)


def branches_as_json(found: Verdict, branches: Branches) -> list[dict[str, object]]:
    """Return every missing answer that changes the line, with the outcomes for its values."""
    return [
        {
            "question": branch.question.id,
            "lines": [
                {"answers": [plain(value) for value in values], "possible": list(then.possible)}
                for values, then in branch.lines
            ],
        }
        for branch in branches.of(found)
    ]


def _joined(branch: Branch, values: Sequence[FactValue], assessment: Assessment) -> str:
    return " / ".join(value_in_words(branch.question.id, value, assessment.knowledge) for value in values)


def _outcome(then: Verdict, now: Verdict) -> str:
    if then.is_settled:
        return then.words
    is_as_now = (then.possible, then.applies) == (now.possible, now.applies)
    return "still open, as above" if is_as_now else f"still open: {then.words}"
