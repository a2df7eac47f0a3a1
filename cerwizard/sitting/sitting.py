"""A sitting: where a person is in the questions, where they came from, and what is not confirmed yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from cerwizard.assessment import Assessment, UseAssessment, assess
from cerwizard.facts import FactValue, Row, Truth
from cerwizard.project import OpenPoint, Project, Use
from cerwizard.sitting.asked import Asked, Draft, asked_of
from cerwizard.sitting.changes import changed
from cerwizard.sitting.moment import Moment, Place
from cerwizard.sitting.progress import Progress, section_progress
from cerwizard.sitting.rows import with_row, without_row
from cerwizard.sitting.steps import beside, following, in_section, wanted
from cerwizard.sitting.ticks import screened, ticks
from cerwizard.sitting.typed import Bounds, Complaint, read_typed
from cerwizard.sitting.uses import said_of, use_of, with_answer_for

MOST_UNDONE = 200
"""How many answers can be taken back."""


class Sitting(Struct, frozen=True, eq=False, dict=True):
    """One person going through the questions; every step makes a new one, and only itself is the same."""

    assessment: Assessment
    item_id: str = ""
    """The question shown; empty when nothing is left to ask."""
    trail: tuple[str, ...] = ()
    """The questions shown before, for the way back."""
    passed: frozenset[str] = frozenset()
    """The screening questions already confirmed."""
    drafts: Mapping[Place, Draft] = field(default_factory=dict)
    """What is typed or ticked and not confirmed, by use and question."""
    quick: bool = False
    """Whether only the questions of the quick gap assessment are asked."""
    changed: tuple[str, ...] = ()
    """What the last answer changed, in words."""
    use: str = ""
    """The use of the device of which is asked; empty for the device as described."""
    is_led: bool = False
    """Whether the interview came to this use by itself, for what is due of it alone."""
    past: tuple[Moment, ...] = ()
    """What stood before each answer, for undo."""
    future: tuple[Moment, ...] = ()
    """What was taken back, for redo."""

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.assessment.project

    @property
    def of_use(self) -> UseAssessment:
        """The assessment of the use of which is asked."""
        return use_of(self.assessment, self.use)

    @property
    def of_use_open(self) -> Mapping[str, OpenPoint]:
        """The open points of the use of which is asked: its own, and those of the base."""
        return {**self.project.open, **said_of(self.project, self.use).open}

    @cached_property
    def sections(self) -> Mapping[str, Progress]:
        """How far each section is, by its id; the list of them and the line at the top both ask at every answer."""
        sections = self.assessment.knowledge.questionnaire.sections
        return {
            section.id: section_progress(self.assessment, section, quick=self.quick, use=self.use)
            for section in sections
        }

    @property
    def asked(self) -> Asked | None:
        """The question shown, and how it stands."""
        if not self.item_id:
            return None
        return asked_of(self.assessment, self.item_id, self.drafts.get(self._place), self.use)

    @classmethod
    def begun(cls, assessment: Assessment, *, quick: bool = False) -> Sitting:
        """Return a sitting that starts at the first question that is due, of all or of the quick ones."""
        return cls(assessment, quick=quick).gone_on()

    def with_project(self, project: Project) -> Sitting:
        """Return the sitting after a change of the project, and what that changed."""
        if project == self.project:
            return self
        after = assess(project, self.assessment.knowledge, self.assessment)
        return replace(
            self,
            assessment=after,
            changed=changed(self.assessment, after, self.use),
            past=(*self.past[-MOST_UNDONE:], self._moment),
            future=(),
        ).with_known_use()

    def answering(self, value: FactValue) -> Project:
        """Return the project with this answer to the question shown."""
        own = self.assessment.own_of(self.of_use)
        return with_answer_for(self.project, self.item_id, value, self.use, own)

    def answered(self, value: FactValue) -> Sitting:
        """Return the sitting with this answer to the question shown."""
        return self.with_project(self.answering(value)).without_draft()

    def screened(self, ticked: Collection[str]) -> Sitting:
        """Return the sitting with these ticks in the screening shown."""
        screening = self.assessment.knowledge.questionnaire.screenings[self.item_id]
        shown = ticks(self.assessment, screening, self.use)
        project = screened(self.project, shown, ticked, self.of_use, self.assessment.own_of(self.of_use))
        return replace(self.with_project(project).without_draft(), passed=self.passed | {self.item_id})

    def parked(self, fact: str, noted: Mapping[str, FactValue] | None = None) -> Sitting:
        """Return the sitting with "we don't know yet" for a fact: what is `noted` of it, or was noted already."""
        if noted is None and fact in self.of_use_open:
            return self
        noted = noted or {}
        due = noted.get("due")
        project = self.project.with_open(
            fact,
            str(noted.get("note", "")),
            str(noted.get("owner", "")),
            due if isinstance(due, date) else None,
            self.use or None,
        )
        return self.with_project(project)

    def justified(self, text: str) -> Sitting:
        """Return the sitting with the reasons for the answer shown."""
        return self.with_project(self.project.with_justification(self.item_id, text, self.use or None))

    def noted(self, text: str) -> Sitting:
        """Return the sitting with this note beside the answer shown."""
        return self.with_project(self.project.with_note(self.item_id, text, self.use or None))

    def with_row(self, row: Row, instead_of: Row | None = None) -> Sitting:
        """Return the sitting with this row in the table shown, in the place of that one of its rows."""
        questionnaire = self.assessment.knowledge.questionnaire
        return self.with_project(with_row(self.project, questionnaire, self.item_id, row, instead_of))

    def without_row(self, row: Row) -> Sitting:
        """Return the sitting without this row of the table shown; another with its id stays."""
        return self.with_project(without_row(self.project, self.item_id, row))

    def completed(self, yes: bool) -> Sitting:
        """Return the sitting with the table shown declared finished, or not."""
        return self.with_project(self.project.completed(self.item_id, yes))

    def with_draft(self, draft: Draft | None) -> Sitting:
        """Return the sitting with what was typed at the question shown and not confirmed."""
        if not self.item_id or draft == self.drafts.get(self._place):
            return self
        others = {name: kept for name, kept in self.drafts.items() if name != self._place}
        return replace(self, drafts=others if draft is None else {**others, self._place: draft})

    def without_draft(self) -> Sitting:
        """Return the sitting with nothing unconfirmed at the question shown."""
        return self.with_draft(None)

    def forgotten(self) -> Sitting:
        """Return the sitting with nothing answered to the question shown."""
        return self.with_project(self.project.without_answer(self.item_id, self.use or None)).without_draft()

    @property
    def unconfirmed(self) -> Mapping[Place, Draft]:
        """What is typed or ticked and not confirmed, without that of a use that was removed."""
        return {place: draft for place, draft in self.drafts.items() if place[0] in self._uses}

    def with_drafts_confirmed(self) -> Sitting | Complaint:
        """Return the sitting with everything typed or ticked confirmed, or why something cannot be."""
        sitting = self
        for (use, name), draft in self.unconfirmed.items():
            sitting = replace(sitting, item_id=name, use=use)
            question = self.assessment.knowledge.questionnaire.questions.get(name)
            if question is None:
                sitting = sitting.screened(draft)
            elif isinstance(draft, frozenset):
                sitting = sitting.answered(tuple(value for value in question.choices if value in draft))
            else:
                value = read_typed(question.kind, draft, Bounds.of(question))
                if isinstance(value, Complaint):
                    return Complaint(f"{question.ask} {value.sentence}")
                sitting = sitting.forgotten() if value is None else sitting.answered(value)
        return replace(sitting, item_id=self.item_id, use=self.use)

    def gone_on(self) -> Sitting:
        """Return the sitting at the next question that is due; when only this one is left, it stays."""
        found = following(self.assessment, self.item_id, self.passed, quick=self.quick, use=self.use)
        if not found and self.use and not self.is_led:
            # Of a further use little is due; what may differ is gone through in reading order.
            found = beside(self.assessment, self.item_id, 1, quick=self.quick, use=self.use)
        if found or self.is_due:
            return self.gone_to(found) if found else self
        waiting = self.assessment.next_use(quick=self.quick)
        if waiting is None or waiting.id == self.use or (not waiting.id and self.assessment.is_led_by_base):
            return self.gone_to("")
        at = replace(self, use=waiting.id, item_id="", trail=(), passed=frozenset(), is_led=True)
        return at.gone_on()

    @property
    def is_due(self) -> bool:
        """Whether the question shown still waits for its answer."""
        return (
            self.item_id
            in wanted(self.assessment, quick=self.quick, use=self.use) - self.of_use.interview.answers.parked
        )

    def gone_back(self) -> Sitting:
        """Return the sitting at the question shown before, or at the one that stands before this one."""
        if self.trail:
            return replace(self, item_id=self.trail[-1], trail=self.trail[:-1])
        before = beside(self.assessment, self.item_id, -1, quick=self.quick, use=self.use)
        return replace(self, item_id=before) if before else self

    def gone_next(self) -> Sitting:
        """Return the sitting at what stands after this question, answered or not; at the end, at what is due."""
        after = beside(self.assessment, self.item_id, 1, quick=self.quick, use=self.use)
        return self.gone_to(after) if after else self.gone_on()

    def gone_to(self, item_id: str) -> Sitting:
        """Return the sitting at this question."""
        if item_id == self.item_id:
            return self
        trail = (*self.trail, self.item_id) if self.item_id else self.trail
        return replace(self, item_id=item_id, trail=trail)

    def gone_to_section(self, section_id: str) -> Sitting:
        """Return the sitting in this section; where nothing of it is asked, it stays."""
        found = in_section(self.assessment, section_id, self.passed, quick=self.quick, use=self.use)
        return self.gone_to(found) if found else self

    def for_use(self, use: str) -> Sitting:
        """Return the sitting that asks of this use, at the same question where it is asked of it."""
        moved = replace(self, use=use, is_led=False)
        if self.item_id and moved.of_use.interview.is_asked(self.item_id) is Truth.HOLDS:
            return moved
        return replace(moved, item_id="").gone_on()

    def with_known_use(self) -> Sitting:
        """Return the sitting, asking of the device as described where the use of which it asked was removed."""
        return self if self.use in self._uses else self.for_use("")

    def with_use(self, use: Use) -> Sitting:
        """Return the sitting with this use added or changed, asking of it."""
        return self.with_project(self.project.with_use(use)).for_use(use.id)

    def without_use(self, use: str) -> Sitting:
        """Return the sitting without this use, asking of the device as described."""
        return self.with_project(self.project.without_use(use)).for_use("")

    def undone(self) -> Sitting:
        """Return the sitting before the last change, at the question where it was made."""
        if not self.past:
            return self
        moment = self.past[-1]
        kept = self.trail.index(moment.item_id) if moment.item_id in self.trail else len(self.trail)
        back = replace(self._at(moment), trail=self.trail[:kept])
        return replace(back, past=self.past[:-1], future=(*self.future, self._moment_of(moment)))

    def redone(self) -> Sitting:
        """Return the sitting with the change that was taken back last."""
        if not self.future:
            return self
        back = self._at(self.future[-1])
        return replace(back, past=(*self.past, self._moment_of(self.future[-1])), future=self.future[:-1])

    def with_quick(self, quick: bool) -> Sitting:
        """Return the sitting that asks only the questions of the quick gap assessment, or all again."""
        return replace(self, quick=quick)

    @property
    def _uses(self) -> Collection[str]:
        return {"", *(use.id for use in self.project.uses)}

    @property
    def _place(self) -> Place:
        return self.use, self.item_id

    @property
    def _moment(self) -> Moment:
        return Moment(self.item_id, self.use, self.project)

    def _moment_of(self, other: Moment) -> Moment:
        """Return the project as it stands, at the place where another moment was."""
        return other._replace(project=self.project)

    def _at(self, moment: Moment) -> Sitting:
        """Return the sitting with the project of a moment, at its question."""
        project = moment.project.with_record(self.project.assessed)  # what was issued stays issued
        after = assess(project, self.assessment.knowledge, self.assessment)
        back = replace(self, assessment=after, changed=changed(self.assessment, after, self.use))
        back = replace(back, use=moment.use if moment.use in back._uses else "")
        return back.gone_to(moment.item_id) if moment.item_id else back
