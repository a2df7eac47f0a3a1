"""The command that writes the documents."""

from __future__ import annotations

from pathlib import Path

from cerwizard.assessment import Assessment, issued, outside
from cerwizard.cli.exit_codes import DONE, NOT_OVERWRITTEN
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import opened
from cerwizard.cli.output import fold, say
from cerwizard.cli.since_issue import tell_all
from cerwizard.documents import (
    Format,
    corporate_template,
    folder_of_device,
    load_outlines,
    tells_of_a_meeting,
    write_documents,
)
from cerwizard.errors import CerwizardError, NotCovered, PartlyWritten, UsageError
from cerwizard.paths import is_file, is_folder, is_no_folder
from cerwizard.project import ProjectFile, lock, save

OUTPUT = Path("output")
"""Where documents go when nothing else is said: in a folder for each device."""


def write(arguments: Arguments) -> int:
    """Write the documents named, or all of them, and print where each one lies."""
    file, assessment = opened(arguments.file)
    _refuse_what_is_no_device(assessment)
    folder = arguments.output or folder_of_device(OUTPUT, assessment.project.name, arguments.file)
    _refuse_a_folder_that_cannot_be(folder, is_ours=arguments.output is None)
    template = corporate_template(arguments.template) if arguments.template else None
    tell_all(assessment)
    outlines = load_outlines(assessment.knowledge)
    try:
        written = write_documents(
            assessment,
            outlines,
            folder,
            arguments.documents,
            (Format(arguments.format), *((Format.PDF,) if arguments.pdf else ())),
            template,
        )
    except PartlyWritten as error:
        print(*error.written, sep="\n")  # a script is to find what is there, as a person is told it
        raise
    for document in written:
        print(document.path)
        if document.path.suffix != f".{Format.PDF}":
            say(f"{document.path.name}: {document.waits}")
        for sentence in document.on_edits:
            say(fold(f"  {sentence}", hang=6))
        if document.merged and template:
            say("  it keeps its own looks: the template is for documents that are written anew")
    of_meetings = {outline.id for outline in outlines if tells_of_a_meeting(outline)}
    if any(document.document not in of_meetings for document in written):
        _keep_record(file, assessment)
    if template:
        say(fold(f"{arguments.template}: {template.report}", hang=2))
    return NOT_OVERWRITTEN if any(document.kept for document in written) else DONE


def _keep_record(file: ProjectFile, assessment: Assessment) -> None:
    """Keep in the project file what this issue was assessed with; where it cannot be, the documents are written."""
    project = issued(assessment)
    if project is None:
        return
    version = project.changes[-1].version
    try:
        with lock(file.path):
            save(file, project)
    except CerwizardError as error:
        say(fold(f"What issue {version} was assessed with is not kept in the project file: {error}", hang=2))
    else:
        say(fold(f"{file.path.name}: keeps what issue {version} was assessed with", hang=2))


def _refuse_what_is_no_device(assessment: Assessment) -> None:
    beyond = outside(assessment)
    if beyond:
        lines = (*beyond.why, *beyond.what_follows)
        raise NotCovered("\n".join(fold(line, hang=2) for line in lines))


def _refuse_a_folder_that_cannot_be(folder: Path, *, is_ours: bool) -> None:
    if is_no_folder(folder):
        what = "a file" if is_file(folder) else "no folder"
        raise UsageError(f"{folder}: this is {what}; name a folder to write into")
    if not is_ours and not is_folder(folder.absolute().parent):
        raise UsageError(f"{folder.parent}: there is no such folder; make it first, or name another with -o")
