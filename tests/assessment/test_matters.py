"""What only a further use needs is asked of it, and what the base is asked stays with the base."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Assessment, Knowledge, assess, load_knowledge
from cerwizard.evidence import AnswersGiven
from cerwizard.facts import HOLDS, FactValue
from cerwizard.project import Project, Use
from tests.assessment.test_anew import APP, COVERED, NO_FINDINGS, lamp_with
from tests.small import CLASS_OF_A_DEVICE, knowledge_of, question, yes_no

TABLE = """
    id = "{name}"
    ask = "Which rows?"
    kind = "table"
    when = {{ {when} = true }}
    [[question.column]]
    id = "id"
    ask = "No."
    kind = "text"
    required = true
"""
QUESTIONS = "\n".join(
    [
        yes_no("is_device"),
        yes_no("learns"),
        question('id = "purpose"\nask = "What is it for?"\nkind = "text"'),
        question('id = "core"\nask = "What does it learn?"\nkind = "text"\nwhen = { learns = true }'),
        yes_no("adapts", "when = { learns = true }"),
        yes_no("drifts", "when = { learns = true }"),
        question(TABLE.format(name="data", when="learns")),
        question(TABLE.format(name="part", when="is_device")),
    ]
)
REQUIREMENT = """
[[requirement]]
id = "{name}"
says = "Show it."
clause = "MDR Article 61(1)"
authority = "law"
verified = true
kind = "duty"
group = "Duty"
severity = "major"
due = "plan"
{rest}
"""
PROMPT = """
[[prompt]]
id = "unseen-drift"
feature = "Learning"
about = "harm"
says = "How is drift seen?"
clause = "MDR Annex I, 17.1"
when = { drifts = true }
"""
RULES = CLASS_OF_A_DEVICE + "".join(
    REQUIREMENT.format(name=name, rest=rest)
    for name, rest in (
        ("R-purpose", 'met_by = [ { answers = ["purpose"] } ]'),
        ("R-core", 'when = { learns = true }\nmet_by = [ { answers = ["core"] } ]'),
        ("R-data", 'when = { learns = true }\nmet_by = [ { row = { in = "data", match = {} } } ]'),
        ("R-part", 'met_by = [ { row = { in = "part", match = {} } } ]'),
        ("R-adapts", "when = { adapts = true }\nmet_by = [ { stated = true } ]"),
    )
)
ALONE = {"core", "adapts", "drifts", "data"}
"""What is asked only of what learns."""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return a device that may learn, and what follows from that."""
    return knowledge_of(tmp_path_factory.mktemp("matters"), QUESTIONS, RULES + PROMPT)


def assessed(
    knowledge: Knowledge, *uses: dict[str, FactValue], learns: bool = False, **base: FactValue
) -> Assessment:
    """Return a device with further uses that say this, `use1` first."""
    further = tuple(Use(id=f"use{number}", answers=said) for number, said in enumerate(uses, start=1))
    answers = {"is_device": True, "learns": learns, **base}
    return assess(Project(markets=("eu",), answers=answers, uses=further), knowledge)


def test_what_only_a_further_use_needs_is_asked_of_it(knowledge: Knowledge) -> None:
    """Gaps, advice and what a gap waits for: the base is asked none of it."""
    found = assessed(knowledge, {"learns": True})

    assert found.matters == {"purpose", "part"}
    assert found.matters_for(found.uses[1]) == ALONE


def test_what_the_base_is_asked_stays_with_the_base(knowledge: Knowledge) -> None:
    """It answers for all uses, also while it has not answered."""
    found = assessed(knowledge, {"purpose": "Another."}, learns=True)

    assert found.matters == {"purpose", "part"} | ALONE
    assert found.matters_for(found.uses[1]) == frozenset()


def test_what_is_answered_for_the_use_is_not_asked_again(knowledge: Knowledge) -> None:
    """Nor what nothing of it waits for any more."""
    found = assessed(knowledge, {"learns": True, "core": "Tones.", "adapts": False, "drifts": False})

    assert found.matters_for(found.uses[1]) == {"data"}


def test_a_table_that_only_further_uses_ask_is_asked_of_the_first(knowledge: Knowledge) -> None:
    """It is one table, whoever fills it in."""
    found = assessed(knowledge, {"purpose": "Another."}, {"learns": True}, {"learns": True})

    assert [found.matters_for(use) for use in found.uses[1:]] == [frozenset(), ALONE, ALONE - {"data"}]


def test_a_module_that_is_no_device_is_asked_nothing_for_advice(knowledge: Knowledge) -> None:
    """What documents and reviewers want to know, they want to know of devices."""
    found = assessed(knowledge, {"is_device": False, "learns": True})

    assert "drifts" not in found.matters_for(found.uses[1])


OF_ALL = {"purpose", "part"}
"""What is asked of every device."""


def beside_no_device(knowledge: Knowledge, *uses: dict[str, FactValue], learns: bool = False) -> Assessment:
    """Return modules beside a base that is no device."""
    return assessed(knowledge, *uses, learns=learns, is_device=False)


def test_a_device_beside_a_base_that_is_none_is_asked_everything_itself(knowledge: Knowledge) -> None:
    """The base cannot answer for it: it is asked nothing, and the module is asked first."""
    found = beside_no_device(knowledge, {"is_device": True, "learns": True})
    use = found.next_use()

    assert found.matters == frozenset()
    assert found.matters_for(found.uses[1]) == OF_ALL | ALONE
    assert use is not None
    assert use.id == "use1"
    assert found.next_item() is None


def test_of_two_devices_each_is_asked_and_tables_once(knowledge: Knowledge) -> None:
    """Neither answers for the other; what is no device is asked for neither."""
    found = beside_no_device(
        knowledge, {"is_device": True}, {"learns": True}, {"is_device": True, "learns": True}
    )

    first, apart, second = (found.matters_for(use) for use in found.uses[1:])
    assert first == OF_ALL
    assert second == {"purpose"} | ALONE
    assert apart == frozenset()


def test_what_no_device_causes_alone_is_asked_of_it(knowledge: Knowledge) -> None:
    """A requirement that no class limits can hang on it; the module does not learn."""
    found = beside_no_device(knowledge, {"is_device": True, "learns": False}, learns=True)

    assert found.matters == {"core", "adapts", "data"}
    assert found.matters_for(found.uses[1]) == OF_ALL


def test_the_answer_of_the_device_closes_the_gap_that_no_device_leaves_open(knowledge: Knowledge) -> None:
    """Of both a purpose is wanted, and only the module is asked for it."""
    before = beside_no_device(knowledge, {"is_device": True})
    project = before.project.with_answer("purpose", "Hearing.", "use1")

    def status(found: Assessment) -> str:
        return next(gap.status for gap in found.gaps if gap.requirement.id == "R-purpose")

    assert status(before) == "missing"
    assert status(assess(project, knowledge)) == status(assess(project, knowledge, before)) == "met"


def test_gaps_are_judged_again_once_the_base_is_no_device(knowledge: Knowledge) -> None:
    """Also those that look at nothing that changed: another use answers for them now."""
    before = assessed(knowledge, {"is_device": True, "purpose": "Hearing."})
    project = before.project.with_answer("is_device", False)

    def standing(found: Assessment) -> dict[str, str]:
        return {gap.requirement.id: gap.status for gap in found.gaps}

    fresh = standing(assess(project, knowledge))
    assert standing(before)["R-purpose"] == "missing"
    assert fresh["R-purpose"] == "met"
    assert standing(assess(project, knowledge, before)) == fresh


def test_whoever_is_asked_is_said_to_wait(knowledge: Knowledge) -> None:
    """And what the answer is good for."""
    found = beside_no_device(knowledge, {"is_device": True, "learns": True})

    assert found.can_change("core") == ("what the documents can say",)
    assert found.can_change("adapts") == ("whether 1 requirement applies",)
    assert found.lead is found.uses[1]


def test_a_gap_waits_for_the_device_and_not_for_what_is_none(knowledge: Knowledge) -> None:
    """Nobody said of the base whether it learns, and nobody is asked."""
    module = Use(id="module", answers={"is_device": True, "learns": True})
    found = assess(Project(markets=("eu",), answers={"is_device": False}, uses=(module,)), knowledge)

    (gap,) = (gap for gap in found.gaps if gap.requirement.id == "R-adapts")
    assert gap.waits_for == {"adapts"}
    assert found.matters == frozenset()


def test_the_interview_goes_on_with_the_use_when_the_base_is_done(knowledge: Knowledge) -> None:
    """And says what the answer is good for."""
    before = assessed(knowledge, {"learns": True}, purpose="Hearing.")
    found = assess(before.project.completed("part"), knowledge)

    use = found.next_use()
    item = found.next_item(use=use)

    assert use is not None
    assert item is not None
    assert (use.id, item.id) == ("use1", "core")
    assert found.can_change("core") == ("what the documents can say",)
    assert found.can_change("adapts") == ("whether 1 requirement applies",)


def test_no_device_is_asked_what_it_is_and_the_module_beside_it_the_rest() -> None:
    """By the real rules: a wellness app that may be for laboratories, with a module against sleeplessness."""
    app: dict[str, FactValue] = {
        **COVERED,
        "software": True,
        "medical_purposes": (),
        "driven_device_class": "none",
    }
    del app["ivd_purpose"]
    module = Use(id="insomnia", answers={"medical_purposes": ("disease",)})

    found = assess(Project(markets=("eu", "gb"), answers=app, uses=(module,)), load_knowledge())

    assert found.matters == {"ivd_purpose"}
    assert {"therapeutic_active", "samd", "uses_ai", "intended_purpose"} <= found.matters_for(found.uses[1])
    assert found.waiting_for("therapeutic_active") == ("insomnia",)


def test_the_app_of_a_lamp_is_asked_all_that_its_requirements_look_for() -> None:
    """By the real rules: whatever is missing because an answer is, that question is asked of somebody."""
    app: dict[str, FactValue] = {**APP, **NO_FINDINGS, "uses_ai": True, "ai_learning": "continuous"}
    found = assess(lamp_with(Use(id="app", answers=app)), load_knowledge())
    lamp, of_app = found.uses
    looked_for = {
        fact
        for gap in found.gaps
        if gap.applies is HOLDS and gap.is_gap
        for line in gap.requirement.met_by
        for proof in line
        if isinstance(proof, AnswersGiven)
        for fact in proof.facts
        if fact in found.knowledge.questionnaire.questions
    }
    only_of_app = looked_for.intersection(item.id for item in of_app.interview.unanswered).difference(
        item.id for item in lamp.interview.asked
    )

    assert {"ai_change_plan", "human_oversight"} <= only_of_app
    assert only_of_app <= found.matters_for(of_app)
    assert {"data_set", "software_function"} <= found.matters_for(of_app)
    assert not only_of_app & found.matters
