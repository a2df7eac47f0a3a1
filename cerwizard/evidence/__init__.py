"""Evidence: what must be shown, what meets it, and how it stands."""

from typing import TYPE_CHECKING

from cerwizard.evidence.appraisal import (
    Appraisal,
    AppraisalRule,
    Appraised,
    appraise,
    rows_of,
)
from cerwizard.evidence.consistency import (
    ConsistencyRule,
    Inconsistency,
    TakenOver,
    inconsistencies,
)
from cerwizard.evidence.gap import Gap
from cerwizard.evidence.hand import STATUSES, Finding, InHand, Status
from cerwizard.evidence.judge import is_about_use, judge
from cerwizard.evidence.matrix import (
    Matrix,
    MatrixPlan,
    MatrixRow,
    Sign,
    matrix_of,
)
from cerwizard.evidence.prompt import Prompt, PromptAbout, Prompted
from cerwizard.evidence.requirement import (
    CLOSERS,
    SEVERITIES,
    STAGES,
    AnswersGiven,
    Breach,
    DecisionSettled,
    EveryRow,
    Holds,
    OnlyWhen,
    Proof,
    Requirement,
    RowsWanted,
    SectionFilled,
    Severity,
    Stage,
    Stated,
    facts_breaching,
    facts_named,
)
from cerwizard.evidence.ties import ROW_ID, Through, row_id
from cerwizard.later import later as _later

if TYPE_CHECKING:
    from cerwizard.evidence.read_appraisals import AppraisalModel, read_appraisal
    from cerwizard.evidence.read_consistency_rules import ConsistencyModel, read_consistency
    from cerwizard.evidence.read_matrices import MatrixModel, read_matrix
    from cerwizard.evidence.read_prompts import PromptModel, read_prompt
    from cerwizard.evidence.read_requirements import RequirementModel, read_requirement

__all__ = [
    "CLOSERS",
    "ROW_ID",
    "SEVERITIES",
    "STAGES",
    "STATUSES",
    "AnswersGiven",
    "Appraisal",
    "AppraisalModel",
    "AppraisalRule",
    "Appraised",
    "Breach",
    "ConsistencyModel",
    "ConsistencyRule",
    "DecisionSettled",
    "EveryRow",
    "Finding",
    "Gap",
    "Holds",
    "InHand",
    "Inconsistency",
    "Matrix",
    "MatrixModel",
    "MatrixPlan",
    "MatrixRow",
    "OnlyWhen",
    "Prompt",
    "PromptAbout",
    "PromptModel",
    "Prompted",
    "Proof",
    "Requirement",
    "RequirementModel",
    "RowsWanted",
    "SectionFilled",
    "Severity",
    "Sign",
    "Stage",
    "Stated",
    "Status",
    "TakenOver",
    "Through",
    "appraise",
    "facts_breaching",
    "facts_named",
    "inconsistencies",
    "is_about_use",
    "judge",
    "matrix_of",
    "read_appraisal",
    "read_consistency",
    "read_matrix",
    "read_prompt",
    "read_requirement",
    "row_id",
    "rows_of",
]

__getattr__ = _later(
    __name__,
    read_appraisals=("AppraisalModel", "read_appraisal"),
    read_consistency_rules=("ConsistencyModel", "read_consistency"),
    read_matrices=("MatrixModel", "read_matrix"),
    read_prompts=("PromptModel", "read_prompt"),
    read_requirements=("RequirementModel", "read_requirement"),
)
