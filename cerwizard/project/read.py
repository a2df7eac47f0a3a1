"""Reading a project file: the project in it, and everything worth telling about the file."""

from __future__ import annotations

import hashlib
import os
from codecs import BOM_UTF8
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cerwizard.errors import NewerVersion, ProjectError
from cerwizard.project.build import project_from
from cerwizard.project.check import Findings, check
from cerwizard.project.migrate import VERSIONS, Versions
from cerwizard.project.model import Project
from cerwizard.project.structure import read_structure
from cerwizard.questionnaire import Questionnaire
from cerwizard.tables import InvalidToml, Problem, Source, Written, decoded, parse, read_bytes

SCHEMA_VERSION = VERSIONS.newest
"""The version of the project file that is written."""


class ProjectFile(Struct, frozen=True):
    """A project file as it was read or written."""

    path: Path
    project: Project
    source: Source
    """The text, for its comments and the place of each key."""
    digest: str
    """The SHA-256 of the file's bytes, to notice a change from outside."""
    questionnaire: Questionnaire
    """What the answers were checked against; its order is the order of writing."""
    markets: tuple[str, ...] = ()
    """The markets that the project may name; empty when any."""
    versions: Versions = VERSIONS
    """The versions of the format that can be read."""
    is_migrated: bool = False
    """Whether what stands on disk is of an earlier version; a copy of it is kept when it is written again."""
    written: Written | None = None
    """How it was written, where it was."""
    found: Findings | None = None
    """What was found in it, where it was looked at as a whole."""
    line_end: str = "\n"
    """How its lines end on disk."""
    mark: str = ""
    """The byte order mark with which it begins on disk, where it has one."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is strange in the file and was kept: unknown names, rows that are not there, numbers out of range."""
        found = self.found or check(self.source, self.source.data, self.questionnaire, self.markets)
        return found.all

    def on_disk(self, text: str) -> str:
        """Return a text as this file holds it: with its line ends, and its mark."""
        return self.mark + (text if self.line_end == "\n" else text.replace("\n", self.line_end))


def read_project(
    path: str | os.PathLike[str],
    questionnaire: Questionnaire,
    markets: Collection[str] = (),
    versions: Versions = VERSIONS,
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
    file = project_file(path, source, digest_of(content), questionnaire, tuple(markets), versions)
    is_windows = content.count(b"\r\n") * 2 > content.count(b"\n")
    mark = "\ufeff" if content.startswith(BOM_UTF8) else ""
    return replace(file, line_end="\r\n" if is_windows else "\n", mark=mark)


def digest_of(content: bytes) -> str:
    """Return what two files share only when they are the same."""
    return hashlib.sha256(content).hexdigest()


def project_file(
    path: Path,
    source: Source,
    digest: str,
    questionnaire: Questionnaire,
    markets: tuple[str, ...],
    versions: Versions,
) -> ProjectFile:
    """Return the project in a TOML text, or raise `ProjectError` with every problem."""
    about_version = check_version(source, versions)
    is_migrated = source.data.get("schema_version", versions.newest) < versions.newest
    if is_migrated:
        source = replace(source, data=versions.migrated(source.data))
    structure, structural = read_structure(source, source.data)
    found = check(source, source.data, questionnaire, markets)
    rest = [Problem(source.file, None, f"and {found.untold} more problems")] if found.untold else []
    findings = Findings((*structural, *found.errors), (*about_version, *found.warnings, *rest))
    if structure is None or findings.errors:
        raise ProjectError(source.file, findings.all)
    return ProjectFile(
        path,
        project_from(structure, questionnaire),
        source,
        digest,
        questionnaire,
        markets,
        versions,
        is_migrated,
        found=findings,
    )


def check_version(source: Source, versions: Versions) -> list[Problem]:
    """Return a warning when the version is missing; raise when a later cerwizard wrote the file."""
    version = source.data.get("schema_version")
    if version is None:
        return [Problem(source.file, 1, f"`schema_version` is missing; read as version {versions.newest}")]
    if type(version) is int and version > versions.newest:
        message = (
            f"written by a later cerwizard (version {version}, this one knows {versions.newest}); update it"
        )
        raise NewerVersion(source.file, [source.problem(("schema_version",), message)])
    if type(version) is not int or not versions.reads(version):
        message = f"`schema_version`: there is no such version; expected {versions.newest}"
        raise ProjectError(source.file, [source.problem(("schema_version",), message)])
    return []
