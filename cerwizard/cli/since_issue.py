"""What differs since the last issue of the documents, where the rulebooks changed: as talk, and for machines."""

from __future__ import annotations

from cerwizard.assessment import (
    HOW_TO_GO_ON,
    Assessment,
    Since,
    in_short,
    opening_of,
    parts_of,
    since_issue,
    source_of,
)
from cerwizard.cli.output import fold, say
from cerwizard.evidence import Requirement


def tell_in_short(assessment: Assessment, file: str) -> None:
    """Tell it in a sentence or two on stderr, and what lists all of it; nothing where no rulebook changed."""
    since = since_issue(assessment) if assessment.project.assessed else None
    if since is not None:
        say(fold(f"{in_short(since)} All of it: cerwizard check {file}", hang=2))


def tell_all(assessment: Assessment) -> None:
    """Tell all of it on stderr, before anything is written; nothing where no rulebook changed."""
    since = since_issue(assessment) if assessment.project.assessed else None
    if since is None:
        return
    say(fold(opening_of(since)))
    for part in parts_of(since):
        say(part.heading)
        for line in part.lines:
            say(fold(f"- {line}", indent=2, hang=2))
    say(fold(source_of(since)))
    say(fold(HOW_TO_GO_ON))


def since_as_json(since: Since | None) -> dict[str, object] | None:
    """Return it for machines; null where no rulebook changed."""
    if since is None:
        return None
    return {
        "version": since.version or None,
        "rulebooks": [
            {
                "id": one.id,
                "title": one.title,
                "before": one.before,
                "after": one.now or None,
                "older": one.is_older,
            }
            for one in since.rulebooks
        ],
        "recorded": since.is_recorded,
        "answers_same": since.are_answers_same,
        "classes": [
            {
                "key": one.key,
                "title": one.title,
                "before": {"class": one.before or None, "clauses": list(one.clauses_before)},
                "after": {"class": one.now or None, "clauses": list(one.clauses_now)},
            }
            for one in since.classes
        ],
        "requirements": {
            "new": [_requirement(one.id, one) for one in since.new],
            "gone": [_requirement(name, one) for name, one in since.gone],
            "unsure": [_requirement(one.id, one) for one in since.unsure],
        },
    }


def _requirement(name: str, one: Requirement | None) -> dict[str, object]:
    return {"id": name, "says": one.says if one else None, "clause": one.clause if one else None}
