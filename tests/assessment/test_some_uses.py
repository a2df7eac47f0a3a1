"""A requirement that applies to some uses says to which: two for different uses do not seem to exclude each other."""

from __future__ import annotations

import pytest

from cerwizard.assessment import Knowledge, about_words, assess, uses_words
from cerwizard.evidence import Gap
from cerwizard.project import OpenPoint, Project, Use
from tests.small import CLASS_OF_A_DEVICE, knowledge_of, yes_no

QUESTIONS = "\n".join(yes_no(name) for name in ("is_device", "implantable"))
REQUIREMENT = """
[[requirement]]
id = "{id}"
says = "Do {id}."
clause = "Act 2"
authority = "law"
verified = true
kind = "duty"
group = "All"
{applies}
where = ["CEP"]
severity = "major"
due = "plan"
closes = "Doing it."
met_by = [ {{ stated = true }} ]
"""
RULES = CLASS_OF_A_DEVICE + "".join(
    REQUIREMENT.format(id=name, applies=applies)
    for name, applies in {
        "always": "",
        "device": "when = { is_device = true }",
        "implant": "when = { implantable = true }",
        "other": "when = { is_device = true }\nunless = { implantable = true }",
        "each": 'when = { implantable = true }\neach = "use"',
        "none": "unless = { is_device = true }",
    }.items()
)
BASE = "the base"
DEVICE, TOOL = {"is_device": True, "implantable": True}, Use(id="tool", answers={"implantable": False})


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return the knowledge above."""
    return knowledge_of(tmp_path_factory.mktemp("some"), QUESTIONS, RULES)


def gaps(knowledge: Knowledge, *uses: Use, **answers: bool) -> dict[str, Gap]:
    """Return how each requirement stands for a project with these answers and uses."""
    project = Project(markets=("eu",), answers={**DEVICE, **answers}, uses=uses)
    return {gap.requirement.id: gap for gap in assess(project, knowledge).gaps}


def test_it_names_the_uses_where_it_applies_to_some_only(knowledge: Knowledge) -> None:
    """What holds for all names none; the base is called as the reader's page calls it."""
    found = gaps(knowledge, TOOL, Use(id="cap", answers={"implantable": False}))

    assert {name: gap.uses for name, gap in found.items()} == {
        "always": (),
        "device": (),
        "implant": ("",),
        "other": ("tool", "cap"),
        "each": ("",),
    }
    assert about_words(found["other"], BASE) == uses_words(found["other"], BASE) == "tool and cap"
    assert about_words(found["implant"], "the device as described") == "the device as described"
    assert about_words(found["each"], BASE) == BASE
    assert about_words(found["always"], BASE) == ""


def test_one_use_is_never_named(knowledge: Knowledge) -> None:
    """There is nothing to tell apart."""
    assert {gap.uses for gap in gaps(knowledge).values()} == {()}


def test_a_use_of_which_it_is_open_is_told_apart(knowledge: Knowledge) -> None:
    """That it applies to one use does not say that it does not to the other."""
    found = gaps(knowledge, Use(id="tool", open={"implantable": OpenPoint()}))

    assert (found["implant"].uses, found["implant"].open_uses) == (("",), ("tool",))
    assert uses_words(found["implant"], BASE) == "the base; open for tool"
    assert (found["other"].uses, found["other"].open_uses) == (("tool",), ())
    assert uses_words(found["other"], BASE) == "tool"


def test_a_use_that_is_no_device_does_not_count(knowledge: Knowledge) -> None:
    """It is kept apart: what every device has to do is not said of each by its name."""
    apart = Use(id="billing", answers={"is_device": False})

    found = gaps(knowledge, TOOL, apart)
    assert found["device"].uses == ()
    assert found["other"].uses == ("tool",)
    assert found["none"].uses == ("billing",)
    found = gaps(knowledge, Use(id="app", answers={"is_device": True}), is_device=False)
    assert (found["device"].uses, found["none"].uses) == ((), ("",))


def test_it_is_said_anew_once_a_use_is_no_device_any_more(knowledge: Knowledge) -> None:
    """An assessment that takes over what did not change names the same uses as one from nothing."""
    project = Project(markets=("eu",), answers=DEVICE, uses=(TOOL,))
    later = project.with_use(TOOL.answered("is_device", False))

    before = assess(project, knowledge)
    again = assess(later, knowledge, like=before)

    assert {gap.uses for gap in before.gaps if gap.requirement.id == "implant"} == {("",)}
    assert {gap.uses for gap in again.gaps if gap.requirement.id == "implant"} == {()}
