"""The prompts of the rulebook: each can be asked of some device, says what it rests on, and is short."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cerwizard.assessment import Knowledge, assess, load_knowledge
from cerwizard.evidence import Prompt
from cerwizard.facts import FactValue
from cerwizard.project import Project
from tests.classification.reaching import IN_SCOPE, want
from tests.evidence.items import silent
from tests.evidence.test_requirements import CITED

PROMPTS = tuple(load_knowledge().prompts.values())
DEVICES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "prompts.toml").read_text(encoding="utf-8")
)["device"]
STANDARD = re.compile(
    r"(ISO|IEC|EN|ASTM)(/T[RS])? [A-Z]?\d+(-\d+)*( or ISO \d+)?( \([^)]+\))?|MDCG \d{4}-\d+( \([^)]+\))?"
)
LONGEST = 175
"""Characters: two lines of a terminal."""
TRIES = 20


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_some_device_is_asked(knowledge: Knowledge, prompt: Prompt) -> None:
    """A prompt that no answers lead to would be dead words."""
    assert any(prompt.id in _asked(knowledge, _answers_for(prompt, knowledge, at)) for at in range(TRIES))


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_a_prompt_says_what_it_rests_on(prompt: Prompt) -> None:
    """A clause, standards by number, or practice; a standard is not passed off as read."""
    standards = [part for part in re.split(r"; |, ", prompt.source) if part]

    assert prompt.is_practice == (prompt.rests_on == "practice, no source")
    assert [part for part in standards if not STANDARD.fullmatch(part)] == []
    assert not standards or prompt.verified.startswith("not verified")


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_a_prompt_is_read_at_a_glance(prompt: Prompt) -> None:
    """One sentence or two, in the words of the field."""
    assert len(prompt.says) <= LONGEST
    assert prompt.says[0].isupper()
    assert prompt.says[-1] in ".?"


def test_guidance_that_a_prompt_names_is_dated(knowledge: Knowledge) -> None:
    """What was read of it stands among the sources, as for requirements."""
    sources = [source for regime in knowledge.regimes for source in regime.sources]
    named = " ".join(f"{source.title} {source.edition}" for source in sources)
    cited = {name for prompt in PROMPTS for name in CITED.findall(prompt.rests_on)}

    assert {name for name in cited if name not in named} == set()


def test_many_features_bring_prompts() -> None:
    """From skin contact to animal tissue: what reviewers know of a kind of device is there."""
    assert len(PROMPTS) >= 60
    assert len({prompt.feature for prompt in PROMPTS}) >= 35


def test_a_feature_stands_in_one_place() -> None:
    """The plan names each feature once, so its prompts stand together."""
    features = [prompt.feature for prompt in PROMPTS]
    runs = [feature for at, feature in enumerate(features) if at == 0 or features[at - 1] != feature]

    assert len(runs) == len(set(runs))


def test_a_bare_device_is_asked_nothing(knowledge: Knowledge) -> None:
    """A device to which no feature applies draws no advice, and draws some with the first feature."""
    bare: dict[str, FactValue] = {
        "medical_purposes": ("injury_disability",),
        "invasiveness": "none",
        "age_groups": ("adults",),
        "vulnerable_groups": (),
        "users": ("specialist",),
        "environment": ("practice",),
        "energies": (),
        "connections": (),
    }

    assert _asked(knowledge, {**silent(knowledge), **bare}) == set()
    assert _asked(knowledge, {**silent(knowledge), **bare, "skin_contact": True})


@pytest.mark.parametrize("device", DEVICES, ids=lambda device: device["name"])
def test_a_device_is_asked_what_one_expects(knowledge: Knowledge, device: dict[str, Any]) -> None:
    """Devices that nobody had in mind when the prompts were written get theirs, and not those of others."""
    asked = _asked(knowledge, _frozen(device["answers"]))

    assert set(device["asks"]) - asked == set()
    assert set(device["never"]) & asked == set()


def test_names_of_expected_prompts_are_real() -> None:
    """A prompt that is never to be asked has to exist, or the expectation is empty."""
    names = {name for device in DEVICES for name in (*device["asks"], *device["never"])}

    assert names - {prompt.id for prompt in PROMPTS} == set()


def _asked(knowledge: Knowledge, answers: dict[str, FactValue]) -> set[str]:
    assessment = assess(Project(answers=answers, markets=("eu",)), knowledge)
    return {found.prompt.id for found in assessment.prompts}


def _answers_for(prompt: Prompt, knowledge: Knowledge, seed: int) -> dict[str, FactValue]:
    """Return answers after which one line of its condition holds, and the questions of that line are asked."""
    wanted = {**silent(knowledge), **IN_SCOPE}
    want(prompt.condition, knowledge, Random(f"{prompt.id} {seed}"), wanted)
    return wanted


def _frozen(answers: dict[str, Any]) -> dict[str, FactValue]:
    return {fact: tuple(value) if isinstance(value, list) else value for fact, value in answers.items()}


def test_an_insulin_loop_is_not_asked_under_the_heading_of_mental_health(knowledge: Knowledge) -> None:
    """Lay users who treat themselves with software may drop out, whatever the illness."""
    loop = {**IN_SCOPE, "software": True, "samd": True, "therapeutic_active": True, "users": ("patient",)}
    answers: dict[str, FactValue] = {**loop, "active": True, "mental_health": False}
    asked = _asked(knowledge, answers)

    assert "adherence-and-dropout" in asked
    assert "Mental health" not in {prompt.feature for prompt in PROMPTS if prompt.id in asked}
