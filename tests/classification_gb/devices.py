"""Devices for the tests on Great Britain: the walks of the EU tests, led through the British decisions."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.assessment import Assessment, Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project
from cerwizard.questionnaire import Questionnaire
from tests.classification.devices import (
    EU_CLASS,
    QUALIFICATION,
    Case,
    Facts,
    Interviewer,
    Walk,
    only_classification,
    read_cases,
)

GB_QUALIFICATION = "gb_qualification"
GB_CLASS = "gb_class"
ACTIVE_IMPLANTABLE = "gb_active_implantable"
BOTH_MARKETS = ("eu", "gb")

MEDICAL: dict[str, FactValue] = {"medical_purposes": ("disease",)}
SOFTWARE: dict[str, FactValue] = {
    **MEDICAL,
    "software": True,
    "software_acts_on_data": True,
    "software_benefits_individual": True,
}
ORIFICE: dict[str, FactValue] = {**MEDICAL, "invasiveness": "orifice", "orifice_site": "other"}
SURGICAL: dict[str, FactValue] = {**MEDICAL, "invasiveness": "surgical"}
IMPLANT: dict[str, FactValue] = {**SURGICAL, "duration": "long", "implantable": True}
POWERED: dict[str, FactValue] = {**MEDICAL, "active": True}


class BritishInterviewer(Interviewer):
    """Asks for Great Britain alone; its verdicts stand where the walks look for those of the EU."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.knowledge = only_british_classification(knowledge)

    def assess(self, answers: Facts) -> Assessment:
        """Return what these answers come to in Great Britain, with the EU not among the markets."""
        key = frozenset(answers.items())
        if key not in self._assessed:
            found = assess(Project(answers=dict(answers), markets=("gb",)), self.knowledge)
            british = {
                QUALIFICATION: found.verdicts[GB_QUALIFICATION],
                EU_CLASS: found.verdicts[GB_CLASS],
            }
            self._assessed[key] = replace(found, verdicts={**found.verdicts, **british})
        return self._assessed[key]

    def in_both_markets(self, answers: Facts) -> Assessment:
        """Return what these answers come to in the EU and in Great Britain."""
        return assess(Project(answers=dict(answers), markets=BOTH_MARKETS), self.knowledge)


def only_british_classification(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge up to the British class, with what it rests on in the EU rulebook."""
    european = only_classification(knowledge)
    british = knowledge.regime_of[GB_CLASS]
    last = next(at for at, step in enumerate(british.steps) if step.id == ACTIVE_IMPLANTABLE)
    british = replace(british, steps=british.steps[: last + 1], requirements=(), prompts=())
    sections = knowledge.questionnaire.sections
    home = knowledge.questionnaire.section_of("gb_duration")
    return replace(
        european,
        questionnaire=Questionnaire(sections[: sections.index(home) + 1]),
        regimes=tuple(replace(regime, consistency=()) for regime in (*european.regimes, british)),
    )


def class_of(walk: Walk) -> str | None:
    """Return the British class, if one applies and it is settled."""
    return walk.end.verdicts[GB_CLASS].outcome


def qualification_of(walk: Walk) -> str | None:
    """Return what the product is in Great Britain, if that is settled."""
    return walk.end.verdicts[GB_QUALIFICATION].outcome


def is_active_implantable(walk: Walk) -> bool:
    """Return whether the product falls under Part III, which knows no classes."""
    return walk.end.verdicts[ACTIVE_IMPLANTABLE].outcome == "aimd"


def read_british_cases() -> tuple[Case, ...]:
    """Return the cases of MEDDEV 2.4/1 rev.9 and of the MHRA's guidance on software."""
    return read_cases("annex9_cases.json")
