"""Wrong knowledge files are refused with every problem, its file and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.errors import KnowledgeError
from tests.small import knowledge_of, question, yes_no


def complaint(folder: Path, questions: str, rules: str = "", **more: str) -> str:
    """Return what is said of knowledge that cannot be read."""
    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(folder, questions, rules, **more)
    return str(caught.value)


def line_of(text: str, words: str) -> int:
    """Return the number of the line with these words."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_condition_on_an_unknown_fact_names_the_nearest(tmp_path: Path) -> None:
    """A typo is found when the file is read, with its line and a suggestion."""
    questions = yes_no("implantable") + yes_no("sterile", "when = { implnatable = true }")

    said = complaint(tmp_path, questions)

    line = line_of((tmp_path / "questions" / "10-device.toml").read_text(), "implnatable")
    place = f"questions/10-device.toml:{line}: "
    assert said == f"{place}no question declares the fact `implnatable`; did you mean `implantable`?"


def test_a_condition_may_only_look_up(tmp_path: Path) -> None:
    """Files read from top to bottom, and no circle can be written."""
    said = complaint(tmp_path, yes_no("sterile", "when = { implantable = true }") + yes_no("implantable"))

    assert "`implantable` stands below: a condition may only look at what stands above it" in said


def test_a_value_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """A rule that waits for a value no question offers could never fire."""
    duration = question("""
        id = "duration"
        ask = "How long?"
        kind = "one_of"
        [question.choices]
        short = "Short"
        long = "Long"
    """)

    said = complaint(tmp_path, duration + yes_no("sterile", 'when = { duration = "lnog" }'))

    assert "`duration` has no value `lnog`; did you mean `long`?" in said


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("when = 3", "a condition is a table of checks, or a list of such tables"),
        ("when = { first = 1 }", "`first` is answered yes or no: write true or false"),
        ("when = {}", "a condition line without a check would always hold"),
        ("when = { first = { at_least = 1 } }", "this is no check that a yes_no fact can have"),
        ("colour = 1", "`colour` is not a key here"),
        ('kind = "yes"', "not valid TOML"),
    ],
)
def test_a_wrong_key_or_check_says_what_is_wanted(tmp_path: Path, extra: str, expected: str) -> None:
    """Every way of getting a question wrong has its sentence."""
    assert expected in complaint(tmp_path, yes_no("first") + yes_no("second", extra))


def test_a_date_can_only_follow_another_date_of_its_row(tmp_path: Path) -> None:
    """A column that no row has could never be out of order."""
    study = question("""
        id = "study"
        ask = "Which studies?"
        kind = "table"
        [[question.column]]
        id = "end"
        ask = "End"
        kind = "date"
        not_before = "start"
    """)

    said = complaint(tmp_path, study)

    assert "`start` is no other date column of `study`" in said


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    """Nobody should have to run the check five times to mend five lines."""
    questions = yes_no("a", "when = { x = true }") + yes_no("b", "when = { y = true }") + yes_no("a")

    said = complaint(tmp_path, questions)

    assert len(said.splitlines()) == 3


def test_a_screening_may_cover_eight_facts_at_most(tmp_path: Path) -> None:
    """A list that cannot be read at a glance spares nobody anything."""
    names = [f"f{number}" for number in range(9)]
    covers = ", ".join(f'"{name}"' for name in names)
    screening = question(f'id = "many"\nask = "Any of these?"\ncovers = [{covers}]')

    said = complaint(tmp_path, screening + "".join(yes_no(name) for name in names))

    assert "`many` covers 9 facts, at most 8 fit" in said


DECISION = """
[[decision]]
id = "grade"
title = "Grade"
clause = "MDR Annex VIII"
says = "…"
outcomes = ["I", "III"]
policy = "strictest"
group = "class"
otherwise = [ { outcome = "I", clause = "MDR Annex VIII, Rule 1", says = "All others." } ]
[[decision.rule]]
id = "eight"
name = "Rule 8"
clause = "MDR Annex VIII, Rule 8"
says = "Implants."
when = { implantable = true }
outcome = "III"
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('outcome = "III"', 'outcome = "IV"', "`IV` is no outcome of `grade`"),
        ('clause = "MDR Annex VIII, Rule 8"', "", "`clause` is missing"),
        ('outcome = "III"', "", "`eight` gives no outcome"),
        ("otherwise = [", "labels = {}\n#", "`grade` has no `otherwise`"),
        ("implantable = true", "implant = true", "did you mean `implantable`?"),
    ],
)
def test_a_wrong_rule_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """A rule without a clause, an outcome or a fact behind it does not load."""
    assert expected in complaint(tmp_path, yes_no("implantable"), DECISION.replace(old, new))


REQUIREMENT = """
[[requirement]]
id = "EU-A-01"
says = "Show it."
clause = "MDR Article 61(1)"
authority = "law"
verified = true
kind = "duty"
group = "Duty"
severity = "major"
due = "plan"
met_by = [ { answers = ["implantable"] } ]
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('answers = ["implantable"]', 'answers = ["implantble"]', "did you mean `implantable`?"),
        ('answers = ["implantable"]', 'settled = "garde"', "no decision `garde`; did you mean `grade`?"),
        ('answers = ["implantable"]', 'section = "cep.1"', "no document has a section `cep.1`"),
        ('answers = ["implantable"]', "stated = false", "this says nothing that could meet the requirement"),
        (
            'answers = ["implantable"]',
            "when = { implantable = true }, stated = true",
            "`EU-A-01`: one entry of `met_by` has no `when`, for all other devices",
        ),
        (
            '{ answers = ["implantable"] }',
            "{ stated = true }, { when = { implantble = true }, stated = true }",
            "did you mean `implantable`?",
        ),
        (
            '{ answers = ["implantable"] }',
            "{ stated = true }, { when = { implantable = true } }",
            "this says nothing that could meet the requirement",
        ),
        ('kind = "duty"', 'kind = "prohibition"', "`blocked_by` does not say what breaks it"),
        ('severity = "major"', 'severity = "grave"', "`severity`: "),
        (
            'due = "plan"',
            'due = "plan"\nonly_uses = [{ in = "claim" }]',
            '`only_uses` needs `each = "use"`, and the column `of_use`',
        ),
        ('due = "plan"', 'due = "plan"\nonly_rows = { a = "b" }', "`only_rows` needs a table as `each`"),
        (
            'due = "plan"',
            'due = "plan"\neach = "use"\nonly_rows = { a = "b" }',
            "`only_rows` needs a table as `each`",
        ),
    ],
)
def test_a_wrong_requirement_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """A requirement that nothing could meet, or that names what does not exist, does not load."""
    rules = DECISION + REQUIREMENT.replace(old, new)

    assert expected in complaint(tmp_path, yes_no("implantable"), rules)
