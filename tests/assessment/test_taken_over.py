"""What a use takes over from a base that is something else is said, until the use says it itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.errors import KnowledgeError
from cerwizard.evidence import Inconsistency
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.assessment.test_anew import APP, COVERED, NO_FINDINGS, NO_POWER, lamp_with
from tests.small import CLASS_OF_A_DEVICE, knowledge_of, yes_no

QUESTIONS = "\n".join(
    [
        yes_no("is_device"),
        yes_no("software"),
        yes_no("treats"),
        yes_no("steered_by_itself", "when = { treats = true }"),
        yes_no("measures"),
    ]
)
RULES = f"""
{CLASS_OF_A_DEVICE}
[[consistency]]
id = "taken-over"
says = "Say it of this use."
clause = "MDR Annex VIII, 3.3"
severity = "minor"
"""
TAKEN_OVER = 'taken_over = { unlike = ["software"], of = ["treats", "steered_by_itself", "measures"] }\n'
BASE: dict[str, FactValue] = {"is_device": True, "software": False, "treats": False, "measures": True}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return a device that may be software, and what software had better say itself."""
    return knowledge_of(tmp_path_factory.mktemp("taken-over"), QUESTIONS, RULES + TAKEN_OVER)


def found_with(
    knowledge: Knowledge, *uses: Use, markets: tuple[str, ...] = ("eu",)
) -> tuple[Inconsistency, ...]:
    """Return what is found of a hardware device with these further uses."""
    return assess(Project(markets=markets, answers=BASE, uses=uses), knowledge).findings


def app(**answers: FactValue) -> Use:
    """Return a use that is software."""
    return Use(id="app", answers={"software": True, **answers})


def test_software_beside_hardware_is_told_what_it_takes_over(knowledge: Knowledge) -> None:
    """The answers are named with what the base says; what is not asked of it is not."""
    (found,) = found_with(knowledge, app())

    assert found.says == ("Say it of this use. Taken over: “It is treats”: no; “It is measures”: yes.")
    assert (found.use, found.severity, found.clause) == ("app", "minor", "MDR Annex VIII, 3.3")
    assert found.facts == ("treats", "measures", "software")


def test_what_the_use_says_itself_is_not_taken_over(knowledge: Knowledge) -> None:
    """Also where it says the same; and an open point of its own says that nobody knows."""
    (less,) = found_with(knowledge, app(treats=False))
    parked = Project(markets=("eu",), answers=BASE, uses=(app(treats=True, steered_by_itself=False),))

    assert less.facts == ("measures", "software")
    assert found_with(knowledge, app(treats=False, measures=True)) == ()
    assert assess(parked.with_open("measures", use="app"), knowledge).findings == ()


@pytest.mark.parametrize(
    "use",
    [
        Use(id="site", answers={"software": False}),
        Use(id="site", answers={"measures": False}),
        Use(id="module", answers={"software": True, "is_device": False}),
    ],
    ids=["also hardware", "says nothing of it", "no device"],
)
def test_a_use_that_is_like_the_base_or_no_device_takes_over_what_it_likes(
    use: Use, knowledge: Knowledge
) -> None:
    """The base answers for another body site, and a module that is no device has no class."""
    assert found_with(knowledge, use) == ()


def test_while_nobody_knows_what_the_use_is_nothing_is_held_against_it(knowledge: Knowledge) -> None:
    """It may be hardware."""
    project = Project(markets=("eu",), answers=BASE, uses=(Use(id="box"),)).with_open("software", use="box")

    assert assess(project, knowledge).findings == ()


def test_each_use_is_told_for_itself(knowledge: Knowledge) -> None:
    """The same words for two uses are two findings."""
    found = found_with(knowledge, app(), Use(id="cloud", answers={"software": True}))

    assert [finding.use for finding in found] == ["app", "cloud"]


def test_hardware_beside_software_is_told_as_well(knowledge: Knowledge) -> None:
    """It is the other way round, and as uncertain."""
    box = Use(id="box", answers={"software": False})

    found = assess(
        Project(markets=("eu",), answers={**BASE, "software": True}, uses=(box,)), knowledge
    ).findings

    assert [finding.use for finding in found] == ["box"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('taken_over = { unlike = ["software"], of = ["treat"] }', "did you mean `treats`?"),
        ('taken_over = { unlike = ["softwear"], of = ["treats"] }', "did you mean `software`?"),
        ('taken_over = { unlike = ["software"], of = ["grade"] }', "`grade` is not answered for one use"),
        ('taken_over = { unlike = ["software"], of = [] }', "it names no answers"),
        ('taken_over = { of = ["treats"] }', "one of `unlike` and `from_no_device` is wanted"),
        (
            'taken_over = { unlike = ["software"], from_no_device = true, of = ["treats"] }',
            "one of `unlike` and `from_no_device` is wanted",
        ),
        ('taken_over = { from_no_device = true, bearing_on = ["grad"] }', "did you mean `grade`?"),
        (
            'taken_over = { from_no_device = true, bearing_on = ["grade"], but = ["treat"] }',
            "did you mean `treats`?",
        ),
        (TAKEN_OVER + 'rows = { of = "part" }', "has both `rows` and `taken_over`"),
        (TAKEN_OVER + 'also = { gb = "Act 1" }', "`also` is not read beside `taken_over`"),
    ],
    ids=[
        "unknown answer",
        "unknown difference",
        "decision",
        "nothing",
        "no match",
        "both",
        "unknown decision",
        "unknown exception",
        "rows",
        "another market",
    ],
)
def test_what_is_taken_over_is_a_question(line: str, expected: str, tmp_path: Path) -> None:
    """A slip is refused when the file is read."""
    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(tmp_path, QUESTIONS, RULES + line)

    assert expected in str(caught.value)


APART = """
[[decision.rule]]
id = "r1"
name = "Rule 1"
clause = "MDR Annex VIII, Rule 1"
says = "It treats by itself."
when = { treats = true, steered_by_itself = true }
outcome = "IIa"
[[consistency]]
id = "from-no-device"
says = "Say it of the device."
clause = "MDR Annex VIII, 3.5"
severity = "major"
taken_over = { from_no_device = true, bearing_on = ["grade"], but = ["software"], of = ["measures"] }
"""


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return knowledge by which what is no device answers for none that is one."""
    return knowledge_of(tmp_path_factory.mktemp("apart"), QUESTIONS, CLASS_OF_A_DEVICE + APART)


def beside(knowledge: Knowledge, base: dict[str, FactValue], **own: FactValue) -> tuple[Inconsistency, ...]:
    """Return what is found of a module beside a base."""
    use = Use(id="module", answers=own)
    return assess(Project(markets=("eu",), answers=base, uses=(use,)), knowledge).findings


NO_DEVICE: dict[str, FactValue] = {**BASE, "is_device": False}


def test_a_device_is_told_what_its_class_takes_over_from_no_device(apart: Knowledge) -> None:
    """All that the class rests on, and what is named besides; what it says itself is its own."""
    (found,) = beside(apart, NO_DEVICE, is_device=True)

    assert found.says == ("Say it of the device. Taken over: “It is treats”: no; “It is measures”: yes.")
    assert (found.use, found.severity, found.facts) == ("module", "major", ("treats", "measures"))
    assert beside(apart, NO_DEVICE, is_device=True, treats=False, measures=True) == ()


def test_a_device_beside_a_device_takes_over_what_it_likes(apart: Knowledge) -> None:
    """So does a module that is none beside a base that is none, and one beside a base of which nobody knows."""
    nobody_knows: dict[str, FactValue] = {name: said for name, said in BASE.items() if name != "is_device"}

    assert beside(apart, BASE, measures=False) == ()
    assert beside(apart, NO_DEVICE, measures=False) == ()
    assert beside(apart, nobody_knows, is_device=True) == ()


def found_by_the_rules(markets: tuple[str, ...], **answers: FactValue) -> list[Inconsistency]:
    """Return what is taken over by the app of the lamp, by the real rules."""
    project = lamp_with(Use(id="app", answers={**APP, **NO_FINDINGS, **answers}))
    found = assess(project.with_details(markets=markets), load_knowledge()).findings
    return [finding for finding in found if "Taken over" in finding.says]


def test_no_answer_is_named_twice_for_two_markets() -> None:
    """What the first rulebook has named, the next leaves out, and alone it names it."""
    both, british = found_by_the_rules(("eu", "gb")), found_by_the_rules(("gb",))

    assert [finding.clause for finding in both] == ["MDR Annex VIII, 3.3 and 3.5"]
    assert [finding.clause for finding in british] == ["MDD Annex IX, 2.1, 2.3 and 2.5"]
    assert {"therapeutic_active", "diagnostic_active"} <= set(both[0].facts) & set(british[0].facts)


def test_the_app_of_a_lamp_takes_nothing_over_once_it_is_told() -> None:
    """The same answers, given for the app."""
    own: dict[str, FactValue] = {
        "therapeutic_active": False,
        "diagnostic_active": True,
        "direct_diagnosis_or_vital_monitoring": False,
        "controls_therapeutic_class": "none",
        "controls_active_implant": False,
    }

    assert found_by_the_rules(("eu", "gb"), **own) == []


WELLNESS: dict[str, FactValue] = {
    **COVERED,
    **NO_POWER,
    "software": True,
    "medical_purposes": (),
    "samd": False,
}
MODULE: dict[str, FactValue] = {
    "medical_purposes": ("disease",),
    "software_acts_on_data": True,
    "software_benefits_individual": True,
    "software_gives_ivd_information": False,
    **NO_FINDINGS,
}


@pytest.mark.parametrize("market", ["eu", "gb"])
def test_the_class_of_a_module_in_a_wellness_app_rests_on_nothing_silently(market: str) -> None:
    """In each market alone: what decides by the real rules is named as a major finding, until the module says it."""

    def found(**own: FactValue) -> set[str]:
        use = Use(id="insomnia", answers={**MODULE, **own})
        project = Project(markets=(market,), answers=WELLNESS, uses=(use,))
        findings = assess(project, load_knowledge()).findings
        return {
            fact
            for one in findings
            if "Taken over" in one.says and one.severity == "major"
            for fact in one.facts
        }

    said = {name: value for name, value in WELLNESS.items() if name not in MODULE}

    assert {"therapeutic_active", "diagnostic_active", "driven_device_class", "measuring_function"} <= found()
    assert found(**said) == set()
