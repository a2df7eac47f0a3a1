"""What a use takes over from a base that is something else is said, until the use says it itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.errors import KnowledgeError
from cerwizard.evidence import Inconsistency
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from tests.assessment.test_anew import APP, NO_FINDINGS, lamp_with
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
        ('taken_over = { unlike = ["software"], of = [] }', "`of`: the list is too short"),
        (TAKEN_OVER + 'rows = { of = "part" }', "has both `rows` and `taken_over`"),
    ],
    ids=["unknown answer", "unknown difference", "decision", "nothing", "rows"],
)
def test_what_is_taken_over_is_a_question(line: str, expected: str, tmp_path: Path) -> None:
    """A slip is refused when the file is read."""
    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(tmp_path, QUESTIONS, RULES + line)

    assert expected in str(caught.value)


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
