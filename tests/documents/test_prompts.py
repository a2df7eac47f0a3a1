"""What reviewers of a kind of device ask stands in plan and report, harms apart from proof."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Basis, Text
from cerwizard.project import Statement
from tests.documents.reading import column, pieces, section, table, tables, words_of
from tests.documents.samples import composed, example, knowledge, outlines

PLACES = [
    ("cep", "cep.6", "harm"),
    ("cep", "cep.8.2", "proof"),
    ("cer", "cer.6.5", "harm"),
    ("cer", "cer.5.3", "proof"),
]
CAPTIONS = {"harm": "Harms that reviewers", "proof": "Evidence that reviewers"}


@pytest.mark.parametrize(("document", "section", "about"), PLACES)
def test_every_prompt_that_applies_has_its_row(document: str, section: str, about: str) -> None:
    """In the words of the rulebook, with what it rests on."""
    wanted = [found.prompt for found in example("ecg-patch").prompts if found.prompt.about == about]

    found = table(composed("ecg-patch", document), section, CAPTIONS[about])

    assert column(found, 1) == [prompt.says for prompt in wanted]
    assert [source.rstrip("*") for source in column(found, 2)] == [prompt.rests_on for prompt in wanted]


def test_nothing_said_makes_no_table() -> None:
    """Before anything is answered no feature is known, so nothing is advised."""
    captions = [found.caption for found in tables(list(composed("empty", "cep").blocks))]

    assert [caption for caption in captions if "that reviewers" in caption] == []


def test_a_stated_answer_shows_as_the_words_of_a_person() -> None:
    """With its place; a prompt without one is not called open: it is advice."""
    before = example("ecg-patch")
    said = replace(before.project, statements=(Statement(requirement="skin-irritation", place="TD-9, 3.2"),))

    plan = compose(assess(said, knowledge()), outlines()["cep"])

    answers = column(table(plan, "cep.6", CAPTIONS["harm"]), 3)
    assert answers[0] == "skin-irritation\nTD-9, 3.2"
    assert all(answer.endswith("not said yet") for answer in answers[1:])
    assert Text("TD-9, 3.2", Basis.STATED) in pieces(plan)


def test_one_more_hangs_and_several_more_hang() -> None:
    """One answer taken away, on which one harm and several proofs hang."""
    project = example("foam-wound-dressing").project
    answers = {fact: value for fact, value in project.answers.items() if fact != "tissue_origin"}

    plan = compose(assess(replace(project, answers=answers), knowledge()), outlines()["cep"])

    assert " 1 more hangs on answers still missing." in words_of(section(plan, "cep.6"))
    assert " 3 more hang on answers still missing." in words_of(section(plan, "cep.8.2"))
