"""Writing a project file: in canonical layout, with its comments, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from cerwizard.errors import AlreadyThere, CannotWrite, ChangedOnDisk
from cerwizard.facts import FactValue
from cerwizard.project.layout import layout
from cerwizard.project.model import Project
from cerwizard.project.read import SCHEMA_VERSION, ProjectFile, digest_of, project_file
from cerwizard.questionnaire import Questionnaire
from cerwizard.tables import (
    LARGEST_FILE,
    InvalidToml,
    advice_of,
    atomic_write,
    is_same,
    parse,
    read_bytes,
    reason_of,
    toml_text,
)


def save(file: ProjectFile, project: Project) -> ProjectFile:
    """Write the project into its file and return the file as it is now.

    Nothing is written when the file changed outside since it was read (`ChangedOnDisk`), when what would be
    written could not be read again (`ProjectError`), or when the system refuses (`CannotWrite`).
    """
    written = composed(file, project)
    if digest_on_disk(file.path) == written.digest:
        return written  # also where a network drive reported that it failed and did not
    refuse_if_changed(file)
    if file.is_migrated:
        keep_copy(file.path, "earlier")
    # Writing takes a while, and somebody may be faster.
    atomic_write(file.path, written.source.text, last_look=partial(refuse_if_changed, file))
    return written


def save_as(file: ProjectFile, project: Project, path: str | os.PathLike[str]) -> ProjectFile:
    """Write the project with the comments of its file to another path, where nothing may be yet."""
    written = composed(replace(file, path=Path(path)), project)
    refuse_to_overwrite(written.path)
    atomic_write(written.path, written.source.text)
    return written


def new_project(
    path: str | os.PathLike[str],
    name: str = "",
    manufacturer: str = "",
    markets: tuple[str, ...] = (),
    answers: Mapping[str, FactValue] | None = None,
) -> None:
    """Write a project file with these answers, or none yet; raises `AlreadyThere` when the path exists."""
    path = Path(path)
    refuse_to_overwrite(path)
    project = Project(name=name, manufacturer=manufacturer, markets=markets, answers=answers or {})
    atomic_write(path, toml_text(layout(project, Questionnaire(()), SCHEMA_VERSION)))


def refuse_if_changed(file: ProjectFile) -> None:
    """Raise `ChangedOnDisk` when the file on disk is not the one that was read."""
    if digest_on_disk(file.path) != file.digest:
        raise ChangedOnDisk(str(file.path), is_gone=not os.path.lexists(file.path))


def digest_on_disk(path: Path) -> str:
    """Return the digest of what stands at the path; empty when it is gone, or no file any more."""
    try:
        return digest_of(read_bytes(path))
    except InvalidToml:
        return ""


def composed(file: ProjectFile, project: Project) -> ProjectFile:
    """Return the file as it would be after writing; what would not read back the same is refused."""
    data = layout(project, file.questionnaire, file.versions.newest)
    text = toml_text(data, file.source.comments, file.source.data)
    if len(text.encode("utf-8", errors="replace")) > LARGEST_FILE:
        message = f"it would hold more than {LARGEST_FILE // 1024 // 1024} MB, and could not be read again"
        raise CannotWrite(str(file.path), message, "put long texts into documents, and name their place here")
    try:
        source = parse(text, str(file.path))
        digest = digest_of(text.encode("utf-8"))
    except (InvalidToml, UnicodeEncodeError) as error:
        raise CannotWrite(str(file.path), f"a value cannot be written as text: {error}") from error
    if not is_same(source.data, data):
        raise CannotWrite(str(file.path), "what would be written does not read back the same")
    read_back = project_file(file.path, source, digest, file.questionnaire, file.markets, file.versions)
    return replace(read_back, project=project)


def refuse_to_overwrite(path: Path) -> None:
    """Raise `AlreadyThere` when something is at the path, even a link that leads nowhere."""
    if os.path.lexists(path):
        raise AlreadyThere(str(path))


def keep_copy(path: Path, word: str) -> Path:
    """Put a copy of the file beside it, to the last byte, and return where."""
    beside = free_path(path, word)
    try:
        shutil.copyfile(path, beside)
    except OSError as error:
        raise CannotWrite(str(beside), reason_of(error), advice_of(error)) from error
    return beside


def free_path(path: Path, word: str) -> Path:
    """Return a path beside the file, with a word in its name, at which nothing stands."""
    names = (path.with_name(f"{path.stem}-{word}-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))
