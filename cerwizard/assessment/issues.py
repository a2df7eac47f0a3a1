"""What an issue of the documents is assessed with and comes to, to be kept in the project file."""

from __future__ import annotations

from collections.abc import Iterator

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.certain import certain_reasons
from cerwizard.assessment.side_by_side import Standing, is_of_a_market, side_by_side
from cerwizard.facts import Truth
from cerwizard.project import Issue, Project, fingerprint, issue_in


def issued(assessment: Assessment) -> Project | None:
    """Return the project with a record of its last issue; `None` where none is issued, or it is recorded already.

    The documents of one issue may be written again with a newer rulebook: the record stays, else nobody would see
    what that changes.
    """
    project = assessment.project
    version = project.changes[-1].version if project.changes else ""
    recorded = issue_in(project.assessed)
    if not version or (recorded is not None and recorded.version == version):
        return None
    return project.with_record(issue_of(assessment, version).table(project.assessed))


def issue_of(assessment: Assessment, version: str) -> Issue:
    """Return what an issue of this version is assessed with and comes to."""
    standings = {found.verdict.decision.report_as: found for found in _standings(assessment)}
    clauses = {key: _clauses(found) for key, found in standings.items()}
    regimes = assessment.knowledge.regimes
    return Issue(
        version=version,
        answers=fingerprint(assessment.project),
        editions={regime.id: regime.edition for regime in regimes if regime.counts_in(assessment.markets)},
        classes={key: found.words for key, found in standings.items()},
        clauses={key: found for key, found in clauses.items() if found},
        requirements=tuple(sorted(requirements(assessment, Truth.HOLDS))),  # however a rulebook is arranged
    )


def requirements(assessment: Assessment, applies: Truth) -> tuple[str, ...]:
    """Return the ids of the requirements that apply, or that may, in reading order."""
    found = {gap.requirement.id for gap in assessment.gaps if gap.applies is applies}
    return tuple(name for name in assessment.knowledge.requirements if name in found)


def _standings(assessment: Assessment) -> Iterator[Standing]:
    """Give the classes that apply or may apply in the markets of the project."""
    for found in side_by_side(assessment):
        if is_of_a_market(found, assessment) and found.verdict.applies is not Truth.FAILS:
            yield found


def _clauses(standing: Standing) -> tuple[str, ...]:
    reasons = certain_reasons(standing.verdict) if standing.verdict.is_settled else ()
    return tuple(dict.fromkeys(found.reason.clause for found in reasons))
