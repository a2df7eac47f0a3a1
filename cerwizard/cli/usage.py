"""What was typed asks for something that is not there."""

from __future__ import annotations

from cerwizard.errors import CerwizardError


class UsageError(CerwizardError):
    """A rule, document or folder that the arguments name does not exist."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)
