"""The register of requirements: every entry is carried, told, traced, merged or left out for a reason."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cerwizard.assessment import Knowledge

HERE = Path(__file__).resolve().parent
REGISTER: dict[str, Any] = tomllib.loads((HERE / "register.toml").read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = json.loads(
    (HERE.parent / "cases" / "requirements_ids.json").read_text(encoding="utf-8")
)
OWN = ("carried", "notice")
TRACED: dict[str, list[str]] = REGISTER["traced_to"]
MERGED: dict[str, str] = {entry["id"]: entry["requirement"] for entry in REGISTER["merged_into"]}
LEFT_OUT: dict[str, str] = {entry["id"]: entry["reason"] for entry in REGISTER["left_out"]}
GB_REGIME = "gb_mdr"


def test_every_entry_of_the_register_has_one_place() -> None:
    """Nothing is dropped silently, and nothing stands in two places."""
    placed = Counter([*(name for own in OWN for name in REGISTER[own]), *TRACED, *MERGED, *LEFT_OUT])

    assert placed == Counter(entry["id"] for entry in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_an_entry_leads_to_a_requirement(knowledge: Knowledge, entry: dict[str, Any]) -> None:
    """One of its own is in the rulebook, with severity and documents; another leads to what is, or has a reason."""
    name = entry["id"]
    if name in LEFT_OUT:
        assert LEFT_OUT[name]
        assert name not in knowledge.requirements
        return
    leads_to = TRACED.get(name) or [MERGED.get(name, name)]

    assert leads_to
    assert set(leads_to) <= set(knowledge.requirements)
    if leads_to == [name]:
        assert knowledge.requirements[name].severity == entry["severity"]
        assert (knowledge.requirements[name].kind == "notice") == (name in REGISTER["notice"])
        assert set(entry.get("where", ())) <= set(knowledge.requirements[name].where)


def test_no_requirement_stands_outside_the_register(knowledge: Knowledge) -> None:
    """What the rulebook asks for was reviewed before."""
    own = {name for kind in OWN for name in REGISTER[kind]}
    own |= {entry["id"] for entry in REGISTER["added"] if entry["reason"]}

    found = set(knowledge.requirements)
    assert found == own


def test_british_entries_stand_in_the_british_rulebook(knowledge: Knowledge) -> None:
    """A duty of Great Britain never reaches a device for the EU market only, and the other way round."""
    british = {
        requirement.id
        for regime in knowledge.regimes
        if regime.id == GB_REGIME
        for requirement in regime.requirements
    }

    entered = {entry["id"] for entry in ENTRIES if entry["jurisdiction"] == "GB"}
    added = {entry["id"] for entry in REGISTER["added"] if entry["id"].startswith("GB-")}

    assert british == entered | added


def test_merging_and_leaving_out_are_explained() -> None:
    """Whoever looks for an entry can read why it is not there."""
    assert all(entry["reason"] for name in ("merged_into", "left_out") for entry in REGISTER[name])
