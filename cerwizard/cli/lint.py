"""The command that checks question and rule files, and names every problem with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from cerwizard.assessment import lint as findings_in
from cerwizard.assessment import load_knowledge
from cerwizard.cli.exit_codes import DONE, FINDINGS, INVALID
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import in_one_line, show, show_json
from cerwizard.documents import load_outlines
from cerwizard.errors import KnowledgeError, UsageError
from cerwizard.paths import is_folder, questions_folder, rulebook_folder
from cerwizard.tables import Problem, plain_files


def lint(arguments: Arguments) -> int:
    """Print every problem on a line of its own; files that cannot be understood outrank mere findings."""
    asked, decided = _folders(arguments.folder)
    code, found = _check(asked, decided)
    if arguments.json:
        show_json({"valid": code != INVALID, "findings": [_as_json(problem) for problem in found]})
    else:
        # Never folded: one problem a line is what editors and grep read.
        for problem in found:
            print(in_one_line(str(problem)))
        if not found:
            show("Questions and rulebooks are in order.")
    return code


def _check(asked: Path, decided: Path) -> tuple[int, list[Problem]]:
    try:
        knowledge = load_knowledge(asked, decided)
        load_outlines(knowledge, decided)
    except KnowledgeError as error:
        # Errors know nothing of problems, being below them; those of questions and rules are made of nothing else.
        problems = cast("Sequence[Problem]", error.problems)
        return INVALID, [_to_be_opened(problem, asked, decided) for problem in problems]
    found = [_to_be_opened(finding, asked, decided) for finding in findings_in(knowledge)]
    return (FINDINGS if found else DONE), found


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "keys": list(problem.keys),
        "says": problem.message,
    }


def _to_be_opened(problem: Problem, asked: Path, decided: Path) -> Problem:
    """Return the problem with its file called so that it can be opened from where the user stands."""
    for folder in (asked, decided):
        # Files are named from the folder above theirs, in which nobody need stand.
        place = folder.parent / problem.file
        if place.is_file() and place.is_relative_to(folder):
            return replace(problem, file=_from_here(place))
    return problem


def _from_here(place: Path) -> str:
    here = Path.cwd()
    return str(place.relative_to(here) if place.is_relative_to(here) else place)


def _folders(folder: Path | None) -> tuple[Path, Path]:
    """Return where questions and rules lie: in the folder named, and for what it lacks, in cerwizard itself."""
    if folder is None:
        return questions_folder(), rulebook_folder()
    if not is_folder(folder):
        raise UsageError(
            f"{folder}: there is no such folder; name one that holds question files or a rulebook"
        )
    asked = next((place for place in (folder / "questions", folder) if plain_files(place, "*.toml")), None)
    places = (folder / "cerwizard" / "rulebook", folder / "rulebook", folder)
    decided = next((place for place in places if plain_files(place, "*/regime.toml")), None)
    if asked is None and decided is None:
        raise UsageError(f"{folder}: holds neither question files nor a rulebook")
    return asked or questions_folder(), decided or rulebook_folder()
