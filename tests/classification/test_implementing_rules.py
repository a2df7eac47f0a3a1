"""The implementing rules of Annex VIII, Chapter II, and the order in which exceptions work."""

from __future__ import annotations

import pytest

from cerwizard.assessment import assess
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.classification.devices import CLASSES, EU_CLASS, QUALIFICATION, Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
SOFTWARE: dict[str, FactValue] = {
    **MEDICAL,
    "software": True,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
}
SURGICAL: dict[str, FactValue] = {**MEDICAL, "invasiveness": "surgical", "implant_type": "none"}


def test_an_accessory_is_classified_in_its_own_right(interviewer: Interviewer) -> None:
    """3.2: what an accessory serves does not lift its class, unless a rule says so."""
    walk = interviewer.walk_case({"medical_purposes": (), "accessory_to": "md"})

    assert walk.qualification == "accessory"
    assert walk.eu_class == "I"


def test_the_accessory_of_an_active_implant_is_class_iii(interviewer: Interviewer) -> None:
    """Rule 8, sixth indent: it need be neither implantable nor invasive."""
    walk = interviewer.walk_case({"medical_purposes": (), "accessory_to": "aimd"})

    assert walk.eu_class == "III"
    assert walk.rules == {"Rule 8"}


@pytest.mark.parametrize("linked", ["IIa", "IIb", "III"])
def test_each_device_of_a_combination_has_its_own_class(interviewer: Interviewer, linked: str) -> None:
    """3.2: tubing on a class III device does not become class III."""
    walk = interviewer.walk_case(
        {
            **MEDICAL,
            "conveys_for_introduction": True,
            "conveyed_matter": "other",
            "linked_active_class": linked,
        }
    )

    assert walk.eu_class == "IIa"


@pytest.mark.parametrize("driven", CLASSES)
def test_software_without_a_purpose_of_its_own_has_the_class_of_what_it_drives(
    interviewer: Interviewer, driven: str
) -> None:
    """3.3, first sentence."""
    walk = interviewer.walk_case({"software": True, "medical_purposes": (), "driven_device_class": driven})

    assert walk.qualification == "accessory"
    assert walk.eu_class == driven


@pytest.mark.parametrize("driven", CLASSES)
def test_software_that_drives_a_device_is_never_below_it_nor_below_its_own_purpose(
    interviewer: Interviewer, driven: str
) -> None:
    """3.3 is a floor; Rule 11 still applies, and the higher class stands."""
    walk = interviewer.walk_case(
        {**SOFTWARE, "driven_device_class": driven, "software_decision_impact": "serious_or_surgery"}
    )

    assert walk.qualification == "device"
    assert walk.eu_class == max(driven, "IIb", key=CLASSES.index)


def test_independent_software_is_classified_in_its_own_right(interviewer: Interviewer) -> None:
    """3.3, second sentence."""
    walk = interviewer.walk_case({**SOFTWARE, "software_decision_impact": "ordinary"})

    assert walk.eu_class == "IIa"
    assert walk.rules == {"Rule 11"}


def test_the_most_critical_use_decides_and_is_named(interviewer: Interviewer) -> None:
    """3.4: a device with several uses has the class of the strictest."""
    base = interviewer.walk_case(
        {**MEDICAL, "invasiveness": "orifice", "orifice_site": "other", "duration": "short"}
    )
    other = interviewer.walk_case({**SURGICAL, "duration": "short", "vital_contact": "specific"})
    project = Project(answers=base.answers, uses=(Use(id="heart", answers=other.answers),))

    verdict = assess(project, interviewer.knowledge).verdicts[EU_CLASS]

    assert verdict.outcome == "III"
    assert {found.use for found in verdict.reasons} == {"heart"}


def test_invasive_and_non_invasive_parts_are_both_looked_at(interviewer: Interviewer) -> None:
    """A product with both kinds of parts is described part by part; neither hides the rules for the other."""
    outside = interviewer.walk_case({**MEDICAL, "modifies_composition": "other"})
    inside = interviewer.walk_case({**SURGICAL, "duration": "transient"})
    project = Project(answers=inside.answers, uses=(Use(id="filter", answers=outside.answers),))

    verdict = assess(project, interviewer.knowledge).verdicts[EU_CLASS]

    assert verdict.outcome == "IIb"
    assert {found.reason.rule for found in verdict.reasons} == {"Rule 3"}


def test_the_strictest_of_several_rules_stands(interviewer: Interviewer) -> None:
    """3.5: a dressing with an ancillary medicine is class III, whatever Rule 4 says."""
    walk = interviewer.walk_case(
        {
            **MEDICAL,
            "wound_contact": "skin",
            "wound_purposes": ("barrier_compression_absorption",),
            "ancillary_medicinal": True,
        }
    )

    assert walk.eu_class == "III"
    assert walk.rules == {"Rule 14"}


def test_the_strictest_of_several_sub_rules_stands(interviewer: Interviewer) -> None:
    """3.5: a reusable instrument specifically for the spinal cord is class III, not I."""
    walk = interviewer.walk_case(
        {
            **SURGICAL,
            "duration": "transient",
            "reusable_surgical_instrument": True,
            "vital_contact": "specific",
        }
    )

    assert walk.eu_class == "III"


@pytest.mark.parametrize(
    ("facts", "lowered"),
    [
        ({"duration": "transient", "reusable_surgical_instrument": True}, "I"),
        ({"duration": "long", "implantable": True, "in_teeth": True}, "IIa"),
    ],
    ids=["a reusable surgical instrument", "an implant in the teeth"],
)
def test_an_exception_displaces_the_general_class_even_downwards(
    interviewer: Interviewer, facts: dict[str, FactValue], lowered: str
) -> None:
    """ "X unless they Y": where Y applies, X does not."""
    walk = interviewer.walk_case({**SURGICAL, **facts})

    assert walk.eu_class == lowered


def test_a_chemical_change_in_the_teeth_does_not_raise_the_class(interviewer: Interviewer) -> None:
    """Rules 7 and 8: the indent on chemical change leaves out what is placed in the teeth."""
    implant = {**SURGICAL, "duration": "long", "implantable": True, "chemical_change_in_body": True}

    assert interviewer.walk_case({**implant, "in_teeth": True}).eu_class == "IIa"
    assert interviewer.walk_case(implant).eu_class == "III"


def test_a_long_term_device_in_a_body_opening_keeps_its_class_when_connected(
    interviewer: Interviewer,
) -> None:
    """Rule 5, as guidance reads it: the connection does not lower the long-term row."""
    walk = interviewer.walk_case(
        {
            **MEDICAL,
            "invasiveness": "orifice",
            "orifice_site": "other",
            "duration": "long",
            "linked_active_class": "IIb",
        }
    )

    assert walk.eu_class == "IIb"


@pytest.mark.parametrize(("active", "rule"), [(True, "Rule 13"), (False, "Rule 1")])
def test_a_device_that_no_rule_names_is_class_i(interviewer: Interviewer, active: bool, rule: str) -> None:
    """Rule 13 catches active devices, Rule 1 all others."""
    walk = interviewer.walk_case({**MEDICAL, "active": active})

    assert walk.eu_class == "I"
    assert walk.rules == {rule}


@pytest.mark.parametrize(
    ("question", "clause"), [("duration", "3.6"), ("direct_diagnosis_or_vital_monitoring", "3.7")]
)
def test_a_question_cites_the_implementing_rule_it_carries(
    interviewer: Interviewer, question: str, clause: str
) -> None:
    """3.6 and 3.7 tell how to answer: the question that needs them names them."""
    assert clause in interviewer.knowledge.questionnaire.questions[question].clause


@pytest.mark.parametrize(
    ("fact", "mark"),
    [
        ("sterile", "sterile"),
        ("measuring_function", "measuring"),
        ("reusable_surgical_instrument", "reusable_surgical"),
    ],
)
def test_a_mark_stands_beside_class_i_and_does_not_change_it(
    interviewer: Interviewer, fact: str, mark: str
) -> None:
    """Article 52(7): sterile, measuring and reusable surgical are no classes."""
    plain = {**SURGICAL, "duration": "transient", "reusable_surgical_instrument": True, "active": False}
    answers = interviewer.walk_case(plain).answers

    without = interviewer.assess({**answers, "sterile": False, "measuring_function": False})
    marked = interviewer.assess({**answers, "sterile": False, "measuring_function": False, fact: True})

    assert without.verdicts[EU_CLASS].outcome == marked.verdicts[EU_CLASS].outcome == "I"
    assert mark in {found.id for found in marked.verdicts[EU_CLASS].marks}


@pytest.mark.parametrize(
    ("group", "hair_only", "expected"),
    [("4", False, "IIb"), ("5", False, "IIb"), ("5", True, "IIa"), ("6", False, "III")],
)
@pytest.mark.parametrize("purposes", [(), ("disease",)], ids=["alone", "beside a medical purpose"])
def test_active_annex_xvi_products_are_reclassified(
    interviewer: Interviewer, group: str, hair_only: bool, expected: str, purposes: tuple[str, ...]
) -> None:
    """Implementing Regulation (EU) 2022/2347, also where a medical purpose stands beside."""
    walk = interviewer.walk_case(
        {
            "medical_purposes": purposes,
            "active": True,
            "annex_xvi_group": group,
            "annex_xvi_hair_removal_only": hair_only,
        }
    )

    assert walk.qualification == ("device" if purposes else "annex_xvi")
    assert walk.eu_class == expected


def test_rules_9_and_10_leave_out_annex_xvi_products_without_a_medical_purpose(
    interviewer: Interviewer,
) -> None:
    """A hair remover with hazardous energy is class IIa; a treatment on top makes it IIb."""
    hair: dict[str, FactValue] = {
        "active": True,
        "annex_xvi_group": "5",
        "annex_xvi_hair_removal_only": True,
        "therapeutic_active": True,
        "energy_transfer": "hazardous",
    }

    assert interviewer.walk_case({**hair, "medical_purposes": ()}).eu_class == "IIa"
    assert interviewer.walk_case({**hair, "medical_purposes": ("disease",)}).eu_class == "IIb"


@pytest.mark.parametrize(
    ("does", "if_medical"),
    [
        ({"controls_therapeutic_class": "IIb"}, "IIb"),
        ({"diagnostic_active": True, "diagnostic_energy": "other"}, "IIa"),
    ],
    ids=["Rule 9", "Rule 10"],
)
def test_rules_9_and_10_leave_out_what_serves_a_product_without_a_medical_purpose(
    interviewer: Interviewer, does: dict[str, FactValue], if_medical: str
) -> None:
    """2.4 and 2.5: the accessory of a product of Annex XVI treats and diagnoses no more than the product does."""
    foot_switch = {"active": True, "accessory_to": "annex_xvi", **does}

    alone = interviewer.walk_case({**foot_switch, "medical_purposes": ()})

    assert alone.qualification == "accessory"
    assert alone.eu_class == "I"
    assert alone.rules == {"Rule 13"}
    served: tuple[dict[str, FactValue], ...] = (MEDICAL, {"medical_purposes": (), "accessory_to": "md"})
    for medical in served:
        assert interviewer.walk_case({**foot_switch, **medical}).eu_class == if_medical


def test_no_device_and_no_ivd_has_an_eu_class(interviewer: Interviewer) -> None:
    """Only devices, accessories and Annex XVI products are classified."""
    for facts in ({"medical_purposes": ()}, {**MEDICAL, "ivd_purpose": True}):
        walk = interviewer.walk_case(facts)

        assert walk.qualification in {"not_a_device", "ivd"}
        assert walk.end.verdicts[EU_CLASS].possible == ()


def test_qualification_comes_before_class(interviewer: Interviewer) -> None:
    """While qualification is open the class waits, and says which outcomes it could have."""
    start = interviewer.assess({})

    assert start.verdicts[QUALIFICATION].outcome is None
    assert start.verdicts[EU_CLASS].possible == CLASSES
