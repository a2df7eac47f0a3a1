"""File names for documents: safe on every system, and never outside the folder they are meant for."""

from __future__ import annotations

import re
from pathlib import Path

from cerwizard.paths import letters_of

RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for its devices."""

LONGEST_NAME = 80
"""Enough for any device name; long paths fail on Windows."""


def document_name(short: str, device: str, ending: str) -> str:
    """Return a file name such as `CEP_GlucoPatch.docx`."""
    return f"{safe_name(short)}_{safe_name(device)}.{ending}"


def folder_of_device(output: Path, name: str, file: Path) -> Path:
    """Return the folder for a device's documents: named like the device, or like its file while it has no name."""
    return output / safe_name(name or file.stem)


def safe_name(words: str) -> str:
    """Return the words as one plain file or folder name, or `device` when nothing usable is left."""
    name = "-".join(letters_of(words, "-_.").split()).strip(".-_")
    name = re.sub(r"\.{2,}", ".", name)[:LONGEST_NAME].strip(".-_")
    if not name:
        return "device"
    return f"{name}_" if RESERVED.fullmatch(name.split(".")[0]) else name
