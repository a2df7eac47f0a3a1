"""A further use takes over the answers of the base, but none that means something else for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Assessment, Branches, Knowledge, UseAssessment, assess
from cerwizard.documents.compose.answers import Told
from cerwizard.errors import KnowledgeError
from cerwizard.evidence import AnswersGiven
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.assessment.test_like import knowing, otherwise
from tests.small import knowledge_of, question, yes_no

EU_CLASS = "eu_class"
IMPACT = "software_decision_impact"
REASON = "The lamp has no findings."

COVERED: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "accessory_to": "none",
    "annex_xvi_group": "none",
    "ivd_purpose": False,
    "excluded_product": "none",
    "human_use": True,
}
APP: dict[str, FactValue] = {
    "software": True,
    "driven_device_class": "none",
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_gives_ivd_information": False,
}
HARDWARE: dict[str, FactValue] = {
    "software": False,
    "pharmacological_principal_action": False,
    "invasiveness": "none",
    "active": True,
    "conveys_for_introduction": False,
    "modifies_composition": "none",
    "ex_vivo_substance_contact": False,
    "substance_device": False,
    "ancillary_medicinal": False,
    "tissue_origin": "none",
    "wound_contact": "none",
    "nano_exposure": "none",
    "reprocessing": "none",
    "records_xray_images": False,
    "sterile": False,
}
POWERED: dict[str, FactValue] = {
    "therapeutic_active": False,
    "substance_transfer": "none",
    "diagnostic_active": True,
    "direct_diagnosis_or_vital_monitoring": False,
    "diagnostic_energy": "visible_illumination",
    "images_radiopharmaceuticals": False,
    "controls_therapeutic_class": "none",
    "controls_active_implant": False,
    "contraception_or_sti_prevention": False,
    "ionising_role": "none",
    "measuring_function": False,
}
NO_POWER: dict[str, FactValue] = {
    "driven_device_class": "none",
    "therapeutic_active": False,
    "substance_transfer": "none",
    "diagnostic_active": False,
    "controls_therapeutic_class": "none",
    "controls_active_implant": False,
    "contraception_or_sti_prevention": False,
    "ionising_role": "none",
    "measuring_function": False,
}
NO_FINDINGS: dict[str, FactValue] = {IMPACT: "none", "software_monitors": "none"}


def lamp_with(use: Use) -> Project:
    """Return a lamp of class I, all answered, with a further use."""
    return Project(
        markets=("eu",),
        answers=COVERED | HARDWARE | POWERED | NO_FINDINGS,
        justifications={IMPACT: REASON},
        uses=(use,),
    )


def further(found: Assessment) -> UseAssessment:
    """Return the one further use."""
    return found.uses[1]


@pytest.fixture
def app(knowledge: Knowledge) -> Assessment:
    """The lamp with an app, of which what makes it a device was answered and nothing else."""
    return assess(lamp_with(Use(id="app", answers=APP)), knowledge)


def test_the_app_of_a_powered_device_is_asked_rule_11_for_itself(app: Assessment) -> None:
    """That no finding rests on the software of the lamp says nothing of the app: it stays between I and III."""
    result = further(app).results[EU_CLASS]

    assert app.uses[0].results[EU_CLASS].possible == ("I",)
    assert (result.possible[0], result.possible[-1]) == ("I", "III")
    assert {IMPACT, "software_monitors"} <= set(app.verdicts[EU_CLASS].open)


def test_hardware_does_not_take_over_what_was_said_of_the_app(knowledge: Knowledge) -> None:
    """A wrong result of the app can kill; the bare headset beside it is not class III for that."""
    project = Project(
        markets=("eu",),
        answers=COVERED | APP | POWERED | {IMPACT: "death_or_irreversible", "software_monitors": "none"},
        uses=(Use(id="headset", answers=HARDWARE),),
    )

    found = assess(project, knowledge)
    settled = assess(project.with_use(Use(id="headset", answers=HARDWARE | POWERED | NO_FINDINGS)), knowledge)

    assert found.uses[0].results[EU_CLASS].possible == ("III",)
    assert not further(found).results[EU_CLASS].is_settled
    assert further(settled).results[EU_CLASS].possible == ("I",)


def test_what_is_said_of_the_whole_product_is_taken_over(app: Assessment) -> None:
    """The purpose, the people it is for and what it does by its power need no second answer."""
    assert further(app).interview.is_answered("medical_purposes")
    assert further(app).interview.is_answered("diagnostic_active")
    assert further(app).results["qualification"].possible == ("device",)


def test_a_use_that_is_hardware_as_the_base_is_takes_over_its_answers(knowledge: Knowledge) -> None:
    """Another body site of the same lamp is asked nothing anew."""
    found = assess(lamp_with(Use(id="other", answers={"software": False})), knowledge)

    assert further(found).anew == frozenset()
    assert further(found).results[EU_CLASS].possible == ("I",)


def test_the_answers_of_the_base_do_not_hold_while_nobody_knows_what_the_use_is(knowledge: Knowledge) -> None:
    """It may be software, and then they would mean something else."""
    found = assess(lamp_with(Use(id="other")).with_open("software", use="other"), knowledge)

    assert IMPACT in further(found).anew


def test_what_nobody_knows_of_the_base_is_asked_of_the_use(knowledge: Knowledge) -> None:
    """An open point stands for the question as it was asked."""
    project = lamp_with(Use(id="app", answers=APP)).with_open(IMPACT)

    asked_of = further(assess(project, knowledge))

    assert IMPACT not in asked_of.interview.answers.parked
    assert IMPACT in asked_of.changing


def test_the_reasons_given_for_the_base_are_no_reasons_for_the_use(knowledge: Knowledge) -> None:
    """Neither on paper nor where a requirement wants them."""
    project = lamp_with(Use(id="app", answers={**APP, **NO_FINDINGS}))

    without = assess(project, knowledge)
    given = assess(project.with_justification(IMPACT, "It only shows.", "app"), knowledge)

    printed = "".join(getattr(piece, "text", "") for piece in Told(without).line(IMPACT))
    assert printed.count(REASON) == 1
    assert standing(without, IMPACT) != standing(given, IMPACT)


@pytest.mark.parametrize(("impact", "status"), [("none", "met"), ("death_or_irreversible", "missing")])
def test_the_reason_of_the_base_stands_for_the_same_answer_alone(impact: str, status: str) -> None:
    """What was written of a harmless result says nothing of one that kills, on paper or in a gap."""
    wanted = knowing(each="", met_by=((AnswersGiven((IMPACT,)),),))
    start = lamp_with(Use(id="other", answers={IMPACT: "ordinary"}))
    before = start.with_justification(IMPACT, "Ours.", "other")
    project = before.with_answer(IMPACT, impact, "other").with_justification(IMPACT, "", "other")

    fresh, like = assess(project, wanted), assess(project, wanted, assess(before, wanted))

    printed = "".join(getattr(piece, "text", "") for piece in Told(fresh).line(IMPACT))
    assert printed.count(REASON) == 1
    assert of_the_first(fresh) == status
    assert otherwise(like, fresh) == []


def test_an_answer_of_the_base_that_moves_away_takes_its_reason_along() -> None:
    """The use said the same in its own name; now it stands without a reason, also when assessed like before."""
    wanted = knowing(each="", met_by=((AnswersGiven((IMPACT,)),),))
    before = assess(lamp_with(Use(id="other", answers={IMPACT: "none"})), wanted)
    moved = before.project.with_answer(IMPACT, "ordinary")

    fresh = assess(moved, wanted)

    assert of_the_first(before) == "met"
    assert of_the_first(fresh) == "missing"
    assert otherwise(assess(moved, wanted, before), fresh) == []


def of_the_first(found: Assessment) -> str:
    """Return how the first requirement stands, which looks at what a test wants it to."""
    name = found.knowledge.regimes[0].requirements[0].id
    return next(gap.status for gap in found.gaps if gap.requirement.id == name)


def standing(found: Assessment, fact: str) -> list[tuple[str, str]]:
    """Return how the requirements stand that look at a fact."""
    names = found.knowledge.requirements_reading[fact]
    return [(gap.status, gap.why) for gap in found.gaps if gap.requirement.id in names]


def test_a_use_that_becomes_software_needs_its_own_reasons_at_once() -> None:
    """Also where the assessment is made like the one before it, and nothing else of the requirement changes."""
    wanted = knowing(each="", met_by=((AnswersGiven((IMPACT,)),),))
    name = wanted.regimes[0].requirements[0].id
    own = {**APP, **NO_FINDINGS, "software": False}
    before = lamp_with(Use(id="other", answers=own))

    after = assess(before.with_answer("software", True, "other"), wanted, assess(before, wanted))

    assert [gap.status for gap in assess(before, wanted).gaps if gap.requirement.id == name] == ["met"]
    assert [gap.status for gap in after.gaps if gap.requirement.id == name] == ["missing"]


def test_a_missing_answer_is_followed_for_the_use_that_waits_for_it(app: Assessment) -> None:
    """The base has its answer, and keeps it."""
    branches = {branch.question.id: branch for branch in Branches(app).of(app.verdicts[EU_CLASS])}

    highest = {value: verdict.lowest for values, verdict in branches[IMPACT].lines for value in values}
    assert highest["death_or_irreversible"] == "III"
    assert highest["none"] == "I"


def test_what_is_asked_next_is_of_the_use_when_the_base_is_done(app: Assessment) -> None:
    """Nothing is passed over in silence."""
    asked_of = app.next_use(quick=True)

    assert asked_of is not None
    assert app.waiting_for(IMPACT) == ("app",)


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            yes_no("implantable") + yes_no("sterile", 'anew_with = ["implntable"]'),
            "no question `implntable` stands above `sterile`; did you mean `implantable`?",
        ),
        (
            yes_no("sterile", 'anew_with = ["implantable"]') + yes_no("implantable"),
            "no question `implantable` stands above `sterile`",
        ),
        (
            yes_no("implantable")
            + question("""
                id = "part"
                ask = "Which parts?"
                kind = "table"
                anew_with = ["implantable"]
                [[question.column]]
                id = "id"
                ask = "No."
                kind = "text"
                required = true
            """),
            "a table is filled in once for all uses",
        ),
    ],
    ids=["unknown", "below", "table"],
)
def test_what_a_question_is_asked_anew_with_is_a_question_above_it(
    questions: str, expected: str, tmp_path: Path
) -> None:
    """A slip is refused when the file is read, at its line."""
    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(tmp_path, questions, "")

    assert expected in str(caught.value)
