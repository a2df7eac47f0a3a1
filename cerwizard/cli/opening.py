"""Opens a project file for a command: reads it with the knowledge and assesses it."""

from __future__ import annotations

from pathlib import Path

from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.cli.output import say
from cerwizard.project import ProjectFile, read_project


def assessment_of(path: Path, knowledge: Knowledge | None = None) -> Assessment:
    """Return what the project in a file comes to; what is strange in the file is told on stderr."""
    return opened(path, knowledge)[1]


def opened(path: Path, knowledge: Knowledge | None = None) -> tuple[ProjectFile, Assessment]:
    """Return a project file, to be written into, with what it comes to; what is strange in it is told on stderr."""
    knowledge = knowledge or load_knowledge()
    file = project_file(path, knowledge)
    for warning in file.warnings:
        say(str(warning))
    return file, assess(file.project, knowledge)


def project_file(path: Path, knowledge: Knowledge) -> ProjectFile:
    """Return a project file; it may name the markets that there are rulebooks for."""
    return read_project(path, knowledge.questionnaire, knowledge.markets)
