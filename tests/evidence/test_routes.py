"""The evidence route: what class, status and equivalence lead to, vector by vector."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import Branches, Knowledge, assess
from cerwizard.facts import FactValue
from tests.evidence.route_vectors import (
    HEART_IMPLANT,
    IMPLANT,
    MEDICINE_PUMP,
    MODIFIED,
    OWN_DEVICE,
    PMCF_STUDY,
    PUMP,
    SOFTWARE,
    VECTORS,
    Answers,
    Vector,
    assessed,
)

UPDATE_INTERVAL = "EU-T-01"
EVIDENCE_LEVEL = "EU-B-10"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_route_is_as_the_decision_tables_say(knowledge: Knowledge, vector: Vector) -> None:
    """Investigation, summary, safety report, consultation and contract follow from the facts."""
    reported = assessed(knowledge, vector).reported

    assert {name: reported[name].possible for name in vector.expected} == vector.expected


def test_a_missing_condition_leaves_the_exemption_open(knowledge: Knowledge) -> None:
    """An exemption counts only when every condition is met: the open one is what to ask."""
    listed = Vector("listed plate", {**IMPLANT, "listed_type": True}, {}, open=("sufficient_clinical_data",))

    case = assessed(knowledge, listed).reported["exemption_case_3"]

    assert case.possible == ("met", "unmet")
    assert "sufficient_clinical_data" in case.open


@pytest.mark.parametrize("mark", ["mdr", "directive"])
@pytest.mark.parametrize("lacking", [*MODIFIED, "equivalent", "evidence"])
def test_case_1_needs_every_condition(knowledge: Knowledge, lacking: str, mark: str) -> None:
    """A no to one condition, or a missing row, makes the investigation mandatory, whichever mark came before."""
    denied: Answers = {"own_modification": False, "predecessor_ce_mark": "none"}
    answers = {
        **HEART_IMPLANT,
        **MODIFIED,
        "predecessor_ce_mark": mark,
        **({lacking: denied.get(lacking, False)} if lacking in MODIFIED else {}),
    }
    tables = {"equivalent": ({**OWN_DEVICE, "ce_marked": mark},), "evidence": (PMCF_STUDY,)}
    vector = Vector("modified", answers, {}, {name: rows for name, rows in tables.items() if name != lacking})

    reported = assessed(knowledge, vector).reported

    assert reported["exemption_case_1"].possible == ("unmet",)
    assert reported["investigation"].possible == ("mandatory",)


@pytest.mark.parametrize("mark", ["mdr", "directive"])
def test_case_1_with_every_condition_spares_the_investigation(knowledge: Knowledge, mark: str) -> None:
    """The predecessor bears its mark under the MDR or still under a Directive (MDCG 2020-5, 4(d))."""
    vector = Vector(
        "modified",
        {**HEART_IMPLANT, **MODIFIED, "predecessor_ce_mark": mark},
        {},
        {"equivalent": ({**OWN_DEVICE, "ce_marked": mark},), "evidence": (PMCF_STUDY,)},
    )

    reported = assessed(knowledge, vector).reported

    assert reported["exemption_case_1"].possible == ("met",)
    assert reported["investigation"].possible == ("exempt",)


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        (SOFTWARE, "Neither a class III implant nor"),
        (PUMP, "Neither a class III implant nor"),
        ({**PUMP, "custom_made": True}, "Neither a class III implant nor"),
        (IMPLANT, "An implant below class III."),
        (
            {"invasiveness": "surgical", "duration": "transient", "vital_contact": "specific"},
            "Class III and not implantable.",
        ),
    ],
    ids=["class IIa", "class IIb", "custom-made of class IIb", "implant of class IIb", "class III"],
)
def test_a_device_that_no_panel_looks_at_is_told_why(
    knowledge: Knowledge, answers: Answers, because: str
) -> None:
    """MDR Article 54(1): what is said of class III is said of class III alone, of an implant of implants alone."""
    found = assessed(knowledge, Vector("device", answers, {})).reported["cecp"]

    assert found.outcome == "no"
    assert [reason.reason.says.startswith(because) for reason in found.reasons] == [True]


def test_only_what_must_be_investigated_is_told_which_exemption_spares_the_contract(
    knowledge: Knowledge,
) -> None:
    """Article 61(4) is about implants and class III: a class IIa device needs no exemption from it."""
    implant, software = (
        assessed(knowledge, Vector("legacy", {**kind, "market_status": "directive"}, {})).reported["contract"]
        for kind in (IMPLANT, SOFTWARE)
    )

    assert implant.outcome == software.outcome == "not_needed"
    assert "Legacy devices" in " ".join(found.reason.says for found in implant.reasons)
    assert [found.reason.clause for found in software.reasons] == [software.decision.otherwise[-1].clause]


def test_a_product_outside_the_mdr_has_no_route(knowledge: Knowledge) -> None:
    """Nothing follows from a route for what is not a device."""
    reported = assessed(knowledge, Vector("wellness", {"medical_purposes": ()}, {})).reported

    assert {reported[name].possible for name in ("investigation", "sscp", "psur", "cecp", "pmcf")} == {()}


def test_a_custom_made_implant_waits_for_a_person(knowledge: Knowledge) -> None:
    """Custom-made implants have no summary, submit no report, and are judged case by case."""
    reported = assessed(knowledge, Vector("custom", {**HEART_IMPLANT, "custom_made": True}, {})).reported

    assert reported["investigation"].outcome == "case_by_case"
    assert reported["sscp"].outcome == "no"
    assert reported["psur_submission"].outcome == "not_submitted"
    assert reported["notified_body"].outcome == "quality_system"


@pytest.mark.parametrize(
    ("answers", "involvement"),
    [
        ({"invasiveness": "none"}, "none"),
        ({"invasiveness": "none", "sterile": True}, "limited"),
        (SOFTWARE, "sampling_category"),
        (PUMP, "sampling_group"),
        (MEDICINE_PUMP, "sampling_group_each_evaluation"),
        (IMPLANT, "sampling_group"),
        ({**IMPLANT, "listed_type_sampling": False}, "every_device"),
        (HEART_IMPLANT, "every_device"),
    ],
)
def test_the_notified_body_follows_class_and_list(
    knowledge: Knowledge, answers: Answers, involvement: str
) -> None:
    """How far the file is assessed follows from class, implantable status and the list of Article 52(4)."""
    reported = assessed(knowledge, Vector("device", answers, {})).reported

    assert reported["notified_body"].possible == (involvement,)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"invasiveness": "none"}, False),
        ({"invasiveness": "none", "sterile": True}, False),
        ({**HEART_IMPLANT, "custom_made": True}, False),
        (SOFTWARE, True),
        (HEART_IMPLANT, True),
    ],
    ids=["class I", "class I sterile", "custom-made", "class IIa", "class III"],
)
def test_only_who_assesses_the_evaluation_sets_milestones_for_it(
    knowledge: Knowledge, answers: Answers, expected: bool
) -> None:
    """In class I the notified body looks at sterility, metrology or reuse alone (Article 52(7) and (8))."""
    found = assessed(knowledge, Vector("device", {**answers, "market_status": "mdr"}, {}))

    assert ("EU-T-03" in {gap.requirement.id for gap in found.gaps}) is expected


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_interval_of_updates_is_asked_for_with_a_reason(knowledge: Knowledge, vector: Vector) -> None:
    """It is never a constant: number and reason are both wanted, and the reason is asked once there is a number."""
    found = assessed(knowledge, vector)

    def stands(**answers: FactValue) -> str:
        project = replace(found.project, answers={**found.project.answers, **answers})
        return next(
            gap.status for gap in assess(project, knowledge).gaps if gap.requirement.id == UPDATE_INTERVAL
        )

    assert stands() == "missing"
    assert stands(cer_interval=12) == "partly"
    assert stands(cer_interval=12, cer_interval_reason="Enough new data in a year.") == "met"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_level_of_evidence_is_asked_for(knowledge: Knowledge, vector: Vector) -> None:
    """The class letter alone is no reason: the level is specified and justified for each device."""
    found = assessed(knowledge, vector)
    answered = assess(found.project.with_answer("evidence_level", "Pivotal data, because …"), knowledge)

    level = [
        next(gap.status for gap in one.gaps if gap.requirement.id == EVIDENCE_LEVEL)
        for one in (found, answered)
    ]

    assert level == ["missing", "met"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_the_report_on_follow_up_is_yearly_for_implants_and_class_iii(
    knowledge: Knowledge, vector: Vector
) -> None:
    """Class IIa implants placed in teeth among them."""
    is_heavy = "III" in vector.expected["eu_mdr"] or bool(vector.answers.get("implantable"))

    found = assessed(knowledge, vector).reported["pmcf_report"].possible

    assert found == ("yearly",) if is_heavy else found == ("by_plan",)


@pytest.mark.parametrize("open_vector", [vector for vector in VECTORS if vector.open], ids=lambda v: v.name)
def test_a_missing_answer_leads_to_a_line_for_each_of_its_values(
    knowledge: Knowledge, open_vector: Vector
) -> None:
    """Every open line names the answers it waits for; their values lead to each outcome that is possible."""
    found = assessed(knowledge, open_vector)
    branches = Branches(found)
    open_lines = [
        line for line in found.reported.values() if line.decision.group == "route" and not line.is_settled
    ]

    assert open_lines
    for line in open_lines:
        followed = list(branches.of(line))

        assert followed
        assert {branch.question.id for branch in followed} <= set(open_vector.open)
        assert all(len(branch.lines) > 1 for branch in followed)
        assert set(line.possible) == {
            outcome for branch in followed for _, then in branch.lines for outcome in then.possible
        }


@pytest.mark.parametrize(
    ("line", "leads_to"),
    [
        ("psur", {"none": "two_yearly", "physiological": "two_yearly", "vital_danger": "yearly"}),
        (
            "notified_body",
            {
                "none": "sampling_category",
                "physiological": "sampling_category",
                "vital_danger": "sampling_group",
            },
        ),
    ],
)
def test_each_value_of_the_one_missing_answer_settles_the_line(
    knowledge: Knowledge, line: str, leads_to: dict[str, str]
) -> None:
    """Two-yearly for class IIa, yearly for class IIb; and no line for a class that it cannot be."""
    found = assessed(knowledge, next(vector for vector in VECTORS if vector.name.startswith("V15")))

    (branch,) = Branches(found).of(found.reported[line])

    assert {str(value): then.outcome for values, then in branch.lines for value in values} == leads_to
