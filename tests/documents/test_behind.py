"""What stands under a decision as the answers behind it."""

from __future__ import annotations

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Table
from tests.documents.reading import column, table
from tests.documents.samples import example, knowledge, outlines


def behind(section: str, title: str, **answers: str | bool | tuple[str, ...]) -> Table:
    """Return the steps under a decision of the report on the foam dressing, with other answers."""
    project = example("foam-wound-dressing").project
    for fact, value in answers.items():
        project = project.with_answer(fact, value)
    document = compose(assess(project, knowledge()), outlines()["cer"])
    return table(document, section, f"{title}: the answers behind it")


def test_a_class_that_decides_is_a_step_with_its_outcome_and_clause() -> None:
    """Else the report would give another answer as the reason."""
    found = behind("cer.13.2", "Voluntary advice of an expert panel", tissue_origin="animal")

    assert column(found, 1)[:-1] == ["EU MDR class"]
    assert column(found, 2)[0] == "Class III"
    assert "Rule 18" in column(found, 3)[0]


def test_of_several_ways_only_the_one_that_holds_is_shown() -> None:
    """An orphan device needs a plan for follow-up because it is one, whatever else it is not."""
    found = behind("cer.11.2", "Post-market clinical follow-up (PMCF)", orphan=True)

    assert column(found, 1)[:-1] == ["Is it an orphan device?"]


def test_what_keeps_an_exclusion_away_is_a_step() -> None:
    """The surveillance report follows from the class, and from the device being no legacy device."""
    found = behind("cer.11.5", "Periodic safety update report (PSUR)")

    assert column(found, 1)[:-1] == ["Where does this device stand on the market today?", "EU MDR class"]


def test_the_yearly_report_of_a_new_device_speaks_of_its_class_and_of_no_directive() -> None:
    """The class under the Directive counts for legacy devices alone (MDR Article 86(1); MDCG 2022-21, 5.2.2)."""
    found = behind("cer.11.5", "Periodic safety update report (PSUR)", tissue_origin="animal")
    verdict = assess(
        example("foam-wound-dressing").project.with_answer("tissue_origin", "animal"), knowledge()
    ).verdicts["psur"]

    assert "EU MDR class" in column(found, 1)
    assert [reason.reason.says for reason in verdict.reasons] == ["A periodic report at least every year."]
