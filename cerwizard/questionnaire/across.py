"""Checks what questions say of one another, once all of them are read: what is covered, and what is asked anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cerwizard.questionnaire.question import Question, Screening
from cerwizard.questionnaire.questionnaire import Section
from cerwizard.tables import KeyPath, Problem, Source, did_you_mean

MOST_COVERED = 8
"""How many facts one screening question may cover: more cannot be read at a glance."""


def check_screenings(section: Section, source: Source, questions: dict[str, Question]) -> list[Problem]:
    """Return what is wrong with the screening questions of a section, once all questions are known."""
    problems = []
    places = {asked.get("id"): at for at, asked in enumerate(source.data.get("question", []))}
    for item in section.items:
        if not isinstance(item, Screening):
            continue
        keys: KeyPath = ("question", places[item.id], "covers")
        if len(item.covers) > MOST_COVERED:
            problems.append(
                source.problem(
                    keys, f"`{item.id}` covers {len(item.covers)} facts, at most {MOST_COVERED} fit"
                )
            )
        for fact in item.covers:
            covered = questions.get(fact)
            if covered is None:
                problems.append(
                    source.problem(keys, f"no question `{fact}` to cover{did_you_mean(fact, questions)}")
                )
            elif not covered.tick:
                problems.append(source.problem(keys, f"`{fact}` is covered and has no `tick` to show"))
            elif not _no_fits(covered):
                problems.append(
                    source.problem(keys, f"`{fact}` is covered and its `no` is not one of its answers")
                )
    return problems


def _no_fits(question: Question) -> bool:
    match question.kind:
        case "yes_no":
            return isinstance(question.no, bool)
        case "one_of":
            return question.no in question.choices
        case "some_of":
            return isinstance(question.no, tuple) and set(question.no) <= set(question.choices)
        case _:
            return False


def check_anew(section: Section, source: Source, questions: Mapping[str, Question]) -> Iterator[Problem]:
    """Give what is wrong with what the questions of a section name in `anew_with`; all are in reading order."""
    places = {asked.get("id"): at for at, asked in enumerate(source.data.get("question", []))}
    order = list(questions)
    for question in section.questions:
        above = order[: order.index(question.id)]
        for at, fact in enumerate(question.anew_with):
            keys: KeyPath = ("question", places[question.id], "anew_with", at)
            if fact not in above:
                hint = did_you_mean(fact, above)
                yield source.problem(keys, f"no question `{fact}` stands above `{question.id}`{hint}")
            elif "table" in (question.kind, questions[fact].kind):
                yield source.problem(
                    keys, "a table is filled in once for all uses, so nothing of it is asked anew"
                )
