"""Going through a further use that is something else than the base: what is asked of it, and what is kept."""

from __future__ import annotations

from datetime import date

import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from cerwizard.sitting import (
    Point,
    Sitting,
    Talked,
    agenda,
    assigned,
    following_point,
    people,
    progress,
    section_progress,
    who_and_when,
)
from tests.assessment.test_anew import APP, COVERED, HARDWARE, NO_FINDINGS, NO_POWER, POWERED

MOST = 15
"""No way here has more steps."""
IMPACT = "software_decision_impact"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The questions and rules of cerwizard itself: no small ones tell software from hardware."""
    return load_knowledge()


@pytest.fixture
def lamp(knowledge: Knowledge) -> Sitting:
    """A quick sitting over a powered lamp, all answered, with an app of which little is said."""
    answers = {**COVERED, **HARDWARE, **POWERED, **NO_FINDINGS}
    project = Project(markets=("eu",), answers=answers, uses=(Use(id="app", title="The app", answers=APP),))
    return Sitting(assess(project, knowledge), quick=True)


def test_an_answer_like_that_of_the_base_is_kept_where_it_means_something_else(lamp: Sitting) -> None:
    """Said of the app, it is the app's own; taking it away asks again."""
    asked = lamp.for_use("app").gone_to(IMPACT)

    after = asked.answered("none")

    assert asked.asked is not None
    assert (asked.asked.value, asked.asked.is_anew) == (None, True)
    assert after.project.use("app").answers[IMPACT] == "none"
    assert after.forgotten().asked.value is None  # type: ignore[union-attr]  # a question is shown


def test_another_answer_than_that_of_the_base_wants_a_reason_of_its_own(knowledge: Knowledge) -> None:
    """The card asks for it; the same answer takes the reason of the base over."""
    base = Project(markets=("eu",), answers={**COVERED, **APP, IMPACT: "ordinary"})
    project = base.with_justification(IMPACT, "Only a visit is late.").with_use(Use(id="stroke"))
    sitting = Sitting(assess(project, knowledge), quick=True).for_use("stroke").gone_to(IMPACT)

    after = sitting.answered("death_or_irreversible").gone_to(IMPACT)

    assert sitting.asked is not None
    assert sitting.asked.justification == "Only a visit is late."
    assert after.asked is not None
    assert (after.asked.justification, after.asked.needs_justification) == ("", True)


def test_a_list_left_empty_says_no_of_the_use_itself(lamp: Sitting) -> None:
    """Each of its facts is written, though the base says no as well."""
    after = lamp.for_use("app").gone_to("what_passes").screened(set())

    assert after.project.use("app").answers[IMPACT] == "none"


TREATS = "therapeutic_active"
ROUTE: dict[str, FactValue] = {
    "market_status": "not_marketed",
    **dict.fromkeys(
        (
            "custom_made",
            "orphan",
            "breakthrough",
            "novel",
            "own_modification",
            "non_clinical_only",
            "uses_ai",
        ),
        False,
    ),
}


def test_an_answer_that_software_takes_over_from_hardware_can_be_said_again(lamp: Sitting) -> None:
    """Then it is the app's own, though the base says the same; taken away, it is taken over as before."""
    asked = lamp.for_use("app").gone_to(TREATS)

    after = asked.answered(False)

    assert asked.asked is not None
    assert asked.asked.value is False
    assert after.project.use("app").answers[TREATS] is False
    assert TREATS not in after.forgotten().project.use("app").answers
    assert [TREATS in found.facts for found in asked.assessment.findings] == [True]
    assert [TREATS in found.facts for found in after.assessment.findings] == [False]


def test_a_list_left_empty_says_what_software_takes_over_from_hardware(lamp: Sitting) -> None:
    """Whoever reads the list for the app and ticks nothing has answered; a tick opens its question as ever."""
    shown = lamp.for_use("app").gone_to("powered_functions")

    empty, ticked = shown.screened({"diagnostic_active"}), shown.screened({"controls_therapeutic_class"})

    assert empty.project.use("app").answers["controls_therapeutic_class"] == "none"
    assert "substance_transfer" not in empty.project.use("app").answers
    assert "controls_therapeutic_class" in ticked.project.use("app").open


def test_what_was_left_empty_by_mistake_is_asked_when_it_is_ticked(lamp: Sitting) -> None:
    """The base has nothing to say here that an open point would have to keep away."""
    empty = lamp.for_use("app").gone_to("what_passes").screened(set())

    after = empty.gone_to("what_passes").screened({IMPACT})

    assert IMPACT not in after.project.use("app").answers
    assert IMPACT not in after.project.use("app").open


def test_when_the_base_is_done_the_interview_goes_on_with_what_a_use_waits_for(lamp: Sitting) -> None:
    """It asks what is due there, says of whom, and ends when all that is answered."""
    waiting = lamp.assessment.matters
    project = lamp.project
    for _ in range(MOST):
        for name in waiting - project.open.keys():
            project = project.with_open(name)
        waiting = assess(project, lamp.assessment.knowledge).matters
    led = lamp.with_project(project).gone_on()

    assert (led.use, led.is_led) == ("app", True)
    assert led.asked is not None
    assert led.asked.use == "The app"
    assert not progress(led.assessment, quick=True).is_done
    for _ in range(MOST):
        if led.asked is not None:
            led = (led.screened(set()) if led.asked.ticks else led.parked(led.item_id, {})).gone_on()
    assert led.item_id == ""
    assert progress(led.assessment, quick=True).is_done


def test_what_a_use_waits_for_is_not_counted_as_open_of_the_base(lamp: Sitting) -> None:
    """The lamp's own questions on its class are done, whatever the app is still asked."""
    of_class = next(part for part in lamp.assessment.knowledge.questionnaire.sections if part.id == "class")

    assert section_progress(lamp.assessment, of_class).is_done
    assert not section_progress(lamp.assessment, of_class, use="app").is_done


@pytest.fixture
def wellness(knowledge: Knowledge) -> Sitting:
    """A sitting over a wellness app that is no device, with a module that treats sleeplessness."""
    answers = {**COVERED, "software": True, "medical_purposes": (), "driven_device_class": "none"}
    module = Use(id="insomnia", title="Insomnia", answers={"medical_purposes": ("disease",)})
    return Sitting(assess(Project(markets=("eu",), answers=answers, uses=(module,)), knowledge), quick=True)


def test_beside_what_is_no_device_the_module_is_asked_at_once(wellness: Sitting) -> None:
    """What it does itself decides: a treatment that steers itself is class III."""
    led = wellness.gone_on()

    assert (led.use, led.item_id, led.is_led) == ("insomnia", "software_acts_on_data", True)
    for name in ("software_acts_on_data", "software_benefits_individual"):
        led = led.gone_to(name).answered(True)
    led = led.gone_to("powered_functions").screened({TREATS}).gone_to("diagnostic_closed_loop").answered(True)
    assert led.project.answers == wellness.project.answers
    assert led.assessment.verdicts["eu_class"].possible == ("III",)


def test_what_is_left_of_no_device_is_asked_in_the_end(wellness: Sitting) -> None:
    """A record that only keeps data: with the module's answer, a category may hang on the record alone."""
    record = wellness.project.with_answer("medical_purposes", ("disease",)).with_answer(
        "software_acts_on_data", False
    )
    module: dict[str, FactValue] = {
        "software_acts_on_data": True,
        "software_benefits_individual": True,
        "software_gives_ivd_information": False,
        "output_reader": "specialist",
        **NO_FINDINGS,
        **NO_POWER,
        **ROUTE,
    }
    led = wellness.with_project(record.with_use(Use(id="insomnia", answers=module))).gone_on()

    assert (led.use, led.item_id) == ("insomnia", "samd")
    led = led.answered(False).gone_on()
    use = led.assessment.next_use(quick=True)
    assert use is not None
    assert (led.use, led.item_id) == (use.id, "samd") == ("", "samd")
    led = led.answered(False).gone_on()
    assert (led.item_id, led.assessment.next_use(quick=True)) == ("", None)


def test_a_meeting_talks_of_what_is_still_to_be_asked_of_a_further_use(lamp: Sitting) -> None:
    """What the base is asked comes first; each point of a use is talked of once, under its use."""
    points = [point for point in agenda(lamp.assessment) if point.kind == "question"]
    of_app = [point for point in points if point.instance == "app"]

    assert IMPACT in {point.name for point in of_app}
    assert "market_status" in {point.name for point in points} - {point.name for point in of_app}
    assert points == [point for point in points if not point.instance] + of_app

    talked: Talked = frozenset({of_app[0].talked_of})
    assert of_app[0] not in agenda(lamp.assessment, talked)
    assert Point("question", of_app[0].name).talked_of not in talked
    walked = following_point(lamp.assessment, None, frozenset())
    for point in points:
        assert walked == point
        walked = following_point(lamp.assessment, point, frozenset())


def test_who_finds_out_for_a_use_is_no_concern_of_the_base(lamp: Sitting) -> None:
    """Owner and day stand with the open point of the use, also where the base has one of the same question."""
    point = Point("open point", IMPACT, "app")

    after = assigned(assigned(lamp.project, point, owner="Ana"), Point("open point", IMPACT), owner="Ben")

    assert (who_and_when(after, point)[0], after.open[IMPACT].owner) == ("Ana", "Ben")
    assert people(after, date(2026, 11, 22)) == ("Ben", "Ana")
