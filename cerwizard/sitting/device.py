"""The project file that is open: what is on disk, and what ought to be."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from cerwizard.assessment import Knowledge
from cerwizard.errors import CannotWrite, CerwizardError
from cerwizard.project import (
    Difference,
    Project,
    ProjectFile,
    differences,
    free_path,
    keep_mine,
    lock,
    read_project,
    save,
    save_as,
    take_theirs,
    their_version,
)
from cerwizard.tables import remove_unfinished

PATIENCE = 5.0
"""Seconds that the last answer may take to the disk when a run has to end."""


class Device:
    """Holds one project file open, and writes into it what it is given last."""

    def __init__(self, file: ProjectFile, held: ExitStack) -> None:
        self.file = file
        self.wanted = file.project
        """The project as it ought to be on disk."""
        self._copy: tuple[Project, Path] | None = None
        self._held = held
        self._writing = Lock()

    @classmethod
    def opened(cls, path: Path, knowledge: Knowledge) -> Device:
        """Open and hold a project file; raises `ProjectError` when it cannot be read and `Locked` when it is held."""
        with ExitStack() as held:
            # Where no lock can be put the file can still be read; the first answer will say that nothing is saved.
            with suppress(CannotWrite):
                held.enter_context(lock(path))
                remove_unfinished(path)
            file = read_project(path, knowledge.questionnaire, knowledge.markets)
            return cls(file, held.pop_all())
        raise AssertionError("unreachable: the block returns or raises")

    @property
    def is_saved(self) -> bool:
        """Whether what ought to be on disk is."""
        return self.file.project is self.wanted

    @property
    def rescued(self) -> Path | None:
        """Where a copy is that has everything; `None` where the file has it, or no copy has."""
        if self._copy is None or self.is_saved:
            return None
        project, path = self._copy
        return path if project is self.wanted else None

    def write(self) -> None:
        """Write until what is on disk is what ought to be; raises what `save` raises.

        It may be called from any thread; the latest project wins.
        """
        with self._writing:
            self._write()

    def write_for_the_last_time(self, patience: float = PATIENCE) -> None:
        """Write before the process ends, and raise nothing, for nobody is there to be told.

        What must not be written over is left, and the answers are put beside it, or wherever they can be.
        `patience` is how many seconds to wait for a writing under way.
        """
        if not self._writing.acquire(timeout=patience):
            return
        try:
            with suppress(CerwizardError):
                self._write()
            if not self.is_saved:
                with suppress(CerwizardError):
                    self._rescue_anywhere()
        finally:
            self._writing.release()

    def write_copy(self, path: Path) -> None:
        """Write what ought to be on disk to another path, where nothing may be yet."""
        save_as(self.file, self.wanted, path)
        self._copy = self.wanted, path

    def write_variant(self, project: Project, path: Path) -> None:
        """Write another project, with the comments of this file, where nothing may be yet."""
        save_as(self.file, project, path)

    def differences(self) -> tuple[Difference, ...]:
        """Return what the file, as somebody else left it, says differently; raises `ProjectError`."""
        return differences(self.file, self.wanted, their_version(self.file).project)

    def keep_mine(self) -> Path | None:
        """Write over what somebody else wrote, and return where theirs is now; `None` when nothing stood there."""
        with self._writing:
            self.file, beside = keep_mine(self.file, self.wanted)
        return beside

    def take_theirs(self) -> Path:
        """Go on with what somebody else wrote, and return where one's own answers are now."""
        with self._writing:
            self.file, beside = take_theirs(self.file, self.wanted)
            self.wanted = self.file.project
        return beside

    def rescue(self) -> Path:
        """Write what ought to be on disk beside the file, unless it lies there already, and return where.

        Raises what `save_as` raises.
        """
        with self._writing:
            return self._rescue()

    def rescue_anywhere(self) -> Path:
        """Write it beside the file, else into the home folder, else into a new folder that nobody else can read.

        Returns where it is; raises what hinders it beside the file when it can be put nowhere.
        """
        with self._writing:
            return self._rescue_anywhere()

    @property
    def place_at_home(self) -> Path:
        """A path in the home folder at which nothing stands, for a copy that cannot be put beside the file."""
        return free_path(self._home / self.file.path.name, "copy")

    def where(self, path: Path) -> str:
        """Return a path in words: its name where it is beside the file, else all of it."""
        return path.name if path.parent == self.file.path.parent else str(path)

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()

    def _rescue(self) -> Path:
        # A terminal that is gone tells a run twice: by a signal, and by what its keys say.
        copy = self.rescued
        return copy if copy is not None and copy.exists() else self._put_into(self.file.path.parent)

    def _rescue_anywhere(self) -> Path:
        try:
            return self._rescue()
        except CannotWrite:
            with suppress(CannotWrite):
                return self._put_into(self._home)
            with suppress(OSError):
                folder = Path(mkdtemp(prefix="cerwizard-"))
                try:
                    return self._put_into(folder)
                except CannotWrite:
                    folder.rmdir()
            raise

    @property
    def _home(self) -> Path:
        try:
            return Path.home()
        except RuntimeError:  # a user whom the system does not know has none
            return self.file.path.parent

    def _put_into(self, folder: Path) -> Path:
        path = free_path(folder / self.file.path.name, "copy")
        self.write_copy(path)
        return path

    def _write(self) -> None:
        while not self.is_saved:
            self.file = save(self.file, wanted := self.wanted)
            if self.file.project is not wanted:
                raise AssertionError("saving returns the project that was saved")


def copied(example: Path, path: Path, knowledge: Knowledge) -> None:
    """Write a copy of an example, with its comments, where nothing may be yet."""
    file = read_project(example, knowledge.questionnaire, knowledge.markets)
    save_as(file, file.project, path)
