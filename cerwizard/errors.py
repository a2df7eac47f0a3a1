"""Every error that cerwizard raises on purpose, in one family.

CerwizardError
  InvalidFile             a file says something that cannot be understood
    KnowledgeError        a question, rule, requirement or section file is wrong
    ProjectError          a project file cannot be read
      NewerVersion        a project file was written by a later cerwizard
  CannotWrite             a file or folder cannot be written
  ChangedOnDisk           a file changed outside since it was read
  PartlyWritten           one of several documents cannot be written, and others are
  AlreadyThere            a file that must not be overwritten exists
  Locked                  another run holds the project file
  UsageError              what was typed asks for something that is not there
  NotCovered              the product is outside what cerwizard plans (no device, or an IVD)
  DocumentError           a document cannot be written
  CannotServe             the app cannot be shown in a browser here
"""

from __future__ import annotations

from collections.abc import Sequence


class CerwizardError(Exception):
    """The root of the family: never raised itself."""


class InvalidFile(CerwizardError):
    """A file says something that cannot be understood; every problem is named."""

    def __init__(self, file: str, problems: Sequence[object]) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems) or f"{file}: cannot be read")


class KnowledgeError(InvalidFile):
    """A question, rule, requirement or section file is wrong."""


class ProjectError(InvalidFile):
    """A project file cannot be read; it is left as it is."""


class NewerVersion(ProjectError):
    """A project file was written by a later cerwizard; it is left as it is."""


class CannotWrite(CerwizardError):
    """A file or folder cannot be written; what was there before is still there."""

    def __init__(self, path: str, reason: str, advice: str = "") -> None:
        self.path = path
        self.reason = reason
        self.advice = advice
        """What a person can do about it; empty when the reason says so."""
        super().__init__(f"{path}: cannot be written: {reason}{f': {advice}' if advice else ''}")


class ChangedOnDisk(CerwizardError):
    """A project file, or a document, changed outside since it was read; nothing was written over it."""

    def __init__(self, path: str, is_gone: bool = False) -> None:
        self.path = path
        self.is_gone = is_gone
        """Whether nothing stands at the path any more."""
        if is_gone:
            super().__init__(f"{path}: moved or removed since it was read; nothing was written")
        else:
            super().__init__(f"{path}: changed outside since it was read; nothing was written")


class PartlyWritten(CerwizardError):
    """One of several documents cannot be written, and those before it are."""

    def __init__(self, cause: CerwizardError, written: Sequence[str]) -> None:
        self.cause = cause
        self.written = tuple(written)
        """The paths of those that are in their place."""
        super().__init__("\n".join([str(cause), "Written before that:", *self.written]))


class AlreadyThere(CerwizardError):
    """A file that must not be overwritten exists."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path}: exists already and is not overwritten; choose another name")


class Locked(CerwizardError):
    """Another run holds the project file."""

    def __init__(self, path: str, holder: str) -> None:
        self.path = path
        self.holder = holder
        super().__init__(f"{path}: open in another window ({holder}); close it there first")


class UsageError(CerwizardError):
    """What was typed names a fact, value, rule, document or folder that does not exist."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class NotCovered(CerwizardError):
    """The product is outside what cerwizard plans, so no document is written as if it were inside."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class DocumentError(CerwizardError):
    """A document cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class CannotServe(CerwizardError):
    """The app cannot be shown in a browser here."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
