"""The questionnaire: what is asked, when, and what to ask next."""

from typing import TYPE_CHECKING

from cerwizard.later import later as _later
from cerwizard.questionnaire.interview import Answers, Interview
from cerwizard.questionnaire.question import (
    Column,
    Derived,
    Question,
    Screening,
)
from cerwizard.questionnaire.questionnaire import Questionnaire, Section

if TYPE_CHECKING:
    from cerwizard.questionnaire.across import check_anew, check_screenings
    from cerwizard.questionnaire.read import (
        DerivedModel,
        declared_ids,
        read_derived,
        read_section,
    )

__all__ = [
    "Answers",
    "Column",
    "Derived",
    "DerivedModel",
    "Interview",
    "Question",
    "Questionnaire",
    "Screening",
    "Section",
    "check_anew",
    "check_screenings",
    "declared_ids",
    "read_derived",
    "read_section",
]

__getattr__ = _later(
    __name__,
    across=("check_anew", "check_screenings"),
    read=("DerivedModel", "declared_ids", "read_derived", "read_section"),
)
