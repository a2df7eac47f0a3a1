"""What a plan and a report must fulfil before anybody reads them closely, item by item."""

from __future__ import annotations

import re

import pytest

from cerwizard.assessment import assess
from cerwizard.documents import compose, write_markdown
from cerwizard.documents.blocks import (
    Basis,
    EvaluatorBox,
    Figure,
    Heading,
    Paragraph,
    Role,
    Table,
    Text,
    plain,
)
from cerwizard.documents.outline.sections import Trace
from cerwizard.evidence import Requirement
from cerwizard.facts import Row, Truth
from cerwizard.project import Project
from tests.documents.reading import column, section, table, tables, words_of
from tests.documents.samples import NAMES, composed, example, knowledge, outlines

EVERY = pytest.mark.parametrize("name", NAMES)
PLAN_TABLES = {
    "cep.0": ("Document control", "Signatures", "Revision history"),
    "cep.1": ("Texts the plan rests on",),
    "cep.2.1": ("Identification and description",),
    "cep.2.3": ("Elements of the intended purpose",),
    "cep.2.4": ("Indications",),
    "cep.2.6": ("Claims register",),
    "cep.2.7": ("Variants",),
    "cep.4": ("Requirements of Annex I",),
    "cep.5": ("Acceptability parameters", "Alternatives"),
    "cep.6": ("Residual risks",),
    "cep.8.1": ("Route",),
    "cep.8.2": ("Level of evidence for each indication", "Level of evidence for each claim"),
    "cep.8.8": ("Gaps due",),
    "cep.10": ("Proposed criteria",),
    "cep.11": ("Questions of the analysis",),
    "cep.13": ("Residual risks followed",),
    "cep.16": ("Milestones", "Triggers"),
    "cep.17": ("Annexes of the report",),
}


def requirements_of(where: str) -> list[Requirement]:
    """Return the requirements that a document shows."""
    regime = next(regime for regime in knowledge().regimes if regime.id == outlines()["cep"].regime)
    return [requirement for requirement in regime.requirements if where in requirement.where]


@EVERY
def test_all_eight_indents_have_content_or_an_open_line(name: str) -> None:
    """Plan, item 1: none is silently missing."""
    document = composed(name, "cep")
    trace = next(
        block.content
        for found in outlines()["cep"].sections
        for block in found.blocks
        if isinstance(block.content, Trace)
    )

    for row in trace.rows:
        for key in row.sections:
            said = words_of(section(document, key))
            assert said.strip(), f"{row.item}: {key}"


@EVERY
def test_the_purpose_is_the_same_to_the_byte_wherever_it_is_printed(name: str) -> None:
    """Plan, item 3, and report, item 7: one statement, one fingerprint."""
    places = {"cep": "cep.2.3", "cer": "cer.3.4", "gaps": "gaps.3.4", "pmcf": "pmcf.B.3", "gb": "gb.3"}
    said = [
        re.findall(r"Fingerprint of these words: (\w+)", words_of(section(composed(name, document), key)))
        for document, key in places.items()
    ]

    assert all(found == said[0] for found in said)


def test_every_claim_has_a_level_of_evidence_to_reach() -> None:
    """Plan, item 4: or it is dropped in the register."""
    document = composed("ecg-patch", "cep")

    register = column(table(document, "cep.2.6", "Claims register"))
    assert column(table(document, "cep.8.2", "Level of evidence for each claim")) == register


def test_every_residual_risk_is_followed_after_marketing() -> None:
    """Plan, item 5: in the plan and in the plan for follow-up."""
    risks = [str(row["id"]) for row in example("ecg-patch").project.tables["risk"]]

    assert column(table(composed("ecg-patch", "cep"), "cep.13", "Residual risks")) == risks
    assert column(table(composed("ecg-patch", "pmcf"), "pmcf.C.1", "Residual risks")) == risks


def test_a_missing_fact_gives_a_range_of_classes() -> None:
    """Plan, item 7: and a settled class its rule and the stricter ones."""
    open_class = words_of(section(composed("empty", "cep"), "cep.2.2"))
    settled = section(composed("foam-wound-dressing", "cep"), "cep.2.2")

    assert "Class I to Class III" in open_class
    captions = [found.caption for found in settled if isinstance(found, (Figure, Table))]
    assert captions == ["How the class follows", "EU MDR class: stricter rules, the nearest first"]


def test_a_value_without_a_source_is_not_printed() -> None:
    """Plan, item 8: a number that nobody can trace is an open place."""
    row: Row = {"id": "K1", "parameter": "Pain", "kind": "performance", "value": "at most 3 of 10"}
    shown = []
    for source in ("", "S1"):
        tables_said = {"benchmark": ({**row, "source": source},)}
        document = compose(assess(Project(name="X", tables=tables_said), knowledge()), outlines()["cep"])
        shown += column(table(document, "cep.5", "Acceptability parameters"), 4)

    assert shown[0].startswith("OPEN")
    assert shown[1] == "at most 3 of 10"


@EVERY
def test_the_report_has_all_sections_and_the_annex_for_gb_only_where_wanted(name: str) -> None:
    """Report, item 1: sixteen sections, annexes A to J, annex K with the market."""
    headings = [block for block in composed(name, "cer").blocks if isinstance(block, Heading)]

    assert {str(number) for number in range(1, 17)} <= {heading.number for heading in headings}
    annexes = [heading.text[6] for heading in headings if heading.text.startswith("Annex ")]
    assert "".join(annexes) == ("ABCDEFGHIJK" if "gb" in example(name).markets else "ABCDEFGHIJ")


def test_every_item_of_the_notified_body_leads_to_a_section_and_says_how_it_stands() -> None:
    """Report, item 2: the whole table, each row with a jump and a state."""
    items = table(composed("ecg-patch", "cer"), "cer.G", "Items of the assessment report")

    assert len(items.rows) == 126
    assert all(
        re.match(r"filled|not yet met: |OPEN in |☐ left|not applicable: .", state)
        for state in column(items, 3)
    )
    assert any(state.startswith("not applicable: ") for state in column(items, 3))


@EVERY
def test_every_conclusion_is_an_empty_box_with_its_criterion(name: str) -> None:
    """Report, item 3: nothing stands in a box, and no cell of a conclusion says anything."""
    document = composed(name, "cer")

    boxes = [block for block in section(document, "cer.14") if isinstance(block, EvaluatorBox)]
    assert len(boxes) == 8
    assert all(box.criterion.endswith(".") and box.clause for box in boxes)
    summary = table(document, "cer.1", "Summary")
    assert {plain(cell) for row in summary.rows for cell in row.cells} == {"☐"}


def test_every_data_set_and_claim_comes_back_in_the_analysis() -> None:
    """Report, item 4: appraised once, and each claim with its result."""
    document = composed("ecg-patch", "cer")

    inventory = column(table(document, "cer.8.7", "Inventory"))
    assert column(table(document, "cer.9.2", "Appraisal")) == inventory
    claims = column(table(document, "cer.3.5", "Claims register"))
    assert column(table(document, "cer.10.2", "Performance and claims")) == claims


def test_every_gap_stands_in_the_analysis_and_in_the_register_with_its_size() -> None:
    """Report, item 5: section 10.13 and Annex J list the same."""
    document = composed("ecg-patch", "cer")

    analysis = table(document, "cer.10.13", "Gaps due")
    register = table(document, "cer.J", "Gaps due")
    assert [row.key for row in analysis.rows] == [row.key for row in register.rows]
    assert set(column(analysis, 1)) <= {"major", "minor", "advice"}


@pytest.mark.parametrize("key", sorted(PLAN_TABLES))
def test_every_table_of_the_plan_is_there_when_nothing_is_said(key: str) -> None:
    """An empty project shows the header of each table over an open row."""
    captions = [found.caption for found in tables(section(composed("empty", "cep"), key))]

    for caption in PLAN_TABLES[key]:
        assert any(found.startswith(caption) for found in captions), caption


@EVERY
@pytest.mark.parametrize("outline", ["cep", "cer", "pmcf"])
def test_a_table_without_rows_shows_one_open_row(name: str, outline: str) -> None:
    """Not a wall of empty ones, and not nothing."""
    for block in composed(name, outline).blocks:
        if isinstance(block, Table):
            assert block.rows, block.caption
            assert all(any(cell for cell in row.cells) for row in block.rows), block.caption


@pytest.mark.parametrize(("outline", "where"), [("cep", "CEP"), ("cer", "CER"), ("pmcf", "PMCF plan")])
def test_every_requirement_has_a_section_that_answers_it(outline: str, where: str) -> None:
    """Nobody looks in vain for the place where a requirement is met."""
    answered = {name for found in outlines()[outline].sections for name in found.requirements}

    assert [found.id for found in requirements_of(where) if found.id not in answered] == []


@EVERY
def test_a_requirement_that_applies_leads_to_its_section(name: str) -> None:
    """The last annex of the plan, with a jump and a state in each row."""
    blocks = section(composed(name, "cep"), "cep.B")

    shown = {row.key: row for found in tables(blocks) for row in found.rows}
    for row in shown.values():
        assert plain(row.cells[1]) != "–", row.key
        assert plain(row.cells[2]).split(" (")[0] in {"partly", "missing", "blocked", "OPEN"}
    met = dict(re.findall(r"(\S+) in ([^;]+?)(?=; |\.\n|\.$)", words_of(blocks).partition("Met: ")[2]))
    applying = [
        gap
        for gap in example(name).gaps
        if "CEP" in gap.requirement.where
        and gap.requirement in requirements_of("CEP")
        and gap.applies is Truth.HOLDS
        and gap.requirement.kind != "notice"
    ]
    assert {gap.requirement.id for gap in applying} <= set(shown) | set(met)
    assert "–" not in met.values()


def test_what_may_fall_away_takes_one_line_until_it_is_known() -> None:
    """No page of empty tables for an equivalence nobody has spoken of."""
    blocks = section(composed("empty", "cep"), "cep.8.3")

    assert len(blocks) == 1
    assert "Does this section apply?" in words_of(blocks)


def test_what_somebody_wrote_is_shown_even_where_it_may_not_apply() -> None:
    """A row in a section whose condition is open is not swallowed."""
    row: Row = {"id": "M1", "role": "test", "source": "A registry", "participants": 12}
    project = Project(name="X", markets=("eu",), answers={"software": True}, tables={"data_set": (row,)})

    document = compose(assess(project, knowledge()), outlines()["cep"])

    assert "A registry" in words_of(section(document, "cep.2.9"))


@pytest.mark.parametrize("outline", ["cep", "cer", "gaps", "pmcf", "gb", "minutes"])
def test_the_device_meets_the_eye_before_anything_else(outline: str) -> None:
    """What it is, its class, its purpose and the state of the evidence stand on top."""
    blocks = [
        block
        for block in composed("ecg-patch", outline).blocks[:3]
        if not (isinstance(block, Paragraph) and block.role is Role.BANNER)
    ]

    glance = blocks[0]
    assert isinstance(glance, Table)
    shown = dict(zip(column(glance), column(glance, 1), strict=True))
    assert shown["Device"].startswith("PulseLeaf")
    assert outline == "gb" or "Class IIb" in shown["Class in the Union"]
    assert outline != "gb" or "Class IIa" in shown["Class in Great Britain (for the UKCA mark)"]
    assert shown["Intended purpose"] == example("ecg-patch").project.answers["intended_purpose"]
    assert "Planned (1)" in shown["Evidence"]


def test_open_places_are_counted_once() -> None:
    """The number on the first page is that of the open places in the document."""
    document = composed("foam-wound-dressing", "cep")

    # One more stands in the legend.
    count = write_markdown(document).count("**OPEN") - 1
    assert f"Open places in this document: {count}." in words_of(list(document.blocks))


def test_parked_questions_are_listed_with_owner_and_date() -> None:
    """Who looks into what until when, in one table at the front."""
    parked = table(composed("foam-wound-dressing", "cep"), "cep.0", "Parked questions")

    assert "RA" in column(parked, 2)
    assert "2027-01-31" in column(parked, 3)


def test_the_four_kinds_of_statement_are_told_apart() -> None:
    """Stated, computed, evidence and evaluator all occur, and the legend names each."""
    document = composed("ecg-patch", "cep")

    bases = {
        piece.basis
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for piece in cell
        if isinstance(piece, Text)
    }
    assert set(Basis) <= bases
