"""What follows from a change: two assessments side by side, as the faces of a comparison need it."""

from __future__ import annotations

from dataclasses import dataclass

from cerwizard.assessment import Assessment, Comparison, GapChange, VerdictChange, compare
from cerwizard.evidence import Gap, Inconsistency
from cerwizard.facts import Truth


@dataclass(frozen=True, slots=True)
class Delta:
    """Two assessments, and what is different in the second."""

    before: Assessment
    after: Assessment
    comparison: Comparison

    @property
    def verdicts(self) -> tuple[VerdictChange, ...]:
        """The verdicts a person is shown that come to something else."""
        shown = {id(found) for side in (self.before, self.after) for found in side.reported.values()}
        return tuple(
            change for change in self.comparison.verdicts if {id(change.before), id(change.after)} & shown
        )

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
        return next(
            (g for g in self.after.gaps if g.applies is Truth.OPEN and g.requirement.id == wanted), None
        )


def delta(before: Assessment, after: Assessment) -> Delta:
    """Return what follows from the change between two assessments made with the same knowledge."""
    return Delta(before, after, compare(before, after))
