"""Project files that contradict themselves: each slip is a finding with its place, none a crash, none corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import project_file, ran

SLIPS = {
    "two-items-with-one-id": (
        '\n[[evidence]]\nid = "E1"\nkind = "bench"\n\n[[evidence]]\nid = "E1"\nkind = "registry"\n',
        "11: major: `id`: `E1` stands above already; give each row its own",
    ),
    "a-claim-that-does-not-exist": (
        '\n[[claim]]\nid = "C1"\n\n[[evidence]]\nid = "E1"\nkind = "bench"\nsupports = ["C7"]\n',
        "12: major: `supports`: no row `C7` in `claim` or `benefit`",
    ),
    "dates-in-the-wrong-order": (
        '\n[[change]]\nversion = "0.1"\ndate = 2026-11-22\n\n[[change]]\nversion = "0.2"\ndate = 2026-01-01\n',
        "12: major: `date`: 2026-01-01 is before 2026-11-22, which stands above",
    ),
    "a-population-of-minus-one": (
        '\n[[evidence]]\nid = "E1"\nkind = "registry"\nparticipants = -1\n',
        "9: major: `participants`: -1 is below 0, the least that is possible",
    ),
    "an-answer-that-nobody-asked-for": (
        "\n[answers]\nsoftwear = true\n",
        "7: major: `softwear`: no question declares this fact; it is kept and not used; did you mean `software`?",
    ),
    "implantable-and-non-invasive": (
        '\n[answers]\nsoftware = false\ninvasiveness = "none"\nimplantable = true\n',
        "9: minor: `implantable`, `invasiveness`: ",
    ),
    "a-planned-study-with-results": (
        '\n[[evidence]]\nid = "E1"\nkind = "clinical_investigation"\nstatus = "planned"\nfinding = "favourable"\n',
        "6: minor: evidence E1: The item is only planned and has a result already",
    ),
    "a-contract-with-oneself": (
        '\n[[equivalent]]\nid = "Q1"\ndevice = "Ours"\nmaker = "own"\ncontract = true\n',
        "6: minor: equivalent Q1: The equivalent device is your own",
    ),
}
COMMANDS = [
    ["check"],
    ["classify"],
    ["explain"],
    ["plan"],
    ["gaps", "--all"],
    ["next"],
]


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_a_finding_with_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` names file, line or row, and what was meant; the file stays as it is."""
    text, said = SLIPS[name]
    path = project_file(tmp_path, text)
    before = path.read_bytes()

    result = ran(capsys, "check", path, "--fail-on", "minor")

    assert result.code == 1
    assert any(line.startswith(f"{path}:") and said in line for line in result.out.splitlines()), result.out
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_every_slip_at_once_is_no_crash(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report on a file full of slips still comes."""
    path = project_file(tmp_path, _every_slip())

    result = ran(capsys, command[0], path, *command[1:])

    assert result.code in (0, 1)
    assert result.out


def test_a_line_end_in_an_id_does_not_make_a_second_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One finding is one line of plain text, whatever an id holds."""
    path = project_file(tmp_path, '\n[[claim]]\nid = "C1\\n\\u001b[31mfine"\nkind = "safety"\n')

    result = ran(capsys, "check", path)

    assert all(line.startswith(str(path)) for line in result.out.splitlines())
    assert "\x1b" not in result.out


def _every_slip() -> str:
    answers = [text.replace("\n[answers]\n", "") for text, _ in SLIPS.values() if "[answers]" in text]
    rows = [text for text, _ in SLIPS.values() if "[answers]" not in text]
    return (
        "\n[answers]\n" + "".join(dict.fromkeys("".join(answers).splitlines(keepends=True))) + "".join(rows)
    )
