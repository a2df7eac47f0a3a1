"""What each item of evidence comes to: clinical data or not, and its rank, with what is missing and why."""

from __future__ import annotations

from typing import Any

import pytest

from cerwizard.assessment import Knowledge, against_words, assess, outcome_words, reason_words
from cerwizard.facts import Row
from cerwizard.project import Project
from tests.evidence.items import BANDAGE, COMPARED, ROD, assessed, comes_to, silent

CLINICAL = "clinical_data"
RANK = "appraisal_rank"
STUDY: dict[str, Any] = {"kind": "clinical_investigation", "about": "own"}
PAPER_ON_OTHER: Row = {"kind": "literature", "about": "equivalent", "quality": "flawed"}

RANKS: list[tuple[str, Row]] = [
    ("1", {**STUDY, "quality": "high", "coverage": "whole"}),
    (
        "1",
        {
            "kind": "pmcf_study",
            "about": "own",
            "quality": "high",
            "coverage": "whole",
            "patients": "intended",
        },
    ),
    ("2", {**STUDY, "quality": "high", "coverage": "part"}),
    ("2", {**STUDY, "quality": "high", "coverage": "whole", "patients": "limited"}),
    ("2", {**STUDY, "quality": "high", "coverage": "whole", "application": "minor_deviation"}),
    ("3", {"kind": "registry", "about": "own", "quality": "high"}),
    ("3", {"kind": "real_world_data", "about": "own", "quality": "high"}),
    ("4", {**STUDY, "quality": "flawed"}),
    ("4", {"kind": "registry", "about": "own", "quality": "flawed"}),
    ("4", {"kind": "literature", "about": "own", "quality": "high"}),
    ("4", {"kind": "pms_data", "about": "own", "quality": "high"}),
    ("6", {"kind": "literature", "about": "similar"}),
    ("6", {"kind": "literature", "about": "state_of_the_art"}),
    ("6", {"kind": "registry", "about": "similar", "quality": "high"}),
    ("7", {"kind": "complaints_vigilance", "about": "own"}),
    ("8", {"kind": "pms_data", "about": "own", "quality": "flawed"}),
    ("9", {"kind": "case_report", "about": "own"}),
    ("10", {"kind": "common_specification", "about": "own"}),
    ("11", {"kind": "usability", "about": "own"}),
    ("11", {"kind": "animal", "about": "own"}),
    ("12", {"kind": "bench", "about": "own"}),
    ("12", {"kind": "vnv_software", "about": "own"}),
    ("12", {"kind": "simulation", "about": "own"}),
    ("12", {"kind": "standard", "about": "own"}),
    ("none", {"kind": "certificate_qms", "about": "own"}),
    ("none", {"kind": "expert_opinion", "about": "own"}),
    ("none", {**STUDY, "quality": "unsuitable"}),
    ("none", {"kind": "bench", "about": "own", "quality": "unsuitable"}),
    ("none", {"kind": "complaints_vigilance", "about": "own", "quality": "unsuitable"}),
]

NOT_CLINICAL = [
    "certificate_qms",
    "vnv_software",
    "bench",
    "simulation",
    "animal",
    "usability",
    "standard",
    "common_specification",
    "expert_opinion",
]
FROM_USE = [
    "clinical_investigation",
    "pmcf_study",
    "registry",
    "real_world_data",
    "pms_data",
    "case_report",
    "complaints_vigilance",
    "literature",
]


@pytest.mark.parametrize(("rank", "row"), RANKS, ids=lambda value: str(value))
def test_an_item_comes_to_its_rank(knowledge: Knowledge, rank: str, row: Row) -> None:
    """The ranks of MDCG 2020-6, Appendix III, each with one sentence and its clause."""
    found = comes_to(knowledge, RANK, row)

    assert found.outcome == rank
    assert found.because[-1].clause
    assert reason_words(found, knowledge).endswith(".")


def test_data_of_an_equivalent_device_on_record_come_to_rank_5(knowledge: Knowledge) -> None:
    """Rank 5 asks for equivalence by the criteria of the MDR."""
    assert comes_to(knowledge, RANK, PAPER_ON_OTHER, equivalent=(COMPARED,)).outcome == "5"


def test_every_rank_is_reached_by_some_item(knowledge: Knowledge) -> None:
    """No rank of the table is left out; rank 5 has its test beside this one."""
    assert {rank for rank, _ in RANKS} | {"5"} == set(knowledge.appraisals[RANK].outcomes)


def test_the_ranks_are_said_to_be_written_for_legacy_devices(knowledge: Knowledge) -> None:
    """A rank is no threshold for a new device."""
    (note,) = knowledge.appraisals[RANK].notes

    assert "marketed under a Directive" in note


@pytest.mark.parametrize("kind", NOT_CLINICAL)
@pytest.mark.parametrize("about", ["own", "own_earlier", "equivalent", "similar"])
def test_tests_certificates_and_opinions_are_not_clinical_data(
    knowledge: Knowledge, kind: str, about: str
) -> None:
    """Whatever device they are about, and the reason is said for the kind itself."""
    found = comes_to(knowledge, CLINICAL, {"kind": kind, "about": about}, equivalent=(COMPARED,))

    assert outcome_words(found) == "not clinical data"
    assert len(found.because) == 1


def test_each_kind_that_is_not_clinical_data_has_a_reason_of_its_own(knowledge: Knowledge) -> None:
    """A certificate is told off in other words than a bench test."""
    reasons = {comes_to(knowledge, CLINICAL, {"kind": kind}).because[0].says for kind in NOT_CLINICAL}

    assert len(reasons) == len(NOT_CLINICAL)


@pytest.mark.parametrize("kind", FROM_USE)
@pytest.mark.parametrize("about", ["similar", "state_of_the_art"])
def test_data_on_similar_devices_and_the_field_are_not_clinical_data(
    knowledge: Knowledge, kind: str, about: str
) -> None:
    """A good study of a competitor stays context."""
    assert comes_to(knowledge, CLINICAL, {"kind": kind, "about": about}).outcome == "no"


@pytest.mark.parametrize("kind", FROM_USE)
def test_data_from_the_use_of_the_device_are_clinical_data(knowledge: Knowledge, kind: str) -> None:
    """The four sources of Article 2(48)."""
    assert comes_to(knowledge, CLINICAL, {"kind": kind, "about": "own"}).outcome == "yes"


@pytest.mark.parametrize("about", ["equivalent", "own_earlier"])
def test_data_of_another_device_wait_for_equivalence(knowledge: Knowledge, about: str) -> None:
    """Without the comparison nobody can say more than: only if equivalence is shown."""
    row = {**PAPER_ON_OTHER, "about": about}

    assert comes_to(knowledge, CLINICAL, row).outcome == "if_equivalent"
    assert comes_to(knowledge, RANK, row).possible == ("5", "6")


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, "yes"),
        ({"technical": "unknown"}, "if_equivalent"),
        ({"biological": "unknown"}, "if_equivalent"),
        ({"clinical": "unknown"}, "if_equivalent"),
        ({"access": "unknown"}, "if_equivalent"),
        ({"technical": "different"}, "no"),
        ({"biological": "different"}, "no"),
        ({"clinical": "different"}, "no"),
        ({"access": "insufficient"}, "no"),
        ({"materials": "similar"}, "no"),
        ({"condition": "similar"}, "no"),
    ],
    ids=str,
)
def test_equivalence_needs_all_three_kinds_of_characteristics_and_access(
    knowledge: Knowledge, change: dict[str, str], outcome: str
) -> None:
    """One that is not known leaves it open; one that differs breaks it."""
    found = comes_to(knowledge, CLINICAL, PAPER_ON_OTHER, equivalent=({**COMPARED, **change},))

    assert found.outcome == outcome


def test_an_item_is_held_against_the_device_that_it_names(knowledge: Knowledge) -> None:
    """The comparison with one device does not carry the papers on another."""
    devices = (COMPARED, {**COMPARED, "id": "Q2", "clinical": "different"})

    def of(device: str) -> str | None:
        row = {**PAPER_ON_OTHER, "equivalent_device": device}
        return comes_to(knowledge, CLINICAL, row, equivalent=devices).outcome

    assert (of("Q1"), of("Q2")) == ("yes", "no")


def test_an_item_that_names_no_device_is_open_while_devices_differ(knowledge: Knowledge) -> None:
    """Which device is meant is the column that would settle it."""
    devices = (COMPARED, {**COMPARED, "id": "Q2", "technical": "unknown"})

    found = comes_to(knowledge, CLINICAL, PAPER_ON_OTHER, equivalent=devices)

    assert (found.possible, found.missing) == (("yes", "if_equivalent"), ("equivalent_device",))
    assert "Which other device" in reason_words(found, knowledge)


def test_an_earlier_version_is_compared_with_an_own_device(knowledge: Knowledge) -> None:
    """A competitor that was compared says nothing about the predecessor."""
    row = {**STUDY, "about": "own_earlier", "quality": "flawed"}

    other = comes_to(knowledge, CLINICAL, row, equivalent=(COMPARED,))
    own = comes_to(knowledge, CLINICAL, row, equivalent=({**COMPARED, "maker": "own"},))

    assert (other.outcome, own.outcome) == ("if_equivalent", "yes")


def test_a_class_iii_device_without_a_contract_hears_what_its_data_are_good_for(knowledge: Knowledge) -> None:
    """They serve beside an investigation of one's own, not instead of it."""
    row = {"id": "E1", **PAPER_ON_OTHER}

    ((_, said),) = assessed(knowledge, ROD, evidence=(row,), equivalent=(COMPARED,)).appraised("evidence")
    ((_, light),) = assessed(knowledge, BANDAGE, evidence=(row,), equivalent=(COMPARED,)).appraised(
        "evidence"
    )

    assert "without a contract" in " ".join(map(against_words, said))
    assert "contract" not in " ".join(map(against_words, light))


@pytest.mark.parametrize(
    ("row", "possible", "missing"),
    [
        (STUDY, ("1", "2", "4", "none"), ("quality", "coverage")),
        ({**STUDY, "quality": "high"}, ("1", "2"), ("coverage",)),
        ({"kind": "registry", "about": "own"}, ("3", "4", "none"), ("quality",)),
        ({"kind": "literature", "about": "own"}, ("4", "none"), ("quality",)),
        ({"kind": "complaints_vigilance"}, ("6", "7"), ("about",)),
    ],
    ids=str,
)
def test_a_missing_column_leaves_a_range_and_is_named(
    knowledge: Knowledge, row: Row, possible: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """What is not graded yet is neither the best nor the worst."""
    found = comes_to(knowledge, RANK, row)

    assert (found.outcome, found.possible) == (None, possible)
    assert found.missing == missing


@pytest.mark.parametrize("row", [{}, {"kind": "other", "about": "own"}], ids=str)
def test_an_item_of_no_kind_is_open(knowledge: Knowledge, row: Row) -> None:
    """Nobody can rank what is not said."""
    assert outcome_words(comes_to(knowledge, RANK, row)) == "open"
    assert outcome_words(comes_to(knowledge, CLINICAL, row)) == "open"
    assert "kind" in comes_to(knowledge, RANK, row).missing


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("finding", "unfavourable", "no reason to leave it out"),
        ("application", "major_deviation", "another purpose"),
        ("patients", "different", "patients"),
        ("coverage", "none", "background"),
        ("reporting", "insufficient", "missing from the report"),
        ("comparison", "single_arm", "natural course"),
        ("weight", "rejected", "rejected"),
    ],
)
def test_what_speaks_against_an_item_is_said_and_takes_no_rank(
    knowledge: Knowledge, column: str, value: str, word: str
) -> None:
    """An unfavourable study is as good a study as before."""
    row = {**STUDY, "quality": "flawed", column: value}

    found = comes_to(knowledge, RANK, row)

    assert found.outcome == "4"
    assert word in against_words(found)


def test_a_range_is_said_in_few_words(knowledge: Knowledge) -> None:
    """The word rank is not repeated."""
    assert outcome_words(comes_to(knowledge, RANK, STUDY)) == "rank 1, 2, 4 or no rank"


def test_another_market_says_nothing_of_ranks(knowledge: Knowledge) -> None:
    """The guidance is of the EU."""
    rows: tuple[Row, ...] = ({"id": "E1", **STUDY},)
    project = Project(answers=silent(knowledge), tables={"evidence": rows}, markets=("gb",))

    assessment = assess(project, knowledge)

    assert assessment.appraised("evidence") == ()
    assert assessment.matrix.rows == ()


def test_what_is_no_device_has_no_matrix(knowledge: Knowledge) -> None:
    """A step counter owes nobody clinical evidence."""
    rows: dict[str, tuple[Row, ...]] = {"claim": ({"id": "C1"},), "evidence": ({"id": "E1", **STUDY},)}

    assert assessed(knowledge, **rows).matrix.rows
    assert not assessed(knowledge, {"medical_purposes": ()}, **rows).matrix.rows
