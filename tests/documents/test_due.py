"""What is due and not met is counted in each document, and it can be seen which of it is meant."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Note, Paragraph, plain
from cerwizard.documents.compose.due import later_words
from cerwizard.facts import Truth
from cerwizard.project import Use
from tests.documents.reading import column, table
from tests.documents.samples import composed, example, knowledge, outlines


def _counts(document: Document) -> list[str]:
    notes = [plain(line) for block in document.blocks if isinstance(block, Note) for line in block.lines]
    lines = [plain(block.line) for block in document.blocks if isinstance(block, Paragraph)]
    return [said for said in (*notes, *lines) if "and not met" in said]


@pytest.mark.parametrize("outline", ["cep", "cer", "pmcf", "gb"])
def test_a_document_that_shows_a_part_says_that_it_counts_that_part(outline: str) -> None:
    """The plan does not seem to say another number of the same thing than the gap report does."""
    said = _counts(composed("ecg-patch", outline))

    assert said
    assert all(line.startswith("Of what bears on this document, due at") for line in said)
    assert _counts(composed("ecg-patch", "gaps"))[0].startswith("Due at the stage “plan” and not met: ")


def test_what_cannot_be_judged_yet_is_not_counted_as_missing() -> None:
    """With no table filled in, what hangs on them is open, and stands apart, as `check` has it."""
    project = replace(example("foam-wound-dressing").project, tables={}, complete=())

    document = compose(assess(project, knowledge()), outlines()["gaps"])

    due = [
        (gap.requirement.severity, gap.status)
        for gap in assess(project, knowledge()).gaps
        if gap.applies is Truth.HOLDS
        and gap.requirement.kind != "notice"
        and gap.status in ("open", "missing", "partly")
        and gap.is_due("plan")
        and not gap.waits_for
    ]
    major = [status for severity, status in due if severity == "major"]
    waiting = [status for _, status in due if status == "open"]
    assert waiting
    assert f"not met: {len(major) - major.count('open')} major, " in _counts(document)[0]
    assert _counts(document)[0].endswith(f"; {len(waiting)} still open.")


def test_one_more_is_said_as_one() -> None:
    """Of one requirement, that it becomes due, and of several, that they become."""
    assert later_words(1) == (
        "1 more becomes due later, or waits for an answer that decides whether it applies."
    )
    assert later_words(2) == (
        "2 more become due later, or wait for an answer that decides whether they apply."
    )


def test_the_base_answers_are_called_the_same_everywhere() -> None:
    """Who decides the class is called as the answers call it, since nobody outside knows a base."""
    project = example("ecg-patch").project
    answers = {**project.answers, "software_decision_impact": "serious_or_surgery"}
    uses = (Use(id="viewer", answers={"software_decision_impact": "none"}),)
    document = compose(assess(replace(project, answers=answers, uses=uses), knowledge()), outlines()["cep"])

    front = table(document, "cep.0", "Document control")

    said = dict(zip(column(front), column(front, 1), strict=True))["EU MDR class"]
    assert "(decided by the device as described)" in said
