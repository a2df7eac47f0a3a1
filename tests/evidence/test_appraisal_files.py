"""Appraisals and matrices as files: a wrong one is refused with its place and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.errors import KnowledgeError
from tests.small import knowledge_of, question

TABLES = "\n".join(
    question(
        f"""
        id = "{name}"
        ask = "Which {name}s?"
        kind = "table"
        [[question.column]]
        id = "id"
        ask = "No."
        kind = "text"
        [[question.column]]
        id = "kind"
        ask = "Kind"
        kind = "one_of"
        choices = {{ trial = "Trial", test = "Test" }}
        [[question.column]]
        id = "names"
        ask = "Names"
        kind = "refers"
        to = "promise"
        """
    )
    for name in ("promise", "item")
)
HEAD = """
[[appraisal]]
id = "worth"
table = "item"
title = "Worth"
clause = "Act 1"
says = "What it is worth."
outcomes = ["much", "little"]
"""
MUCH = '[[appraisal.rule]]\nsays = "s"\nclause = "c"\noutcome = "much"\n'
LITTLE = '[[appraisal.rule]]\nsays = "s"\nclause = "c"\noutcome = "little"\n'
MATRIX = """
[matrix]
items = "item"
title = "id"
shows = ["kind"]
empty = "none"
supported = "some"
{more}
[[matrix.sign]]
id = "any"
symbol = "o"
level = 1
says = "any"
[[matrix.row]]
of = "promise"
title = "Promise"
text = "id"
by = "{by}"
[[matrix.thin]]
says = "thin"
clause = "Act 1"
{thin}
"""
SUPPORTED = """
[[requirement]]
id = "R-1"
says = "Show it."
clause = "Act 1"
authority = "law"
verified = true
kind = "duty"
group = "Duty"
severity = "major"
due = "plan"
met_by = [ {{ rows = {{ of = "promise", supported_by = {{ in = "item", by = "names", {tie} }} }} }} ]
"""

WRONG = {
    "a table that is none": (HEAD.replace('"item"', '"itme"') + MUCH + LITTLE, "`item`?"),
    "a column that is none": (HEAD + MUCH + 'match = { kid = "trial" }\n' + LITTLE, "no column `kid`"),
    "a value that is none": (HEAD + MUCH + 'match = { kind = "trail" }\n' + LITTLE, "no value `trail`"),
    "an outcome that is none": (HEAD + MUCH.replace('"much"', '"mcuh"') + LITTLE, "no outcome of `worth`"),
    "an outcome that no rule gives": (HEAD + LITTLE, "has the outcome `much`, which no rule gives"),
    "a last rule that may not hold": (
        HEAD + LITTLE + MUCH + 'match = { kind = "trial" }\n',
        "the last rule needs",
    ),
    "a name that is a column already": (
        HEAD.replace('"worth"', '"kind"') + MUCH + LITTLE,
        "a column `kind` already",
    ),
    "what settles one outcome": (HEAD + MUCH + 'settled_by = ["kind"]\n' + LITTLE, "one outcome is settled"),
    "a matrix tied by no column": (
        MATRIX.format(by="nmaes", thin='needs = { kind = "trial" }', more=""),
        "`nmaes`",
    ),
    "a matrix tied by way of no table": (
        MATRIX.format(by="names", thin='needs = { kind = "trial" }', more="").replace(
            "[[matrix.thin]]", 'through = [{ in = "promsie", by = "names" }]\n[[matrix.thin]]'
        ),
        "`promise`?",
    ),
    "support by way of no table": (
        SUPPORTED.format(tie='through = [{ in = "promsie", by = "names" }]'),
        "`promise`?",
    ),
    "support by way of no column": (
        SUPPORTED.format(tie='through = [{ in = "promise", by = "nmaes" }]'),
        "table `promise` has no column `nmaes`; did you mean `names`?",
    ),
    "support named in no column": (
        SUPPORTED.format(tie='named_in = ["knid"]'),
        "table `promise` has no column `knid`; did you mean `kind`?",
    ),
    "a thin that wants nothing": (MATRIX.format(by="names", thin="", more=""), "either what it `needs` or"),
    "an item left out by no column": (
        MATRIX.format(by="names", thin='needs = { kind = "trial" }', more='leave_out = { kid = "test" }'),
        "no column `kid`",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    """A message names file and line, and the nearest known word."""
    rules, expected = WRONG[name]

    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(tmp_path, TABLES, rules)

    said = [str(problem) for problem in caught.value.problems]
    assert any(expected in one and one.startswith("rulebook/eu_mdr/rules.toml:") for one in said), said


def test_a_computed_column_can_be_asked_for_by_what_follows(tmp_path: Path) -> None:
    """Above the appraisal nobody knows the column."""
    derived = '[[derived]]\nid = "has_much"\nclause = "c"\nsays = "s"\n'
    derived += 'when = { item = { has = { worth = "much" } } }\n'
    appraisal = HEAD + MUCH + 'match = { kind = "trial" }\n' + LITTLE

    assert knowledge_of(tmp_path / "after", TABLES, appraisal + derived).appraisals["worth"].table == "item"
    with pytest.raises(KnowledgeError, match="no column `worth`"):
        knowledge_of(tmp_path / "before", TABLES, derived + appraisal)
