"""What follows from a change: two assessments side by side, as the faces of a comparison need it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment.assess import Assessment
from cerwizard.assessment.because import named
from cerwizard.assessment.compare import Comparison, GapChange, VerdictChange, compare
from cerwizard.assessment.side_by_side import Standing, of_each_use, side_by_side
from cerwizard.evidence import Gap, Inconsistency


class ClassChange(Struct, frozen=True):
    """One class before and after: of the whole device, and of each use where there are several."""

    title: str
    before: Standing
    after: Standing
    uses: tuple[tuple[str, str, str], ...]
    """Each use whose own class changes, before and after; the base answers without a name."""

    @property
    def is_changed(self) -> bool:
        """Whether the class of the device, or of one of its uses, comes to something else."""
        return self.before.words != self.after.words or bool(self.uses)


class Delta(Struct, frozen=True):
    """Two assessments, and what is different in the second."""

    before: Assessment
    after: Assessment
    comparison: Comparison

    @property
    def verdicts(self) -> tuple[VerdictChange, ...]:
        """The verdicts a person is shown that come to something else.

        Where another decision stands under a key than before, the two are one change.
        """
        shown = {id(found) for side in (self.before, self.after) for found in side.reported.values()}
        found: dict[str, VerdictChange] = {}
        for change in self.comparison.verdicts:
            if {id(change.before), id(change.after)} & shown:
                key = change.after.decision.report_as
                found.setdefault(key, self._under(key, change))
        return tuple(found.values())

    @property
    def classes(self) -> tuple[ClassChange, ...]:
        """Every class side by side, before and after, also those that stay."""
        return tuple(_class_changes(self.before, self.after))

    @property
    def elsewhere(self) -> tuple[VerdictChange, ...]:
        """The verdicts that change and are not among the classes."""
        shown = {change.title for change in self.classes}
        return tuple(change for change in self.verdicts if change.after.decision.title not in shown)

    @property
    def not_asked(self) -> tuple[tuple[str, str], ...]:
        """The changed answers that no rule looks at afterwards: use and fact, the base without a name."""
        unused = {use.id: set(use.interview.unused) for use in self.after.uses}
        return tuple(
            (change.use, change.fact)
            for change in self.comparison.answers
            if change.after is not None and change.fact in unused.get(change.use, ())
        )

    def _under(self, key: str, change: VerdictChange) -> VerdictChange:
        """Return a change as it looks under a key of machine output."""
        before, after = self.before.reported[key], self.after.reported[key]
        if before.decision.id == after.decision.id:
            return change
        return VerdictChange(before, after, self._changed_below({before.decision.id, after.decision.id}))

    def _changed_below(self, decisions: set[str]) -> tuple[str, ...]:
        """Return the changed answers on which decisions rest, in reading order."""
        knowledge = self.after.knowledge
        changed = knowledge.rests_on(decisions) & {each.fact for each in self.comparison.answers}
        return tuple(fact for fact in knowledge.questionnaire.questions if fact in changed)

    def because_of(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        """Return changed answers by name; where one changes in several uses, with each use before it."""
        places: dict[str, list[str]] = {}
        for change in self.comparison.answers:
            places.setdefault(change.fact, []).append(named(change.use, change.fact))
        return tuple(
            name for fact in facts for name in (places[fact] if len(places.get(fact, [])) > 1 else [fact])
        )

    def behind(self, change: ClassChange) -> tuple[str, ...]:
        """Return the changed answers on which a class rests."""
        return self._changed_below({change.after.verdict.decision.id})

    @property
    def gone(self) -> tuple[GapChange, ...]:
        """The requirements that apply no longer, whatever is still to be answered."""
        return tuple(change for change in self.comparison.gone if not self.still_open(change))

    @property
    def unsure(self) -> tuple[GapChange, ...]:
        """The requirements that applied, and now hang on an answer that is missing."""
        return tuple(change for change in self.comparison.gone if self.still_open(change))

    @property
    def new_findings(self) -> tuple[Inconsistency, ...]:
        """What does not go together only afterwards."""
        return tuple(found for found in self.after.findings if found not in self.before.findings)

    @property
    def gone_findings(self) -> tuple[Inconsistency, ...]:
        """What did not go together only before."""
        return tuple(found for found in self.before.findings if found not in self.after.findings)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        found = self.comparison
        return not (
            self.verdicts or found.new or found.gone or found.moved or self.new_findings or self.gone_findings
        )

    def still_open(self, change: GapChange) -> Gap | None:
        """Return a requirement that applied as it waits for an answer now, or `None` where it waits for none."""
        wanted = change.gap.requirement.id
        return next((gap for gap in self.after.may_apply if gap.requirement.id == wanted), None)


def _class_changes(before: Assessment, after: Assessment) -> Iterator[ClassChange]:
    old = {standing.verdict.decision.report_as: standing for standing in side_by_side(before)}
    for standing in side_by_side(after):
        earlier = old[standing.verdict.decision.report_as]
        was, now = dict(of_each_use(before, earlier)), dict(of_each_use(after, standing))
        uses = [
            (use, was.get(use, "not there"), now.get(use, "not there"))
            for use in dict.fromkeys([*was, *now])
            if was.get(use) != now.get(use)
        ]
        has_uses = len(was) > 1 or len(now) > 1
        yield ClassChange(standing.title, earlier, standing, tuple(uses) if has_uses else ())


def delta(before: Assessment, after: Assessment) -> Delta:
    """Return what follows from the change between two assessments made with the same knowledge."""
    return Delta(before, after, compare(before, after))
