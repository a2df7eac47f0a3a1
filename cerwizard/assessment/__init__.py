"""The assessment: the one place where questions, rules, evidence and a project come together."""

from cerwizard.assessment.assess import Assessment, assess
from cerwizard.assessment.because import because, value_in_words
from cerwizard.assessment.branches import Branch, Branches
from cerwizard.assessment.certain import certain_reasons
from cerwizard.assessment.compare import AnswerChange, Comparison, GapChange, VerdictChange, compare
from cerwizard.assessment.flips import Flip, flips
from cerwizard.assessment.knowledge import Instrument, Knowledge, Regime, Step, facts_read
from cerwizard.assessment.lint import lint
from cerwizard.assessment.load import load_knowledge
from cerwizard.assessment.outside import OtherAnswers, Outside, outside
from cerwizard.assessment.row_words import against_words, column_words, outcome_words, reason_words
from cerwizard.assessment.use import UseAssessment, assess_use
from cerwizard.assessment.verdict import CLASS, UseReason, Verdict, verdict

__all__ = [
    "CLASS",
    "AnswerChange",
    "Assessment",
    "Branch",
    "Branches",
    "Comparison",
    "Flip",
    "GapChange",
    "Instrument",
    "Knowledge",
    "OtherAnswers",
    "Outside",
    "Regime",
    "Step",
    "UseAssessment",
    "UseReason",
    "Verdict",
    "VerdictChange",
    "against_words",
    "assess",
    "assess_use",
    "because",
    "certain_reasons",
    "column_words",
    "compare",
    "facts_read",
    "flips",
    "lint",
    "load_knowledge",
    "outcome_words",
    "outside",
    "reason_words",
    "value_in_words",
    "verdict",
]
