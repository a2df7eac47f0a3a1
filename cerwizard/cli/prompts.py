"""What devices of this kind are usually asked, for people and for machines."""

from __future__ import annotations

from itertools import groupby

from cerwizard.assessment import Assessment, counted
from cerwizard.cli.output import show
from cerwizard.evidence import Prompted
from cerwizard.facts import Truth


def show_prompts(assessment: Assessment) -> None:
    """Print the prompts that apply, feature by feature; those that may apply are counted."""
    applying, waiting = assessment.prompts, assessment.open_prompts
    if not applying and not waiting:
        return
    show()
    show("What devices of this kind are usually asked (advice, never a gap)")
    show()
    for feature, prompts in groupby(applying, lambda found: found.prompt.feature):
        show(feature, indent=2)
        for found in prompts:
            show(f"- {found.prompt.says} {_bracket(found)}", indent=4, hang=2)
    show()
    for note in dict.fromkeys(found.prompt.verified for found in applying if found.prompt.verified):
        show(f"* {note}", indent=2, hang=2)
    show(_counts(applying, waiting), indent=2, hang=2)


def prompts_json(assessment: Assessment) -> list[dict[str, object]]:
    """Return every prompt that applies or may apply."""
    return [
        {
            "id": found.prompt.id,
            "feature": found.prompt.feature,
            "about": found.prompt.about,
            "says": found.prompt.says,
            "clause": found.prompt.clause or None,
            "source": found.prompt.source or None,
            "practice": found.prompt.is_practice,
            "verified": found.prompt.verified or True,
            "requirements": list(found.prompt.requirements),
            "applies": "yes" if found.applies is Truth.HOLDS else "open",
            "because": found.because,
            "waits_for": sorted(found.waits_for),
            "uses": list(found.uses),
            "answered": found.is_answered,
            "place": found.place or None,
            "owner": found.owner or None,
            "due_date": found.due_date.isoformat() if found.due_date else None,
            "note": found.note or None,
        }
        for found in assessment.advice
    ]


def _bracket(found: Prompted) -> str:
    """Return how a prompt is named, the nearest thing it rests on, and where it is answered."""
    star = "*" if found.prompt.verified else ""
    nearest = found.prompt.source or found.prompt.rests_on
    answered = f"; answered: {found.place or 'no place given'}" if found.is_answered else ""
    return f"[{found.prompt.id}: {nearest}{star}{answered}]"


def _counts(applying: tuple[Prompted, ...], waiting: tuple[Prompted, ...]) -> str:
    answered = sum(found.is_answered for found in applying)
    more = f"; {counted(len(waiting), 'more hangs', 'more hang')} on answers still missing" if waiting else ""
    return (
        f"{len(applying)} such points, {answered} answered{more}. "
        "A [[statement]] that names one says where its answer stands."
    )
