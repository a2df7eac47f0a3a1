"""A further use is often another part: what the class of a part rests on is not taken over in silence."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.classification.devices import has_no, silent

CANNULA: dict[str, FactValue] = {
    "software": False,
    "medical_purposes": ("disease",),
    "excluded_product": "none",
    "human_use": True,
    "pharmacological_principal_action": False,
    "ivd_purpose": False,
    "invasiveness": "surgical",
    "duration": "short",
    "implantable": False,
    "active": False,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "nano_exposure": "none",
}
OF_THE_PART: dict[str, FactValue] = {
    "active": True,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "nano_exposure": "none",
}


def taken_over(knowledge: Knowledge, market: str, **said: FactValue) -> set[str]:
    """Return what the further use of a cannula is told to say itself, as major findings."""
    project = Project(markets=(market,), answers=CANNULA, uses=(Use(id="part", answers=said),))
    findings = assess(project, knowledge).findings
    return {
        fact
        for found in findings
        if "Taken over" in found.says and found.severity == "major"
        for fact in found.facts
    }


@pytest.mark.parametrize("market", ["eu", "gb"])
def test_a_pump_does_not_take_over_from_its_cannula_that_it_has_no_power(
    knowledge: Knowledge, market: str
) -> None:
    """Annex VIII, 3.2 and 3.5: as a part without power it would stay in class IIa, and nobody would say so."""
    named = taken_over(knowledge, market, invasiveness="none")

    assert {"active", "ancillary_medicinal", "tissue_origin"} <= named
    assert taken_over(knowledge, market, invasiveness="none", **OF_THE_PART) == set()


@pytest.mark.parametrize("said", [{}, {"duration": "transient"}, {"invasiveness": "surgical"}])
def test_a_use_that_enters_the_body_in_the_same_way_takes_over_what_it_likes(
    knowledge: Knowledge, said: dict[str, FactValue]
) -> None:
    """A further body site of the same part has the same power and the same material."""
    assert taken_over(knowledge, "eu", **said) == set()


def test_an_implant_beside_a_powered_part_is_told_before_it_counts_as_active(knowledge: Knowledge) -> None:
    """Rule 8, sixth indent: an abutment that took over the power of its sound processor would be class III."""
    outside: dict[str, FactValue] = {**CANNULA, "invasiveness": "none", "active": True}
    implant: dict[str, FactValue] = {"invasiveness": "surgical", "duration": "long", "implantable": True}

    def found(**said: FactValue) -> set[str]:
        use = Use(id="abutment", answers={**implant, **said})
        assessment = assess(Project(answers=outside, uses=(use,)), knowledge)
        return {fact for one in assessment.findings if "Taken over" in one.says for fact in one.facts}

    assert "active" in found()
    assert "active" not in found(active=False)


def test_the_consultation_says_where_parts_judged_one_by_one_fall_short(knowledge: Knowledge) -> None:
    """Article 54(1)(a) asks of the device: an applicator of class III, its implant of class IIb."""
    questions = knowledge.questionnaire.questions.values()
    applicator: dict[str, FactValue] = {
        **{question.id: silent(question) for question in questions if has_no(question)},
        **CANNULA,
        "duration": "transient",
        "vital_contact": "specific",
        "implant_type": "none",
    }
    implant: dict[str, FactValue] = {"duration": "long", "implantable": True, "vital_contact": "none"}
    project = Project(markets=("eu",), answers=applicator, uses=(Use(id="implant", answers=implant),))

    consultation = assess(project, knowledge).verdicts["cecp"]

    told = [found.reason.says for found in consultation.reasons]
    assert len(told) == 2
    assert all("of parts described as uses a person judges that" in " ".join(said.split()) for said in told)
