"""What a plan and a report say of a device: claims, evidence, class and route, each where it belongs."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import (
    Basis,
    EvaluatorBox,
    Figure,
    Note,
    Open,
    Paragraph,
    plain,
    words,
)
from cerwizard.documents.compose.answers import Told
from cerwizard.documents.drawings import Heat
from cerwizard.facts import FactValue, Truth
from cerwizard.project import OpenPoint, Project, Use
from tests.documents.reading import column, pieces, section, table, tables, words_of
from tests.documents.samples import composed, example, knowledge, outlines

ASKED_OF_NO_DEVICE = {
    "software",
    "medical_purposes",
    "driven_device_class",
    "accessory_to",
    "annex_xvi_group",
    "ivd_purpose",
    "excluded_product",
    "human_use",
}


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
    assert said["E1"] == "not clinical data\nrank 12"
    assert said["E3"].startswith("clinical data once in hand\nrank 1, 2, 4 or no rank")


def test_the_report_says_why_an_item_has_its_rank() -> None:
    """With the guidance's limits said once, under the table."""
    found = table(composed("ecg-patch", "cer"), "cer.8.7", "What each data set in hand comes to")
    notes = [
        block for block in section(composed("ecg-patch", "cer"), "cer.8.7") if isinstance(block, Paragraph)
    ]

    assert column(found, 2)[0].startswith("not clinical data: Verification and validation show")
    assert column(found, 3)[0].startswith("rank 12: Pre-clinical tests")
    assert sum("no threshold" in plain(note.line) for note in notes) == 1


def test_the_matrix_shows_what_is_thin_and_what_is_empty() -> None:
    """Each claim, benefit, risk and indication with the items that speak for it, by way of which claim, and how."""
    drawn = next(
        block.drawing
        for block in section(composed("ecg-patch", "cep"), "cep.8.7")
        if isinstance(block, Figure) and isinstance(block.drawing, Heat)
    )
    cells = {
        (row.key or "").rpartition(".")[2]: [plain(cell.line) for cell in row.cells] for row in drawn.rows
    }

    assert cells["B1"][0].splitlines()[0] == "○ E1 (through C1)"
    assert cells["C3"][-1].startswith("Empty: ")
    assert cells["R1"][-1].startswith("Thin: Nothing is in hand")
    assert cells["C2"][-1].startswith("Recorded; whether it is enough is the evaluator's judgement")


def test_all_conclusions_are_empty_boxes() -> None:
    """The tool writes nothing in the last section before the signatures."""
    blocks = section(composed("ecg-patch", "cer"), "cer.14")

    boxes = [block for block in blocks if isinstance(block, EvaluatorBox)]
    assert len(boxes) == 8
    assert len(blocks) == len(boxes) + 1
    assert all(box.choices == ("yes", "no", "partly") for box in boxes)


def test_a_settled_class_shows_rule_and_stricter_rules() -> None:
    """The deciding rule with its indent, and why each stricter one falls away."""
    plan, report = composed("ecg-patch", "cep"), composed("ecg-patch", "cer")

    assert "Class IIb" in words_of(section(plan, "cep.2.2"))
    assert column(table(report, "cer.3.2", "EU MDR class: what decides"), 2) == [
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
    regime = next(regime for regime in knowledge().regimes if regime.id == outlines()["cep"].regime)
    verdicts = [found for found in example("ecg-patch").in_group("route") if found.decision in regime.steps]
    route = table(composed("ecg-patch", "cep"), "cep.8.1", "Route")

    shown = dict(zip(column(route), column(route, 1), strict=True))
    away = words_of(section(composed("ecg-patch", "cep"), "cep.8.1")).partition("Do not apply: ")[2]
    for found in verdicts:
        if found.applies is Truth.FAILS:
            # The four cases are summed up by the decision which of them is met.
            assert (found.decision.title in away) is not found.decision.title.startswith("Exemption case ")
        else:
            assert found.words in shown[found.decision.title]
    assert route.rows == table(composed("ecg-patch", "cer"), "cer.5.4", "Route").rows


def test_each_condition_of_an_exemption_is_listed() -> None:
    """For a class III device every condition shows as met, not met or unknown."""
    found = table(composed("cbt-app", "cep"), "cep.8.1", "Conditions")

    assert set(column(found, 3)) <= {"met", "not met", "OPEN – unknown"}
    assert len(found.rows) > 10


def test_a_class_i_report_leaves_out_the_notified_bodys_items() -> None:
    """One line says why, instead of a hundred rows nobody assesses."""
    more: dict[str, FactValue] = {"wound_contact": "none", "records_xray_images": False}
    answers = {**example("foam-wound-dressing").project.answers, **more}
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

    description = table(document, "cep.2.1", "Identification")
    assert "OPEN – RA – 2026-12-15\nask supplier" in column(description, 1)
    assert "intended purpose, in the words" in words_of(section(document, "cep.2.3"))
    assert "RA – 2026-12-15" in words_of(section(document, "cep.2.3"))


def test_uses_that_differ_are_told_apart() -> None:
    """Where a further use answers differently, both answers stand there."""
    found = table(composed("ecg-patch", "cep"), "cep.A", "EU MDR class: the answers behind it")

    assert "device as described: no\nrhythm-analysis: yes" in column(found, 2)


def test_what_is_no_device_leaves_nothing_open_for_the_device_beside_it() -> None:
    """The cognitive therapy as a module of a wellness app: its answers stand there, and no open ones of the app."""
    whole = example("cbt-app").project
    module = Use(id="therapy", answers=whole.answers, open=whole.open, justifications=whole.justifications)
    no_device: dict[str, FactValue] = {**whole.answers, "medical_purposes": ()}
    shown = {fact: value for fact, value in no_device.items() if fact in ASKED_OF_NO_DEVICE}
    project = replace(whole, answers=shown, open={}, justifications={}, uses=(module,))
    found = assess(project, knowledge())

    plan = compose(found, outlines()["cep"])

    alone = composed("cbt-app", "cep")
    assert found.kept_apart == ("",)
    assert Told(found).line("lifetime") == Told(example("cbt-app")).line("lifetime")
    assert plain(Told(found).line("medical_purposes")).startswith("product as described: none\ntherapy: ")
    conditions = table(plan, "cep.8.1", "Conditions")
    assert column(conditions, 3) == column(table(alone, "cep.8.1", "Conditions"), 3)


def test_the_front_counts_what_is_open() -> None:
    """The first page says how much is missing."""
    document = composed("ecg-patch", "cep")

    note = words_of([block for block in document.blocks if isinstance(block, Note)])
    assert re.search(r"Open places in this document: \d+\.", note)
    assert re.search(r"\d+ major, \d+ minor, \d+ advice", note)


def test_the_rate_a_study_can_show_follows_from_its_size() -> None:
    """240 subjects show an event of 1.24 % at least once with a chance of 95 %."""
    found = table(composed("ecg-patch", "cep"), "cep.6", "How rare an event")

    assert column(found, 5) == ["1.24 %"]


def test_an_evidence_id_shows_as_evidence() -> None:
    """Its kind is told from what the user says."""
    plan = composed("ecg-patch", "cep")

    inventory = table(plan, "cep.8.7", "Inventory")
    claims = table(plan, "cep.2.6", "Claims register")
    assert [row.cells[0] for row in inventory.rows] == [words(f"E{n}", Basis.EVIDENCE) for n in range(1, 6)]
    assert [row.cells[0] for row in claims.rows] == [words(f"C{n}", Basis.STATED) for n in range(1, 4)]
