"""The interview: what is asked, in which order, and what the answers make of the facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cerwizard.facts import NOT_APPLICABLE, Held, Truth
from cerwizard.questionnaire import Answers, Interview, Questionnaire, Screening
from tests.small import knowledge_of, question, yes_no

SCREENING = question("""
    id = "made_of"
    ask = "Does any of these apply?"
    covers = ["medicine", "tissue", "nano"]
    unless = { software = true }
""")
TISSUE = question("""
    id = "tissue"
    ask = "Which tissue?"
    kind = "one_of"
    tick = "Made from tissue"
    unless = { software = true }
    [question.choices]
    none = "None"
    animal = "Animal"
    human = "Human"
""")
QUESTIONS = "\n".join(
    [
        yes_no("software"),
        yes_no("implantable", "unless = { software = true }"),
        SCREENING,
        yes_no("medicine", "unless = { software = true }"),
        TISSUE,
        yes_no("nano", "unless = { software = true }"),
        yes_no("skin_only", 'when = { tissue = "animal" }'),
        question('id = "purpose"\nask = "What is it for?"\nkind = "text"'),
    ]
)
EVERYTHING = {"software", "implantable", "medicine", "tissue", "nano", "skin_only", "purpose"}


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    """Return the questionnaire above."""
    return knowledge_of(tmp_path_factory.mktemp("interview"), QUESTIONS).questionnaire


def made_of(questionnaire: Questionnaire) -> Screening:
    """Return its one screening question."""
    return next(iter(questionnaire.screenings.values()))


def asked_next(questionnaire: Questionnaire, matters: set[str], **answers: bool | str) -> str | None:
    """Return what is asked after these answers."""
    item = Interview(questionnaire, Answers(answers)).next(matters)
    return item.id if item else None


def test_questions_come_in_reading_order(questionnaire: Questionnaire) -> None:
    """The first question of the file comes first, and an answered one is not asked again."""
    assert asked_next(questionnaire, EVERYTHING) == "software"
    assert asked_next(questionnaire, EVERYTHING, software=False) == "implantable"


def test_what_cannot_matter_is_skipped(questionnaire: Questionnaire) -> None:
    """A question whose answer changes nothing any more is not worth a founder's minute."""
    assert asked_next(questionnaire, {"purpose"}, software=False) == "purpose"
    assert asked_next(questionnaire, set(), software=False) is None


def test_a_hidden_question_leaves_no_fact_open(questionnaire: Questionnaire) -> None:
    """An answer given before a question was hidden does not reach the rules, and is listed as unused."""
    interview = Interview(questionnaire, Answers({"software": True, "implantable": True}))

    assert interview.facts["implantable"] == NOT_APPLICABLE
    assert interview.unused == ("implantable",)


def test_an_answer_below_an_open_question_may_not_count(questionnaire: Questionnaire) -> None:
    """While it is open whether a question is asked, its answer is one of two possibilities."""
    interview = Interview(questionnaire, Answers({"implantable": True}))

    assert interview.is_asked("implantable") is Truth.OPEN
    assert interview.facts["implantable"] == Held((True,), may_not_apply=True)
    assert interview.unused == ()


def test_an_unanswered_question_can_still_have_every_value(questionnaire: Questionnaire) -> None:
    """Closed questions hold their choices; text can be anything."""
    facts = Interview(questionnaire, Answers({"software": False})).facts

    assert facts["tissue"] == Held(("none", "animal", "human"))
    assert facts["purpose"] == Held(None)


def test_a_screening_stands_for_the_facts_it_covers(questionnaire: Questionnaire) -> None:
    """One look at a list spares a question for each line of it."""
    assert asked_next(questionnaire, EVERYTHING, software=False, implantable=False) == "made_of"


def test_what_is_not_ticked_gets_its_no(questionnaire: Questionnaire) -> None:
    """Unticked facts are answered with no, a ticked yes/no fact with yes, and any other is asked."""
    interview = Interview(questionnaire, Answers({"software": False}))

    written = interview.screened(made_of(questionnaire), {"medicine", "tissue"}, EVERYTHING)

    assert written == {"medicine": True, "nano": False}


def test_after_a_screening_what_was_ticked_is_asked_on_its_own(questionnaire: Questionnaire) -> None:
    """A screening is not shown twice for what it left to ask."""
    answers: dict[str, bool | str] = {
        "software": False,
        "implantable": False,
        "medicine": False,
        "nano": False,
    }

    assert asked_next(questionnaire, EVERYTHING, **answers) == "tissue"
    assert asked_next(questionnaire, EVERYTHING, **answers, tissue="animal") == "skin_only"


def test_a_list_begun_elsewhere_is_still_a_list(questionnaire: Questionnaire) -> None:
    """One fact of the list answered by hand does not turn the rest of it into single questions."""
    answers: dict[str, bool | str] = {"software": False, "implantable": False, "tissue": "none"}

    assert asked_next(questionnaire, EVERYTHING, **answers) == "made_of"


def test_a_screening_for_one_fact_is_that_question(questionnaire: Questionnaire) -> None:
    """With one fact left that matters, its own question says more than a list of one."""
    assert asked_next(questionnaire, {"tissue"}, software=False) == "tissue"


def test_a_screening_shown_before_gives_way_to_its_questions(questionnaire: Questionnaire) -> None:
    """When everything that cannot be written at once was ticked, the questions follow rather than the list again."""
    interview = Interview(questionnaire, Answers({"software": False, "implantable": False}))

    item = interview.next({"tissue", "nano"}, passed={"made_of"})

    assert item is not None
    assert item.id == "tissue"


def test_a_screening_shows_only_what_is_asked_and_matters(questionnaire: Questionnaire) -> None:
    """A line that cannot change anything is not on the list."""
    interview = Interview(questionnaire, Answers({"software": False}))

    ticks = interview.ticks(made_of(questionnaire), {"medicine", "nano"})

    assert [question.id for question in ticks] == ["medicine", "nano"]


def test_a_parked_question_is_carried_on_and_not_asked_again(questionnaire: Questionnaire) -> None:
    """We don't know yet is a proper answer: the fact stays open and the interview goes on."""
    interview = Interview(questionnaire, Answers({"software": False}, parked=frozenset({"implantable"})))

    item = interview.next({"implantable", "purpose"})

    assert item is not None
    assert item.id == "purpose"
    assert interview.facts["implantable"] == Held((False, True))


def test_a_table_is_open_until_it_is_declared_complete(tmp_path: Path) -> None:
    """Rows alone do not end a table: only the user knows that there are no more."""
    table = question("""
        id = "claims"
        ask = "What do you claim?"
        kind = "table"
        [[question.column]]
        id = "id"
        ask = "Name"
        kind = "text"
    """)
    questionnaire = knowledge_of(tmp_path, table).questionnaire
    rows = {"claims": ({"id": "C1"},)}

    open_table = Interview(questionnaire, Answers(tables=rows))
    finished = Interview(questionnaire, Answers(tables=rows, complete=frozenset({"claims"})))

    assert [question.id for question in open_table.unanswered] == ["claims"]
    assert finished.unanswered == ()


@pytest.mark.parametrize("nothing", ["", "   ", "\n"])
def test_an_empty_text_is_no_answer(tmp_path: Path, nothing: str) -> None:
    """As a form with nothing filled in has it: the question is asked still, and its fact stays open."""
    wording = question("""
        id = "wording"
        ask = "What is the intended purpose?"
        kind = "text"
    """)
    questionnaire = knowledge_of(tmp_path, wording).questionnaire

    empty = Interview(questionnaire, Answers({"wording": nothing}))
    answered = Interview(questionnaire, Answers({"wording": "For adults."}))

    assert [question.id for question in empty.unanswered] == ["wording"]
    assert empty.facts["wording"] == Held(None)
    assert answered.unanswered == ()
