"""`cerwizard diff` shows what two project files say differently, and what follows from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cerwizard.cli.row_changes import table_change
from cerwizard.evidence import SEVERITIES
from tests.cli.calls import MOOD_SCORE, ran

ROWS = """
[[claim]]
id = "C1"
text = "Finds depression."

[[claim]]
id = "C2"
text = "Saves time."
"""
OTHER_ROWS = """
[[claim]]
id = "C1"
text = "Finds moderate depression."

[[claim]]
id = "C3"
text = "Easy to use."
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A device with two claims."""
    path = tmp_path / "old.toml"
    path.write_text(MOOD_SCORE.read_text(encoding="utf-8") + ROWS, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The same a stage later: a graver answer, one claim reworded, one dropped, one added."""
    text = MOOD_SCORE.read_text(encoding="utf-8") + OTHER_ROWS
    text = text.replace("serious_or_surgery", "death_or_irreversible").replace('"scoping"', '"plan"')
    path = tmp_path / "new.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_answers_rows_and_what_follows_are_shown(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was edited first, then the class, then the requirements."""
    result = ran(capsys, "diff", old, new)

    shown = " ".join(result.out.split())
    assert (result.code, result.err) == (0, "")
    assert "project stage: scoping → plan" in shown
    assert "software_decision_impact: Serious harm to health, or an operation → Death" in shown
    assert "claim C3: added" in shown
    assert "claim C2: removed" in shown
    assert "claim C1, text: Finds depression. → Finds moderate depression." in shown
    assert "EU MDR class: Class IIb → Class III" in shown
    assert "To be shown now (" in shown


def test_machines_read_the_same(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows are told apart by their ids; a table is no answer."""
    found = ran(capsys, "diff", old, new, "--json").json

    assert [change["fact"] for change in found["answers"]] == ["software_decision_impact"]
    assert [(table["table"], table["added"], table["removed"]) for table in found["tables"]] == [
        ("claim", ["C3"], ["C2"])
    ]
    assert [row["row"] for row in found["tables"][0]["changed"]] == ["C1"]
    assert {"name": "project_stage", "before": "scoping", "after": "plan"} in found["details"]
    assert any(change["key"] == "eu_mdr" for change in found["verdicts"])


def test_a_file_compared_with_itself_is_silent(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing differs, and the exit code is no alarm."""
    text = ran(capsys, "diff", old, old)
    machine = ran(capsys, "diff", old, old, "--json")

    assert text.code == 0
    assert "Nothing follows" in text.out
    assert machine.json["answers"] == machine.json["tables"] == machine.json["details"] == []


def test_turned_round_what_came_goes(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The two directions tell the same story."""
    there = ran(capsys, "diff", old, new, "--json").json["requirements"]
    back = ran(capsys, "diff", new, old, "--json").json["requirements"]

    came = {(one["id"], one["instance"]) for one in there["new"]}
    went = {(one["id"], one["instance"]) for one in [*back["gone"], *back["unsure"]]}
    assert came == went


def test_an_invalid_file_is_named(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, file and reason, nothing on stdout."""
    result = ran(capsys, "diff", old, tmp_path / "nowhere.toml")

    assert result.code == 3
    assert "nowhere.toml: there is no such file" in result.err
    assert result.out == ""


def test_rows_of_one_id_are_compared_in_turn() -> None:
    """Two items with one id stay two, so that a slip is not hidden by another."""
    before = ({"id": "E1", "kind": "bench"}, {"id": "E1", "kind": "registry"}, {"kind": "other"})
    after = ({"id": "E1", "kind": "bench"}, {"id": "E1", "kind": "animal"})

    found = table_change("evidence", before, after)

    assert found.removed == ("a row without an id",)
    assert [(row.row, row.cells[0].after) for row in found.changed] == [("E1 (2)", "animal")]


def test_what_the_product_is_stands_on_one_line_when_the_market_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The law of another market answers the same question: it is one change, not one that goes and one that comes."""
    paths = {market: tmp_path / f"{market}.toml" for market in ("eu", "gb")}
    text = re.sub(r"(?m)^markets = .*$", "", MOOD_SCORE.read_text(encoding="utf-8"))
    for market, path in paths.items():
        path.write_text(text.replace("[project]", f'[project]\nmarkets = ["{market}"]'), encoding="utf-8")

    shown = ran(capsys, "diff", paths["eu"], paths["gb"]).out

    lines = [line for line in shown.splitlines() if line.startswith("Qualification:")]
    assert len(lines) == 1
    assert lines[0].startswith("Qualification: Medical device → ")
    assert "does not apply" not in lines[0]


def test_another_stage_says_what_is_due_by_it(
    tmp_path: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No rule knows the stage, but what is due hangs on it: before and after are counted as `gaps` does."""
    new = tmp_path / "new.toml"
    text = old.read_text(encoding="utf-8")
    assert 'stage = "scoping"' in text
    new.write_text(text.replace('stage = "scoping"', 'stage = "report"'), encoding="utf-8")

    shown = " ".join(ran(capsys, "diff", old, new).out.split())

    assert "Only what is due by now is another: every verdict and every requirement stays as it is." in shown
    before, after = re.findall(r"(\d+) major", shown)
    assert int(before) < int(after)
    assert "(stage scoping) → " in shown
    assert "Gaps due" not in ran(capsys, "diff", old, old).out


def test_machines_read_the_same_counts_of_what_is_due(
    tmp_path: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before and after, with the stage of each: what the last line of the text says, and `whatif` too."""
    new = tmp_path / "new.toml"
    new.write_text(old.read_text("utf-8").replace('stage = "scoping"', 'stage = "report"'), "utf-8")
    said = " ".join(ran(capsys, "diff", old, new).out.split())

    due = ran(capsys, "diff", old, new, "--json").json["due_now"]
    tried = ran(capsys, "whatif", new, "--set", "software=no", "--json").json["due_now"]

    assert (due["before"]["project_stage"], due["after"]["project_stage"]) == ("scoping", "report")
    words = (" · ".join(f"{side[name]} {name}" for name in SEVERITIES) for side in due.values())
    assert all(f"{counts} · " in said for counts in words)
    assert due["after"]["open"] > 0
    assert tried["before"] == due["after"]


def test_a_reason_that_reads_otherwise_is_shown(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is printed word for word, though no rule reads it; that of a further use is named with the use."""
    use = '[[use]]\nid = "cloud"\n[use.justifications]\nsoftware_decision_impact = "It is {} there."\n'
    for path, word in ((old, "watched"), (new, "read")):
        reason = f'\n[justifications]\nsoftware_decision_impact = "Somebody {word} it."\n{use.format(word)}'
        path.write_text(path.read_text(encoding="utf-8") + reason, encoding="utf-8")

    result = ran(capsys, "diff", old, new)
    reasons = ran(capsys, "diff", old, new, "--json").json["reasons"]

    assert "  software_decision_impact: Somebody watched it. → Somebody read it.\n" in result.out
    assert "  cloud.software_decision_impact: It is watched there. → It is read there.\n" in result.out
    assert [(reason["use"], reason["before"]) for reason in reasons] == [
        (None, "Somebody watched it."),
        ("cloud", "It is watched there."),
    ]
    assert ran(capsys, "diff", old, old, "--json").json["reasons"] == []


def test_ticks_in_another_order_are_no_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a question, of a further use and in a row: what is ticked is a set; another tick is told."""
    text = """
schema_version = 1
markets = ["eu"]
[answers]
medical_purposes = ["disease", "injury_disability"]
[[use]]
id = "app"
[use.answers]
medical_purposes = ["disease", "conception"]
[[claim]]
id = "C1"
[[claim]]
id = "C2"
[[evidence]]
id = "E1"
supports = ["C1", "C2"]
"""
    turned = text.replace('"disease", "injury_disability"', '"injury_disability", "disease"')
    turned = turned.replace('"disease", "conception"', '"conception", "disease"')
    other = tmp_path / "other.toml"
    (tmp_path / "old.toml").write_text(text, encoding="utf-8")
    other.write_text(turned.replace('"C1", "C2"', '"C2", "C1"'), encoding="utf-8")

    found = ran(capsys, "diff", tmp_path / "old.toml", other, "--json").json
    assert (found["answers"], found["tables"], found["details"]) == ([], [], [])
    shown = ran(capsys, "diff", tmp_path / "old.toml", other).out
    assert "Answers:" not in shown
    assert "Rows:" not in shown

    other.write_text(
        turned.replace('"injury_disability", ', "").replace('"C1", "C2"', '"C1"'), encoding="utf-8"
    )
    found = ran(capsys, "diff", tmp_path / "old.toml", other, "--json").json
    assert [change["fact"] for change in found["answers"]] == ["medical_purposes"]
    assert [cell["column"] for cell in found["tables"][0]["changed"][0]["columns"]] == ["supports"]
