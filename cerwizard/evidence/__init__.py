"""Evidence: what must be shown, what meets it, and how it stands."""

from cerwizard.evidence.consistency import ConsistencyRule, Inconsistency, RowPattern, inconsistencies
from cerwizard.evidence.gap import Gap
from cerwizard.evidence.judge import STATUSES, Finding, InHand, Status, judge
from cerwizard.evidence.prompt import Prompt, PromptAbout, Prompted
from cerwizard.evidence.read import ConsistencyModel, RequirementModel, read_consistency, read_requirement
from cerwizard.evidence.read_prompt import PromptModel, read_prompt
from cerwizard.evidence.requirement import (
    SEVERITIES,
    STAGES,
    AnswersGiven,
    Authority,
    Breach,
    DecisionSettled,
    EveryRow,
    Holds,
    Proof,
    Requirement,
    RequirementKind,
    RowsWanted,
    SectionFilled,
    Severity,
    Stage,
    Stated,
    facts_named,
)

__all__ = [
    "SEVERITIES",
    "STAGES",
    "STATUSES",
    "AnswersGiven",
    "Authority",
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
    "Prompt",
    "PromptAbout",
    "PromptModel",
    "Prompted",
    "Proof",
    "Requirement",
    "RequirementKind",
    "RequirementModel",
    "RowPattern",
    "RowsWanted",
    "SectionFilled",
    "Severity",
    "Stage",
    "Stated",
    "Status",
    "facts_named",
    "inconsistencies",
    "judge",
    "read_consistency",
    "read_prompt",
    "read_requirement",
]
