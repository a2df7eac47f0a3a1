"""The one place where it all comes together: from a project and the knowledge to an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from msgspec import Struct

from cerwizard.assessment.again import Earlier
from cerwizard.assessment.consistency import inconsistencies_of
from cerwizard.assessment.counted import counted
from cerwizard.assessment.gaps import gaps_of
from cerwizard.assessment.knowledge import Knowledge
from cerwizard.assessment.matters import Matters, matters_of
from cerwizard.assessment.prompts import prompts_of
from cerwizard.assessment.row_words import column_words
from cerwizard.assessment.taken_over import said_itself
from cerwizard.assessment.use import UseAssessment, assess_use
from cerwizard.assessment.verdict import CLASS, OF_A_DEVICE, Verdict, devices_among, kept_apart, verdict
from cerwizard.errors import UsageError
from cerwizard.evidence import (
    Appraised,
    Gap,
    Inconsistency,
    Matrix,
    MatrixPlan,
    Prompted,
    Stage,
    matrix_of,
    rows_of,
)
from cerwizard.facts import FAILS, HOLDS, OPEN, Row
from cerwizard.project import Project
from cerwizard.questionnaire import Interview, Question, Screening


class Assessment(Struct, frozen=True, dict=True):
    """What a project comes to: verdicts, requirements and gaps, and what to ask next."""

    project: Project
    knowledge: Knowledge
    markets: tuple[str, ...]
    """The markets it was assessed for."""
    uses: tuple[UseAssessment, ...]
    """The base answers first, then each further use."""
    verdicts: Mapping[str, Verdict]
    """What each decision comes to for the whole device, by its id, in reading order."""
    gaps: tuple[Gap, ...]
    """Every requirement that applies or may apply, and how it stands, worst first."""

    @property
    def interview(self) -> Interview:
        """The interview over the base answers."""
        return self.uses[0].interview

    def in_group(self, group: str) -> tuple[Verdict, ...]:
        """Return the verdicts of one group that a face shows, in reading order."""
        return tuple(found for found in self.reported.values() if found.decision.group == group)

    @cached_property
    def reported(self) -> Mapping[str, Verdict]:
        """The verdicts with a key in machine output, by that key.

        Where several decisions share a key, the one that applies stands under it, and the last of several.
        """
        found: dict[str, Verdict] = {}
        for decided in self.verdicts.values():
            key = decided.decision.report_as
            if key and (key not in found or _takes_over(decided, found[key])):
                found[key] = decided
        return found

    @property
    def may_be_covered(self) -> bool:
        """Whether a class applies in one of the markets, or still may: without one, nothing is planned or written."""
        classes = self.in_group(CLASS)
        return not classes or any(found.applies is not FAILS for found in classes)

    @cached_property
    def findings(self) -> tuple[Inconsistency, ...]:
        """Answers that do not go together, gravest first."""
        return inconsistencies_of(self.project, self.knowledge, self.uses, self.markets)

    @cached_property
    def advice(self) -> tuple[Prompted, ...]:
        """Every prompt that applies or may apply, in reading order; never a gap.

        Like all that no answer waits for, it is worked out when a face shows it.
        """
        return prompts_of(self.project, self.knowledge, self.uses, self.verdicts)

    @cached_property
    def matrix_plan(self) -> MatrixPlan | None:
        """What stands in the evidence matrix, by the first rulebook of these markets that may draw one."""
        return self._matrix_plan()

    @cached_property
    def matrix(self) -> Matrix:
        """The evidence matrix, by the answers for the use that leads; empty where no rulebook plans one."""
        return self._matrix(self.matrix_plan)

    def matrix_by(self, regime: str) -> Matrix:
        """Return the evidence matrix by one rulebook; empty where it plans none."""
        return self._matrix(self._matrix_plan(regime))

    def _matrix_plan(self, only: str = "") -> MatrixPlan | None:
        for regime in self.knowledge.regimes:
            plan = regime.matrix if regime.counts_in(self.markets) else None
            if only not in ("", regime.id):
                continue
            if plan and any(plan.condition.truth(use.facts) is not FAILS for use in self.uses):
                return plan
        return None

    def _matrix(self, plan: MatrixPlan | None) -> Matrix:
        if plan is None:
            return Matrix()
        return matrix_of(plan, self.lead.facts, partial(column_words, self.knowledge, plan.items))

    @property
    def appraised_items(self) -> tuple[tuple[Row, tuple[Appraised, ...]], ...]:
        """Return each item of the matrix with what every appraisal says of it."""
        return self.appraised(self.matrix_plan.items) if self.matrix_plan else ()

    def appraised(self, table: str) -> tuple[tuple[Row, tuple[Appraised, ...]], ...]:
        """Return each row of a table with what every appraisal says of it, by the answers for the use that leads.

        A rulebook of another market says nothing.
        """
        use = self.lead
        found = [
            said
            for appraisal, said in use.appraised.items()
            if self.knowledge.appraisals[appraisal].table == table
        ]
        return tuple(zip(rows_of(use.facts, table), zip(*found, strict=True), strict=True)) if found else ()

    @cached_property
    def kept_apart(self) -> tuple[str, ...]:
        """The uses that are no device, beside others that are: nothing of the whole rests on them."""
        return kept_apart(self.uses)

    @cached_property
    def lead(self) -> UseAssessment:
        """The use by whose answers the whole is told: the base, or the first device beside a base that is none."""
        return next(use for use in self.uses if use.id not in self.kept_apart)

    @property
    def is_led_by_base(self) -> bool:
        """Whether the base answers for all uses: it is no device beside others that are where it does not."""
        return self.lead is self.uses[0]

    @cached_property
    def due(self) -> tuple[Gap, ...]:
        """The requirements to be met at the project's stage that can be judged, worst first."""
        return self.due_by(self.project.stage)

    def due_by(self, stage: Stage) -> tuple[Gap, ...]:
        """Return the requirements that apply and are to be met by this stage, worst first."""
        return tuple(gap for gap in self.gaps if gap.applies is HOLDS and gap.is_due(stage))

    @property
    def left_for_later(self) -> int:
        """How many requirements apply, become due at a later stage and are not met yet."""
        stage = self.project.stage
        return sum(gap.applies is HOLDS and gap.is_left and not gap.is_due(stage) for gap in self.gaps)

    @cached_property
    def may_apply(self) -> tuple[Gap, ...]:
        """The requirements that wait for an answer that decides whether they apply, worst first."""
        return tuple(gap for gap in self.gaps if gap.applies is OPEN)

    @property
    def prompts(self) -> tuple[Prompted, ...]:
        """What a reviewer of this kind of device will ask."""
        return tuple(found for found in self.advice if found.applies is HOLDS)

    @property
    def open_prompts(self) -> tuple[Prompted, ...]:
        """What a reviewer may ask: an answer is missing on which it hangs."""
        return tuple(found for found in self.advice if found.applies is OPEN)

    @property
    def matters(self) -> frozenset[str]:
        """The questions to the base that can be asked now and whose answer can still change a result or is wanted."""
        return self.matters_for(self.uses[0])

    def matters_for(self, use: UseAssessment) -> frozenset[str]:
        """Return the questions whose answer can still change a result of a use or is wanted of it.

        What the base is asked it is asked for all uses, but for what can change a result of this one, and unless it
        is no device beside this one. A table is asked once: of the first use that is asked it.
        """
        return self._asked[use.id]

    def own_of(self, use: UseAssessment) -> frozenset[str]:
        """Return the questions to which a use keeps its own answer, also where the base says the same."""
        return said_itself(use, self.uses[0], self.knowledge, self.markets)

    def next_item(
        self, *, quick: bool = False, use: UseAssessment | None = None
    ) -> Question | Screening | None:
        """Return what to ask next of a use, none named is the base, skipping what can no longer change anything."""
        asked_of = use or self.uses[0]
        matters = self.matters_for(asked_of)
        if quick:
            matters = frozenset(q for q in matters if self.knowledge.questionnaire.questions[q].quick)
        return asked_of.interview.next(matters)

    def next_use(self, *, quick: bool = False) -> UseAssessment | None:
        """Return the first of the uses, the base before the others, of which something is left to ask."""
        return next((use for use in self.uses if self.next_item(quick=quick, use=use)), None)

    def waiting_for(self, question_id: str) -> tuple[str, ...]:
        """Return the uses, the base among them, each of which has to be asked this for itself."""
        waiting = [use for use in self.uses if question_id in use.changing and use.id not in self.kept_apart]
        is_of_base = bool(waiting) and not waiting[0].id
        return tuple(use.id for use in waiting if not use.id or not is_of_base or question_id in use.anew)

    def can_change(self, item_id: str) -> tuple[str, ...]:
        """Return what the answer to a question or screening can still change, in words."""
        screening = self.knowledge.questionnaire.screenings.get(item_id)
        asked = set(screening.covers) if screening else {item_id}
        found = [decided.decision.title for decided in self.reported.values() if asked & set(decided.open)]
        waiting = sum(not asked.isdisjoint(gap.waits_for) for gap in self.may_apply)
        if waiting:
            found.append(f"whether {counted(waiting, 'requirement applies', 'requirements apply')}")
        if any(not asked.isdisjoint(matters.wanted) for matters in self._matters.values()):
            found.append("what the documents can say")
        return tuple(found)

    def is_comparable(self, project: Project, knowledge: Knowledge, markets: tuple[str, ...]) -> bool:
        """Return whether a project is looked at by the same rules and in the same uses as this one."""
        return (
            self.knowledge is knowledge
            and self.markets == markets
            and [use.id for use in self.project.uses] == [use.id for use in project.uses]
        )

    @cached_property
    def _asked(self) -> Mapping[str, frozenset[str]]:
        """What matters for each use, by its id."""
        return {use: matters.asked for use, matters in self._matters.items()}

    @cached_property
    def _matters(self) -> Mapping[str, Matters]:
        """What each use is asked and why, by its id."""
        covered = self.may_be_covered
        what = (self.gaps, self.knowledge, self.markets, self.kept_apart)
        return matters_of(self.uses, *what, may_be_covered=covered)


def assess(project: Project, knowledge: Knowledge, like: Assessment | None = None) -> Assessment:
    """Return what a project comes to; pure: no clock, no file, nothing kept from one call to the next.

    A project that names no market is assessed for every one, so that no duty is lost. `like` is of a project that
    says nearly the same: the result is the same without it, and with it what nothing that differs leads to is taken
    from there instead of being worked out: a third of the time for most answers, no less for one that changes
    everything (measured with an example that is all answered).

    Raises `UsageError` for a market without a rulebook: nothing would apply, and nobody would know why.
    """
    for market in project.markets:
        if market not in knowledge.markets:
            known = ", ".join(knowledge.markets)
            raise UsageError(f"no rulebook is for the market `{market}`; there are {known}")
    markets = project.markets or knowledge.markets
    if like is not None and not like.is_comparable(project, knowledge, markets):
        like = None
    base = assess_use(project, "", knowledge, markets, like.uses[0] if like else None)
    uses = (base, *(assess_use(project, use.id, knowledge, markets, base) for use in project.uses))
    devices = devices_among(uses)
    verdicts = {
        decision.id: verdict(decision, devices if decision.group in OF_A_DEVICE else uses)
        for decision in knowledge.decisions.values()
    }
    earlier = Earlier(like.project, like.uses, like.gaps) if like else None
    gaps = gaps_of(project, knowledge, uses, markets, earlier)
    return Assessment(project, knowledge, markets, uses, verdicts, gaps)


def _takes_over(later: Verdict, earlier: Verdict) -> bool:
    """Whether a decision stands under a key in place of one above it: it applies, or the other surely does not."""
    return later.applies is HOLDS or (earlier.applies is FAILS and later.applies is OPEN)
