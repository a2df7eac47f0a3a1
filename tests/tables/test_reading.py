"""Reading a TOML file: what is wrong is said with file and line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cerwizard.errors import CerwizardError, InvalidFile
from cerwizard.tables import InvalidToml, Problem, parse, read


def test_a_problem_prints_as_file_line_and_sentence() -> None:
    """Editors and terminals jump to `file:line`."""
    assert str(Problem("device.toml", 7, "no such key")) == "device.toml:7: no such key"


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    """A wrong line would be worse than none."""
    assert str(Problem("device.toml", None, "there is no such file")) == "device.toml: there is no such file"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[project]\nname = "A"\nname = "B"\n', 3),
        ('[project]\nname = "A\n', 2),
        ("[project]\nname = GlucoPatch\n", 2),
        ("[project]\n\n\nname\n", 4),
        ("[project]\nname = 1 stage = 2\n", 2),
        ("[project]\n[answers]\n[project]\n", 3),
        ("[answers]\nn = [1,\n2\n", 2),
        ('a = 1\ntext = """\nmore\nand more\n', 2),
        ("a = 1\nb\n", 2),
        ("[project\nname = 1\n", 1),
        pytest.param('a = 1\nb = """\n' + "more\n" * 300 + "\n", 302, id="begun far above: the last line"),
    ],
)
def test_bad_toml_is_refused_with_its_line(text: str, line: int) -> None:
    """The line is where a person has to look."""
    with pytest.raises(InvalidToml) as caught:
        parse(text, "device.toml")

    (problem,) = caught.value.problems
    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == ("device.toml", line)
    assert problem.message.startswith("not valid TOML: ")


def test_text_without_quotes_is_explained() -> None:
    """The commonest slip is answered with what to do, not with grammar."""
    with pytest.raises(InvalidToml) as caught:
        parse("name = GlucoPatch\n", "device.toml")

    assert "text needs quotes" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb = 2\na = 3\n", "`a` stands twice"),
        ("[a]\n[b]\n[a]\n", "`[a]` stands twice"),
        ("a = [1,\n2\n", "what begins here is not closed before the file ends"),
        ("a\n", "expected `=` after the key"),
        ("a = 10.12.2026\n", "a date is written year-month-day, as 2026-12-10"),
        ("a = 2026-1-5\n", "a date is written year-month-day, as 2026-12-10"),
        (
            'a = "Pulse"Leaf"\n',
            'text ends at its second quotation mark: write `\\"` for one that belongs to it',
        ),
        ('a = "plan\n', "a closing quotation mark is missing at the end of this line"),
        ("a = 1 b = 2\n", "only one key a line: the end is expected"),
    ],
)
def test_the_usual_slips_are_said_in_plain_words(text: str, message: str) -> None:
    """Nobody needs to know the words of a parser."""
    with pytest.raises(InvalidToml) as caught:
        parse(text, "device.toml")

    assert str(caught.value).endswith(f"not valid TOML: {message}")


def test_every_refusal_is_one_of_the_family() -> None:
    """A face can catch what cerwizard raises in one place."""
    assert issubclass(InvalidToml, InvalidFile)
    assert issubclass(InvalidToml, CerwizardError)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_absurd_toml_is_refused_rather_than_crashed_on(text: str) -> None:
    """Nothing in a file makes the reader fall over."""
    with pytest.raises(InvalidToml):
        parse(text, "device.toml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message says which file, and that it is not there."""
    with pytest.raises(InvalidToml, match=r"device\.toml: there is no such file"):
        read(tmp_path / "device.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Naming a folder is a slip worth its own sentence."""
    with pytest.raises(InvalidToml, match="this is a folder"):
        read(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.toml")

    with pytest.raises(InvalidToml, match="not a plain file"):
        read(tmp_path / "pipe.toml")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A project file is text that people write; anything huge is something else."""
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.truncate(17 * 1024 * 1024)

    with pytest.raises(InvalidToml, match="too large"):
        read(huge)


def test_text_that_is_not_utf8_is_refused_at_its_line(tmp_path: Path) -> None:
    """Some editors still save in old encodings; the line shows where."""
    file = tmp_path / "device.toml"
    file.write_bytes(b'[project]\nname = "Gl\xfccko"\n')

    with pytest.raises(InvalidToml, match=r"device\.toml:2: not UTF-8"):
        read(file)


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    """Windows editors put one there unasked."""
    file = tmp_path / "device.toml"
    file.write_bytes(b'\xef\xbb\xbfname = "A" # note\r\nstage = "plan"\r\n')

    source = read(file)

    assert source.data == {"name": "A", "stage": "plan"}
    assert source.line("stage") == 2
    assert [comment.text for comment in source.comments] == ["# note"]
