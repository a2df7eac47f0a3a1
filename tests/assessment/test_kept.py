"""Knowledge is kept as it was read, and read anew as soon as anything that it was made from is another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.assessment.kept import keep, kept, origin_of
from cerwizard.paths import questions_folder, rulebook_folder

ORIGIN = bytes(range(32))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The knowledge of cerwizard itself."""
    return load_knowledge()


@pytest.fixture
def place(tmp_path: Path, knowledge: Knowledge) -> Path:
    """The file in which it was kept."""
    place = tmp_path / "bytecode" / "knowledge"
    keep(knowledge, place, ORIGIN)
    return place


def test_what_was_kept_is_what_was_read(place: Path, knowledge: Knowledge) -> None:
    """Questions, rules, requirements and the place of each come back the same."""
    found = kept(place, ORIGIN)

    assert found == knowledge
    assert found is not None
    assert found.origins == knowledge.origins


def test_nothing_is_taken_that_was_made_from_something_else(place: Path) -> None:
    """Another origin means that a file or the code has changed."""
    assert kept(place, bytes(32)) is None


def test_a_file_that_is_not_whole_is_not_read_back(place: Path) -> None:
    """A single byte that differs, or a byte that is missing, is enough."""
    content = place.read_bytes()

    for spoilt in (content[:-1], content[:-1] + bytes([content[-1] ^ 1]), content[:40], b""):
        place.write_bytes(spoilt)
        assert kept(place, ORIGIN) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, knowledge: Knowledge) -> None:
    """An installation that nobody may write to still works."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    place = tmp_path / "file" / "knowledge"

    keep(knowledge, place, ORIGIN)

    assert kept(place, ORIGIN) is None


def test_one_changed_letter_makes_another_origin(tmp_path: Path) -> None:
    """The content counts, not the date."""
    questions, rulebook = tmp_path / "questions", tmp_path / "rulebook"
    shutil.copytree(questions_folder(), questions)
    shutil.copytree(rulebook_folder(), rulebook)
    before = origin_of(questions, rulebook)
    for folder, pattern in ((questions, "*.toml"), (rulebook, "*/*.toml")):
        path = next(iter(sorted(folder.glob(pattern))))
        text = path.read_text(encoding="utf-8")

        path.write_text(text.replace("a", "b", 1), encoding="utf-8")
        assert origin_of(questions, rulebook) != before

        path.write_text(text, encoding="utf-8")
        assert origin_of(questions, rulebook) == before
