"""Answers as lines of a document: what was said, in the user's words, or that nothing was."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment import (
    Assessment,
    UseAssessment,
    Verdict,
    value_in_words,
    why_not,
    without_base_reason,
)
from cerwizard.documents.blocks import (
    Basis,
    Block,
    Column,
    Line,
    Open,
    Paragraph,
    Row,
    Table,
    Text,
    joined,
    plain,
    words,
)
from cerwizard.documents.outline.record_kinds import Judgements
from cerwizard.documents.outline.sections import Answers
from cerwizard.documents.outline.table_kinds import LeftTo
from cerwizard.facts import Condition, Held, TableValue, Truth, both, either
from cerwizard.project import OpenPoint

AS_DESCRIBED = "device as described"
"""What the base answers are called beside those of the uses."""
WIDTHS = (38, 62)
FEW, SHORT = 2, 180
"""So many answers, or answers of so many letters, need no table."""

JUDGEMENT_COLUMNS = (
    Column("Question", 32),
    Column("Answer, and why", 48),
    Column("Clause", 20),
)
STATUS_COLUMNS = (Column("Source in the project file", 36), Column("Status", 16))


class Told(Struct, frozen=True):
    """What an assessment knows of a fact, ready to be printed."""

    assessment: Assessment

    def question(self, fact: str) -> str:
        """Return the question a fact answers, or what a computed fact says."""
        asked = self.assessment.knowledge.questionnaire.questions.get(fact)
        return asked.ask if asked else self.assessment.knowledge.words(fact)

    def is_asked(self, fact: str) -> bool:
        """Return whether the fact concerns this device at all, as far as is known."""
        return not all(use.facts[fact].is_not_applicable for use in self.assessment.uses)

    def line(self, fact: str) -> Line:
        """Return the answer; where uses differ, each use's own."""
        of_no_device = not self.assessment.is_led_by_base
        apart = self.assessment.kept_apart if of_no_device else ()
        lines = [
            (use.id, self._of_use(fact, use))
            for use in self.assessment.uses
            # A base that is no device is asked little; nobody will fill in the rest.
            if use.id not in apart or self._is_said(fact, use)
        ]
        applying = [(use, line) for use, line in lines if line]
        if all(line == applying[0][1] for _, line in applying):
            return applying[0][1] if applying else ()
        # What is no device by itself is not called one.
        whole = "product as described" if of_no_device else AS_DESCRIBED
        return joined([(Text(f"{use or whole}: "), *line) for use, line in applying])

    def verdict(self, decision: str) -> Verdict:
        """Return what a decision comes to; where it does not apply, the one of its regime reported in its stead."""
        found = self.assessment.verdicts[decision]
        instead = self.assessment.reported.get(found.decision.report_as, found)
        regime_of = self.assessment.knowledge.regime_of
        is_of_the_same = regime_of[instead.decision.id] is regime_of[decision]
        return instead if found.applies is Truth.FAILS and is_of_the_same else found

    def is_judgement(self, fact: str) -> bool:
        """Return whether some use answers it with a judgement: one that needs a reason, or has one."""
        return any(
            use.interview.is_answered(fact) and self._is_judged(fact, use)
            for use in self.assessment.uses
            if not use.facts[fact].is_not_applicable
        )

    def open(self, fact: str) -> Open:
        """Return the fact as an open question of its own."""
        return self._open(self.question(fact), self.assessment.project.open.get(fact))

    def truth(self, condition: Condition, *, of_every_use: bool = False) -> Truth:
        """Return whether a condition holds for one of the uses, or for every one; those kept apart say nothing."""
        apart = self.assessment.kept_apart
        truths = [condition.truth(use.facts) for use in self.assessment.uses if use.id not in apart]
        return both(truths) if of_every_use else either(truths)

    def why_not(self, condition: Condition) -> str:
        """Return the answers for which a condition fails, those of the device as described where uses differ."""
        return why_not(condition, self.assessment.lead.facts, self.assessment.knowledge)

    def value(self, fact: str, held: Held) -> str:
        """Return the value, or the values still possible, in words."""
        knowledge = self.assessment.knowledge
        if held.is_not_applicable:
            return "not asked, other answers exclude it"
        if held.values is None or held.value == "":
            return "not answered"
        return " or ".join(value_in_words(fact, value, knowledge) for value in held.values)

    def _is_said(self, fact: str, use: UseAssessment) -> bool:
        is_question = fact in self.assessment.knowledge.questionnaire.questions
        return use.interview.is_answered(fact) if is_question else use.facts[fact].is_settled

    def _of_use(self, fact: str, use: UseAssessment) -> Line:
        held = use.facts[fact]
        if held.is_not_applicable:
            return ()
        questions = self.assessment.knowledge.questionnaire.questions
        if fact not in questions:
            return (Text(self.value(fact, held), Basis.COMPUTED),) if held.is_settled else (Open(),)
        if not use.interview.is_answered(fact):
            return self._unanswered(fact, use)
        said = value_in_words(fact, held.value, self.assessment.knowledge)
        line: Line = (Text(said, Basis.STATED),) if said.strip() else (Open(),)
        if not self._is_judged(fact, use):
            return line
        reason = self._reason(fact, use)
        because: Line = (Text("\nBecause: "), Text(reason, Basis.STATED))
        return (*line, *(because if reason else (Text("\n"), Open("justification"))))

    def _unanswered(self, fact: str, use: UseAssessment) -> Line:
        own = next((other for other in self.assessment.project.uses if other.id == use.id), None)
        of_base = None if fact in use.anew else self.assessment.project.open.get(fact)
        point = (own.open.get(fact) if own else None) or of_base
        note = (Text(f"\n{point.note}", Basis.STATED),) if point and point.note else ()
        return (self._open("", point), *note)

    def _is_judged(self, fact: str, use: UseAssessment) -> bool:
        """Return whether the answer needs a reason, or has one though it needs none: what was written is printed."""
        question = self.assessment.knowledge.questionnaire.questions[fact]
        value = use.facts[fact].value
        if value is None or isinstance(value, TableValue):
            return False
        return question.needs_justification(value) or bool(self._reason(fact, use))

    def _reason(self, fact: str, use: UseAssessment) -> str:
        project = self.assessment.project
        own = next((other for other in project.uses if other.id == use.id), None)
        is_own = fact in without_base_reason(project, use)
        of_base = "" if is_own else project.justifications.get(fact, "")
        return (own.justifications.get(fact) if own else "") or of_base

    @staticmethod
    def _open(question: str, point: OpenPoint | None) -> Open:
        if point is None:
            return Open(question)
        return Open(question, point.owner, point.due.isoformat() if point.due else "")


def answers_table(asked: Answers, told: Told, key: str) -> Iterator[Block]:
    """Return questions and answers side by side; what is not asked of this device is left out.

    A few, or short ones, with nothing to add to them, are lines of their own.
    """
    facts = [fact for fact in asked.facts if told.is_asked(fact)]
    labels = {fact: asked.labels.get(fact, told.question(fact)) for fact in facts}
    lines = [(Text(f"{labels[fact]}: "), *told.line(fact)) for fact in facts]
    said = [plain(line) for line in lines]
    letters = sum(map(len, said))
    if lines and not asked.columns and not asked.with_status and (len(lines) <= FEW or letters <= SHORT):
        # After a full stop no semicolon can follow: sentences stand on lines of their own.
        is_run_on = letters <= SHORT and not any(one.endswith((".", "!", "?")) for one in said[:-1])
        yield Paragraph(joined(lines, "; " if is_run_on else "\n"), key=key)
        return
    columns = [Column(title, width) for title, width in zip(asked.titles, WIDTHS, strict=True)]
    columns += STATUS_COLUMNS if asked.with_status else ()
    columns += [Column(column.title, column.width) for column in asked.columns]
    rows = tuple(
        Row(
            (
                (Text(labels[fact]),),
                told.line(fact),
                *(_status(fact, told) if asked.with_status else ()),
                *(left_to(column.left_to) for column in asked.columns),
            ),
            fact,
        )
        for fact in facts
    )
    if rows:
        yield Table(key, asked.caption, tuple(columns), rows)


def judgement_table(wanted: Judgements, told: Told, key: str) -> Iterator[Table]:
    """Return the answers that are judgements with the reason for each, open where it is missing."""
    knowledge = told.assessment.knowledge
    meant, elsewhere = knowledge.rests_on(wanted.decisions), knowledge.rests_on(wanted.leave_out)
    rows = tuple(
        Row((words(told.question(fact)), told.line(fact), words(question.clause)), fact)
        for fact, question in knowledge.questionnaire.questions.items()
        if (not meant or fact in meant) and fact not in elsewhere and told.is_judgement(fact)
    )
    if rows:
        yield Table(key, wanted.caption, JUDGEMENT_COLUMNS, rows)


def left_to(whom: LeftTo) -> Line:
    """Return the cell that waits for a person."""
    return (Text("\N{BALLOT BOX}", Basis.EVALUATOR),) if whom is LeftTo.EVALUATOR else (Open(),)


def _status(fact: str, told: Told) -> Iterator[Line]:
    """Return where the answer stands in the project file, and whether there is one."""
    is_open = any(isinstance(piece, Open) for piece in told.line(fact))
    yield (Text(fact),)
    yield (Text("not yet assigned" if is_open else "given", Basis.COMPUTED),)
