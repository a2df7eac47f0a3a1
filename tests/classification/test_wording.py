"""Words of questions that decide a class: each says what the law says, no more and no less."""

from __future__ import annotations

from cerwizard.facts import FactValue
from tests.classification.devices import EU_CLASS, QUALIFICATION, Interviewer

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
IMPLANT: dict[str, FactValue] = {
    **MEDICAL,
    "invasiveness": "surgical",
    "duration": "long",
    "implantable": True,
}


def test_a_tissue_expander_outside_the_breast_is_no_breast_implant(interviewer: Interviewer) -> None:
    """Rule 8, seventh indent: breast implants, and by guidance the expanders for the breast."""
    kind = interviewer.knowledge.questionnaire.questions["implant_type"]

    scalp = interviewer.walk_case({**IMPLANT, "implant_type": "none"})
    breast = interviewer.walk_case({**IMPLANT, "implant_type": "breast_implant"})

    assert scalp.eu_class == "IIb"
    assert breast.eu_class == "III"
    assert kind.choices["breast_implant"] == "Breast implant or breast tissue expander"
    assert "expander outside the breast" in kind.near_miss
    assert any("public extract" in note for note in kind.notes)


def test_graphene_below_a_nanometre_is_told_to_be_nanomaterial(interviewer: Interviewer) -> None:
    """Article 2(18), second subparagraph: thinner than the range, and deemed nanomaterial all the same."""
    questionnaire = interviewer.knowledge.questionnaire

    electrode = interviewer.walk_case({**MEDICAL, "invasiveness": "none", "nano_exposure": "negligible"})

    assert electrode.eu_class == "IIa"
    assert electrode.rules == {"Rule 19"}
    for said in (
        questionnaire.screenings["special_cases"].help,
        questionnaire.questions["nano_exposure"].help,
    ):
        words = " ".join(said.split())
        assert "loose or bound together" in words
        assert all(named in words.lower() for named in ("graphene flakes", "fullerenes", "single-wall"))


def test_a_balloon_pump_is_not_told_to_be_hazardous_whatever_it_gives(interviewer: Interviewer) -> None:
    """Rule 12 weighs substance, place and mode; guidance has balloon pumps for infusion in class IIa."""
    transfer = interviewer.knowledge.questionnaire.questions["substance_transfer"]
    pump = {**MEDICAL, "active": True, "therapeutic_active": True, "energy_transfer": "none"}

    assert interviewer.walk_case({**pump, "substance_transfer": "ordinary"}).eu_class == "IIa"
    assert interviewer.walk_case({**pump, "substance_transfer": "hazardous"}).eu_class == "IIb"
    assert "A balloon pump for infusion stands under class IIa" in " ".join(transfer.help.split())
    assert any("Rule 12, read in a public extract only" in note for note in transfer.notes)


def test_an_airway_through_the_nose_into_the_throat_works_elsewhere(interviewer: Interviewer) -> None:
    """Rule 5: the mouth as far as the pharynx, and the nasal cavity; what goes beyond that has no mild place."""
    site = interviewer.knowledge.questionnaire.questions["orifice_site"]
    airway = {**MEDICAL, "invasiveness": "orifice", "duration": "short"}

    assert interviewer.walk_case({**airway, "orifice_site": "other"}).eu_class == "IIa"
    assert interviewer.walk_case({**airway, "orifice_site": "oral_to_pharynx"}).eu_class == "I"
    assert "mouth and nose)" not in " ".join(site.help.split())
    assert "through the nose beyond its cavity" in " ".join(site.help.split())
    assert "an airway through the nose into the throat" in " ".join(site.near_miss.split())


def test_an_instrument_that_is_not_sterilised_for_reuse_may_be_a_reusable_one(
    interviewer: Interviewer,
) -> None:
    """2.3: appropriate procedures, of which cleaning, disinfection and sterilisation are named as examples."""
    questionnaire = interviewer.knowledge.questionnaire
    forceps: dict[str, FactValue] = {**MEDICAL, "invasiveness": "surgical", "duration": "transient"}

    assert interviewer.walk_case({**forceps, "reusable_surgical_instrument": True}).eu_class == "I"
    assert interviewer.walk_case(forceps).eu_class == "IIa"
    told = " ".join(questionnaire.questions["reusable_surgical_instrument"].help.split())
    assert "after suitable steps, such as cleaning, disinfection or sterilisation" in told
    assert "sterilising" not in questionnaire.screenings["marks"].help


def test_that_one_cut_counts_is_told_to_be_a_reading(interviewer: Interviewer) -> None:
    """3.6(a) disregards pauses within a procedure: by the letter Rule 7 takes an instrument, class IIa."""
    duration = interviewer.knowledge.questionnaire.questions["duration"]
    chisel: dict[str, FactValue] = {
        **MEDICAL,
        "invasiveness": "surgical",
        "reusable_surgical_instrument": True,
    }

    moments = interviewer.walk_case({**chisel, "duration": "transient"})

    assert moments.eu_class == "I"
    assert interviewer.walk_case({**chisel, "duration": "short"}).eu_class == "IIa"
    reasons = [note for found in moments.end.verdicts[EU_CLASS].reasons for note in found.reason.notes]
    for notes in (duration.notes, reasons):
        assert any("3.6(a)" in note and "scalpel" in note for note in notes)


def test_what_serves_an_annex_xvi_product_is_an_accessory_by_the_law(interviewer: Interviewer) -> None:
    """Annex VIII, 3.2, second sentence, names the accessories of such products; it is no reading of ours."""
    walk = interviewer.walk_case({"medical_purposes": (), "accessory_to": "annex_xvi"})

    (found,) = walk.end.verdicts[QUALIFICATION].reasons

    assert walk.qualification == "accessory"
    assert "Annex VIII, 3.2" in found.reason.clause
    assert not any("reading" in note for note in found.reason.notes)
    assert "Annex VIII, 3.2" in interviewer.knowledge.questionnaire.questions["accessory_to"].clause


def test_oxygen_through_a_stoma_of_the_windpipe_is_inhaled_too(interviewer: Interviewer) -> None:
    """2.1 and Rule 20: any body opening, a permanent artificial one included."""
    inhaled = interviewer.knowledge.questionnaire.questions["inhaled_medicine"]
    catheter: dict[str, FactValue] = {
        **MEDICAL,
        "invasiveness": "orifice",
        "orifice_site": "other",
        "duration": "transient",
    }

    walk = interviewer.walk_case({**catheter, "inhaled_medicine": "ordinary"})

    assert walk.eu_class == "IIa"
    assert walk.rules == {"Rule 20"}
    for said in (
        inhaled.ask,
        inhaled.tick,
        *(found.reason.says for found in walk.end.verdicts[EU_CLASS].reasons),
    ):
        assert "stoma" in said


def test_that_only_an_intended_effect_on_tissue_counts_is_told_to_be_a_reading(
    interviewer: Interviewer,
) -> None:
    """Rules 6, 7 and 8 say of chemical change that it is intended, and of a biological effect that it is there."""
    effect = interviewer.knowledge.questionnaire.questions["biological_effect"]

    assert any(
        note.startswith("Point of interpretation") and "by the letter" in note for note in effect.notes
    )


def test_what_cleans_contact_lenses_for_looks_is_deemed_a_device(interviewer: Interviewer) -> None:
    """Article 2(1), last indent: what Article 1(4) calls devices, products of Annex XVI among them."""
    purposes = interviewer.knowledge.questionnaire.questions["medical_purposes"]

    cleaner: dict[str, FactValue] = {
        "medical_purposes": ("device_reprocessing",),
        "reprocessing": "contact_lens_care",
    }

    for answers in (cleaner, {**cleaner, "accessory_to": "annex_xvi"}):
        walk = interviewer.walk_case(answers)
        assert walk.qualification == "device"
        assert walk.eu_class == "IIb"
    assert "medical devices" not in purposes.choices["device_reprocessing"]
    assert "products of Annex XVI" in purposes.choice_help["device_reprocessing"]
    assert any("Article 1(4)" in note and "not verified" in note for note in purposes.notes)


def test_class_iib_for_chemical_change_begins_at_an_hour(interviewer: Interviewer) -> None:
    """Rule 6 has no such indent, Rule 7 has."""
    change = interviewer.knowledge.questionnaire.questions["chemical_change_in_body"]
    foam: dict[str, FactValue] = {**MEDICAL, "invasiveness": "surgical", "chemical_change_in_body": True}

    assert interviewer.walk_case({**foam, "duration": "transient"}).eu_class == "IIa"
    assert interviewer.walk_case({**foam, "duration": "short"}).eu_class == "IIb"
    assert "from 60 minutes to 30 days" in change.changes
