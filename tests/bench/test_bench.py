"""The bench runs: whether the machine of a test run is quick is not what these tests ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.__main__ import GOALS, main
from bench.app import THE_LINE
from bench.figures import Figure, Skipped, table
from bench.pairs import Pairs, interleaved, p95
from bench.setting import ONE_LINE, environment
from bench.terminal import Stuck, Terminal


@pytest.mark.parametrize("goal", [goal for goal in GOALS if goal != "peers"])
def test_every_goal_can_be_measured(goal: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One pair, tiny sizes: each goal gives its figures, and no time is too long."""
    code = main(["--smoke", goal])

    said = capsys.readouterr()
    rows = said.out.splitlines()[1:]
    assert code == 0
    assert rows
    assert all(row.startswith(goal) for row in rows)
    told = [told.split() for told in said.err.splitlines() if not told.endswith("…")]
    assert sorted(told) == sorted([cell for cell in row.split() if cell != "–"] for row in rows)


def test_a_peer_that_is_not_installed_is_skipped_with_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    """Every peer says why it has no figure."""
    main(["--smoke", "peers"])

    rows = capsys.readouterr().out.splitlines()[1:]
    assert rows
    assert all("skipped" in row and "--peers" in row for row in rows)


def test_a_missed_goal_and_a_skipped_peer_are_said_in_the_table() -> None:
    """A figure above *must* is missed, one between *must* and *aim* reaches *must*."""
    rows = table(
        [
            Figure("P2", "slow", 7.0, must=6.0, aim=3.5),
            Figure("P1", "middling", 1.5, must=2.0, aim=1.4),
            Figure("P1", "quick", 1.2, must=2.0, aim=1.4),
            Skipped("P5", "peer", "cannot be installed here"),
        ]
    ).splitlines()[1:]

    assert [row.split()[:2] for row in rows] == [
        ["P1", "middling"],
        ["P1", "quick"],
        ["P2", "slow"],
        ["P5", "peer"],
    ]
    assert [word in row for word, row in zip(("must", "aim", "MISSED", "skipped"), rows, strict=True)] == [
        True
    ] * 4


def test_two_things_are_measured_in_turn_after_one_run_of_each() -> None:
    """A B, then A B A B …: the first run of each is not counted."""
    called: list[str] = []

    def measure(name: str, seconds: float) -> list[float]:
        called.append(name)
        return [seconds]

    found = interleaved(lambda: measure("A", 3.0), lambda: measure("B", 2.0), 3)

    assert "".join(called) == "AB" + "AB" * 3
    assert len(found.ours) == len(found.beside) == 3
    assert found.ratio == 1.5


def test_a_ratio_is_taken_within_each_pair() -> None:
    """A machine that becomes slow for both changes no ratio."""
    found = Pairs(((2.0,), (20.0,), (200.0,)), ((1.0,), (10.0,), (100.0,)))

    assert found.ratio == 2.0


def test_the_95th_percentile_leaves_out_the_worst_of_twenty_and_no_more() -> None:
    """Nineteen of twenty do not exceed it."""
    assert p95([float(second) for second in range(1, 21)]) == 19.0


def test_a_run_in_which_the_machine_was_slow_does_not_decide_alone() -> None:
    """The 95th percentile of each run counts once: the middle one of them is told."""
    found = Pairs(((1.0, 2.0), (50.0, 90.0), (3.0, 4.0)), ((1.0,), (5.0,), (2.0,)))

    assert found.p95s == (4.0, 2.0)


def test_a_text_that_is_never_painted_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measured program is ended, and what it last painted is named."""
    with Terminal(ONE_LINE, tmp_path, environment(tmp_path)) as terminal:
        assert terminal.seconds_until(THE_LINE) > 0
        monkeypatch.setattr("bench.terminal.PATIENCE", 1.0)
        with pytest.raises(Stuck, match="stands here"):
            terminal.seconds_until("no such line")
