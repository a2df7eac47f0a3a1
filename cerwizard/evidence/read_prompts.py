"""Reads the prompts of a rulebook file; every problem is named with its file and line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic import Field

from cerwizard.evidence.prompt import Prompt, PromptAbout
from cerwizard.facts import Reader, Strict, Vocabulary
from cerwizard.tables import KeyPath, Source, did_you_mean


class PromptModel(Strict):
    """A `[[prompt]]` entry of a rulebook."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$")
    feature: str = Field(min_length=1)
    about: PromptAbout
    says: str = Field(min_length=1)
    clause: str = ""
    source: str = ""
    practice: bool = False
    verified: bool | str = True
    requirements: list[str] = []
    when: Any = None
    unless: Any = None


def read_prompt(
    model: PromptModel, source: Source, keys: KeyPath, vocabulary: Vocabulary, requirements: Collection[str]
) -> Prompt:
    """Read one prompt; `requirements` are the ids that it may name."""
    complain = Reader(source, vocabulary).complain
    if model.practice == bool(model.clause or model.source):
        complain(
            keys,
            f"`{model.id}` names a clause or a source, or says `practice = true`: one of the two, not both",
        )
    if model.source and model.verified is True:
        complain(keys, f"`{model.id}` names a standard: `verified` says whether it was read")
    for at, name in enumerate(model.requirements):
        if name not in requirements:
            hint = did_you_mean(name, requirements)
            complain((*keys, "requirements", at), f"no requirement `{name}` stands above{hint}")
    condition = vocabulary.condition(model.when, model.unless, source, keys)
    if condition.is_empty:
        complain(keys, f"`{model.id}` says of no feature when it applies: it would be asked of every device")
    return Prompt(
        id=model.id,
        feature=model.feature,
        about=model.about,
        says=model.says,
        clause=model.clause,
        source=model.source,
        verified="" if model.verified is True else str(model.verified or "not verified"),
        requirements=tuple(model.requirements),
        condition=condition,
    )
