"""What a question card shows: the question, and what the project says about it so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from cerwizard.assessment import Assessment, answer_in_words, outcome_words, without_base_reason
from cerwizard.facts import FactValue, Row
from cerwizard.project import OpenPoint
from cerwizard.questionnaire import Question, Screening, Section
from cerwizard.sitting.ticks import Tick, ticks
from cerwizard.sitting.uses import said_of, use_of, use_words

Draft: TypeAlias = str | frozenset[str]
"""What was typed or ticked and not confirmed."""


class Asked(Struct, frozen=True):
    """One question or screening, as it stands."""

    item: Question | Screening
    section: Section
    can_change: tuple[str, ...]
    """What the answer can still change, in words."""
    value: FactValue | None = None
    parked: OpenPoint | None = None
    justification: str = ""
    note: str = ""
    """What people want to remember of the answer."""
    draft: Draft | None = None
    ticks: tuple[Tick, ...] = ()
    """For a screening."""
    rows: tuple[Row, ...] = ()
    """For a table."""
    appraised: tuple[Mapping[str, str], ...] = ()
    """For a table with computed columns: what each of its rows comes to, in words, by the column's title."""
    ended: frozenset[str] = frozenset()
    """The rows of a table that nobody need fill in further, by their ids."""
    is_complete: bool = False
    """For a table: whether it is declared finished."""
    use: str = ""
    """What the use is called of which it is asked; empty for the device as described."""
    base_words: str = ""
    """For a further use: what the base answers say, in words."""
    is_own: bool = False
    """For a further use: whether it has an answer or open point of its own."""
    is_as_base: bool = False
    """For a further use: whether its answer is the one that the base has too."""
    is_anew: bool = False
    """For a further use: whether the base answer does not hold for it, as the question means something else there."""

    @property
    def opens_section(self) -> bool:
        """Whether it is the first of its section, where the introduction stands."""
        return self.section.items[0].id == self.item.id

    @property
    def is_answered(self) -> bool:
        """Whether the project says something of it already; of a screening, of every fact that is not open."""
        if isinstance(self.item, Screening):
            return all(tick.is_answered or tick.is_parked for tick in self.ticks)
        return self.item.is_answer(self.value)

    @property
    def needs_justification(self) -> bool:
        """Whether the answer stands without the reasons that it needs."""
        return (
            isinstance(self.item, Question)
            and self.value is not None
            and self.item.needs_justification(self.value)
            and not self.justification
        )


def asked_of(assessment: Assessment, item_id: str, draft: Draft | None = None, use: str = "") -> Asked:
    """Return how a question or screening stands for a use; raises KeyError when there is none of this id."""
    questionnaire, project = assessment.knowledge.questionnaire, assessment.project
    section = questionnaire.section_of(item_id)
    can_change = assessment.can_change(item_id)
    if item_id in questionnaire.screenings:
        screening = questionnaire.screenings[item_id]
        return Asked(
            screening,
            section,
            can_change,
            draft=draft,
            ticks=ticks(assessment, screening, use),
            use=use_words(project, use) if use else "",
        )
    own, of_use = said_of(project, use), use_of(assessment, use)
    given, is_anew = of_use.interview.answers, item_id in of_use.anew
    base = own if is_anew else project
    reasons = own if item_id in without_base_reason(project, of_use) else project
    parked = own.open.get(item_id, base.open.get(item_id)) if item_id in given.parked else None
    return Asked(
        questionnaire.questions[item_id],
        section,
        can_change,
        value=given.facts.get(item_id),
        parked=parked if item_id not in given.facts else None,
        justification=own.justifications.get(item_id, reasons.justifications.get(item_id, "")),
        note=own.notes.get(item_id, base.notes.get(item_id, "")),
        draft=draft,
        rows=project.tables.get(item_id, ()),
        appraised=tuple(
            {found.appraisal.title: outcome_words(found) for found in said}
            for _, said in assessment.appraised(item_id)
        ),
        ended=frozenset(
            str(row.get("id"))
            for row, said in assessment.appraised(item_id)
            if any(found.ends_row for found in said)
        ),
        is_complete=item_id in project.complete,
        use=use_words(project, use) if use else "",
        base_words=answer_in_words(item_id, project.answers.get(item_id), assessment.knowledge),
        is_own=bool(use) and (item_id in own.answers or item_id in own.open),
        is_as_base=bool(use) and given.facts.get(item_id) == project.answers.get(item_id),
        is_anew=is_anew,
    )
