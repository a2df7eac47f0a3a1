"""The app, or the writing of documents, with other questions and rules than those that come with cerwizard."""

from __future__ import annotations

import sys
from pathlib import Path

from cerwizard import assess, load_knowledge, read_project
from cerwizard.assessment import Knowledge


def open_app(knowledge: Knowledge, file: Path) -> None:
    """Open the app on a project file."""
    from cerwizard.tui import CerwizardApp

    CerwizardApp(file, knowledge).run()


def write(knowledge: Knowledge, rulebook: Path, file: Path, output: Path) -> None:
    """Write every document."""
    from cerwizard.documents import load_outlines, write_documents

    assessment = assess(read_project(file, knowledge.questionnaire).project, knowledge)
    write_documents(assessment, load_outlines(knowledge, rulebook), output)


def main(what: str, questions: Path, rulebook: Path, file: Path, *output: Path) -> None:
    """Do what is asked with the knowledge in these folders."""
    knowledge = load_knowledge(questions, rulebook)
    if what == "app":
        open_app(knowledge, file)
    else:
        write(knowledge, rulebook, file, output[0])


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
