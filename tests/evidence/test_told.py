"""Every requirement is met by a told device, and missing or broken once what it asks for is taken away."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from cerwizard.assessment import load_knowledge
from cerwizard.evidence import EveryRow
from cerwizard.paths import rulebook_folder
from cerwizard.project import read_project
from tests.evidence.told import DEVICES, DOSSIER, FOLDER, KEPT, MAY_BE_EMPTY, Told, tell

REQUIREMENTS: dict[str, dict[str, Any]] = {
    raw["id"]: raw
    for path in sorted(rulebook_folder().glob("*/*.toml"))
    for raw in tomllib.loads(path.read_text(encoding="utf-8")).get("requirement", [])
}
DUTIES = [name for name, raw in REQUIREMENTS.items() if raw["kind"] == "duty"]
NOT_NOTICES = [name for name, raw in REQUIREMENTS.items() if raw["kind"] != "notice"]
BREAKABLE = [
    (name, number) for name, raw in REQUIREMENTS.items() for number in range(len(raw.get("blocked_by", [])))
]


@pytest.fixture(scope="module")
def told() -> Told:
    """Every told device, assessed once for all tests."""
    return tell(load_knowledge())


def test_every_told_file_is_a_told_device() -> None:
    """No file without a line on what is special about it, and the other way round."""
    assert sorted(path for path in FOLDER.glob("*.toml") if path != DOSSIER) == sorted(
        FOLDER / f"{device['name']}.toml" for device in DEVICES
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_told_file_says_only_what_is_known(told: Told, path: Any) -> None:
    """It is a project file without a slip."""
    assert read_project(path, told.knowledge.questionnaire).warnings == ()


@pytest.mark.parametrize("device", DEVICES, ids=lambda device: device["name"])
def test_class_and_route_of_a_told_device_come_out(told: Told, device: dict[str, Any]) -> None:
    """The device is what its line says it is."""
    reported = told.assessed[device["name"]].reported

    assert {name: list(reported[name].possible) for name in device["comes_to"]} == device["comes_to"]


@pytest.mark.parametrize("device", DEVICES, ids=lambda device: device["name"])
def test_a_device_with_everything_recorded_has_nothing_left_to_do(told: Told, device: dict[str, Any]) -> None:
    """No duty contradicts another one, and none waits for what nobody can answer."""
    left = {
        gap.requirement.id: f"{gap.status}: {gap.why}"
        for gap in told.assessed[device["name"]].gaps
        if gap.status != "met" and gap.requirement.kind != "notice"
    }

    assert {name: why for name, why in left.items() if name not in device.get("left", {})} == {}
    assert set(device.get("left", {})) <= set(left)


@pytest.mark.parametrize("requirement", NOT_NOTICES)
def test_a_requirement_is_met_by_a_told_device(told: Told, requirement: str) -> None:
    """Each duty applies to some device and can be met, each prohibition can be kept."""
    assert next(told.meeting(requirement), None), (
        f"{requirement}: no told device meets it; tell one that does"
    )


@pytest.mark.parametrize("requirement", DUTIES)
def test_a_duty_is_missing_without_what_it_asks_for(told: Told, requirement: str) -> None:
    """The same device, with less recorded, has a gap: no duty is met by what is not about it."""
    poorer = told.missing(told.knowledge.requirements[requirement])
    found = (told.standing(requirement, device) for device in poorer)

    assert any(stands and stands <= {"missing", "partly"} for stands in found), (
        f"{requirement}: whatever is taken away, it is never missing"
    )


def test_a_finished_table_without_a_row_meets_no_duty_but_those_named(told: Told) -> None:
    """To list nothing and call it finished is an answer only where nothing to list is one."""
    looking = {
        name: [proof.table for line in requirement.met_by for proof in line if isinstance(proof, EveryRow)]
        for name, requirement in told.knowledge.requirements.items()
    }
    met = {
        gap.requirement.id
        for device in told.emptied()
        for gap in device.gaps
        if gap.status == "met" and set(looking[gap.requirement.id]) - set(KEPT)
    }

    assert met == set(MAY_BE_EMPTY)


@pytest.mark.parametrize(("requirement", "number"), BREAKABLE)
def test_what_breaks_a_requirement_can_happen(told: Told, requirement: str, number: int) -> None:
    """Each answer or row that rules a requirement out does so for some device."""
    wanted = told.knowledge.requirements[requirement]
    broken = told.broken(wanted, wanted.blocked_by[number])

    assert any("blocked" in told.standing(requirement, device) for device in broken), (
        f"{requirement}: nothing breaks it by {wanted.blocked_by[number]}"
    )
