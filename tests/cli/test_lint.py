"""`cerwizard lint` finds what is wrong with questions and rules, and says where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.calls import ran
from tests.house.repository import ROOT
from tests.small import write_knowledge, yes_no

RULES = """
[[decision]]
id = "kind_of_device"
title = "Kind"
report_as = "kind"
group = "class"
clause = "MDR Article 2"
says = "Which kind it is."
outcomes = ["plain", "active"]
policy = "strictest"
otherwise = [{ outcome = "plain", clause = "MDR Article 2", says = "Plain." }]

[[decision.rule]]
id = "by-energy"
name = "Energy"
clause = "MDR Article 2(4)"
says = "It works with energy."
when = { powered = true }
outcome = "active"
"""

REQUIREMENT = """
[[requirement]]
id = "R-1"
says = "Plan it."
clause = "MDR Article 61(1)"
authority = "law"
verified = true
kind = "duty"
group = "Plan"
where = ["CER", "CPE"]
severity = "minor"
due = "plan"
closes = "A statement."
met_by = [{ stated = true }]
"""


def test_our_own_questions_and_rules_are_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """What is shipped passes its own check."""
    result = ran(capsys, "lint")

    assert (result.code, result.err) == (0, "")


def test_a_folder_in_order_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Questions and rules of one's own are checked in the place of ours."""
    write_knowledge(tmp_path, yes_no("powered"), RULES)

    result = ran(capsys, "lint", tmp_path)

    assert (result.code, result.err) == (0, "")


def test_a_requirement_that_would_be_shown_nowhere_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in the name of a document takes it out of every document, in silence."""
    write_knowledge(tmp_path, yes_no("powered"), RULES + REQUIREMENT)
    regime = tmp_path / "rulebook" / "eu_mdr" / "regime.toml"
    regime.write_text(regime.read_text("utf-8") + 'shown_in = ["CEP", "CER"]\n', "utf-8")

    result = ran(capsys, "lint", tmp_path)

    assert result.code == 3
    assert "rules.toml:29: `shown_in` of regime.toml has no document `CPE`" in result.out


def test_a_question_whose_answer_can_change_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is asked for what no rule, requirement or document reads."""
    write_knowledge(tmp_path, yes_no("powered") + yes_no("is_blue"), RULES)

    result = ran(capsys, "lint", tmp_path)

    assert result.code == 1
    assert "`is_blue` can change nothing" in result.out


def test_every_problem_is_named_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt fact and a value that does not exist are found in one run, each in its place."""
    wrong = RULES.replace("powered = true", 'powerd = true, powered = "x"')
    _, rulebook = write_knowledge(tmp_path, yes_no("powered"), wrong)

    result = ran(capsys, "lint", tmp_path)

    assert result.code == 3
    lines = result.out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{rulebook}/eu_mdr/rules.toml:18: ") for line in lines)
    assert "did you mean `powered`?" in result.out


def test_a_file_of_rules_that_nobody_reads_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule that is written and forgotten in `order` is worse than none."""
    _, rulebook = write_knowledge(tmp_path, yes_no("powered"), RULES)
    (rulebook / "eu_mdr" / "more.toml").write_text(RULES.replace("kind_of_device", "other"), "utf-8")

    result = ran(capsys, "lint", tmp_path)

    assert result.code == 3
    assert "rulebook/eu_mdr/more.toml: `order` of regime.toml does not name `more`" in result.out


def test_a_file_that_is_no_toml_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen in one file does not hide the others."""
    asked, _ = write_knowledge(tmp_path, yes_no("powered"), RULES)
    (asked / "20-more.toml").write_text("[section\n", encoding="utf-8")

    result = ran(capsys, "lint", tmp_path)

    assert result.code == 3
    assert "20-more.toml:1: not valid TOML" in result.out


def test_machines_read_the_same_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` lists what the text lists."""
    write_knowledge(tmp_path, yes_no("powered") + yes_no("is_blue"), RULES)

    text = ran(capsys, "lint", tmp_path)
    machine = ran(capsys, "lint", tmp_path, "--json")

    (found,) = machine.json["findings"]
    assert machine.code == 1
    assert machine.json["valid"]
    assert [f"{found['file']}:{found['line']}: {found['says']}"] == text.out.splitlines()
    assert found["keys"] == ["question", 1]


def test_machines_read_which_key_is_wrong_where_it_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tool need take no sentence apart: file, line, key and message stand each for itself, as the schema says."""
    wrong = RULES.replace("powered = true", "powerd = true")
    _, rulebook = write_knowledge(tmp_path, yes_no("powered"), wrong)
    regime = rulebook / "eu_mdr" / "regime.toml"

    slip = ran(capsys, "lint", tmp_path, "--json")
    regime.write_text("id = ", "utf-8")
    broken = ran(capsys, "lint", tmp_path, "--json")

    schema = json.loads((ROOT / "docs" / "json-schema" / "lint.schema.json").read_text("utf-8"))
    assert [list(Draft202012Validator(schema).iter_errors(result.json)) for result in (slip, broken)] == [
        [],
        [],
    ]
    (misspelt,), (no_toml,) = slip.json["findings"], broken.json["findings"]
    assert misspelt["keys"] == ["decision", 0, "rule", 0, "when", "powerd"]
    assert (misspelt["file"], misspelt["line"]) == (str(rulebook / "eu_mdr" / "rules.toml"), 18)
    assert misspelt["says"].startswith("no question declares the fact `powerd`")
    assert (no_toml["file"], no_toml["line"], no_toml["keys"]) == (str(regime), 1, [])


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_a_folder_with_nothing_to_check_is_wrong_usage(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty or missing folder is not silently in order."""
    result = ran(capsys, "lint", tmp_path / folder)

    assert result.code == 2
    assert result.out == ""


def test_what_an_editor_or_a_hand_leaves_between_the_files_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lock, a link that leads nowhere and a folder are no questions and no rules; a file of another kind is none."""
    asked, rulebook = write_knowledge(tmp_path, yes_no("powered"), RULES)
    for folder in (asked, rulebook / "eu_mdr"):
        (folder / ".#10-device.toml").symlink_to("somebody@somewhere.1234")
        (folder / ".hidden.toml").write_bytes(b"\xff")
        (folder / "gone.toml").symlink_to("nowhere")
        (folder / "old.toml").mkdir()
    (rulebook / "eu_mdr" / "notes.toml").write_bytes(b"# Gr\xf6\xdfe\n")

    result = ran(capsys, "lint", tmp_path)

    assert (result.code, result.out, result.err) == (0, "Questions and rulebooks are in order.\n", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("questions/20-more.toml", b"x = [\n"),
        ("questions/20-more.toml", b"# Gr\xf6\xdfe\n"),
        ("questions/20-more.toml", b"x = 1\n"),
        ("rulebook/eu_mdr/rules.toml", b"x = [\n"),
        ("rulebook/eu_mdr/rules.toml", b"x = 1\n"),
        ("rulebook/eu_mdr/regime.toml", b"x = [\n"),
        ("rulebook/eu_mdr/plan.toml", b"[document]\nx = [\n"),
    ],
)
def test_a_file_that_is_not_understood_is_all_that_is_named(
    name: str, text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What rests on it is not said to be wrong, and every file is called alike."""
    write_knowledge(tmp_path, yes_no("powered"), RULES.replace("powered = true", "elsewhere = true"))
    (tmp_path / name).write_bytes(text)

    result = ran(capsys, "lint", tmp_path)

    assert result.code == 3
    assert result.out
    assert all(line.startswith(f"{tmp_path / name}:") for line in result.out.splitlines())


def test_problems_of_one_line_stand_in_the_order_of_their_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two runs say the same, however Python happens to order a set."""
    names = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    wrong = RULES.replace("powered = true", ", ".join(f"{name} = true" for name in names))
    write_knowledge(tmp_path, yes_no("powered"), wrong)

    lines = ran(capsys, "lint", tmp_path).out.splitlines()

    assert len(lines) == len(names)
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("stands_in", "names", "shown"),
    [
        (".", "house", "house/"),
        ("house", ".", ""),
        ("house/questions", "..", "../"),
        ("elsewhere", "../house", "../house/"),
    ],
)
def test_a_file_with_a_problem_can_be_opened_from_where_the_user_stands(
    stands_in: str,
    names: str,
    shown: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever folder is named from wherever, an editor finds the file under the name that is printed."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "house").mkdir()
    asked, rulebook = write_knowledge(tmp_path / "house", yes_no("powered") + yes_no("is_blue"), RULES)
    monkeypatch.chdir(tmp_path / stands_in)

    (idle,) = ran(capsys, "lint", names).out.splitlines()
    rules = rulebook / "eu_mdr" / "rules.toml"
    rules.write_text(RULES.replace("powered = true", "powerd = true"), "utf-8")
    (misspelt,) = ran(capsys, "lint", names).out.splitlines()

    (question_file,) = asked.iterdir()
    assert Path(idle.partition(":")[0]).resolve() == question_file
    assert Path(misspelt.partition(":")[0]).resolve() == rules
    assert misspelt.startswith(f"{shown}rulebook/eu_mdr/rules.toml:18: ")
