"""Words that fit some devices only stand with those: no Annex XVI for a bandage, no authority that nobody consults."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, EvaluatorBox, Heading, Paragraph, plain
from cerwizard.facts import FactValue
from cerwizard.project import Project
from tests.documents.reading import column, section, table, tables, words_of
from tests.documents.samples import example, knowledge, outlines
from tests.plain import PRODUCT

SUTURE: dict[str, FactValue] = {
    **PRODUCT,
    "medical_purposes": ("injury_disability",),
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
    "active": False,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "substance_device": False,
    "wholly_mainly_absorbed": True,
    "market_status": "directive",
    "mdd_class": "III",
    "custom_made": False,
    "sufficient_clinical_data": True,
    "common_specification": "none",
    "non_clinical_only": False,
}
"""An absorbed suture, class III, sold under the Directive."""


def written(answers: dict[str, FactValue] | Project, outline: str) -> Document:
    """Return a document for these answers, or of this project."""
    project = answers if isinstance(answers, Project) else replace(example("empty").project, answers=answers)
    return compose(assess(project, knowledge()), outlines()[outline])


def boxes(document: Document, key: str) -> list[str]:
    """Return what the boxes of a section ask the evaluator."""
    return [block.criterion for block in section(document, key) if isinstance(block, EvaluatorBox)]


@pytest.mark.parametrize("outline", ["cep", "cer", "gaps"])
def test_the_exemption_of_an_implant_does_not_speak_of_annex_xvi(outline: str) -> None:
    """It stands on the first page, and no product without a medical purpose is meant."""
    document = written(SUTURE, outline)
    front = document.blocks[
        : next(at for at, block in enumerate(document.blocks) if isinstance(block, Heading))
    ]
    glance = next(found for found in front if getattr(found, "caption", "") == "The device at a glance")

    said = words_of([glance])

    assert "Exempted" in said
    assert "XVI" not in said


def test_the_analysis_of_a_medical_device_weighs_benefit_and_risk() -> None:
    """One question, without the special case beside it; a product of Annex XVI asks of its risk alone."""
    filler = {**SUTURE, "medical_purposes": (), "annex_xvi_group": "2"}

    asked = [
        column(table(written(answers, "cep"), "cep.11", "Questions of the analysis"))
        for answers in (SUTURE, filler)
    ]

    assert "How do benefit and risk compare with the state of the art?" in asked[0]
    assert "How does the risk compare with the state of the art?" in asked[1]
    assert not any("XVI" in question for question in asked[0])
    assert not any("benefit" in question for question in asked[1])


def test_an_opinion_is_weighed_only_where_an_authority_is_consulted() -> None:
    """An absorbed implant is judged by itself; one with a medicine waits for the authority (MDR Article 52(9))."""
    coated = {**SUTURE, "ancillary_medicinal": True}

    assert boxes(written(SUTURE, "cer"), "cer.10.8") == [
        "Benefit and risk of the special component are weighed."
    ]
    assert [said for said in boxes(written(coated, "cer"), "cer.10.8") if said.startswith("The opinion")]


@pytest.mark.parametrize("outline", ["cep", "cer"])
def test_no_follow_up_is_not_said_twice_and_never_as_a_double_negation(outline: str) -> None:
    """The methods intended, or none and the reason, say it."""
    document = written(example("foam-wound-dressing").project, outline)

    assert "No method of follow-up intended" not in words_of(list(document.blocks))


def test_conformity_without_clinical_data_has_a_conclusion_of_its_own() -> None:
    """Article 61(10): section 5.1 marks no requirement as needing clinical data, so none can be concluded on."""
    retractor = example("foam-wound-dressing").project
    tables = {**retractor.tables, "claim": (), "benefit": ()}
    project = replace(retractor, tables=tables).with_answer("non_clinical_only", True)

    with_data = boxes(written(retractor, "cer"), "cer.14")
    without = boxes(written(project, "cer"), "cer.14")

    assert with_data[0].endswith("as needing clinical data is conformed to.")
    assert without[0].startswith("Each requirement of Annex I that section 5.1 marks is conformed to without")
    assert len(with_data) == len(without)


ROWS = "Requirements of Annex I"


@pytest.mark.parametrize(
    ("answers", "has", "lacks"),
    [
        ({"active": True, "energy_transfer": "hazardous"}, {"18", "20", "21"}, {"19"}),
        ({"active": True, "implantable": True, "invasiveness": "surgical"}, {"18", "19", "20"}, {"16"}),
        ({"energies": ("light",)}, {"16", "20"}, {"18", "19", "21"}),
        ({"software": True}, {"17"}, {"18", "19", "20"}),
    ],
)
def test_the_plan_lists_the_requirements_on_energy_that_the_device_calls_for(
    answers: dict[str, FactValue], has: set[str], lacks: set[str]
) -> None:
    """Annex I, 16 and 18 to 21: each may need clinical data, such as a dose or a temperature (Annex XIV, 1(a))."""
    plain: dict[str, FactValue] = {
        "software": False,
        "invasiveness": "none",
        "active": False,
        "implantable": False,
        "therapeutic_active": True,
        "diagnostic_active": False,
        "energy_transfer": "none",
        "substance_transfer": "none",
        "conveys_for_introduction": False,
        "ionising_role": "none",
        "energies": (),
    }

    found = column(table(written({**SUTURE, **plain, **answers}, "cep"), "cep.4", ROWS))

    assert has <= set(found)
    assert not lacks & set(found)


@pytest.mark.parametrize("outline", ["cep", "cer"])
def test_a_public_summary_is_compared_only_where_one_is_due(outline: str) -> None:
    """Article 32(1): an implant has one; for a bandage no column asks after it."""
    bandage = written(example("foam-wound-dressing").project, outline)
    titles = [
        {column.title for found in tables(list(document.blocks)) for column in found.columns}
        for document in (written(SUTURE, outline), bandage)
    ]

    assert any("SSCP" in title for title in titles[0])
    assert not any("SSCP" in title for title in titles[1])
    assert "Same in IFU, label, web?" in titles[1]


def test_what_the_body_takes_up_is_not_asked_how_it_is_removed() -> None:
    """Nor how long it survives; an implant that stays is asked both."""
    plate = {**SUTURE, "wholly_mainly_absorbed": False}

    absorbed, staying = (words_of(section(written(answers, "cep"), "cep.8.2")) for answers in (SUTURE, plate))

    for asked in ("How it is removed or revised", "Survival of the implant"):
        assert asked in staying
        assert asked not in absorbed
    assert "How fast it loses strength" in absorbed


def test_the_report_shows_the_usability_evidence_beside_the_users() -> None:
    """What a reader of section 10.6 judges stands there (MDR Annex I, 5; MEDDEV 2.7/1 rev.4, 10.2)."""
    row = {
        "id": "E92",
        "title": "Test with nurses",
        "kind": "usability",
        "about": "own",
        "status": "available",
    }
    project = example("foam-wound-dressing").project.with_row("evidence", row)

    assert column(table(written(project, "cer"), "cer.10.6", "Usability evidence")) == ["E92"]


def test_a_sentence_that_gives_the_usual_reason_ends() -> None:
    """Also where the reason is a phrase without a stop, and only once where it has one."""
    said = [
        plain(block.line)
        for block in written(example("ecg-patch").project, "gb").blocks
        if isinstance(block, Paragraph) and "Unless a row says otherwise" in plain(block.line)
    ]

    assert said
    assert all(line.endswith(".") and not line.endswith("..") for line in said)


DEEMED = "It controls or supports conception"
BOTH = "Products with both a medical and an Annex XVI purpose"


@pytest.mark.parametrize(
    ("answers", "says", "says_not"),
    [
        ({}, "for a medical purpose in human beings", (DEEMED, BOTH)),
        ({"annex_xvi_group": "2"}, BOTH, (DEEMED,)),
        (
            {"medical_purposes": ("device_reprocessing",)},
            DEEMED,
            (BOTH, "for a medical purpose in human beings"),
        ),
        (
            {"medical_purposes": ("disease", "conception")},
            "for a medical purpose in human beings",
            (DEEMED, BOTH),
        ),
    ],
)
def test_what_makes_it_a_device_is_said_of_its_own_purpose(
    answers: dict[str, FactValue], says: str, says_not: tuple[str, ...]
) -> None:
    """A washer for instruments is a device because the law deems it one (MDR Article 2(1), second subparagraph)."""
    for outline, key in (("cep", "cep.2.2"), ("cer", "cer.3.1")):
        said = words_of(section(written({**SUTURE, **answers}, outline), key))

        assert says in said
        assert not [words for words in says_not if words in said]


@pytest.mark.parametrize(
    ("answers", "opening"),
    [
        (SUTURE, "Which type of assessment"),
        (
            {**SUTURE, "custom_made": True, "implantable": False, "wholly_mainly_absorbed": False},
            "Which technical",
        ),
    ],
)
def test_a_report_names_an_assessment_only_where_a_notified_body_assesses_it(
    answers: dict[str, FactValue], opening: str
) -> None:
    """Nobody assesses the evaluation of most custom-made devices (MDR Article 52(8))."""
    said = words_of(section(written(answers, "cer"), "cer.2.1"))
    asked = ("Which type of assessment", "Which technical")

    assert [line for line in asked if line in said] == [opening]
