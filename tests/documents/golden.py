"""The documents kept as text, so that a change of wording is read in review: `make golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

from cerwizard.assessment import Assessment, assess
from cerwizard.documents import compose, write_markdown
from cerwizard.project import read_project
from tests.documents.samples import example, knowledge, outlines

FOLDER = Path(__file__).parent / "golden"
DEVICES = Path(__file__).parent / "devices"

KEPT = (
    ("bandage", "cer"),
    ("foam-wound-dressing", "pmcf"),
    ("ecg-patch", "cep"),
    ("ecg-patch", "gb"),
    ("ecg-patch", "minutes"),
    ("cbt-app", "gaps"),
)
"""One device of each class: I, IIa, IIb with learned software and Great Britain, III; and each document once."""


def device(name: str) -> Assessment:
    """Return a device kept for the tests of documents, or an example."""
    path = DEVICES / f"{name}.toml"
    if not path.is_file():
        return example(name)
    return assess(read_project(path, knowledge().questionnaire).project, knowledge())


def path_of(name: str, document: str) -> Path:
    """Return where the text of a document is kept."""
    return FOLDER / f"{name}.{document}.md"


def text_of(name: str, document: str) -> str:
    """Return the text of a document as it is written now."""
    return write_markdown(compose(device(name), outlines()[document]))


def renew() -> None:
    """Write every kept document anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, document in KEPT:
        path_of(name, document).write_text(text_of(name, document), "utf-8")


if __name__ == "__main__":
    renew()
