"""Every answer on one page: to read, to find, and to go back to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from cerwizard.assessment import value_in_words
from cerwizard.questionnaire import Question
from cerwizard.sitting import Sitting
from cerwizard.tui import commands as c
from cerwizard.tui.widgets import Hanging, KeyBar, LineInput, Lines, parked_words

QUIET = "$foreground-muted"


class AnswersScreen(c.CommandScreen[str | None]):
    """Lists every question that is asked with its answer; looking at them starts nothing new."""

    HERE = (c.GoToQuestion, c.CloseScreen, c.FindText, c.ShowHelp)
    BINDINGS: ClassVar[list[BindingType]] = c.keys(*HERE)
    DEFAULT_CSS = """
    AnswersScreen {
        #head { height: auto; padding: 0 1; background: $panel; text-style: bold; }
        Input { margin: 0 1; }
    }
    """

    _list = query_one(Lines)
    _find = query_one(Input)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._entries = list(_entries(sitting))
        self._here = sitting.item_id

    def compose(self) -> ComposeResult:
        """Lay out the list under the field that narrows it."""
        yield Static("Every answer", id="head", markup=False)
        yield LineInput(placeholder="/ finds words in questions, answers and clauses", compact=True)
        yield Lines()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show everything, with the cursor at the question that was open."""
        self._show("")
        self._list.focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only what has all the words."""
        self._show(event.value)

    @on(Input.Submitted)
    def go_to_list(self) -> None:
        """Go down to what was found."""
        self._list.focus()

    @on(Lines.OptionSelected)
    def choose(self, event: Lines.OptionSelected) -> None:
        """Go to the question; an answer that is not used has none to go to."""
        if event.option_id is not None:
            self.dismiss(event.option_id)

    @on(c.GoToQuestion)
    def go_there(self) -> None:
        """Go to the question under the cursor."""
        self._list.action_select()

    @on(c.FindText)
    def find(self) -> None:
        """Type what to find."""
        self._find.focus()

    @on(c.CloseScreen)
    def go_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def _show(self, words: str) -> None:
        wanted = words.lower().split()
        shown = [
            (name, line)
            for name, line in self._entries
            if not wanted or (name is not None and all(word in line.plain.lower() for word in wanted))
        ]
        self._list.set_options(Option(line, id=name, disabled=name is None) for name, line in shown)
        at = next((place for place, (name, _) in enumerate(shown) if name == self._here), None)
        first = next((place for place, (name, _) in enumerate(shown) if name is not None), None)
        self._list.highlighted = first if at is None else at


def _entries(sitting: Sitting) -> Iterator[tuple[str | None, Hanging]]:
    """Give each section and question in reading order, then the answers that are kept and not used."""
    assessment = sitting.assessment
    asked = {question.id for question in assessment.interview.asked}
    for section in assessment.knowledge.questionnaire.sections:
        questions = [question for question in section.questions if question.id in asked]
        if questions:
            yield None, Hanging("", Content.styled(section.title, "bold"))
        for question in questions:
            yield question.id, _line(sitting, question)
    unused = assessment.interview.unused
    if unused:
        told = "Kept and not used: their questions are not asked any more"
        yield None, Hanging("", Content.styled(told, "bold"))
    for name in unused:
        question = assessment.knowledge.questionnaire.questions[name]
        yield None, Hanging("- ", Content(f"{question.ask}  {_answer(sitting, question)}"))


def _line(sitting: Sitting, question: Question) -> Hanging:
    project, interview = sitting.project, sitting.assessment.interview
    answer = _answer(sitting, question)
    if interview.is_answered(question.id):
        sign = "!" if question.judgement and not project.justifications.get(question.id) else "✓"
        answer += " (the written reason is missing)" if sign == "!" else ""
    elif question.id in project.open:
        sign, answer = "?", f"we don't know yet{parked_words(project.open[question.id])}"
    else:
        sign = "…" if question.id in sitting.assessment.matters else "-"
        answer = answer or ("not answered" if sign == "…" else "not answered, and it changes nothing now")
    if (sitting.use, question.id) in sitting.drafts:
        answer += " (typed, not confirmed)"
    return Hanging(f"{sign} ", Content.assemble(question.ask, "  ", (answer, "bold"), f"  {question.clause}"))


def _answer(sitting: Sitting, question: Question) -> str:
    project = sitting.project
    if question.kind == "table":
        count = len(project.tables.get(question.id, ()))
        state = "complete" if question.id in project.complete else "not complete"
        return f"{count} row{'' if count == 1 else 's'}, {state}"
    if question.id not in project.answers:
        return ""
    return value_in_words(question.id, project.answers[question.id], sitting.assessment.knowledge)
