"""What closes a gap, in words: by which kinds of thing, and whether follow-up after the mark is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cerwizard.assessment.counted import listed
from cerwizard.assessment.knowledge import FollowUpLimit, Knowledge
from cerwizard.evidence import CLOSERS, Gap, Requirement


def closing_words(requirement: Requirement) -> str:
    """Return the kinds of thing that may close it, and that follow-up may not where somebody could hope so."""
    said = listed([CLOSERS[kind] for kind in requirement.closed_by], "or")
    return f"{said}; not by follow-up (PMCF)*" if requirement.pmcf_may_close is False else said


def follow_up_limits(gaps: Iterable[Gap], knowledge: Knowledge) -> Sequence[FollowUpLimit]:
    """Return why follow-up does not close those of these gaps that it does not close, each regime's reason once."""
    found = [
        knowledge.regime_of[gap.requirement.id].pmcf
        for gap in gaps
        if gap.is_gap and gap.requirement.pmcf_may_close is False
    ]
    return tuple(dict.fromkeys(limit for limit in found if limit))
