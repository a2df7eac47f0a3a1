"""Answers and rows that do not go together in Great Britain are named, and the honest ones beside them are not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue, Row
from cerwizard.project import Project
from tests.classification_gb.devices import SOFTWARE, BritishInterviewer
from tests.classification_gb.duties import APP, UKCA

WATCH: dict[str, FactValue] = {**SOFTWARE, "diagnostic_active": True, "software_monitors": "vital_danger"}
PAIRS: dict[str, tuple[Mapping[str, FactValue], Mapping[str, FactValue], str]] = {
    "a watch over vital values that monitors nothing vital": (
        {**WATCH, "direct_diagnosis_or_vital_monitoring": False},
        {
            "direct_diagnosis_or_vital_monitoring": True,
            "immediate_danger": True,
            "gb_danger_limb": "monitoring",
        },
        "class IIb by the old Rule 10",
    ),
    "a watch over vital values that watches nothing": (
        {**WATCH, "diagnostic_active": False},
        {"software_monitors": "none"},
        "class IIb by the old Rule 10",
    ),
    "an easy sum by a trained model": (
        {**SOFTWARE, "gb_verifiable_calculation": True, "uses_ai": True},
        {"gb_verifiable_calculation": False},
        "easily check by hand",
    ),
}
STEP: Row = {"id": "K1", "stage": "confirmatory", "study": "Trial in Leeds", "milestone": "2027"}
TRIAL: Row = {"id": "E1", "kind": "clinical_investigation", "about": "own", "status": "planned"}
REPORT: Row = {"id": "E1", "kind": "literature", "about": "own", "status": "available"}


def _says(project: Project, knowledge: Knowledge, words: str) -> bool:
    return any(words in finding.says for finding in assess(project, knowledge).findings)


@pytest.mark.parametrize("pair", PAIRS)
def test_answers_that_do_not_go_together_are_named(
    interviewer: BritishInterviewer, knowledge: Knowledge, pair: str
) -> None:
    """For Great Britain alone, and no longer with the answer that fits."""
    answers, better, words = PAIRS[pair]

    def named(facts: Mapping[str, FactValue]) -> bool:
        every = {**interviewer.every_answer(facts), **facts}
        return _says(Project(answers=every, markets=("gb",)), knowledge, words)

    assert named(answers)
    assert not named({**answers, **better})


@pytest.mark.parametrize(
    ("step", "evidence", "is_complete", "is_named"),
    [
        (STEP, REPORT, True, True),
        ({**STEP, "stage": "exploratory"}, REPORT, True, True),
        ({**STEP, "used": True}, REPORT, True, True),
        ({**STEP, "used": False, "milestone": "decided in 2026"}, REPORT, True, False),
        (STEP, TRIAL, True, False),
        (STEP, REPORT, False, False),
        ({**STEP, "stage": "pmcf"}, REPORT, True, False),
        ({"id": "K1", "stage": "confirmatory", "study": "None: bench data suffice"}, REPORT, True, False),
        (STEP, {**TRIAL, "kind": "registry"}, True, False),
    ],
    ids=[
        "pivotal",
        "first in human",
        "a study",
        "no study",
        "listed",
        "list not finished",
        "follow-up",
        "a reason",
        "another study",
    ],
)
def test_a_study_of_the_development_plan_that_is_not_listed_is_named(
    interviewer: BritishInterviewer,
    knowledge: Knowledge,
    step: Row,
    evidence: Row,
    is_complete: bool,
    is_named: bool,
) -> None:
    """The notice to the authority is asked for a listed investigation: one in the plan alone is not lost."""
    project = Project(
        answers=dict(interviewer.every_answer({**APP, **UKCA})),
        tables={"development_step": (step,), "evidence": (evidence,)},
        complete=("evidence",) if is_complete else (),
        markets=("eu", "gb"),
    )

    assert _says(project, knowledge, "its notice to the authority (MHRA)") is is_named
