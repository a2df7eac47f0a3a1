"""Evidence: what must be shown, what meets it, and how it stands."""

from cerwizard.evidence.gap import Gap
from cerwizard.evidence.judge import STATUSES, Finding, InHand, Status, judge
from cerwizard.evidence.read import RequirementModel, read_requirement
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
)

__all__ = [
    "SEVERITIES",
    "STAGES",
    "STATUSES",
    "AnswersGiven",
    "Authority",
    "Breach",
    "DecisionSettled",
    "EveryRow",
    "Finding",
    "Gap",
    "Holds",
    "InHand",
    "Proof",
    "Requirement",
    "RequirementKind",
    "RequirementModel",
    "RowsWanted",
    "SectionFilled",
    "Severity",
    "Stage",
    "Stated",
    "Status",
    "judge",
    "read_requirement",
]
