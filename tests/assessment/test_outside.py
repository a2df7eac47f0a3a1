"""A product that is no device is told what it is, by which clause, and what would make it one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Knowledge, assess, load_knowledge, outside
from cerwizard.evidence import AnswersGiven
from cerwizard.facts import Truth
from cerwizard.project import Project
from cerwizard.sitting import progress

STEP_COUNTER = Project(
    markets=("eu",),
    answers={
        "software": True,
        "medical_purposes": (),
        "driven_device_class": "none",
        "accessory_to": "none",
        "annex_xvi_group": "none",
        "ivd_purpose": False,
        "excluded_product": "none",
    },
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the knowledge that ships."""
    return load_knowledge()


def test_a_product_without_a_medical_purpose_is_outside(knowledge: Knowledge) -> None:
    """What it is, the clause, and the answers that would bring it inside."""
    found = outside(assess(STEP_COUNTER, knowledge))

    assert found is not None
    assert found.words == "Not a device under the MDR"
    assert found.reasons[0].clause.startswith("MDR Article 2(1)")
    assert any("medical purposes" in other.ask for other in found.would_change)


def test_one_sentence_says_it_all(knowledge: Knowledge) -> None:
    """Where there is room for a paragraph only, reason, clause and way back stand in it."""
    found = outside(assess(STEP_COUNTER, knowledge))

    assert found is not None
    assert found.sentence.startswith("Nothing is planned: Not a device under the MDR. ")
    assert "MDR Article 2(1)" in found.sentence
    assert "It would be inside if: " in found.sentence
    assert all(found.sentence.count(other.ask) == 1 for other in found.would_change)


def test_each_market_says_what_the_product_is(knowledge: Knowledge) -> None:
    """For two markets both laws are named, each reason once."""
    found = outside(assess(replace(STEP_COUNTER, markets=("eu", "gb")), knowledge))

    assert found is not None
    assert len(found.verdicts) == 2
    assert len(set(found.reasons)) == len(found.reasons)


def test_while_a_class_may_apply_nothing_is_outside(knowledge: Knowledge) -> None:
    """A project in which nothing is answered may still become a device."""
    assert outside(assess(Project(), knowledge)) is None


FOOD = Project(markets=("eu",), answers={"software": False, "excluded_product": "food"})
CUP = Project(
    markets=("eu", "gb"),
    answers={
        "software": False,
        "medical_purposes": ("in_vitro_info",),
        "accessory_to": "none",
        "annex_xvi_group": "none",
        "ivd_purpose": True,
        "excluded_product": "none",
        "pharmacological_principal_action": False,
        "human_use": True,
    },
)
CAT_CUFF = Project(
    markets=("gb",),
    answers={
        "software": False,
        "medical_purposes": ("disease",),
        "human_use": False,
        "annex_xvi_group": "none",
    },
)
NO_DEVICES = {"a food": FOOD, "a specimen cup": CUP, "a cuff for cats, in Great Britain": CAT_CUFF}


@pytest.mark.parametrize("project", NO_DEVICES.values(), ids=list(NO_DEVICES))
def test_what_no_document_will_say_is_not_asked(project: Project, knowledge: Knowledge) -> None:
    """Nothing is written of it, so the interview ends: no question but what a duty of its own asks for is left."""
    found = assess(project, knowledge)

    wanted = {
        fact
        for gap in found.gaps
        for line in gap.requirement.met_by
        for proof in line
        if isinstance(proof, AnswersGiven)
        for fact in proof.facts
    }
    assert found.matters <= wanted
    assert len(found.matters) <= 1
    assert progress(found).total - progress(found).answered == len(found.matters)


def test_a_product_that_one_market_covers_is_asked_for_all_of_it(knowledge: Knowledge) -> None:
    """Coloured lenses are no device in Great Britain; in the EU they are listed, and planned for."""
    lenses = {**CAT_CUFF.answers, "medical_purposes": (), "annex_xvi_group": "1", "human_use": True}
    both = Project(markets=("eu", "gb"), answers=lenses)

    assert "intended_purpose" in assess(both, knowledge).matters
    assert len(assess(both, knowledge).matters) > 20


@pytest.mark.parametrize("project", NO_DEVICES.values(), ids=list(NO_DEVICES))
def test_equipment_that_is_no_device_has_no_imdrf_category(project: Project, knowledge: Knowledge) -> None:
    """Whether it works with energy decides nothing of it then."""
    found = assess(project, knowledge).verdicts["imdrf_category"]

    assert found.applies is Truth.FAILS
    assert found.open == ()


def test_software_that_eu_law_leaves_out_keeps_its_imdrf_category(knowledge: Knowledge) -> None:
    """N12 counts software that only keeps data for a medical purpose in category I (7.4)."""
    store = {
        **STEP_COUNTER.answers,
        "medical_purposes": ("disease",),
        "software_acts_on_data": False,
        "samd": True,
        "imdrf_situation": "non_serious",
        "imdrf_significance": "inform",
    }

    found = assess(replace(STEP_COUNTER, answers=store), knowledge)

    assert found.verdicts["imdrf_category"].possible == ("I",)
    assert outside(found) is not None


def test_software_without_a_medical_purpose_has_no_imdrf_category(knowledge: Knowledge) -> None:
    """N12, 3.1: such software is meant for a medical purpose; what is said of one beside none is a finding."""
    said = {"human_use": True, "samd": True, "imdrf_situation": "serious", "imdrf_significance": "drive"}
    project = replace(STEP_COUNTER, answers={**STEP_COUNTER.answers, **said})

    found = assess(project, knowledge)
    with_purpose = assess(project.with_answer("medical_purposes", ("disease",)), knowledge)

    assert found.verdicts["imdrf_category"].applies is Truth.FAILS
    assert "EU-M-17" not in {gap.requirement.id for gap in found.gaps}
    assert ("medical_purposes", "samd") in {tuple(sorted(finding.facts))[-2:] for finding in found.findings}
    assert "samd" not in {question.id for question in assess(STEP_COUNTER, knowledge).interview.asked}
    assert with_purpose.verdicts["imdrf_category"].applies is Truth.HOLDS


def test_software_for_animals_only_has_no_imdrf_category(knowledge: Knowledge) -> None:
    """What is for no human beings is no medical device by any of the three."""
    vet = {
        **STEP_COUNTER.answers,
        "medical_purposes": ("disease",),
        "software_acts_on_data": True,
        "software_benefits_individual": True,
        "software_gives_ivd_information": False,
        "human_use": False,
        "samd": True,
        "imdrf_situation": "serious",
        "imdrf_significance": "drive",
    }

    found = assess(replace(STEP_COUNTER, markets=("eu", "gb"), answers=vet), knowledge)
    for_people = assess(found.project.with_answer("human_use", True), knowledge)

    assert found.verdicts["imdrf_category"].applies is Truth.FAILS
    assert for_people.verdicts["imdrf_category"].applies is Truth.HOLDS
