"""What is printed is said in words: no value, name or number of the files stands where a reader looks."""

from __future__ import annotations

import re

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.facts import Row
from cerwizard.paths import rulebook_folder
from cerwizard.project import Project
from tests.documents.reading import words_of
from tests.documents.samples import example, knowledge, outlines


def printed(project: Project, outline: str) -> str:
    """Return all that a document of a project says."""
    return words_of(list(compose(assess(project, knowledge()), outlines()[outline]).blocks))


def with_team(*rows: Row) -> Project:
    """Return a project whose report is due, with these people."""
    return example("foam-wound-dressing").project.with_details(stage="report").with_rows("team", rows)


def test_yes_and_no_of_a_row_are_said_as_such() -> None:
    """Somebody who has not declared interests blocks the report, in plain words."""
    said = printed(with_team({"id": "T1", "name": "A", "interests_declared": False}), "gaps")

    assert "T1, Interests declared: no" in said
    assert "False" not in said


def test_the_fields_that_nobody_covers_are_named() -> None:
    """Two of six are covered; the gap says which are left."""
    person: Row = {"id": "T1", "name": "A", "role": "evaluator", "qualification": "MD"}
    project = with_team({**person, "competence": ("clinical_field", "regulation")})

    [why] = [gap.why for gap in assess(project, knowledge()).gaps if gap.requirement.id == "EU-K-29"]

    covers = next(
        column for column in knowledge().questionnaire.questions["team"].columns if column.id == "competence"
    )
    said = {name: f"“Covers: {words}”" in why for name, words in covers.choices.items()}
    assert said == {name: name not in ("clinical_field", "regulation") for name in covers.choices}


def test_a_section_is_named_by_its_document_and_number() -> None:
    """As it can be looked up, whether it is filled or not."""
    said = {gap.why for gap in assess(example("foam-wound-dressing").project, knowledge()).gaps}

    assert any("CEP 2.4 is " in why for why in said)
    assert not any("cep.2.4" in why for why in said)


def test_a_row_that_does_not_fit_is_named_in_words() -> None:
    """The table is a group of rows to the reader, not a name in a file."""
    step = {"id": "P1", "stage": "confirmatory", "question": "Does it heal?"}
    project = example("foam-wound-dressing").project.with_rows("development_step", (step,))

    said = printed(project, "gaps")

    assert "(development step P1)" in said
    assert "development_step" not in said


def test_guidance_is_cited_by_its_name() -> None:
    """A note stands in documents far from the clause it belongs to: “guidance, 3.2.1” leads nowhere."""
    files = sorted(rulebook_folder().rglob("*.toml"))
    found = [
        path.name for path in files if re.search(r"[(;] ?guidance, (section )?\d", path.read_text("utf-8"))
    ]

    assert files
    assert not found
