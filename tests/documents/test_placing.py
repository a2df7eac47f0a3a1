"""Between the plan for a document and its writing somebody may be faster: nothing of theirs is written over."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import Format, write, write_documents
from cerwizard.documents.edited import marked_text
from cerwizard.documents.placing import Planned, carry_out, plan
from cerwizard.errors import CannotWrite, CerwizardError, ChangedOnDisk, PartlyWritten
from tests.documents.samples import example, knowledge, outlines

OLD = marked_text("Old.\n").encode()
NEW = marked_text("New.\n").encode()
THEIRS = b"Theirs.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A document as it was written."""
    path = tmp_path / "device-cep.md"
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize(
    "edited",
    [
        OLD + b"Theirs.\n",
        OLD + b"\n",
        OLD.replace(b"Old.", b"Old.\n\n"),
        OLD.replace(b"-->", b"Theirs. -->"),
        b"Theirs.\n" + OLD,
    ],
)
def test_what_somebody_adds_anywhere_in_a_markdown_file_is_kept(path: Path, edited: bytes) -> None:
    """Also below the last line that was written, and where only a line was split in two."""
    path.write_bytes(edited)

    planned = plan(path, NEW)

    assert planned.path != path
    assert planned.reason


def test_other_line_ends_are_no_edit(path: Path) -> None:
    """A program that keeps versions may turn them round."""
    path.write_bytes(OLD.replace(b"\n", b"\r\n"))

    assert plan(path, NEW).path == path


def test_a_document_changed_after_the_plan_is_not_written_over(path: Path) -> None:
    """One that nobody had touched when it was looked at."""
    planned = plan(path, NEW)
    path.write_bytes(THEIRS)

    with pytest.raises(ChangedOnDisk):
        carry_out(planned)

    assert path.read_bytes() == THEIRS
    assert list(path.parent.iterdir()) == [path]


def test_a_document_that_appears_after_the_plan_is_not_written_over(path: Path) -> None:
    """Nothing stood there when it was looked at."""
    path.unlink()
    planned = plan(path, NEW)
    path.write_bytes(THEIRS)

    with pytest.raises(ChangedOnDisk):
        carry_out(planned)

    assert path.read_bytes() == THEIRS


def test_one_written_beside_is_looked_at_again_too(path: Path) -> None:
    """The name beside the edited document is free when it is planned, and taken when it is written."""
    path.write_bytes(THEIRS)
    planned = plan(path, NEW)
    planned.path.write_bytes(THEIRS)

    with pytest.raises(ChangedOnDisk):
        carry_out(planned)

    assert planned.path != path
    assert planned.path.read_bytes() == THEIRS


def test_a_change_in_the_very_moment_of_writing_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked at once more when all is ready."""
    planned, real = plan(path, NEW), os.fsync

    def somebody_is_faster(handle: int) -> None:
        real(handle)
        path.write_bytes(THEIRS)

    monkeypatch.setattr(os, "fsync", somebody_is_faster)

    with pytest.raises(ChangedOnDisk):
        carry_out(planned)

    assert path.read_bytes() == THEIRS


def test_a_document_keeps_its_mode_and_a_new_one_gets_the_usual(path: Path) -> None:
    """What was closed to others stays closed."""
    path.chmod(0o600)
    before = os.umask(0o027)
    try:
        carry_out(plan(path, NEW))
        carry_out(plan(path.with_name("new.md"), NEW))
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("new.md").stat().st_mode) == 0o640


def test_what_a_killed_run_left_is_cleared_away(path: Path) -> None:
    """Its own unfinished file, and no other."""
    left, other = path.with_name(f".{path.name}.x1y2z3.tmp"), path.with_name(".notes.tmp")
    left.write_bytes(b"half")
    other.write_bytes(b"mine")

    carry_out(plan(path, NEW))

    assert sorted(path.parent.iterdir()) == [other, path]


def failing_at_the_second(trouble: CerwizardError) -> Callable[[Planned], Planned]:
    """Return a way to place documents that works once."""
    placed: list[Path] = []

    def place(planned: Planned) -> Planned:
        if placed:
            raise trouble
        placed.append(planned.path)
        return carry_out(planned)

    return place


def test_a_disk_that_fills_up_is_said_with_what_is_written_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to look into the folder to know."""
    trouble = CannotWrite("device-cer.md", os.strerror(ENOSPC))
    monkeypatch.setattr(write, "carry_out", failing_at_the_second(trouble))

    with pytest.raises(PartlyWritten) as stopped:
        write_documents(
            example("ecg-patch"), tuple(outlines().values()), tmp_path, ("cep", "cer"), (Format.MARKDOWN,)
        )

    (written,) = tmp_path.iterdir()
    assert stopped.value.cause is trouble
    assert str(stopped.value) == f"{trouble}\nWritten before that:\n{written}"


def test_an_untouched_document_of_another_device_is_kept_too(tmp_path: Path) -> None:
    """Two devices whose names make the same file name: a second write brings the one beside it up to date."""
    [first] = write_documents(example("ecg-patch"), tuple(outlines().values()), tmp_path, ("cep",))
    before = first.path.read_bytes()
    other = assess(replace(example("ecg-patch").project, name="PulseLeaf?"), knowledge())

    for _ in range(2):
        [again] = write_documents(other, tuple(outlines().values()), tmp_path, ("cep",))

        assert first.path.read_bytes() == before
        assert (again.kept, again.path.name) == (first.path, "CEP_PulseLeaf-new.docx")
        assert again.reason == "it is another document, or one about another device"


def test_an_untouched_report_under_the_name_of_a_plan_is_kept(tmp_path: Path) -> None:
    """Somebody renamed it; the plan stands beside it."""
    [report] = write_documents(example("ecg-patch"), tuple(outlines().values()), tmp_path, ("cer",))
    renamed = report.path.rename(report.path.with_name(report.path.name.replace("CER", "CEP")))
    before = renamed.read_bytes()

    [plan_written] = write_documents(example("ecg-patch"), tuple(outlines().values()), tmp_path, ("cep",))

    assert renamed.read_bytes() == before
    assert plan_written.kept == renamed
