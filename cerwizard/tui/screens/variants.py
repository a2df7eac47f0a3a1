"""A variant of a device: what becomes of it, and how it is saved as a project of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from cerwizard.errors import CerwizardError
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
    """Ask for the variant's name and file, write it, and go on; what cannot be written is said."""

    def take(given: Given | None) -> None:
        if given is None:
            return
        path = folder / Path(str(given["path"])).expanduser()
        path = path if path.suffix else path.with_suffix(".toml")
        try:
            write(project.with_details(name=str(given["name"])), path)
        except CerwizardError as error:
            app.notify(str(error), severity="warning", markup=False)
            return
        app.notify(f"Saved as {path.name}; the device itself is as it was.", markup=False)
        then()

    app.push_screen(variant_form(project), take)
