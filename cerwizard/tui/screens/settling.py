"""Settling which version is kept when somebody else has written the file that is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.content import Content
from textual.visual import Visual

from cerwizard.errors import CerwizardError
from cerwizard.paths import is_free, typed_path
from cerwizard.sitting import Device
from cerwizard.tui.dialogs import Choose, Field, Form, Given, Reading
from cerwizard.tui.widgets import Hanging

Settled = Callable[[CerwizardError | None, str], None]
"""Told the error when it did not work, else a sentence that says where everything is now."""

CHANGED = (
    "Somebody else changed the file since it was opened, so nothing is overwritten. Which version goes on?"
)
GONE = "The file was moved or removed since it was opened. Put it back and save again, or:"
KEEP = "Mine; theirs is put into a file beside it"
TAKE = "Theirs; mine is put into a file beside it"
SEE = "See both: where the two differ"
COPY = "Save my answers as a copy beside it"
LATER = "Decide later; my answers stay on screen"


def ask_which_to_keep(app: App[Any], device: Device, settled: Settled) -> None:
    """Ask which version goes on, and do it; whichever does, the other is kept beside the file."""
    if not is_free(device.file.path):
        answers = {"mine": KEEP, "theirs": TAKE, "both": SEE, "copy": COPY, "later": LATER}
        text = CHANGED
    else:
        answers = {"mine": "Write it again where it was", "copy": COPY, "later": LATER}
        text = GONE
    app.push_screen(Choose(text, answers), partial(_do, app, device, settled))


def save_copy(app: App[Any], device: Device, then: Callable[[], object] = lambda: None) -> None:
    """Put the answers beside the file, else where a person says; say where they are, and go on."""

    def go_on(copy: Path) -> None:
        app.notify(f"Your answers are in {device.where(copy)}.", markup=False)
        then()

    try:
        go_on(device.rescue())
    except CerwizardError as error:
        app.push_screen(copy_form(error, device), lambda given: go_on(_typed(given)) if given else None)


def copy_form(why: CerwizardError, device: Device) -> Form:
    """Return the form for where a copy is to be; it stays until the copy is there, or a person leaves it."""

    def write(given: Given) -> str:
        try:
            device.write_copy(_typed(given))
        except CerwizardError as error:
            return str(error)
        return ""

    proposed = Field("path", "Project file", value=str(device.place_at_home), required=True)
    intro = f"Beside the file it cannot be: {why}"
    return Form("Save a copy", [proposed], intro=intro, confirm="Save", check=write)


def _typed(given: Given) -> Path:
    return typed_path(str(given["path"]))


def _do(app: App[Any], device: Device, settled: Settled, chosen: str | None) -> None:
    try:
        match chosen:
            case "mine":
                beside = device.keep_mine()
                settled(None, f"Yours is saved{f'; theirs is in {beside.name}' if beside else ''}.")
            case "theirs":
                beside = device.take_theirs()
                settled(
                    None, f"Theirs is open; yours is in {beside.name}, and undo brings your answers back."
                )
            case "copy":
                save_copy(app, device)
            case "both":
                page = Reading("Mine and theirs", _differences(device))
                app.push_screen(page, lambda _: ask_which_to_keep(app, device, settled))
    except CerwizardError as error:
        settled(error, "")


def _differences(device: Device) -> list[Visual]:
    found = device.differences()
    if not found:
        return [Content("Both say the same; only comments, order or spacing differ.")]
    lines: list[Visual] = []
    for difference in found:
        lines.append(Content.styled(difference.place, "bold"))
        lines.append(Hanging("  mine    ", Content(difference.mine)))
        lines.append(Hanging("  theirs  ", Content(difference.theirs)))
    return lines
