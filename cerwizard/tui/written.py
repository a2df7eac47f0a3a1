"""Writes the documents for the app, and says in words what is open before and what was written after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cerwizard.assessment import Assessment, outside
from cerwizard.errors import NotCovered
from cerwizard.sitting import Sitting, progress


def written(assessment: Assessment, folder: Path) -> Sequence[str]:
    """Write the documents into a folder and return a line for each; raises `NotCovered` where nothing is planned."""
    # Imported when something is written: the app must not wait for it when it starts.
    from cerwizard.documents import load_outlines, write_documents

    beyond = outside(assessment)
    if beyond is not None:
        raise NotCovered(beyond.sentence)
    lines = []
    for document in write_documents(assessment, load_outlines(assessment.knowledge), folder):
        places = f"{document.open_places} place{'' if document.open_places == 1 else 's'} wait for an answer"
        lines.append(f"{document.path} ({places})")
        if document.kept is not None:
            lines.append(
                f"  {document.kept.name}: {document.reason}; it is kept, and the new one is beside it"
            )
        if document.merged is not None:
            lines.append("  changed by hand, so it is brought up to date part by part")
            lines += [f"  {sentence}" for sentence in document.merged.sentences()]
        if document.backup is not None:
            lines.append(f"  the version before is in {document.backup.name}")
    return lines or ["nothing: no document is meant for the markets that this project names"]


def folder(output: Path, name: str, file: Path) -> Path:
    """Return the folder for a device's documents."""
    from cerwizard.documents import folder_of_device  # as above

    return folder_of_device(output, name, file)


def before_writing(sitting: Sitting) -> str:
    """Return what a person should know before the documents are written."""
    made = progress(sitting.assessment)
    waiting = made.total - made.answered
    if not waiting:
        return "Everything that matters now is answered."
    drafts = f" {len(sitting.drafts)} typed and not confirmed." if sitting.drafts else ""
    return (
        f"{waiting} of the questions that matter are open ({made.open} carried on as open points). "
        f"They show as open places in the documents, never as prose that sounds answered.{drafts}"
    )
