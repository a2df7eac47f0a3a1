"""The record of the last issue: kept beside what people wrote, and taken for none where it cannot be understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.project import Issue, Project, ProjectFile, issue_in, new_project, read_project, save
from tests.project.devices import QUESTIONNAIRE

ISSUE = Issue(
    version="0.2",
    answers="0123456789abcdef",
    editions={"eu_mdr": "2026-11"},
    classes={"eu_mdr": "Class IIb"},
    clauses={"eu_mdr": ("Rule 9", "Rule 12")},
    requirements=("R-1", "R-2"),
)
BEFORE = """\
schema_version = 1

[project]
name = "Probe"
stage = "scoping"

[answers]
implantable = false

[assessed]
# as agreed with the notified body
version = "0.1"  # the pilot
gb_mdr = "2026-07"
reviewers = ["RA", "QM"]  # ours
requirements = ["R-9"]
"""


def test_a_record_reads_back_the_same(tmp_path: Path) -> None:
    """Whatever stands in it."""
    path = tmp_path / "device.toml"
    new_project(path)
    file = read_project(path, QUESTIONNAIRE)

    save(file, file.project.with_record(ISSUE.table({})))

    again = read_project(path, QUESTIONNAIRE)
    assert issue_in(again.project.assessed) == ISSUE
    assert again.warnings == ()


def test_a_new_record_takes_the_place_of_the_old_one_and_of_nothing_else(tmp_path: Path) -> None:
    """Comments stay at their keys, and keys that nobody knows stay; the rulebook of a market left is gone."""
    path = tmp_path / "device.toml"
    path.write_text(BEFORE, encoding="utf-8")
    file = read_project(path, QUESTIONNAIRE)

    save(file, file.project.with_record(ISSUE.table(file.project.assessed)))

    assert path.read_text(encoding="utf-8") == BEFORE.split("[assessed]")[0] + (
        "[assessed]\n"
        "# as agreed with the notified body\n"
        'version = "0.2"  # the pilot\n'
        'answers = "0123456789abcdef"\n'
        'eu_mdr = "2026-11"\n'
        'requirements = ["R-1", "R-2"]\n'
        'reviewers = ["RA", "QM"]  # ours\n'
        "\n"
        "[assessed.classes]\n"
        'eu_mdr = "Class IIb"\n'
        "\n"
        "[assessed.clauses]\n"
        'eu_mdr = ["Rule 9", "Rule 12"]\n'
    )


def _recording(folder: Path, line: str) -> ProjectFile:
    """Return a project file with a record of an edition and, in its fifth line, this."""
    path = folder / "device.toml"
    path.write_text(f'schema_version = 1\n\n[assessed]\neu_mdr = "2026-07"\n{line}\n', encoding="utf-8")
    return read_project(path, QUESTIONNAIRE)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("version = 2", "`version`: text is expected, in quotes"),
        ("answers = true", "`answers`: text is expected, in quotes"),
        ('requirements = "R-1"', "`requirements`: a list of the ids of requirements is expected"),
        ("requirements = [1]", "`requirements`: a list of the ids of requirements is expected"),
        ('classes = "IIb"', "`classes`: each class is expected in quotes"),
        ("classes = { eu_mdr = 2 }", "`classes`: each class is expected in quotes"),
        ('clauses = { eu_mdr = "Rule 9" }', "`clauses`: lists of clauses are expected"),
    ],
)
def test_a_malformed_record_is_none_and_is_reported_with_its_line(
    line: str, says: str, tmp_path: Path
) -> None:
    """Somebody changed it by hand; the file is read all the same."""
    file = _recording(tmp_path, line)

    (warning,) = file.warnings
    assert warning.line == 5
    assert warning.message.startswith(says)
    assert warning.message.endswith(
        "the last issue counts as not recorded, until its documents are written again"
    )
    assert issue_in(file.project.assessed) is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            'gb_mdr = "July 2026"',
            "`gb_mdr`: an edition is expected, year and month in quotes, like `2026-07`",
        ),
        (
            "requirement = []",
            "`requirement`: no such key here; it is kept and not used; did you mean `requirements`?",
        ),
    ],
)
def test_a_key_that_nobody_knows_is_reported_and_the_rest_counts(
    line: str, says: str, tmp_path: Path
) -> None:
    """One slip does not hide what the issue was made with."""
    file = _recording(tmp_path, line)

    (warning,) = file.warnings
    assert (warning.line, warning.message.startswith(says)) == (5, True)
    assert issue_in(file.project.assessed) == Issue(editions={"eu_mdr": "2026-07"})


def test_without_a_record_there_is_no_issue() -> None:
    """Most projects never wrote a document."""
    assert issue_in(Project().assessed) is None
