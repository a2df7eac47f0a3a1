"""Prompts: what a reviewer of this kind of device will ask is advice, answered by a person's word alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cerwizard.assessment import Assessment, Knowledge, Regime, assess
from cerwizard.errors import KnowledgeError
from cerwizard.facts import FactValue
from cerwizard.project import Action, Project, Statement, Use
from tests.small import CLASS_OF_A_DEVICE, knowledge_of, yes_no

PROMPT = """
[[prompt]]
id = "skin-irritation"
feature = "Skin contact"
about = "harm"
says = "Does the skin bear it?"
clause = "MDR Annex I, 10.1(b)"
when = { touches_skin = true }
"""
REQUIREMENT = """
[[requirement]]
id = "EU-X-01"
says = "Show it."
clause = "MDR Article 61(1)"
authority = "law"
verified = true
kind = "duty"
group = "Duty"
severity = "major"
due = "plan"
met_by = [ { stated = true } ]
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """One class, one requirement, one prompt."""
    questions = yes_no("is_device") + yes_no("touches_skin")
    return knowledge_of(
        tmp_path_factory.mktemp("knowledge"), questions, CLASS_OF_A_DEVICE + REQUIREMENT + PROMPT
    )


def assessed(
    knowledge: Knowledge, answers: dict[str, FactValue], project: Project | None = None
) -> Assessment:
    """Return what a project with these answers comes to."""
    base = project or Project()
    return assess(
        Project(answers=answers, statements=base.statements, actions=base.actions, uses=base.uses), knowledge
    )


def test_a_prompt_applies_when_its_feature_does(knowledge: Knowledge) -> None:
    """The reason is the answer that brings it."""
    (found,) = assessed(knowledge, {"is_device": True, "touches_skin": True}).prompts

    assert found.prompt.id == "skin-irritation"
    assert "It is touches_skin: yes" in found.because
    assert not found.is_answered


def test_a_prompt_of_another_kind_of_device_is_not_shown(knowledge: Knowledge) -> None:
    """Neither as one that applies nor as one that may."""
    assert assessed(knowledge, {"is_device": True, "touches_skin": False}).advice == ()


def test_a_missing_answer_leaves_a_prompt_open(knowledge: Knowledge) -> None:
    """It is told apart, with the question it waits for, and that question is asked."""
    assessment = assessed(knowledge, {"is_device": True})
    (found,) = assessment.open_prompts

    assert assessment.prompts == ()
    assert found.waits_for == {"touches_skin"}
    assert "touches_skin" in assessment.matters


def test_what_is_no_device_is_asked_nothing(knowledge: Knowledge) -> None:
    """Where no class applies, nothing is advised as if it were a device."""
    assert assessed(knowledge, {"is_device": False, "touches_skin": True}).advice == ()


def test_advice_does_not_stop_at_a_border(knowledge: Knowledge) -> None:
    """Skin is irritated in every market: the rulebook in which a prompt stands does not matter."""
    project = Project(answers={"touches_skin": True}, markets=("gb",))
    elsewhere = [
        Regime(old.id, old.title, old.edition, "eu", (), (), (), old.sources, old.prompts)
        for old in knowledge.regimes
    ]
    here = Regime("gb", "GB", "2026-11", "gb", (), (), (), ())
    without_classes = Knowledge(knowledge.questionnaire, (*elsewhere, here), knowledge.sections)

    assert [found.prompt.id for found in assess(project, without_classes).prompts] == ["skin-irritation"]


def test_a_statement_answers_a_prompt_with_its_place(knowledge: Knowledge) -> None:
    """Only a person can say where the answer stands, and that word is no finding."""
    said = Project(statements=(Statement(requirement="skin-irritation", place="TD-9, 3.2"),))
    assessment = assessed(knowledge, {"is_device": True, "touches_skin": True}, said)

    assert [(found.is_answered, found.place) for found in assessment.prompts] == [(True, "TD-9, 3.2")]
    assert assessment.findings == ()


def test_an_action_on_a_prompt_is_shown_with_it(knowledge: Knowledge) -> None:
    """Who takes it, and by when."""
    promised = Project(
        actions=(
            Action(requirement="skin-irritation", owner="QA", due=date(2027, 1, 31), note="ask the lab"),
        )
    )
    (found,) = assessed(knowledge, {"is_device": True, "touches_skin": True}, promised).prompts

    assert (found.owner, found.due_date, found.note) == ("QA", date(2027, 1, 31), "ask the lab")


def test_a_prompt_is_never_a_gap(knowledge: Knowledge) -> None:
    """The gaps are the same with and without it."""
    with_skin = assessed(knowledge, {"is_device": True, "touches_skin": True})
    without = assessed(knowledge, {"is_device": True, "touches_skin": False})

    assert [gap.requirement.id for gap in with_skin.gaps] == ["EU-X-01"]
    assert [gap.status for gap in with_skin.gaps] == [gap.status for gap in without.gaps]


def test_a_prompt_names_the_use_it_is_about(knowledge: Knowledge) -> None:
    """A patch and its software: the skin is asked of the patch."""
    software = Project(uses=(Use(id="software", answers={"touches_skin": False}),))
    (found,) = assessed(knowledge, {"is_device": True, "touches_skin": True}, software).prompts

    assert found.uses == ("",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('clause = "MDR Annex I, 10.1(b)"', "", "names a clause or a source, or says `practice = true`"),
        ('clause = "MDR', 'practice = true\nclause = "MDR', "one of the two, not both"),
        ('clause = "MDR', 'source = "ISO 10993-1"\nclause = "MDR', "`verified` says whether it was read"),
        ('clause = "MDR', 'requirements = ["EU-X-02"]\nclause = "MDR', "did you mean `EU-X-01`?"),
        ("when = { touches_skin = true }", "", "it would be asked of every device"),
        ("touches_skin", "touches_skim", "did you mean `touches_skin`?"),
        ('about = "harm"', 'about = "luck"', "`about`: "),
        ('id = "skin-irritation"', 'id = "EU-X-01"', "`id`: "),
    ],
)
def test_a_wrong_prompt_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """Advice without a source, without a feature, or on what does not exist does not load."""
    rules = CLASS_OF_A_DEVICE + REQUIREMENT + PROMPT.replace(old, new)
    assert old in PROMPT

    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(tmp_path, yes_no("is_device") + yes_no("touches_skin"), rules)

    line = next(number for number, text in enumerate(rules.splitlines(), 1) if "[[prompt]]" in text)
    assert expected in str(caught.value)
    assert int(str(caught.value).split(":")[1]) >= line


def test_a_prompt_stands_once(tmp_path: Path) -> None:
    """A statement that names it has to mean one."""
    with pytest.raises(KnowledgeError) as caught:
        knowledge_of(
            tmp_path, yes_no("is_device") + yes_no("touches_skin"), CLASS_OF_A_DEVICE + PROMPT + PROMPT
        )

    assert "`skin-irritation` stands twice" in str(caught.value)
