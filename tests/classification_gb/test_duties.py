"""What follows in Great Britain from mark, class and status, and what British law does not know."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Truth
from cerwizard.project import Project
from tests.classification.devices import Walk
from tests.classification_gb.devices import BOTH_MARKETS, SURGICAL, BritishInterviewer
from tests.classification_gb.duties import (
    ACTIVE_IMPLANT,
    APP,
    CE_MDR,
    CE_OLD,
    CLASS_I,
    CLASS_IIA,
    CLASS_IIB,
    CLASS_III,
    LOOP,
    UKCA,
    assessed,
)


@pytest.mark.parametrize(
    ("facts", "report", "interval"),
    [
        ({**CLASS_I, **UKCA}, "pmsr", "three_years"),
        ({**CLASS_IIA, **UKCA}, "psur", "two_years"),
        ({**CLASS_IIB, **UKCA}, "psur", "one_year"),
        ({**CLASS_III, **UKCA}, "psur", "one_year"),
        ({**ACTIVE_IMPLANT, **UKCA}, "psur", "one_year"),
        ({**LOOP, **UKCA}, "psur", "two_years"),
        ({**LOOP, **CE_MDR}, "psur", "one_year"),
        ({**LOOP, **CE_OLD, "mdd_class": "IIa"}, "psur", "two_years"),
        ({**CLASS_IIA, **CE_OLD, "mdd_class": "I"}, "pmsr", "three_years"),
        ({**ACTIVE_IMPLANT, **CE_OLD, "mdd_class": "aimd"}, "psur", "one_year"),
    ],
)
def test_the_report_goes_by_the_class_behind_the_mark(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    facts: dict[str, FactValue],
    report: str,
    interval: str,
) -> None:
    """The British class for UKCA, the EU class for CE under the MDR, the old class for CE under a Directive."""
    route = assessed(interviewer, knowledge, facts).reported

    assert route["gb_pms_report"].outcome == report
    assert route["gb_pms_interval"].outcome == interval


@pytest.mark.parametrize(
    ("facts", "status", "markets", "intervals"),
    [
        (APP, "not_marketed", ("eu", "gb"), {"three_years", "two_years"}),
        (CLASS_I, "mdr", ("eu", "gb"), {"three_years"}),
        (CLASS_IIB, "not_marketed", ("eu", "gb"), {"one_year"}),
        (LOOP, "mdr", ("eu", "gb"), {"two_years", "one_year"}),
        (CLASS_I, "not_marketed", ("gb",), {"by_eu_class", "three_years"}),
        (CLASS_IIA, "not_marketed", ("gb",), {"by_eu_class", "two_years"}),
        (CLASS_IIB, "not_marketed", ("gb",), {"by_eu_class", "one_year"}),
    ],
)
def test_while_the_mark_is_open_only_what_a_class_of_the_device_leads_to_is_possible(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    facts: dict[str, FactValue],
    status: str,
    markets: tuple[str, ...],
    intervals: set[str],
) -> None:
    """An interval that neither the British nor the EU class has is not shown."""
    answers = {**interviewer.every_answer(facts), "market_status": status, "custom_made": False}
    route = assess(Project(answers=answers, markets=markets), knowledge).reported

    assert set(route["gb_pms_interval"].possible) == intervals


def test_without_the_eu_the_class_of_a_ce_mark_is_said_to_be_missing(
    interviewer: BritishInterviewer, knowledge: Knowledge
) -> None:
    """The EU class is not worked out for a project that names Great Britain alone, and nothing is guessed."""
    route = assessed(interviewer, knowledge, {**CLASS_I, **CE_MDR}, markets=("gb",)).reported

    assert route["gb_pms_report"].outcome == "by_eu_class"
    assert route["gb_pms_interval"].outcome == "by_eu_class"


@pytest.mark.parametrize(
    ("facts", "route", "review"),
    [
        ({**CLASS_I, **UKCA}, "self_declaration", "none"),
        ({**CLASS_I, **UKCA, "sterile": True}, "approved_body_in_part", "none"),
        ({**CLASS_I, **UKCA, "measuring_function": True}, "approved_body_in_part", "none"),
        (
            {**CLASS_IIA, **UKCA, "reusable_surgical_instrument": True},
            "self_declaration",
            "none",
        ),
        ({**CLASS_IIA, **UKCA}, "approved_body", "reviewed"),
        ({**CLASS_IIB, **UKCA}, "approved_body", "review_and_report"),
        ({**CLASS_III, **UKCA}, "approved_body", "review_and_report"),
        ({**ACTIVE_IMPLANT, **UKCA}, "approved_body", "review_and_report"),
        ({**CLASS_III, **CE_MDR}, "ce_mark", "none"),
        ({**CLASS_I, **UKCA, "custom_made": True}, "custom_made", None),
    ],
)
def test_who_looks_at_the_device_and_at_its_reports(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    facts: dict[str, FactValue],
    route: str,
    review: str | None,
) -> None:
    """A UK approved body for all but plain class I; it reviews no reports of CE marked devices."""
    reported = assessed(interviewer, knowledge, facts).reported

    assert reported["gb_conformity"].outcome == route
    assert reported["gb_psur_review"].outcome == review


@pytest.mark.parametrize(
    ("status", "recognition"),
    [(UKCA, "not_used"), (CE_MDR, "until_2030"), ({**CE_OLD, "mdd_class": "IIa"}, "until_2028")],
    ids=["UKCA", "CE under the MDR", "CE under a Directive"],
)
def test_the_end_of_ce_recognition_is_shown_with_its_status(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    status: dict[str, FactValue],
    recognition: str,
) -> None:
    """Neither date is treated as certain: no outcome of the consultation is known."""
    verdict = assessed(interviewer, knowledge, {**CLASS_I, **status}).reported["gb_ce_recognition"]

    assert verdict.outcome == recognition
    assert any("No outcome was found" in note.replace("\n", " ") for note in verdict.decision.notes)


@pytest.mark.parametrize("facts", [CLASS_I, CLASS_IIA, CLASS_III, ACTIVE_IMPLANT])
def test_a_report_is_due_for_the_ukca_mark_in_every_class(
    interviewer: BritishInterviewer, knowledge: Knowledge, facts: dict[str, FactValue]
) -> None:
    """Class I is not left out."""
    route = assessed(interviewer, knowledge, {**facts, **UKCA}).reported

    assert route["gb_cer"].outcome == "required"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (CLASS_I, "by_sufficiency"),
        (LOOP, "by_sufficiency"),
        (CLASS_IIB, "unless_justified"),
        (CLASS_III, "unless_justified"),
    ],
)
def test_investigations_go_by_the_old_annex(
    interviewer: BritishInterviewer, knowledge: Knowledge, facts: dict[str, FactValue], expected: str
) -> None:
    """Annex X, 1.1a: implantable and class III in Great Britain, without the exemption cases of the MDR."""
    route = assessed(interviewer, knowledge, {**facts, **UKCA}).reported

    assert route["gb_investigation"].outcome == expected


@pytest.mark.parametrize("unknown", ["gb_sscp", "gb_cecp", "gb_eudamed"])
@pytest.mark.parametrize("facts", [CLASS_I, CLASS_III, ACTIVE_IMPLANT])
def test_what_british_law_does_not_know_is_said(
    interviewer: BritishInterviewer, knowledge: Knowledge, facts: dict[str, FactValue], unknown: str
) -> None:
    """The public summary, the expert panel and the European database are no British duties."""
    verdict = assessed(interviewer, knowledge, {**facts, **UKCA}).reported[unknown]

    assert verdict.outcome == "not_in_law"


def test_the_register_of_british_requirements_is_whole(knowledge: Knowledge) -> None:
    """One behind the other, and what could not be verified says so."""
    requirements = {found.id: found for found in knowledge.regime_of["gb_class"].requirements}
    unverified = {name for name, found in requirements.items() if found.verified}

    assert list(requirements) == [f"GB-{number:02}" for number in range(1, 21)]
    assert unverified == {
        "GB-02",
        "GB-03",
        "GB-09",
        "GB-11",
        "GB-12",
        "GB-13",
        "GB-16",
        "GB-17",
        "GB-18",
        "GB-20",
    }
    assert all(requirements[name].verified.startswith("not verified: ") for name in unverified)


@pytest.mark.parametrize(
    ("facts", "european"),
    [
        ({"medical_purposes": (), "annex_xvi_group": "5", "active": True}, "IIb"),
        ({"medical_purposes": (), "accessory_to": "annex_xvi"}, "I"),
    ],
    ids=["a laser against tattoos", "its applicator"],
)
def test_what_is_no_british_device_has_no_british_duties(
    interviewer: BritishInterviewer, knowledge: Knowledge, facts: dict[str, FactValue], european: str
) -> None:
    """The one thing said is that the EU result does not carry over."""
    found = assessed(interviewer, knowledge, {**facts, **UKCA})

    british = {gap.requirement.id for gap in found.gaps if gap.requirement.id.startswith("GB-")}

    assert british == {"GB-13"}
    assert found.reported["gb_pms_report"].applies is Truth.FAILS
    assert found.reported["eu_mdr"].outcome == european


@pytest.mark.parametrize("markets", [("gb",), BOTH_MARKETS])
@pytest.mark.parametrize(
    ("facts", "outcome"), [(CLASS_I, "device"), ({"medical_purposes": (), "active": False}, "not_a_device")]
)
def test_every_market_has_a_qualification(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    facts: dict[str, FactValue],
    outcome: str,
    markets: tuple[str, ...],
) -> None:
    """A project for Great Britain alone is qualified under the same key as one for the EU."""
    reported = assessed(interviewer, knowledge, facts, markets).reported

    assert reported["qualification"].outcome == outcome
    assert reported["gb_qualification"].outcome == outcome


def test_a_project_for_the_eu_alone_is_never_asked_about_great_britain(
    knowledge: Knowledge, random_walks: tuple[Walk, ...]
) -> None:
    """No result or requirement of the EU waits for a British question, whatever the device."""
    british = {question.id for question in knowledge.questionnaire.section_of("gb_duration").questions}

    for walk in random_walks[::10]:
        matters = assess(Project(answers=dict(walk.answers), markets=("eu",)), knowledge).matters

        assert not matters & british


def test_a_project_for_both_is_asked_once_for_each_fact(
    knowledge: Knowledge, interviewer: BritishInterviewer
) -> None:
    """What the EU interview settled is not asked again: only a British question is left for the British class."""
    answers = {**interviewer.every_answer({**SURGICAL, "duration": "short", "vital_contact": "specific"})}
    british = {question.id for question in knowledge.questionnaire.section_of("gb_duration").questions}

    found = assess(Project(answers=answers, markets=BOTH_MARKETS), knowledge)

    assert found.reported["eu_mdr"].outcome == "III"
    assert found.reported["gb_mdr"].open == ("gb_vital_site",)
    assert set(found.reported["gb_mdr"].open) <= british
