"""Answers as they are typed, `fact=value` or `use.fact=value`: read by the kind of the question, or refused."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cerwizard.assessment import Knowledge, named
from cerwizard.errors import UsageError
from cerwizard.facts import FactValue
from cerwizard.project import Project
from cerwizard.questionnaire import Question
from cerwizard.tables import did_you_mean

YES_NO = {"yes": True, "true": True, "no": False, "false": False}
NOTHING_OF_IT = "none"
"""What stands for an empty list, unless it is a choice itself."""
NOTHING_SAID = "`{}=` says nothing; write a value after the sign"


class Setting(Struct, frozen=True):
    """One answer as it is to be: of the base, or of a further use."""

    use: str
    """Empty for the base."""
    fact: str
    value: FactValue | None
    """`None` takes the answer away."""


def with_answers(
    project: Project,
    typed: Sequence[str],
    knowledge: Knowledge,
    *,
    forgotten: Sequence[str] = (),
    use: str = "",
) -> Project:
    """Return the project with these answers; raises `UsageError` with every one that cannot be.

    A name like `use.fact` is of that use; any other is of `use`.
    """
    problems: list[str] = []
    found: dict[tuple[str, str], Setting] = {}
    reads = [(text, _set) for text in typed] + [(text, _unset) for text in forgotten]
    for text, read in reads:
        try:
            setting = read(text, project, knowledge, use)
        except UsageError as error:
            problems.append(str(error))
            continue
        key = setting.use, setting.fact
        if key in found:
            problems.append(f"`{named(*key)}` is set twice; which of the two is meant?")
        found[key] = setting
    if problems:
        raise UsageError("\n".join(problems))
    for setting in found.values():
        project = _with(project, setting)
    return project


def _with(project: Project, setting: Setting) -> Project:
    use = setting.use or None
    if setting.value is None:
        return project.without_answer(setting.fact, use)
    return project.with_answer(setting.fact, setting.value, use)


def _set(typed: str, project: Project, knowledge: Knowledge, use: str) -> Setting:
    name, sign, text = (part.strip() for part in typed.partition("="))
    if not sign:
        raise UsageError(f"`{typed}`: write an answer as fact=value")
    use, fact = _place(name, project, use)
    return Setting(use, fact, answer(question_named(fact, knowledge), text))


def _unset(typed: str, project: Project, knowledge: Knowledge, use: str) -> Setting:
    use, fact = _place(typed.strip(), project, use)
    question_named(fact, knowledge)
    answers = project.use(use).answers if use else project.answers
    if fact not in answers:
        raise UsageError(f"`{named(use, fact)}` has no answer that could be taken away")
    return Setting(use, fact, None)


def _place(name: str, project: Project, use: str) -> tuple[str, str]:
    """Return the use and the fact that a name means; raises `UsageError` when there is no such use."""
    own, dot, fact = name.rpartition(".")
    use, fact = (own, fact) if dot else (use, name)
    known = [other.id for other in project.uses]
    if use and use not in known:
        hint = did_you_mean(use, known) or (f"; there are: {', '.join(known)}" if known else "; it has none")
        raise UsageError(f"the project has no further use `{use}`{hint}")
    return use, fact


def question_named(fact: str, knowledge: Knowledge) -> Question:
    """Return the question that declares a fact; raises `UsageError` when it has no answer that can be set."""
    questionnaire = knowledge.questionnaire
    if fact in knowledge.derived:
        raise UsageError(f"`{fact}` {follows_from(fact, knowledge)} and cannot be set")
    if fact in knowledge.decisions:
        raise UsageError(
            f"`{fact}` follows from other answers and cannot be set; from which: cerwizard explain FILE"
        )
    if fact in questionnaire.screenings:
        covered = ", ".join(f"`{name}`" for name in questionnaire.screenings[fact].covers)
        raise UsageError(f"`{fact}` asks of several facts at once; set one of them: {covered}")
    if fact not in questionnaire.questions:
        hint = did_you_mean(fact, questionnaire.questions) or "; list them with: cerwizard questions"
        raise UsageError(f"no question declares the fact `{fact}`{hint}")
    question = questionnaire.questions[fact]
    if question.kind == "table":
        raise UsageError(
            f"`{fact}` is a table, and tables cannot be set here: change a copy of the file, "
            "and compare the two with: cerwizard diff"
        )
    return question


def follows_from(derived: str, knowledge: Knowledge) -> str:
    """Say which facts a derived one is made of."""
    return f"follows from {', '.join(f'`{fact}`' for fact in sorted(knowledge.derived[derived].condition.facts))}"


def answer(question: Question, text: str) -> FactValue:
    """Return what was typed as an answer to the question, or raise `UsageError` with what is expected."""
    if not text and question.kind != "some_of":
        raise UsageError(NOTHING_SAID.format(question.id))
    match question.kind:
        case "yes_no":
            if text.casefold() not in YES_NO:
                raise UsageError(f"`{question.id}` is answered yes or no, not `{text}`")
            return YES_NO[text.casefold()]
        case "one_of":
            return _choice(question, text)
        case "some_of":
            return _choices(question, text)
        case "number" | "date":
            return _typed(question, text)
        case _:
            return text


def _choice(question: Question, text: str) -> str:
    if text not in question.choices:
        expected = ", ".join(f"`{choice}`" for choice in question.choices)
        hint = did_you_mean(text, question.choices)
        raise UsageError(f"`{question.id}` has no value `{text}`{hint or ';'} expected one of: {expected}")
    return text


def _choices(question: Question, text: str) -> tuple[str, ...]:
    if text in ("", NOTHING_OF_IT) and text not in question.choices:
        return ()
    named = {_choice(question, part.strip()) for part in text.split(",") if part.strip()}
    return tuple(choice for choice in question.choices if choice in named)


def _typed(question: Question, text: str) -> FactValue:
    # Most answers are choices, and wait for no import.
    from cerwizard.sitting import Bounds, Complaint, read_typed

    value = read_typed(question.kind, text, Bounds.of(question))
    if isinstance(value, Complaint):
        raise UsageError(f"`{question.id}`: {value.sentence}")
    if value is None:
        raise UsageError(NOTHING_SAID.format(question.id))
    return value
