"""The command that writes the documents."""

from __future__ import annotations

from pathlib import Path

from cerwizard.assessment import Assessment, outside
from cerwizard.cli.exit_codes import DONE, NOT_OVERWRITTEN
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import fold, say
from cerwizard.documents import (
    Format,
    corporate_template,
    folder_of_device,
    load_outlines,
    write_documents,
)
from cerwizard.errors import NotCovered, PartlyWritten, UsageError
from cerwizard.paths import is_file, is_folder, is_no_folder

OUTPUT = Path("output")
"""Where documents go when nothing else is said: in a folder for each device."""


def write(arguments: Arguments) -> int:
    """Write the documents named, or all of them, and print where each one lies."""
    assessment = assessment_of(arguments.file)
    _refuse_what_is_no_device(assessment)
    folder = arguments.output or folder_of_device(OUTPUT, assessment.project.name, arguments.file)
    _refuse_a_folder_that_cannot_be(folder, is_ours=arguments.output is None)
    template = corporate_template(arguments.template) if arguments.template else None
    try:
        written = write_documents(
            assessment,
            load_outlines(assessment.knowledge),
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
    if template:
        say(fold(f"{arguments.template}: {template.report}", hang=2))
    return NOT_OVERWRITTEN if any(document.kept for document in written) else DONE


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
