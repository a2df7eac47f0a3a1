"""A variant of a device: what becomes of it, and how it is saved as a project of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from cerwizard.errors import CerwizardError
from cerwizard.paths import project_path
from cerwizard.project import Project
from cerwizard.tui.dialogs import Choose, Given, variant_form

ANSWERS = {
    "keep": "Keep: the device takes these answers",
    "save": "Save them as a project of their own",
    "drop": "Drop them",
    "stay": "Stay here",
}


def ask_what_becomes(
    app: App[object],
    keep: Callable[[], object],
    save: Callable[[Callable[[], object]], object],
    then: Callable[[], object],
) -> None:
    """Ask what becomes of other answers before they are left, do it, and go on unless a person stays."""

    def take(chosen: str | None) -> None:
        match chosen:
            case "keep":
                keep()
                then()
            case "save":
                save(then)
            case "drop":
                then()

    app.push_screen(Choose("What becomes of the other answers?", ANSWERS), take)


def ask_for_variant(
    app: App[object],
    project: Project,
    folder: Path,
    write: Callable[[Project, Path], None],
    then: Callable[[], object],
) -> None:
    """Ask for the variant's name and file, write it, and go on; what cannot be written is said where it is asked."""

    def place(given: Given) -> Path:
        return project_path(str(given["path"]), str(given["name"]), folder)

    def save(given: Given) -> str:
        try:
            write(project.with_details(name=str(given["name"])), place(given))
        except CerwizardError as error:
            return str(error)
        return ""

    def go_on(given: Given | None) -> None:
        if given is not None:
            app.notify(f"Saved as {place(given).name}; the device itself is as it was.", markup=False)
            then()

    app.push_screen(variant_form(project, save), go_on)
