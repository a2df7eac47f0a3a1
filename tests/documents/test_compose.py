"""What a plan and a report say: everything answered, everything open, and no conclusion."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Basis, EvaluatorBox, Heading, Open, Paragraph, Placeholder, Text, plain
from cerwizard.errors import NotCovered
from cerwizard.project import OpenPoint, Project
from tests.documents.reading import column, pieces, section, table, tables, words_of
from tests.documents.samples import NAMES, composed, example, knowledge, outlines

VERDICT = re.compile(
    r"\b(device|product|evidence|data|risks?|benefits?|ratio|equivalence|performance)\b[^.;?]{0,40}"
    r"\b(is|are) (shown to be )?(sufficient|equivalent|acceptable|safe|adequate)\b|\bno gaps\b",
    re.IGNORECASE,
)
"""A sentence that judges this device."""

BOTH = pytest.mark.parametrize("outline", ["cep", "cer"])
EVERY = pytest.mark.parametrize("name", NAMES)


@EVERY
@BOTH
def test_every_heading_stands_in_every_document(name: str, outline: str) -> None:
    """A section that does not apply keeps its heading and says why."""
    document = composed(name, outline)

    keys = [block.key for block in document.blocks if isinstance(block, Heading)]
    assert keys == [found.id for found in outlines()[outline].sections]


@EVERY
@BOTH
def test_no_section_is_silently_empty(name: str, outline: str) -> None:
    """Under each heading without sub-headings something is filled, open, or left out with a reason."""
    document = composed(name, outline)
    ids = [found.id for found in outlines()[outline].sections]

    for key in ids:
        if not any(other.startswith(f"{key}.") for other in ids):
            assert len(section(document, key)) > 1 or "Not applicable" in words_of(section(document, key)), (
                key
            )


@EVERY
@BOTH
def test_nothing_is_concluded(name: str, outline: str) -> None:
    """Sufficient, equivalent, safe, acceptable: words for the evaluator's boxes, for claims and for questions."""
    judged = [
        piece.text
        for piece in pieces(composed(name, outline))
        if isinstance(piece, Text)
        and piece.basis in (None, Basis.COMPUTED)
        and VERDICT.search(piece.text)
        and "?" not in piece.text
    ]

    assert judged == []


@EVERY
def test_the_intended_purpose_is_the_same_in_plan_and_report(name: str) -> None:
    """Letter by letter, with the same fingerprint."""
    plan, report = section(composed(name, "cep"), "cep.2.3"), section(composed(name, "cer"), "cer.3.4")

    statements = [
        [block.line for block in blocks if isinstance(block, Paragraph)][1:] for blocks in (plan, report)
    ]
    assert statements[0] == statements[1]
    said = example(name).project.answers.get("intended_purpose")
    if said:
        assert plain(statements[0][0]) == said
    else:
        assert any(isinstance(block, Placeholder) for block in plan)


@EVERY
@BOTH
def test_equal_answers_give_an_equal_document(name: str, outline: str) -> None:
    """Composing is pure."""
    assert compose(example(name), outlines()[outline]) == composed(name, outline)


def test_every_claim_has_its_rows() -> None:
    """A claim stands in the register, in the table of evidence levels and in the analysis of the report."""
    plan, report = composed("ecg-patch", "cep"), composed("ecg-patch", "cer")
    claims = [str(row["id"]) for row in example("ecg-patch").project.tables["claim"]]

    assert column(table(plan, "cep.2.6", "Claims register")) == claims
    assert column(table(plan, "cep.8.2", "Level of evidence for each claim")) == claims
    assert column(table(report, "cer.10.2", "Performance and claims")) == claims


def test_a_claim_without_evidence_says_what_can_be_done() -> None:
    """Drop it, reword it or study it."""
    found = table(composed("ecg-patch", "cep"), "cep.2.6", "Claims register")

    by_claim = dict(zip(column(found), column(found, 5), strict=True))
    assert by_claim["C1"] == "E1, E3"
    assert by_claim["C3"] == "OPEN – none: drop, reword or study"


def test_every_residual_risk_is_followed_up() -> None:
    """Each risk of section 6 has a row in section 13."""
    plan = composed("ecg-patch", "cep")

    assert column(table(plan, "cep.6", "Residual risks")) == column(table(plan, "cep.13", "Residual risks"))


def test_every_data_set_is_appraised_once() -> None:
    """The inventory and the appraisal list the same, and the scores are empty."""
    report = composed("ecg-patch", "cer")
    appraisal = table(report, "cer.9.2", "Appraisal")

    assert column(table(report, "cer.8.7", "Inventory")) == column(appraisal)
    assert {mark for at in range(2, 7) for mark in column(appraisal, at)} == {"\N{BALLOT BOX}"}


def test_tests_and_certificates_are_not_called_clinical_data() -> None:
    """What remains of their use is said instead."""
    found = table(composed("ecg-patch", "cep"), "cep.8.7", "Inventory")

    said = dict(zip(column(found), column(found, 5), strict=True))
    assert said["E1"].startswith("no:")
    assert said["E3"].startswith("yes")


def test_all_conclusions_are_empty_boxes() -> None:
    """The tool writes nothing in the last section before the signatures."""
    blocks = section(composed("ecg-patch", "cer"), "cer.14")

    boxes = [block for block in blocks if isinstance(block, EvaluatorBox)]
    assert len(boxes) == 8
    assert len(blocks) == len(boxes) + 1
    assert all(box.choices == ("yes", "no", "partly") for box in boxes)


def test_a_settled_class_shows_rule_and_stricter_rules() -> None:
    """The deciding rule with its indent, and why each stricter one falls away."""
    plan = composed("ecg-patch", "cep")

    assert "Class IIb" in words_of(section(plan, "cep.2.2"))
    assert column(table(plan, "cep.2.2", "EU MDR class: what decides"), 2) == [
        "MDR Annex VIII, Rule 11, first paragraph, second indent"
    ]
    stricter = table(plan, "cep.2.2", "EU MDR class: stricter rules")
    assert all(column(stricter, 2))


def test_a_class_that_is_open_is_a_range_with_its_questions() -> None:
    """While answers are missing no single class is named."""
    blocks = section(composed("empty", "cep"), "cep.2.2")

    assert "Class I to Class III" in words_of(blocks)
    assert any(isinstance(piece, Open) for piece in pieces(composed("empty", "cep")))


def test_the_route_says_what_the_decisions_say() -> None:
    """Plan and report show the outcome of each decision in the same words."""
    verdicts = example("ecg-patch").in_group("route")
    route = table(composed("ecg-patch", "cep"), "cep.8.1", "Route")

    shown = dict(zip(column(route), column(route, 1), strict=True))
    for found in verdicts:
        assert found.words in shown[found.decision.title]
    assert route.rows == table(composed("ecg-patch", "cer"), "cer.5.4", "Route").rows


def test_each_condition_of_an_exemption_is_listed() -> None:
    """For a class III device every condition shows as met, not met or unknown."""
    found = table(composed("cbt-app", "cep"), "cep.8.1", "Conditions")

    assert set(column(found, 3)) <= {"met", "not met", "OPEN – unknown"}
    assert len(found.rows) > 10


@EVERY
@BOTH
def test_every_trace_row_has_a_state(name: str, outline: str) -> None:
    """Filled, open, left to the evaluator, or not applicable with the reason."""
    key = {"cep": "cep.A", "cer": "cer.G"}[outline]

    for found in tables(section(composed(name, outline), key)):
        for state in column(found, 3):
            assert re.match(r"filled|OPEN in |\N{BALLOT BOX} left|not applicable: .", state), state


def test_a_class_i_report_leaves_out_the_notified_bodys_items() -> None:
    """One line says why, instead of a hundred rows nobody assesses."""
    answers = {**example("foam-wound-dressing").project.answers, "wound_contact": "none"}
    project = replace(example("foam-wound-dressing").project, answers=answers)

    document = compose(assess(project, knowledge()), outlines()["cer"])

    captions = [found.caption for found in tables(section(document, "cer.G"))]
    assert not any("notified body" in caption for caption in captions)
    assert "no notified body assesses" in words_of(section(document, "cer.G"))


def test_a_parked_question_shows_owner_and_date() -> None:
    """What is not known yet stands open with the one who finds out."""
    point = OpenPoint(note="ask supplier", owner="RA", due=date(2026, 12, 15))
    project = Project(name="X", markets=("eu",), open={"lifetime": point, "intended_purpose": point})

    document = compose(assess(project, knowledge()), outlines()["cep"])

    description = table(document, "cep.2.1", "Description")
    assert "OPEN – RA – 2026-12-15\nask supplier" in column(description, 1)
    assert "intended purpose, in the words" in words_of(section(document, "cep.2.3"))
    assert "RA – 2026-12-15" in words_of(section(document, "cep.2.3"))


def test_uses_that_differ_are_told_apart() -> None:
    """Where a further use answers differently, both answers stand there."""
    found = table(composed("ecg-patch", "cep"), "cep.2.2", "EU MDR class: the answers behind it")

    assert "device as a whole: no\nrhythm-analysis: yes" in column(found, 1)


def test_the_front_counts_what_is_open() -> None:
    """The first page says how much is missing."""
    document = composed("ecg-patch", "cep")

    note = words_of(list(document.blocks[:1]))
    assert re.search(r"Open places in this document: \d+\.", note)
    assert re.search(r"\d+ major, \d+ minor, \d+ advice", note)


@BOTH
def test_the_edition_of_the_rules_is_printed(outline: str) -> None:
    """Nobody has to guess the state of the law."""
    key = f"{outline}.0"

    control = table(composed("ecg-patch", outline), key, "Document control")
    assert re.search(
        r"\d{4}-\d{2}",
        dict(zip(column(control), column(control, 1), strict=True))["Law as of (edition of the rules)"],
    )


@BOTH
def test_no_proposal_stands_among_the_sources(outline: str) -> None:
    """What is not law is not cited as if it were."""
    assert "COM(2025)" not in words_of(list(composed("ecg-patch", outline).blocks))


@BOTH
def test_no_document_is_made_for_what_is_no_device(outline: str) -> None:
    """A product under another law gets a sentence that says so."""
    base = example("foam-wound-dressing").project
    project = replace(base, answers={**base.answers, "ivd_purpose": True})

    with pytest.raises(NotCovered, match="in vitro diagnostic"):
        compose(assess(project, knowledge()), outlines()[outline])


def test_the_rate_a_study_can_show_follows_from_its_size() -> None:
    """240 subjects show an event of 1.24 % at least once with a chance of 95 %."""
    found = table(composed("ecg-patch", "cep"), "cep.6", "How rare an event")

    assert column(found, 4) == ["1.24 %"]


def test_an_evidence_id_shows_as_evidence() -> None:
    """Its kind is told from what the user says."""
    kinds = {
        piece.text: piece.basis for piece in pieces(composed("ecg-patch", "cep")) if isinstance(piece, Text)
    }

    assert kinds["E3"] is Basis.EVIDENCE
    assert kinds["C3"] is Basis.STATED
