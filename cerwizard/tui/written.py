"""Writes the documents for the app, and says in words what is open before and what was written after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cerwizard.assessment import Assessment, counted, outside
from cerwizard.errors import NotCovered
from cerwizard.sitting import Sitting, progress
from cerwizard.tui.dialogs import Tell, Wish

NONE_MEANT: Sequence[str] = ("nothing: no document is meant for the markets that this project names",)
"""What is said where there was nothing to write."""


def written(assessment: Assessment, wish: Wish, tell: Tell) -> Sequence[str]:
    """Write the documents as wished and return a line for each; raises `NotCovered` where nothing is planned."""
    # Imported when something is written: the app must not wait for it when it starts.
    from cerwizard.documents import (
        Format,
        corporate_template,
        load_outlines,
        tells_of_a_meeting,
        write_documents,
    )

    beyond = outside(assessment)
    if beyond is not None:
        raise NotCovered(beyond.sentence)
    frame = corporate_template(wish.template) if wish.template is not None else None
    formats = (Format.WORD, Format.PDF) if wish.as_pdf else (Format.WORD,)
    outlines = load_outlines(assessment.knowledge)
    if wish.minutes_alone:
        outlines = tuple(outline for outline in outlines if tells_of_a_meeting(outline))
    lines = []
    for document in write_documents(assessment, outlines, wish.folder, (), formats, frame, tell):
        if document.path.suffix == f".{Format.PDF}":
            lines.append(f"  and {document.path.name}")
        else:
            lines.append(f"{document.path.name} ({document.waits})")
        lines += [f"  {sentence}" for sentence in document.on_edits]
    if frame is not None and wish.template is not None and not wish.minutes_alone:
        lines.append(f"{wish.template.name}: {frame.report}")
    return lines or NONE_MEANT


def folder(output: Path, name: str, file: Path) -> Path:
    """Return the folder for a device's documents."""
    from cerwizard.documents import folder_of_device  # as above

    return folder_of_device(output, name, file)


def before_writing(sitting: Sitting) -> str:
    """Return what a person should know before the documents are written."""
    beyond = outside(sitting.assessment)
    if beyond is not None:
        return beyond.sentence
    made = progress(sitting.assessment)
    waiting = made.total - made.answered
    if not waiting:
        return "Everything that matters now is answered."
    drafts = f" {len(sitting.unconfirmed)} typed and not confirmed." if sitting.unconfirmed else ""
    points = f", {made.open} of them carried on as {'an open point' if made.open == 1 else 'open points'}"
    return (
        f"{counted(waiting, 'question that matters is', 'questions that matter are')} open"
        f"{points if made.open else ''}. What is open shows as open in the documents, never as prose that sounds "
        f"answered.{drafts}"
    )
