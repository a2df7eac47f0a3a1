"""A narrow terminal: what stands side by side elsewhere stands one below the other."""

from __future__ import annotations

import pytest

from tests.cli.calls import MOOD_SCORE, ran

CALLS = (["classify"], ["gaps"], ["whatif", "--set", "samd=yes"])


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_in_a_narrow_terminal_no_column_of_single_words_is_left(
    call: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a class is stands below its title, a little way in, with room for a sentence."""
    monkeypatch.setenv("COLUMNS", "32")

    lines = ran(capsys, call[0], MOOD_SCORE, *call[1:]).out.splitlines()

    at = next(number for number, line in enumerate(lines) if line.startswith("GB class: does not"))
    assert lines[at + 1].startswith("    ")
    assert max(len(line) - len(line.lstrip()) for line in lines[: at + 3]) <= 4


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_in_a_wide_terminal_they_stand_beside_their_titles(
    call: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them at one margin."""
    monkeypatch.setenv("COLUMNS", "80")

    lines = ran(capsys, call[0], MOOD_SCORE, *call[1:]).out.splitlines()

    assert any(line.startswith("EU MDR class:          Class IIb") for line in lines)
    assert any(line.startswith("GB class:              does not apply") for line in lines)


def test_the_table_of_gaps_fits_sixty_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its title stands above it there; the numbers stay below their words."""
    monkeypatch.setenv("COLUMNS", "60")

    lines = ran(capsys, "gaps", MOOD_SCORE).out.splitlines()

    at = lines.index("Due by the stage scoping")
    table = [line for line in lines[at + 1 :] if line.lstrip().startswith(("blocked", "major", "minor"))]
    assert len({len(line) for line in table}) == 1
    assert max(map(len, table)) <= 60
