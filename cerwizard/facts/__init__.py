"""Facts and the conditions over them: the words that questions and rules share."""

from typing import TYPE_CHECKING

from cerwizard.facts.condition import (
    ALWAYS,
    Check,
    Condition,
    HasAll,
    HasRow,
    IsGiven,
    IsOneOf,
    IsWithin,
)
from cerwizard.facts.rows import (
    MANY,
    NOTHING,
    is_filled,
    named_in,
    row_matches,
    row_may_match,
    row_weighed,
    rows_matching,
    table_left,
    table_matching,
    table_may_match,
)
from cerwizard.facts.values import (
    AS_FACT,
    FAILS,
    HOLDS,
    NOT_APPLICABLE,
    OPEN,
    FactKind,
    Facts,
    FactValue,
    Held,
    Match,
    Row,
    TableValue,
    Truth,
    Undecided,
    both,
    either,
)
from cerwizard.facts.vocabulary import Fact, Vocabulary
from cerwizard.later import later as _later

if TYPE_CHECKING:
    from cerwizard.facts.door import Strict, read_as
    from cerwizard.facts.reader import Reader

__all__ = [
    "ALWAYS",
    "AS_FACT",
    "FAILS",
    "HOLDS",
    "MANY",
    "NOTHING",
    "NOT_APPLICABLE",
    "OPEN",
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
    "Reader",
    "Row",
    "Strict",
    "TableValue",
    "Truth",
    "Undecided",
    "Vocabulary",
    "both",
    "either",
    "is_filled",
    "named_in",
    "read_as",
    "row_matches",
    "row_may_match",
    "row_weighed",
    "rows_matching",
    "table_left",
    "table_matching",
    "table_may_match",
]

__getattr__ = _later(__name__, door=("Strict", "read_as"), reader=("Reader",))
