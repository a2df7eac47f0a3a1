"""Reading a project file: the project in it, and everything worth telling about the file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cerwizard.errors import NewerVersion, ProjectError
from cerwizard.project.build import project_from
from cerwizard.project.check import Findings, check
from cerwizard.project.model import Project
from cerwizard.project.structure import read_structure
from cerwizard.questionnaire import Questionnaire
from cerwizard.tables import InvalidToml, Problem, Source, decoded, parse, read_bytes

SCHEMA_VERSION = 1
"""The version of the project file that is written; a later version reads earlier ones by pure functions."""


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A project file as it was read or written."""

    path: Path
    project: Project
    warnings: tuple[Problem, ...]
    """What is strange in the file and was kept: unknown names, rows that are not there, numbers out of range."""
    source: Source
    """The text, for its comments and the place of each key."""
    digest: str
    """The SHA-256 of the file's bytes, to notice a change from outside."""
    questionnaire: Questionnaire
    """What the answers were checked against; its order is the order of writing."""
    markets: tuple[str, ...] = ()
    """The markets that the project may name; empty when any."""


def read_project(
    path: str | os.PathLike[str], questionnaire: Questionnaire, markets: Collection[str] = ()
) -> ProjectFile:
    """Read a project file, or raise `ProjectError` with every problem; the file is never touched.

    `markets`, when given, are the only ones that a project may name.
    """
    path = Path(path)
    try:
        content = read_bytes(path)
        source = parse(decoded(content, str(path)), str(path))
    except InvalidToml as error:
        raise ProjectError(error.file, error.problems) from error
    return project_file(path, source, digest_of(content), questionnaire, tuple(markets))


def digest_of(content: bytes) -> str:
    """Return what two files share only when they are the same."""
    return hashlib.sha256(content).hexdigest()


def project_file(
    path: Path, source: Source, digest: str, questionnaire: Questionnaire, markets: tuple[str, ...]
) -> ProjectFile:
    """Return the project in a TOML text, or raise `ProjectError` with every problem."""
    about_version = check_version(source)
    structure, structural = read_structure(source, source.data)
    found = check(source, source.data, questionnaire, markets)
    rest = [Problem(source.file, None, f"and {found.untold} more problems")] if found.untold else []
    findings = Findings((*structural, *found.errors), (*about_version, *found.warnings, *rest))
    if structure is None or findings.errors:
        raise ProjectError(source.file, findings.all)
    return ProjectFile(
        path, project_from(structure, questionnaire), findings.all, source, digest, questionnaire, markets
    )


def check_version(source: Source) -> list[Problem]:
    """Return a warning when the version is missing; raise when a later cerwizard wrote the file."""
    version = source.data.get("schema_version")
    if version is None:
        return [Problem(source.file, 1, f"`schema_version` is missing; read as version {SCHEMA_VERSION}")]
    if type(version) is int and version > SCHEMA_VERSION:
        message = (
            f"written by a later cerwizard (version {version}, this one knows {SCHEMA_VERSION}); update it"
        )
        raise NewerVersion(source.file, [source.problem(("schema_version",), message)])
    if type(version) is not int or version < SCHEMA_VERSION:
        message = f"`schema_version`: there is no such version; expected {SCHEMA_VERSION}"
        raise ProjectError(source.file, [source.problem(("schema_version",), message)])
    return []
