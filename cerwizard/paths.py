"""Where the knowledge files lie, and what is to be known of any path before it is used."""

from __future__ import annotations

import stat
from pathlib import Path
from unicodedata import category, normalize

PACKAGE = Path(__file__).resolve().parent
"""The folder of the installed package."""
LONGEST_NAME = 60
"""Letters of a name that is made up: of four bytes each they still leave room for what is put behind them."""


def questions_folder() -> Path:
    """Return the folder of the question files: inside an installed wheel, else at the top of the checkout."""
    packaged = PACKAGE / "_questions"
    return packaged if packaged.is_dir() else PACKAGE.parent / "questions"


def rulebook_folder() -> Path:
    """Return the folder that holds one folder of rules for each regime."""
    return PACKAGE / "rulebook"


def typed_path(text: str) -> Path:
    """Return the path that was typed; a `~` means the home of a person whom the system knows, else itself."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def is_free(path: Path) -> bool:
    """Return whether nothing stands at a path, as far as the system lets one look."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        # A name that is too long, or a folder that is not to be looked into: whoever opens it is told.
        return False
    return False


def is_file(path: Path) -> bool:
    """Return whether a file is seen at a path; where the system does not let one look, none is."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_link(path: Path) -> bool:
    """Return whether a link is seen at a path, wherever it leads; where the system does not let one look, none is."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def is_no_folder(path: Path) -> bool:
    """Return whether something is seen at a path in which no file can be put: a file, a link to one, a device."""
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder is seen at a path; where the system does not let one look, none is."""
    try:
        return path.is_dir()
    except OSError:
        return False


def project_path(typed: str, name: str, folder: Path = Path()) -> Path:
    """Return the project file that was typed; without one, or in a folder that was, it is called after a name."""
    path = folder / typed_path(typed)
    if not typed or is_folder(path):
        return path / f"{as_name(name) or 'device'}.toml"
    return path if path.suffix else path.with_suffix(".toml")


def as_name(name: str) -> str:
    """Return a name as it stands in a path: small letters and digits, dashes between the words, not too long."""
    return "-".join(letters_of(name.lower()).split())[:LONGEST_NAME].rstrip("-")


def letters_of(text: str, also: str = "") -> str:
    """Return the text with a blank for what is no letter, digit or one of these signs; a mark stays at its letter."""
    kept = ""
    for letter in normalize("NFC", text):
        is_mark = category(letter).startswith("M") and not kept[-1:].isspace() and bool(kept)
        kept += letter if letter.isalnum() or letter in also or is_mark else " "
    return kept
