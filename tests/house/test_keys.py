"""The page of keys has every key that the files of questions and rules may have, and shows what stands there."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from cerwizard.decisions import read as decisions
from cerwizard.documents.outline import model as outlines
from cerwizard.evidence import read_appraisals, read_matrices
from cerwizard.evidence import read_requirements as requirements
from cerwizard.questionnaire import read as questions
from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")


def _keys(table: type[BaseModel]) -> set[str]:
    """Return the keys of a table, and of the tables that stand in it."""
    schema = table.model_json_schema()
    return {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})}


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("A question", questions._Asked),
        ("A fact made of others", questions.DerivedModel),
        ("A decision and its rules", decisions.DecisionModel),
        ("A requirement", requirements.RequirementModel),
        ("An appraisal", read_appraisals.AppraisalModel),
        ("The evidence matrix", read_matrices.MatrixModel),
        ("A document", outlines.FileModel),
        ("A document", outlines.CommonModel),
    ],
)
def test_every_key_stands_below_its_heading(heading: str, table: type[BaseModel]) -> None:
    """A key that is in no page is known to whoever wrote the program alone."""
    [part] = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)

    keys = _keys(table)

    assert len(keys) > 4
    assert sorted(key for key in keys if f"`{key}`" not in part) == []


def test_what_is_shown_stands_in_the_files() -> None:
    """The examples are those of the program."""
    shown = re.findall(r"^```toml\n# stands in (\S+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)

    assert shown
    for name, text in shown:
        assert text in (ROOT / name).read_text(encoding="utf-8"), name
