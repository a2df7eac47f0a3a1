"""What a document says of a class: the rules that may still make it stricter, and what stands beside it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Open, Paragraph, Table, Text, plain
from cerwizard.facts import FactValue
from tests.documents.golden import device
from tests.documents.reading import column, section, table, words_of
from tests.documents.samples import composed, example, knowledge, outlines
from tests.plain import PRODUCT

OUTSIDE: dict[str, FactValue] = {
    "software": False,
    "medical_purposes": ("disease",),
    "invasiveness": "none",
    "active": True,
}
"""A powered product that stays outside the body; nothing else is said of it."""


@cache
def shown(outline: str) -> Document:
    """Return a document of that product."""
    project = replace(example("empty").project, markets=("eu", "gb"), answers=OUTSIDE)
    return compose(assess(project, knowledge()), outlines()[outline])


def said(document: Document, key: str, opening: str) -> str:
    """Return the paragraphs of a section that begin so."""
    found = [block for block in section(document, key) if isinstance(block, Paragraph)]
    return " ".join(line for block in found if (line := plain(block.line)).startswith(opening))


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.2.2"), ("cep", "cep.A"), ("cer", "cer.3.2")])
def test_a_rule_that_waits_for_an_answer_is_not_said_to_fall_away(outline: str, key: str) -> None:
    """Rule 14 hangs on a question nobody answered; Rule 6 falls to an answer."""
    still_open = said(shown(outline), key, "Further rules still open")
    fall_away = said(shown(outline), key, "Further rules that fall away")

    assert "Rule 14" in still_open
    assert "Rule 6" in fall_away
    assert "Rule 14" not in fall_away
    assert "hangs on" not in fall_away


def test_rules_that_may_still_fire_stand_before_those_that_fall_away() -> None:
    """What an answer can still change is nearest."""
    stricter = table(shown("cep"), "cep.2.2", "EU MDR class: stricter rules")

    assert all(reason.startswith("hangs on: ") for reason in column(stricter, 2))


MONITOR: dict[str, FactValue] = {
    **example("cbt-app").project.answers,
    "therapeutic_active": False,
    "software_decision_impact": "serious_or_surgery",
    "software_monitors": "none",
}
"""Software of class IIb by Rule 11: of hardware nothing is asked."""


def test_what_is_not_asked_of_a_device_is_further_than_what_was_answered() -> None:
    """Software is nearer to a stricter part of its own rule than to a drug inside or an implant."""
    project = replace(example("cbt-app").project, markets=("eu",), answers=MONITOR)
    plan = compose(assess(project, knowledge()), outlines()["cep"])

    nearest = " ".join(column(table(plan, "cep.2.2", "EU MDR class: stricter rules"), 0))

    assert "Rule 11" in nearest
    assert "Rule 8" not in nearest
    assert "Rule 14" not in nearest
    assert said(plan, "cep.2.2", "Further rules that fall away").index("Rule 22") < said(
        plan, "cep.2.2", "Further rules that fall away"
    ).index("Rule 14")


def test_how_to_choose_is_no_part_of_a_question_beside_its_answer() -> None:
    """`Choose all main purposes.` is for whoever answers; a reader finds question, colon and answer."""
    stricter = table(composed("foam-wound-dressing", "cep"), "cep.2.2", "EU MDR class: stricter rules")

    assert any(
        reason.startswith("What is it mainly meant to do for the wound: ") for reason in column(stricter, 2)
    )


def test_rules_without_a_reason_beside_them_are_one_list() -> None:
    """Where no reason parts them, nothing but a comma stands between two rules, and their order is said."""
    line = said(shown("cep"), "cep.2.2", "Further rules that fall away")

    assert line.startswith("Further rules that fall away, the nearest first: ")
    assert ";" not in line


def test_what_excludes_a_question_is_said_once_for_all_rules_it_excludes() -> None:
    """It is the answer that stands in the way: of software nothing is asked about implants, tissue or substances."""
    project = replace(example("cbt-app").project, markets=("eu",), answers=MONITOR)
    plan = compose(assess(project, knowledge()), outlines()["cep"])

    line = said(plan, "cep.A", "Further rules that fall away, each")

    assert "Rule 8, Rule 14, Rule 15, Rule 18, Rule 19, Rule 21 – Is the product software: yes" in line
    assert "not asked" not in line
    reasons = [reason.rpartition(" – ")[2] for reason in line.split("; ")]
    assert all(one != following for one, following in pairwise(reasons))


def test_rules_of_one_reason_but_several_outcomes_have_a_row_each() -> None:
    """What could give category IV is not named together with what could give category II."""
    about_software = {**OUTSIDE, "software": True, "software_location": "alone"}
    project = replace(example("empty").project, answers=about_software)
    document = compose(assess(project, knowledge()), outlines()["cep"])

    found = next(
        block for block in document.blocks if isinstance(block, Table) and "IMDRF category" in block.caption
    )
    for row in found.rows:
        could_give = plain(row.cells[1]).split(",")[0].removeprefix("Category ")
        assert {rule.split(".")[0] for rule in plain(row.cells[0]).split(", ") if "." in rule} == {could_give}


def test_a_class_above_one_has_no_sub_type() -> None:
    """Article 52(7) is about class I: beside a higher class the mark says what it means, without that clause."""
    document = composed("foam-wound-dressing", "cep")

    assert said(document, "cep.2.2", "Marks: ") == "Marks: sterile"
    assert "Article 52(7)" not in words_of(list(document.blocks[:12]))


def test_a_sub_type_of_a_settled_class_that_is_open_is_said_to_be_open() -> None:
    """Class I is not all there is to say while nobody said whether it measures."""
    project = device("bandage").project
    answers = {fact: value for fact, value in project.answers.items() if fact != "measuring_function"}
    document = compose(assess(replace(project, answers=answers), knowledge()), outlines()["cep"])

    pieces = [
        piece
        for block in section(document, "cep.2.2")
        if isinstance(block, Paragraph) and block.key.endswith(".marks")
        for piece in block.line
    ]
    assert [piece.question for piece in pieces if isinstance(piece, Open)] == ["Im, measuring function"]


def test_a_class_that_two_rules_give_is_cited_with_both() -> None:
    """An absorbed suture with an antibacterial substance is class III by Rule 8 and by Rule 14 (Annex II, 1.1(f))."""
    suture: dict[str, FactValue] = {
        **PRODUCT,
        "medical_purposes": ("injury_disability",),
        "active": False,
        "invasiveness": "surgical",
        "duration": "long",
        "implantable": True,
        "wholly_mainly_absorbed": True,
        "ancillary_medicinal": True,
    }
    project = replace(example("empty").project, answers=suture)
    document = compose(assess(project, knowledge()), outlines()["cep"])
    cells = [row.cells[1] for row in table(document, "cep.0", "Document control").rows]
    cited = {piece.source for cell in cells for piece in cell if isinstance(piece, Text)}

    assert "MDR Annex VIII, Rule 8, third indent; MDR Annex VIII, Rule 14" in cited
