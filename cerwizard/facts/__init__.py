"""Facts and the conditions over them: the words that questions and rules share."""

from cerwizard.facts.condition import (
    ALWAYS,
    Check,
    Condition,
    HasAll,
    HasRow,
    IsGiven,
    IsOneOf,
    IsWithin,
    Match,
    row_matches,
)
from cerwizard.facts.door import Strict, read_as
from cerwizard.facts.values import (
    NOT_APPLICABLE,
    FactKind,
    Facts,
    FactValue,
    Held,
    Row,
    Scalar,
    TableValue,
    Truth,
    both,
    either,
)
from cerwizard.facts.vocabulary import Fact, Vocabulary

__all__ = [
    "ALWAYS",
    "NOT_APPLICABLE",
    "Check",
    "Condition",
    "Fact",
    "FactKind",
    "FactValue",
    "Facts",
    "HasAll",
    "HasRow",
    "Held",
    "IsGiven",
    "IsOneOf",
    "IsWithin",
    "Match",
    "Row",
    "Scalar",
    "Strict",
    "TableValue",
    "Truth",
    "Vocabulary",
    "both",
    "either",
    "read_as",
    "row_matches",
]
