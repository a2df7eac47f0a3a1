"""TOML files: strict reading with the place of every problem, canonical writing that keeps comments."""

from cerwizard.tables.comments import Comment, KeyPath
from cerwizard.tables.complaints import NOT_MERGED, line_of_conflict
from cerwizard.tables.disk import (
    advice_of,
    atomic_write,
    followed,
    reason_of,
    remove_unfinished,
    remove_unfinished_beside,
    replace_bytes,
)
from cerwizard.tables.expected import EXPECTED, no_such_value
from cerwizard.tables.problem import Problem, in_order
from cerwizard.tables.source import (
    LARGEST_FILE,
    InvalidToml,
    Source,
    decoded,
    parse,
    plain_files,
    read,
    read_bytes,
    whole_number,
)
from cerwizard.tables.suggest import did_you_mean, nearest
from cerwizard.tables.write import Written, is_same, toml_text, written

__all__ = [
    "EXPECTED",
    "LARGEST_FILE",
    "NOT_MERGED",
    "Comment",
    "InvalidToml",
    "KeyPath",
    "Problem",
    "Source",
    "Written",
    "advice_of",
    "atomic_write",
    "decoded",
    "did_you_mean",
    "followed",
    "in_order",
    "is_same",
    "line_of_conflict",
    "nearest",
    "no_such_value",
    "parse",
    "plain_files",
    "read",
    "read_bytes",
    "reason_of",
    "remove_unfinished",
    "remove_unfinished_beside",
    "replace_bytes",
    "toml_text",
    "whole_number",
    "written",
]
