"""Looks up what a reviewer of this kind of device will ask: which prompts apply, and which are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cerwizard.assessment.because import because
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.use import UseAssessment
from cerwizard.assessment.verdict import CLASS, Verdict
from cerwizard.evidence import Prompt, Prompted
from cerwizard.facts import Truth
from cerwizard.project import Project


def prompts_of(
    project: Project,
    knowledge: Knowledge,
    uses: tuple[UseAssessment, ...],
    verdicts: Mapping[str, Verdict],
) -> tuple[Prompted, ...]:
    """Return every prompt that applies or may apply, in reading order; none for what is no device.

    A feature brings the same harms in every market, so the prompts of all regimes are looked at.
    """
    classes = [found for found in verdicts.values() if found.decision.group == CLASS]
    if classes and all(found.applies is Truth.FAILS for found in classes):
        return ()
    return tuple(
        found
        for prompt in knowledge.prompts.values()
        for found in _prompted(prompt, project, knowledge, uses)
    )


def _prompted(
    prompt: Prompt, project: Project, knowledge: Knowledge, uses: tuple[UseAssessment, ...]
) -> Iterator[Prompted]:
    weighed = [(use, *prompt.condition.weighed(use.facts)) for use in uses]
    applying = [use for use, truth, _ in weighed if truth is Truth.HOLDS]
    if applying:
        statement = next((said for said in project.statements if said.requirement == prompt.id), None)
        action = next((action for action in project.actions if action.requirement == prompt.id), None)
        yield Prompted(
            prompt,
            Truth.HOLDS,
            _explains(prompt, applying[0], knowledge),
            uses=tuple(use.id for use in applying) if len(applying) < len(uses) else (),
            is_answered=statement is not None,
            place=statement.place if statement else "",
            owner=action.owner if action else "",
            due_date=action.due if action else None,
            note=action.note if action else "",
        )
        return
    for use, truth, waiting in weighed:
        if truth is Truth.OPEN:
            yield Prompted(
                prompt, Truth.OPEN, _explains(prompt, use, knowledge), waits_for=use.askable(waiting)
            )
            return


def _explains(prompt: Prompt, use: UseAssessment, knowledge: Knowledge) -> Callable[[], str]:
    return lambda: because(prompt.condition, use.facts, knowledge)
