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
    "a-study-that-ends-before-it-starts": (
        '\n[[evidence]]\nid = "E1"\nkind = "registry"\nstart = 2026-05-01\nend = 2026-01-01\n',
        "10: major: `end`: 2026-01-01 is before 2026-05-01, the `start` of the same row",
    ),
    "an-action-due-before-the-meeting": (
        '\n[[meeting]]\ndate = 2026-11-22\n\n[[action]]\nrequirement = "EU-A-02"\ndue = 2026-01-31\n',
        "9: minor: action EU-A-02: it is due on 2026-01-31, before the first meeting on 2026-11-22",
    ),
    "a-meeting-without-a-date": (
        '\n[[meeting]]\npresent = ["RA"]\n',
        "6: major: `meeting`: this row has no `date`, so nobody can tell when it was",
    ),
    "two-actions-on-one-requirement": (
        '\n[[action]]\nrequirement = "EU-A-02"\n\n[[action]]\nrequirement = "EU-A-02"\nowner = "RA"\n',
        "10: major: `requirement`: `EU-A-02` stands above already; the first one counts",
    ),
    "an-action-on-nothing": (
        '\n[[action]]\nrequirement = "EU-A-99"\n',
        "6: minor: action EU-A-99: there is no requirement `EU-A-99`",
    ),
    "two-uses-with-one-id": (
        '\n[[use]]\nid = "app"\n\n[[use]]\nid = "app"\n',
        "10: major: `id`: `app` stands above already; give each use its own: only what the first says",
    ),
    "a-use-that-does-not-exist": (
        '\n[[evidence]]\nid = "E1"\nkind = "bench"\nuse = "cloud"\n',
        "9: major: `use`: no row `cloud` in `use`",
    ),
    "one-id-in-two-tables": (
        '\n[[claim]]\nid = "C1"\n\n[[benefit]]\nid = "C1"\n\n[[evidence]]\nid = "E1"\nsupports = ["C1"]\n',
        "14: major: `supports`: `C1` stands in `claim` and `benefit`, so nobody can tell which is meant",
    ),
    "a-number-out-of-range": (
        "\n[answers]\ncer_interval = 0\n",
        "7: major: `cer_interval`: 0 is below 1, the least that is possible",
    ),
    "a-row-without-an-id": (
        '\n[[claim]]\ntext = "Finds it."\n',
        "6: major: `claim`: this row has no `id`, so nothing can refer to it",
    ),
    "an-answer-that-is-open-too": (
        '\n[[use]]\nid = "app"\n[use.answers]\nsoftware = true\n[use.open.software]\nnote = "ask"\n',
        "10: major: `software`: it has an answer and is open too; the answer counts",
    ),
    "a-contract-with-oneself": (
        '\n[[equivalent]]\nid = "Q1"\ndevice = "Ours"\nmaker = "own"\ncontract = true\n',
        "6: minor: equivalent Q1: The equivalent device is your own",
    ),
}
UNREADABLE = {
    "an-unknown-choice": (
        '\n[answers]\ninvasiveness = "surgicall"\n',
        "7: `invasiveness`: there is no `surgicall`; expected",
    ),
    "a-choice-in-a-row": (
        '\n[[evidence]]\nid = "E1"\nkind = "rumour"\n',
        "8: `kind`: there is no `rumour`; expected",
    ),
    "a-half-person": (
        '\n[[evidence]]\nid = "E1"\nparticipants = 2.5\n',
        "8: `participants`: a whole number is expected, not 2.5",
    ),
    "no-number-at-all": (
        '\n[[evidence]]\nid = "E1"\nparticipants = nan\n',
        "8: `participants`: a number is expected, without quotes",
    ),
    "a-day-that-is-text": (
        '\n[[action]]\nrequirement = "EU-A-02"\ndue = "soon"\n',
        "8: `due`: a date is expected, without quotes: 2026-12-31",
    ),
    "a-day-that-is-a-moment": (
        "\n[[meeting]]\ndate = 2026-11-22T10:00:00\n",
        "7: `date`: ",
    ),
    "a-use-without-an-id": ('\n[[use]]\nid = ""\n', "7: `id`: it must not be empty"),
    "one-key-twice": ("\n[answers]\nsoftware = true\nsoftware = false\n", "8: "),
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


@pytest.mark.parametrize("name", SLIPS)
def test_machines_read_the_place_of_a_slip(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same finding, with its line and severity as keys."""
    text, said = SLIPS[name]
    line, severity, _ = said.split(": ", 2)

    report = ran(capsys, "check", project_file(tmp_path, text), "--json").json["files"][0]

    assert report["valid"]
    found = [one for one in report["findings"] if (one["line"], one["severity"]) == (int(line), severity)]
    assert any(one["says"][:30] in said or one["facts"] for one in found), report


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_value_that_cannot_be_is_named_with_its_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed: exit code 3, the line in text and in JSON, and the file stays as it is."""
    text, said = UNREADABLE[name]
    path = project_file(tmp_path, text)
    before = path.read_bytes()

    result = ran(capsys, "check", path)
    machine = ran(capsys, "check", path, "--json")

    assert (result.code, machine.code) == (3, 3)
    assert any(line.startswith(f"{path}:{said}") for line in result.out.splitlines()), result.out
    line = int(said.partition(":")[0])
    assert line in [problem["line"] for problem in machine.json["files"][0]["problems"]]
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
