"""A change of what documents say is seen by whoever reviews it."""

from __future__ import annotations

import difflib

import pytest

from tests.documents.golden import FOLDER, KEPT, device, path_of, text_of


@pytest.mark.parametrize(("name", "document"), KEPT)
def test_the_words_of_a_document_are_those_that_were_reviewed(name: str, document: str) -> None:
    """Where they are meant to change, `make golden` writes them anew, and the difference is read in review."""
    kept, now = path_of(name, document).read_text("utf-8"), text_of(name, document)

    changed = difflib.unified_diff(kept.splitlines(), now.splitlines(), "reviewed", "now", lineterm="", n=0)
    lines = list(changed)[:20]
    assert not lines, "\n".join(["run `make golden` and read the difference, if this is meant:", *lines])


def test_no_text_is_kept_that_nothing_compares() -> None:
    """A file of a document that is no longer looked at would be read in vain."""
    assert sorted(FOLDER.glob("*.md")) == sorted(path_of(*kept) for kept in KEPT)


def test_a_device_of_each_class_is_kept() -> None:
    """From I to III, software that learned, and Great Britain."""
    devices = [device(name) for name, _ in KEPT]

    classes = {found.reported["eu_mdr"].outcome for found in devices}
    assert classes == {"I", "IIa", "IIb", "III"}
    assert any("gb" in found.markets for found in devices)
    assert any(found.project.answers.get("uses_ai") for found in devices)
