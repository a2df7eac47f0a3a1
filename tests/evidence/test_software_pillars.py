"""The third pillar of software is shown by data from people, for each use of which a benefit is claimed."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project, Use
from tests.evidence.items import assessed, silent

APP: dict[str, FactValue] = {
    "software": True,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "medical_purposes": ("disease",),
    "samd": True,
    "software_decision_impact": "ordinary",
}
STUDY: Row = {
    "id": "E1",
    "kind": "clinical_investigation",
    "about": "own",
    "status": "available",
    "pillar": ("clinical_performance",),
    "weight": "pivotal",
    "quality": "high",
}
BENEFIT: Row = {"id": "B1", "text": "Fewer relapses", "route": "direct"}
INCOMPLETE: Row = {
    "id": "Q1",
    "maker": "other",
    "technical": "unknown",
    "biological": "same",
    "clinical": "same",
}
MODULE = Use(id="relapse-alert", answers={"software_decision_impact": "serious_or_surgery"})
UNMET = ("missing", "partly")


def standing(
    knowledge: Knowledge,
    *uses: Use,
    without_clinical_data: bool = False,
    **tables: tuple[Row, ...],
) -> dict[tuple[str, str], str]:
    """Return how each requirement stands, by its id and the use it is asked of."""
    project = Project(
        answers={**silent(knowledge), **APP, "non_clinical_only": without_clinical_data},
        tables=tables,
        uses=uses,
        complete=("evidence", "equivalent", "claim", "benefit"),
        markets=("eu",),
    )
    return {(gap.requirement.id, gap.instance): gap.status for gap in assess(project, knowledge).gaps}


def test_a_study_of_the_software_shows_its_clinical_performance(knowledge: Knowledge) -> None:
    """A test of the software itself in the patients it is meant for (MDCG 2020-1, 4.1)."""
    stands = standing(knowledge, evidence=(STUDY,), benefit=(BENEFIT,))

    assert (stands["EU-M-03", ""], stands["EU-M-04", ""]) == ("met", "met")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "vnv_software"},
        {"kind": "standard"},
        {"kind": "expert_opinion"},
        {"kind": "literature", "about": "similar"},
        {"kind": "literature", "about": "state_of_the_art"},
        {"kind": "literature", "about": "equivalent", "equivalent_device": "Q1"},
    ],
    ids=str,
)
def test_what_is_no_test_on_people_is_no_clinical_performance_whatever_is_ticked(
    knowledge: Knowledge, change: dict[str, FactValue]
) -> None:
    """Technical tests, other devices and a comparison with holes show it for no software (MDCG 2020-1, 4.1)."""
    item: Row = {**STUDY, **change}
    stands = standing(knowledge, benefit=(BENEFIT,), evidence=(item,), equivalent=(INCOMPLETE,))

    assert stands["EU-M-03", ""] in UNMET
    assert stands["EU-M-04", ""] in UNMET


@pytest.mark.parametrize("kind", ["clinical_investigation", "real_world_data"])
def test_a_retrospective_study_counts_by_the_kinds_that_the_question_names(
    knowledge: Knowledge, kind: str
) -> None:
    """On data of earlier patients, with a protocol (MDCG 2020-1, 4.4.1 and Annex II)."""
    (asked,) = (
        column for column in knowledge.questionnaire.questions["evidence"].columns if column.id == "kind"
    )
    retrospective: Row = {**STUDY, "kind": kind, "design": "retrospective, blinded, by protocol"}

    stands = standing(knowledge, evidence=(retrospective,), benefit=(BENEFIT,))

    assert stands["EU-M-03", ""] == "met"
    assert asked.choices[kind].lower() in asked.help
    assert "retrospective study" in asked.help


@pytest.mark.parametrize("kind", ["vnv_software", "bench", "simulation"])
def test_an_item_that_does_not_count_for_clinical_performance_is_named_with_what_would(
    knowledge: Knowledge, kind: str
) -> None:
    """The gap alone says that nothing is listed, although somebody listed something."""

    def named(change: Row, **answers: FactValue) -> list[str]:
        evidence = ({**STUDY, "kind": kind, **change},)
        found = assessed(knowledge, {**APP, **answers}, evidence=evidence).findings
        return [finding.row for finding in found if "is ticked for clinical performance" in finding.says]

    assert named({}) == ["E1"]
    assert named({}, non_clinical_only=True) == ["E1"]
    assert named({"pillar": ("technical_performance",)}) == []
    assert named({"kind": "clinical_investigation"}) == []
    assert named({}, software=False, active=True) == []


def pillar_shown(knowledge: Knowledge, requirement: str, pillar: str, item: Row) -> str:
    """Return how a pillar stands that this item alone is said to show."""
    row: Row = {"id": "E1", "status": "available", "pillar": (pillar,), **item}
    return standing(knowledge, evidence=(row,), equivalent=(INCOMPLETE,))[requirement, ""]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"kind": "literature", "about": "state_of_the_art", "weight": "background"}, "met"),
        ({"kind": "standard", "about": "state_of_the_art"}, "met"),
        ({"kind": "registry", "about": "similar"}, "met"),
        ({"kind": "clinical_investigation", "about": "own"}, "met"),
        ({"kind": "real_world_data", "about": "own", "status": "planned"}, "partly"),
        ({"kind": "expert_opinion", "about": "own"}, "missing"),
        ({"kind": "bench", "about": "own"}, "missing"),
        ({"kind": "vnv_software", "about": "own"}, "missing"),
        ({"kind": "usability", "about": "own"}, "missing"),
        ({"kind": "complaints_vigilance", "about": "own"}, "missing"),
    ],
    ids=str,
)
def test_the_association_is_shown_by_what_is_known_and_by_new_data(
    knowledge: Knowledge, item: Row, expected: str
) -> None:
    """Standards, guidelines, papers, studies, registries, data from real use (MDCG 2020-1, 4.2)."""
    assert pillar_shown(knowledge, "EU-M-01", "clinical_association", item) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"kind": "vnv_software", "about": "own"}, "met"),
        ({"kind": "usability", "about": "own_earlier"}, "met"),
        ({"kind": "real_world_data", "about": "own"}, "met"),
        ({"kind": "vnv_software", "about": "similar"}, "missing"),
        ({"kind": "literature", "about": "state_of_the_art"}, "missing"),
        ({"kind": "expert_opinion", "about": "own"}, "missing"),
        ({"kind": "complaints_vigilance", "about": "own"}, "missing"),
    ],
    ids=str,
)
def test_technical_performance_is_shown_by_tests_of_the_software_itself(
    knowledge: Knowledge, item: Row, expected: str
) -> None:
    """It is the software that has to produce its output from its input (MDCG 2020-1, 4.3)."""
    assert pillar_shown(knowledge, "EU-M-02", "technical_performance", item) == expected


@pytest.mark.parametrize(
    "aside",
    [
        {"application": "major_deviation"},
        {"patients": "different"},
        {"coverage": "none"},
        {"weight": "background"},
        {"kind": "complaints_vigilance"},
        {"kind": "case_report"},
    ],
    ids=str,
)
def test_data_from_another_use_or_other_patients_show_no_clinical_performance(
    knowledge: Knowledge, aside: Row
) -> None:
    """Tested for the intended uses and the target population (MDCG 2020-1, 4.4)."""
    stands = standing(knowledge, evidence=({**STUDY, **aside},), benefit=(BENEFIT,))

    assert (stands["EU-M-03", ""], stands["EU-M-04", ""]) == ("missing", "missing")


@pytest.mark.parametrize("about", ["similar", "state_of_the_art"])
def test_usability_of_other_software_says_nothing_of_this(knowledge: Knowledge, about: str) -> None:
    """Its own users reach its output by predictable and reliable use (MDCG 2020-1, 4.4)."""
    assert (
        standing(knowledge, evidence=({**STUDY, "kind": "usability", "about": about},))["EU-M-03", ""]
        == "missing"
    )


def test_usability_is_enough_only_where_no_benefit_is_claimed(knowledge: Knowledge) -> None:
    """Predictable and reliable use does for software without a measurable benefit (MDCG 2020-1, 4.1)."""
    usability = {**STUDY, "kind": "usability"}

    without = standing(knowledge, evidence=(usability,))
    claimed = standing(knowledge, evidence=(usability,), benefit=(BENEFIT,))

    assert without["EU-M-03", ""] == "met"
    assert ("EU-M-04", "") not in without
    assert claimed["EU-M-04", ""] in UNMET


@pytest.mark.parametrize("benefit", [(), (BENEFIT,)], ids=["claim", "benefit"])
def test_a_benefit_is_claimed_by_a_benefit_or_by_a_claim(
    knowledge: Knowledge, benefit: tuple[Row, ...]
) -> None:
    """Either of them asks for the clinical performance (MDCG 2020-1, 4.4)."""
    claim: Row = {
        "id": "C1",
        "text": "Fewer relapses",
        "kind": "performance" if benefit else "clinical_benefit",
    }

    assert standing(knowledge, claim=(claim,), benefit=benefit)["EU-M-04", ""] == "missing"


def test_what_is_claimed_of_one_use_is_shown_by_data_on_that_use(knowledge: Knowledge) -> None:
    """A study of the base says nothing of a module, and a use without a claim is not asked (MDCG 2020-1, 4.4)."""
    of_module = {**BENEFIT, "use": MODULE.id}
    base_alone = standing(knowledge, MODULE, evidence=(STUDY,), benefit=(of_module,))
    both = ({**STUDY}, {**STUDY, "id": "E2", "use": MODULE.id})
    shown = standing(knowledge, MODULE, evidence=both, benefit=(of_module,))

    assert ("EU-M-04", "") not in base_alone
    assert base_alone["EU-M-04", MODULE.id] == "missing"
    assert shown["EU-M-04", MODULE.id] == "met"


def test_a_benefit_that_names_no_use_is_one_of_every_use(knowledge: Knowledge) -> None:
    """The column is for what belongs to one use alone."""
    stands = standing(knowledge, MODULE, evidence=(STUDY,), benefit=(BENEFIT,))

    assert (stands["EU-M-04", ""], stands["EU-M-04", MODULE.id]) == ("met", "missing")


def test_software_that_shows_conformity_without_clinical_data_is_not_asked_for_them(
    knowledge: Knowledge,
) -> None:
    """The reason under Article 61(10) stands in their place (MDCG 2020-1, 4.4.2)."""
    indirect = {**BENEFIT, "route": "indirect"}

    stands = standing(knowledge, benefit=(indirect,), without_clinical_data=True)

    assert ("EU-M-04", "") not in stands
    assert stands["EU-I-11", ""] != "met"
