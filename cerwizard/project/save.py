"""Writing a project file: in canonical layout, with its comments, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cerwizard.errors import AlreadyThere, CannotWrite, ChangedOnDisk
from cerwizard.facts import FactValue
from cerwizard.project.layout import layout, unchanged
from cerwizard.project.model import Project
from cerwizard.project.read import SCHEMA_VERSION, ProjectFile, digest_of, project_file
from cerwizard.questionnaire import Questionnaire
from cerwizard.tables import (
    LARGEST_FILE,
    InvalidToml,
    Source,
    Written,
    advice_of,
    atomic_write,
    is_same,
    parse,
    read_bytes,
    reason_of,
    toml_text,
    written,
)


def save(file: ProjectFile, project: Project) -> ProjectFile:
    """Write the project into its file and return the file as it is now.

    Nothing is written when the file changed outside since it was read (`ChangedOnDisk`), when what would be
    written could not be read again (`ProjectError`), or when the system refuses (`CannotWrite`).
    """
    new = composed(file, project)
    found = digest_on_disk(file.path)
    if found == new.digest:
        return new  # also where a network drive reported that it failed and did not
    refuse_if_changed(file, found)
    if file.is_migrated:
        keep_copy(file.path, "earlier")
    # Writing takes a while, and somebody may be faster.
    atomic_write(file.path, new.on_disk(new.source.text), last_look=partial(refuse_if_changed, file))
    return new


def save_as(file: ProjectFile, project: Project, path: str | os.PathLike[str]) -> ProjectFile:
    """Write the project with the comments of its file to another path, where nothing may be yet."""
    new = composed(replace(file, path=Path(path)), project)
    refuse_to_overwrite(new.path)
    atomic_write(new.path, new.on_disk(new.source.text), is_new=True)
    return new


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
    atomic_write(path, toml_text(layout(project, Questionnaire(()), SCHEMA_VERSION)), is_new=True)


def refuse_if_changed(file: ProjectFile, found: str | None = None) -> None:
    """Raise `ChangedOnDisk` when the file on disk, or what was just found there, is not the one that was read."""
    if (digest_on_disk(file.path) if found is None else found) != file.digest:
        raise ChangedOnDisk(str(file.path), is_gone=not os.path.lexists(file.path))


def digest_on_disk(path: Path) -> str:
    """Return the digest of what stands at the path; empty when it is gone, or no file any more."""
    try:
        return digest_of(read_bytes(path))
    except InvalidToml:
        return ""


def composed(file: ProjectFile, project: Project) -> ProjectFile:
    """Return the file as it would be after writing; what would not read back the same is refused.

    Only what changed since it was written last is written and read back: however long the file is, an answer is on
    disk at once.
    """
    last = file.written or Written()
    kept = {name: last.data[name] for name in unchanged(file.project, project) if name in last.data}
    data = layout(project, file.questionnaire, file.versions.newest, kept)
    comments = file.source.comments if file.written is None else last.comments
    new = written(data, comments, file.source.data, last)
    text = new.text
    content = file.on_disk(text).encode("utf-8", errors="replace")
    if len(content) > LARGEST_FILE:
        message = f"it would hold more than {LARGEST_FILE // 1024 // 1024} MB, and could not be read again"
        raise CannotWrite(str(file.path), message, "put long texts into documents, and name their place here")
    fresh = new.since(last)
    part = read_back(file, fresh.text, fresh.data, digest_of(content))
    part = replace(part, line_end=file.line_end, mark=file.mark)
    if file.written is None:
        return replace(part, project=project, written=new)
    source = Source(str(file.path), text, merged(data, part.source.data, file.source.data))
    return replace(part, project=project, written=new, source=source, found=None)


def merged(data: Mapping[str, Any], fresh: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a text with this data reads as, of which only some was read anew."""
    found = {name: fresh.get(name, before.get(name)) for name in data}
    for name, value in data.items():
        if isinstance(value, Mapping):
            known = {**before.get(name, {}), **fresh.get(name, {})}
            found[name] = {key: known[key] for key in value}
    return found


def read_back(file: ProjectFile, text: str, data: Mapping[str, Any], digest: str) -> ProjectFile:
    """Return what a written text reads as; raises `CannotWrite` or `ProjectError` when it is not this data."""
    try:
        text.encode("utf-8")
        source = parse(text, str(file.path))
    except (InvalidToml, UnicodeEncodeError) as error:
        raise CannotWrite(str(file.path), f"a value cannot be written as text: {error}") from error
    if not is_same(source.data, data):
        raise CannotWrite(str(file.path), "what would be written does not read back the same")
    return project_file(file.path, source, digest, file.questionnaire, file.markets, file.versions)


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
