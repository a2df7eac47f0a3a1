"""What differs since the last issue of the documents, where the rulebooks at hand are of another edition.

It is worked out when a project is opened, checked or written, never by `assess`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.issues import issue_of, requirements
from cerwizard.assessment.side_by_side import side_by_side
from cerwizard.evidence import Requirement
from cerwizard.facts import Truth
from cerwizard.project import Issue, issue_in


class RulebookSince(Struct, frozen=True):
    """One rulebook that is of another edition than at the issue."""

    id: str
    title: str
    before: str
    now: str
    """Empty where no rulebook of this name is at hand."""

    @property
    def is_older(self) -> bool:
        """Whether the one at hand is older than the one of the issue."""
        return bool(self.now) and self.now < self.before


class ClassSince(Struct, frozen=True):
    """One class that comes to something else, or that other clauses decide."""

    key: str
    title: str
    before: str
    """Empty where the class did not apply."""
    now: str
    """Empty where it does not apply any more."""
    clauses_before: tuple[str, ...]
    clauses_now: tuple[str, ...]


class Since(Struct, frozen=True):
    """What differs since the last issue of the documents, whatever it comes from."""

    version: str
    """That of the issue; empty where it is not recorded."""
    rulebooks: tuple[RulebookSince, ...]
    """Those of another edition, never none."""
    is_recorded: bool
    """Whether classes and requirements of the issue are recorded, so that all that differs is known."""
    are_answers_same: bool | None
    """Whether nothing was answered differently since; `None` where that cannot be told."""
    classes: tuple[ClassSince, ...]
    new: tuple[Requirement, ...]
    """The requirements that apply and did not, in reading order."""
    gone: tuple[tuple[str, Requirement | None], ...]
    """Those that applied and do not: the id, and the requirement where the rulebook still has it."""
    unsure: tuple[Requirement, ...]
    """Those that applied and now hang on an answer that is missing."""


def since_issue(assessment: Assessment) -> Since | None:
    """Return what differs since the last issue; `None` where no rulebook changed, or no issue is recorded."""
    issue = issue_in(assessment.project.assessed)
    rulebooks = tuple(_rulebooks(issue, assessment)) if issue else ()
    if issue is None or not rulebooks:
        return None
    now = issue_of(assessment, issue.version)
    known = assessment.knowledge.requirements
    applying, waiting = requirements(assessment, Truth.HOLDS), set(requirements(assessment, Truth.OPEN))
    recorded = applying if issue.requirements is None else issue.requirements
    lost = [name for name in dict.fromkeys(recorded) if name not in set(applying)]
    return Since(
        issue.version,
        rulebooks,
        bool(issue.classes) and issue.requirements is not None,
        _are_answers_same(issue, now),
        tuple(_classes(issue, now, assessment)),
        tuple(known[name] for name in applying if name not in set(recorded)),
        tuple((name, known.get(name)) for name in lost if name not in waiting),
        tuple(known[name] for name in lost if name in waiting),
    )


def _rulebooks(issue: Issue, assessment: Assessment) -> Iterator[RulebookSince]:
    """Give each rulebook of the issue that is of another edition; that of a market left since says nothing."""
    at_hand = {regime.id: regime for regime in assessment.knowledge.regimes}
    for name, before in issue.editions.items():
        regime = at_hand.get(name)
        if regime is None:
            yield RulebookSince(name, name, before, "")
        elif regime.counts_in(assessment.markets) and regime.edition != before:
            yield RulebookSince(name, regime.title, before, regime.edition)


def _are_answers_same(issue: Issue, now: Issue) -> bool | None:
    if issue.answers and issue.answers != now.answers:
        return False
    # Other rulebooks stand for other markets, unless rulebooks came or went: nobody can tell.
    return True if issue.answers and issue.editions.keys() == now.editions.keys() else None


def _classes(issue: Issue, now: Issue, assessment: Assessment) -> Iterator[ClassSince]:
    titles = {found.verdict.decision.report_as: found.title for found in side_by_side(assessment)}
    for key in dict.fromkeys([*issue.classes, *now.classes] if issue.classes else ()):
        words = issue.classes.get(key, ""), now.classes.get(key, "")
        clauses = issue.clauses.get(key, ()), now.clauses.get(key, ())
        if words[0] != words[1] or set(clauses[0]) != set(clauses[1]):
            yield ClassSince(key, titles.get(key, key), *words, *clauses)
