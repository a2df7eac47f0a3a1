"""A disk that can be full, in the place of the one that the app writes to."""

from __future__ import annotations

from cerwizard.errors import CannotWrite
from cerwizard.project import Project, ProjectFile, save


class Disk:
    """A disk that can be full."""

    def __init__(self) -> None:
        self.is_full = True

    def save(self, file: ProjectFile, project: Project) -> ProjectFile:
        """Save as cerwizard does, while there is room."""
        if self.is_full:
            raise CannotWrite(str(file.path), "no space left on device")
        return save(file, project)
