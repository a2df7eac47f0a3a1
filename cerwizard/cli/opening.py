"""Opens a project file for a command: reads it with the knowledge and assesses it."""

from __future__ import annotations

from pathlib import Path

from cerwizard.assessment import Assessment, assess, load_knowledge
from cerwizard.cli.output import say
from cerwizard.project import read_project


def assessment_of(path: Path) -> Assessment:
    """Return what the project in a file comes to; what is strange in the file is told on stderr."""
    knowledge = load_knowledge()
    markets = [regime.market for regime in knowledge.regimes if regime.market]
    file = read_project(path, knowledge.questionnaire, markets)
    for warning in file.warnings:
        say(str(warning))
    return assess(file.project, knowledge)
