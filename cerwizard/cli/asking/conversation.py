"""One person answering at plain prompts: what a line does, and what is said back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cerwizard.assessment import value_in_words
from cerwizard.cli.asking import saying
from cerwizard.cli.asking.lines import Ended, Lines, is_command
from cerwizard.cli.asking.reading import CLEAR, Left, ask_point, ask_words, read_answer, read_several
from cerwizard.cli.asking.rows import ask_row, show_rows
from cerwizard.cli.asking.settling import Settling, not_saved
from cerwizard.cli.output import NAMELESS, say
from cerwizard.errors import CerwizardError
from cerwizard.facts import FactValue, Row
from cerwizard.project import OpenPoint, Project
from cerwizard.questionnaire import Question, Screening
from cerwizard.sitting import (
    Asked,
    Complaint,
    Device,
    Sitting,
    nameable,
    named_rows,
    row_end,
    still_naming,
)

HINT = "/help explains a question, /commands lists what else can be typed. Each answer is saved at once."


class Conversation:
    """Asks until nothing is left or the person stops; every answer is on disk before the next question."""

    def __init__(self, device: Device, sitting: Sitting, lines: Lines | None = None) -> None:
        self._device = device
        self._sitting = sitting
        self._lines = lines or Lines()
        self._shown = ""
        """The question that was printed last, so that it is not read out twice."""
        self._stopped = False
        self._settling = Settling(device, self._lines, self._go_on_with)
        self._commands: dict[str, tuple[Callable[[], None], str]] = {
            "help": (self._help, "explain this question"),
            "unknown": (self._park, "we don't know yet: note what is missing, who finds out, until when"),
            "why": (self._justify, "write the reasons for an answer that is a matter of judgement"),
            "note": (self._note, "keep a note beside this answer; no document prints it"),
            "back": (lambda: self._go(Sitting.gone_back), "the question before"),
            "skip": (lambda: self._go(Sitting.gone_next), "the next question; this one stays open"),
            "undo": (self._undo, "take the last change back"),
            "forget": (lambda: self._change(self._sitting.forgotten()), "nothing is answered here"),
            "result": (self._result, "what the answers come to so far"),
            "answers": (self._answers, "every answer given"),
            "save": (self._save, "write the file again, after a trouble with it"),
            **self._settling.commands,
            "commands": (self._list_commands, "this list"),
            "quit": (self._stop, "stop; everything is kept"),
        }

    def run(self) -> None:
        """Ask until the end, whatever ends it; raises what saving raises when something is not on disk then."""
        self._lines.say(f"{self._sitting.project.name or NAMELESS}. {HINT}")
        try:
            while not self._stopped:
                try:
                    self._turn()
                except Left:
                    self._shown = ""
        except Ended:
            pass
        finally:
            self._settling.end()

    def _turn(self) -> None:
        asked = self._sitting.asked
        if asked is None:
            self._finish()
            return
        if self._shown != f"{asked.use} {asked.item.id}":
            self._show(asked)
        is_long = isinstance(asked.item, Question) and asked.item.long
        ask = self._lines.ask_text if is_long else self._lines.ask
        typed = ask(saying.prompt_words(asked))
        if typed == "?":
            self._help()
        elif is_command(typed):
            self._command(typed[1:].strip().casefold())
        else:
            self._take(asked, typed.removeprefix("/") if typed.startswith("//") else typed)

    def _show(self, asked: Asked) -> None:
        self._shown = f"{asked.use} {asked.item.id}"
        self._lines.say()
        if asked.opens_section:
            self._lines.say(asked.section.intro)
        self._lines.say(saying.place_words(self._sitting, asked))
        self._lines.say(asked.item.ask)
        for number, label in enumerate(saying.options(asked).values(), start=1):
            self._lines.say(f"{number}  {label}", indent=2)
        if isinstance(asked.item, Question) and asked.item.kind == "table":
            show_rows(self._lines, asked.rows)
        so_far = saying.standing(asked, self._sitting.assessment)
        if so_far:
            self._lines.say(so_far)

    def _take(self, asked: Asked, typed: str) -> None:
        if not typed:
            self._go_on(asked)
        elif isinstance(asked.item, Screening):
            ticked = read_several(typed, tuple(saying.options(asked)))
            if isinstance(ticked, Complaint):
                self._complain(ticked)
            else:
                self._change(self._sitting.screened(ticked))
                self._go(Sitting.gone_on)
        elif asked.item.kind == "table":
            self._take_row(asked, asked.item, *typed.split(None, 1))
        else:
            value = read_answer(asked.item, typed, tuple(asked.item.choices))
            if isinstance(value, Complaint):
                self._complain(value)
            else:
                self._answer(value)

    def _answer(self, value: FactValue) -> None:
        self._change(self._sitting.answered(value))
        after = self._sitting.asked
        if after is not None and after.needs_justification:
            self._justify()
        self._go(Sitting.gone_on)

    def _take_row(self, asked: Asked, question: Question, word: str, row_id: str = "") -> None:
        row = next((row for row in asked.rows if row_id and row.get("id") == row_id), None)
        assessment, tables = self._sitting.assessment, nameable(self._sitting.project)
        end, named = partial(row_end, assessment, question.id), named_rows(assessment, question.id)
        match word.casefold():
            case "add":
                ask_row(self._lines, question, None, tables, end, partial(self._keep_row, None), named)
            case "change" | "remove" if row is None:
                self._complain(Complaint(f"there is no row “{row_id}”; name one of those above"))
                return
            case "change":
                ask_row(self._lines, question, row, tables, end, partial(self._keep_row, row))
            case "remove" if row is not None:
                tied = still_naming(assessment, question.id, row_id)
                self._change(self._sitting.without_row(row))
                if tied:
                    self._lines.say(tied)
            case "done":
                self._change(self._sitting.completed(True))
                self._go(Sitting.gone_on)
                return
            case _:
                self._complain(Complaint("type add, change, remove or done, or Enter to go on"))
                return
        self._shown = ""

    def _keep_row(self, instead_of: Row | None, row: Row) -> None:
        self._change(self._sitting.with_row(row, instead_of))

    def _go_on(self, asked: Asked) -> None:
        is_table = isinstance(asked.item, Question) and asked.item.kind == "table"
        if is_table or asked.is_answered or asked.parked is not None:
            before = self._sitting.item_id
            self._go(Sitting.gone_on)
            if self._sitting.item_id == before:
                self._lines.say(
                    "This is the last question that matters: “done” says that there are no more rows."
                )
        else:
            self._complain(Complaint("no answer yet; /unknown if nobody knows, /skip for later"))

    def _change(self, sitting: Sitting) -> None:
        if sitting is self._sitting:
            return
        is_changed = sitting.project is not self._sitting.project
        self._sitting = sitting
        self._shown = ""
        if is_changed:
            self._device.wanted = sitting.project
            self._save()
            for line in sitting.changed:
                self._lines.say(f"- {line}")

    def _undo(self) -> None:
        undone = self._sitting.undone()
        if undone is self._sitting:
            self._complain(Complaint("nothing has been changed since you began, so nothing is taken back"))
            return
        self._lines.say(saying.taken_back(self._sitting.assessment, undone.assessment))
        self._change(undone)

    def _go(self, to: Callable[[Sitting], Sitting]) -> None:
        self._sitting = to(self._sitting)
        self._shown = ""

    def _save(self) -> None:
        try:
            self._device.write()
        except CerwizardError as error:
            say(not_saved(error))
        else:
            self._lines.say("Saved.")

    def _go_on_with(self, project: Project) -> None:
        self._go(lambda sitting: sitting.with_project(project))

    def _command(self, typed: str) -> None:
        found = [name for name in self._commands if typed and name.startswith(typed)]
        if len(found) == 1 or typed in found:
            self._commands[typed if typed in found else found[0]][0]()
        else:
            name, _, said = typed.partition(" ")
            alone = f"type /{name} alone" if said and name in self._commands else "/commands lists them"
            self._complain(Complaint(f"there is no one command /{typed}; {alone}"))

    def _complain(self, complaint: Complaint) -> None:
        self._lines.say(f"Not taken: {complaint.sentence}.")

    def _help(self) -> None:
        asked = self._sitting.asked
        for line in saying.help_lines(asked) if asked else ():
            self._lines.say(line)

    def _park(self) -> None:
        fact = self._which_fact()
        if not fact:
            return
        point = self._sitting.of_use_open.get(fact, OpenPoint())
        ask_point(self._lines, point, lambda noted: self._change(self._sitting.parked(fact, noted)))
        self._go(Sitting.gone_on)

    def _which_fact(self) -> str:
        """Return the fact that is not known: the question's, or the one of a screening's that is named."""
        asked = self._sitting.asked
        if asked is None:
            return ""
        if isinstance(asked.item, Question):
            return asked.item.id
        facts = tuple(saying.options(asked))
        named = read_several(self._lines.ask(f"Which one is not known (1-{len(facts)})?"), facts)
        if isinstance(named, Complaint) or len(named) != 1:
            self._complain(Complaint("name one number"))
            return ""
        return named[0]

    def _justify(self) -> None:
        asked = self._sitting.asked
        if asked is None or not isinstance(asked.item, Question) or not asked.item.judgement:
            self._complain(Complaint("this question asks for no reasons"))
            return
        ask = f"Why? It is printed as written. Enter: {'as it is' if asked.justification else 'later'}, {CLEAR}: none"
        reasons = ask_words(self._lines, ask, is_long=True)
        if reasons:
            self._change(self._sitting.justified("" if reasons == CLEAR else reasons))

    def _note(self) -> None:
        asked = self._sitting.asked
        if asked is None or not isinstance(asked.item, Question) or asked.value is None:
            self._complain(Complaint("there is no answer here yet that a note could stand beside"))
            return
        ask = "What is to be remembered of the answer? (Enter: as it is, - for nothing)"
        typed = ask_words(self._lines, ask)
        if typed:
            self._change(self._sitting.noted("" if typed == CLEAR else typed))

    def _result(self) -> None:
        for line in saying.result_lines(self._sitting.assessment):
            self._lines.say(line)

    def _answers(self) -> None:
        questions = self._sitting.assessment.knowledge.questionnaire.questions
        for name, value in self._sitting.project.answers.items():
            words = value_in_words(name, value, self._sitting.assessment.knowledge)
            self._lines.say(f"{questions[name].ask if name in questions else name} {words}")

    def _list_commands(self) -> None:
        for name, (_, does) in self._commands.items():
            self._lines.say(f"/{name}: {does}", indent=2)
        self._lines.say("The first letters of a command are enough where they are its own.")

    def _finish(self) -> None:
        self._lines.say()
        self._lines.say("Everything that matters now is answered.")
        self._result()
        typed = self._lines.ask("Enter ends; /back returns to the questions:")
        if typed.startswith("/"):
            self._command(typed[1:].casefold())
        else:
            self._stop()

    def _stop(self) -> None:
        self._stopped = True
