"""The assessment: the one place where questions, rules, evidence and a project come together."""

from typing import TYPE_CHECKING

from cerwizard.assessment.about import about_words, uses_words
from cerwizard.assessment.assess import Assessment, assess
from cerwizard.assessment.because import asked_for, because, named, value_in_words, why_not
from cerwizard.assessment.branches import Branch, Branches
from cerwizard.assessment.certain import certain_reasons
from cerwizard.assessment.closing import closing_words, follow_up_limits
from cerwizard.assessment.compare import AnswerChange, GapChange, VerdictChange, alike, compare
from cerwizard.assessment.counted import counted, listed
from cerwizard.assessment.delta import ClassChange, Delta, delta
from cerwizard.assessment.delta_words import (
    BASE,
    answer_in_words,
    comes_to,
    moved_how,
    reason_in_words,
    stands,
)
from cerwizard.assessment.flips import Flip, flips
from cerwizard.assessment.kept import load_knowledge
from cerwizard.assessment.knowledge import Instrument, Knowledge, Regime
from cerwizard.assessment.lint import lint
from cerwizard.assessment.near import only_missing
from cerwizard.assessment.outside import outside
from cerwizard.assessment.row_words import (
    against_words,
    column_name,
    column_words,
    end_words,
    outcome_words,
    reason_words,
    wanted_words,
)
from cerwizard.assessment.side_by_side import (
    Standing,
    deciding_uses,
    is_of_a_market,
    of_each_use,
    side_by_side,
)
from cerwizard.assessment.use import UseAssessment, without_base_reason
from cerwizard.assessment.verdict import CATEGORY, CLASS, ROUTE, Verdict, verdict
from cerwizard.later import later as _later

if TYPE_CHECKING:
    from cerwizard.assessment.edition_words import (
        HOW_TO_GO_ON,
        in_lines,
        in_short,
        opening_of,
        parts_of,
        source_of,
    )
    from cerwizard.assessment.editions import Since, since_issue
    from cerwizard.assessment.issues import issued

__all__ = [
    "BASE",
    "CATEGORY",
    "CLASS",
    "HOW_TO_GO_ON",
    "ROUTE",
    "AnswerChange",
    "Assessment",
    "Branch",
    "Branches",
    "ClassChange",
    "Delta",
    "Flip",
    "GapChange",
    "Instrument",
    "Knowledge",
    "Regime",
    "Since",
    "Standing",
    "UseAssessment",
    "Verdict",
    "VerdictChange",
    "about_words",
    "against_words",
    "alike",
    "answer_in_words",
    "asked_for",
    "assess",
    "because",
    "certain_reasons",
    "closing_words",
    "column_name",
    "column_words",
    "comes_to",
    "compare",
    "counted",
    "deciding_uses",
    "delta",
    "end_words",
    "flips",
    "follow_up_limits",
    "in_lines",
    "in_short",
    "is_of_a_market",
    "issued",
    "lint",
    "listed",
    "load_knowledge",
    "moved_how",
    "named",
    "of_each_use",
    "only_missing",
    "opening_of",
    "outcome_words",
    "outside",
    "parts_of",
    "reason_in_words",
    "reason_words",
    "side_by_side",
    "since_issue",
    "source_of",
    "stands",
    "uses_words",
    "value_in_words",
    "verdict",
    "wanted_words",
    "why_not",
    "without_base_reason",
]

__getattr__ = _later(
    __name__,
    edition_words=("HOW_TO_GO_ON", "in_lines", "in_short", "opening_of", "parts_of", "source_of"),
    editions=("Since", "since_issue"),
    issues=("issued",),
)
"""Only who opens, checks or writes a project with a record of its last issue asks for these."""
