"""The saved project file: reading, checking, writing, locking."""

from cerwizard.project.fingerprint import fingerprint, text_fingerprint
from cerwizard.project.issue import Issue, issue_in
from cerwizard.project.lock import lock
from cerwizard.project.migrate import Versions
from cerwizard.project.model import Project, Said, Use
from cerwizard.project.read import SCHEMA_VERSION, ProjectFile, read_project
from cerwizard.project.records import (
    ACTION_WORDS,
    Action,
    ActionStatus,
    Change,
    Kept,
    Meeting,
    OpenPoint,
    Statement,
)
from cerwizard.project.save import free_path, new_project, save, save_as
from cerwizard.project.settle import Difference, differences, keep_mine, take_theirs, their_version

__all__ = [
    "ACTION_WORDS",
    "SCHEMA_VERSION",
    "Action",
    "ActionStatus",
    "Change",
    "Difference",
    "Issue",
    "Kept",
    "Meeting",
    "OpenPoint",
    "Project",
    "ProjectFile",
    "Said",
    "Statement",
    "Use",
    "Versions",
    "differences",
    "fingerprint",
    "free_path",
    "issue_in",
    "keep_mine",
    "lock",
    "new_project",
    "read_project",
    "save",
    "save_as",
    "take_theirs",
    "text_fingerprint",
    "their_version",
]
