"""What `/undo` says at plain prompts: the file is saved after it as after any answer, so that alone tells nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.calls import project_file, ran
from tests.wording import words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("no", "/undo"), "Taken back: “Is the product software?” (no → not answered). Saved."),
        (
            ("no", "/back", "yes", "/undo"),
            "Taken back: “Is the product software?” (yes → no). Saved.",
        ),
        (("no", "1", "0", "/undo"), "; 3 more answers. Saved."),
        (("/unknown", "ask", "", "", "/undo"), "Taken back: the last change at this question. Saved."),
        (("/undo",), "Not taken: nothing has been changed since you began, so nothing is taken back."),
    ],
    ids=["an answer", "another answer", "several answers at once", "what was noted", "nothing"],
)
def test_undo_says_what_it_takes_back(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str, ...],
    said: str,
) -> None:
    """Each answer with what it was and what it is again; of many three are named; where there is nothing, that."""
    lines = "".join(f"{line}\n" for line in (*typed, "/quit"))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))

    result = ran(capsys, "ask", project_file(tmp_path))

    assert said in words(result.out)
