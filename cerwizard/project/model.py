"""What a project file says, as values: a change makes a new project and leaves the old one as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Self, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from cerwizard.evidence import Stage
from cerwizard.facts import FactValue, Row
from cerwizard.project.records import Action, Change, Kept, Meeting, OpenPoint, Statement


class Said(Struct, frozen=True, kw_only=True):
    """What was said of the facts: of the whole device, or of one use of it."""

    answers: Mapping[str, FactValue] = field(default_factory=dict)
    """By the question's id, which is the fact's name."""
    justifications: Mapping[str, str] = field(default_factory=dict)
    """Why an answer that needs judgement is what it is."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What people want to remember of an answer; no document prints it."""
    open: Mapping[str, OpenPoint] = field(default_factory=dict)
    """The facts that nobody knows yet."""
    unknown: Kept = field(default_factory=dict)
    """Keys and tables that this version does not know, kept as they are."""

    def answered(self, fact: str, value: FactValue) -> Self:
        """Return the same with this answer; the fact is no longer open."""
        return replace(self, answers={**self.answers, fact: value}, open=without(self.open, fact))

    def parked(self, fact: str, point: OpenPoint) -> Self:
        """Return the same with the fact open; it has no answer then."""
        return replace(self, answers=without(self.answers, fact), open={**self.open, fact: point})

    def forgotten(self, fact: str) -> Self:
        """Return the same with nothing said of the fact but a justification and a note, which are a person's work."""
        return replace(self, answers=without(self.answers, fact), open=without(self.open, fact))

    def justified(self, fact: str, text: str) -> Self:
        """Return the same with this justification; an empty one takes it away."""
        kept = without(self.justifications, fact)
        return replace(self, justifications={**kept, fact: text} if text else kept)

    def noted(self, fact: str, text: str) -> Self:
        """Return the same with this note beside the answer; an empty one takes it away."""
        kept = without(self.notes, fact)
        return replace(self, notes={**kept, fact: text} if text else kept)


class Use(Said, frozen=True, kw_only=True):
    """A further use, function, module or body site: only what differs from the device as a whole."""

    id: str
    title: str = ""


class Project(Said, frozen=True, kw_only=True):
    """One device, as its project file says."""

    name: str = ""
    manufacturer: str = ""
    stage: Stage = "scoping"
    markets: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    """The tables declared finished."""
    uses: tuple[Use, ...] = ()
    """The further uses; what is said of the device as a whole is the first."""
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """The rows of each table question."""
    statements: tuple[Statement, ...] = ()
    actions: tuple[Action, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    changes: tuple[Change, ...] = ()
    assessed: Kept = field(default_factory=dict)
    """What the last issue of the documents was assessed with."""

    @property
    def carried_on(self) -> tuple[tuple[str, str, OpenPoint], ...]:
        """The questions carried on, each behind the use and with what was noted; the device's own first."""
        own = (("", fact, point) for fact, point in self.open.items())
        return (*own, *((use.id, fact, point) for use in self.uses for fact, point in use.open.items()))

    def use(self, use_id: str) -> Use:
        """Return the use of this id; raises KeyError when there is none."""
        for use in self.uses:
            if use.id == use_id:
                return use
        raise KeyError(use_id)

    def with_details(
        self,
        *,
        name: str | None = None,
        manufacturer: str | None = None,
        stage: Stage | None = None,
        markets: tuple[str, ...] | None = None,
    ) -> Project:
        """Return the project with these details; those not given stay."""
        return replace(
            self,
            name=self.name if name is None else name,
            manufacturer=self.manufacturer if manufacturer is None else manufacturer,
            stage=stage or self.stage,
            markets=self.markets if markets is None else markets,
        )

    def with_answer(self, fact: str, value: FactValue, use: str | None = None) -> Project:
        """Return the project with this answer; the fact is no longer open."""
        if use is None:
            return self.answered(fact, value)
        return self.with_use(self.use(use).answered(fact, value))

    def without_answer(self, fact: str, use: str | None = None) -> Project:
        """Return the project with the fact neither answered nor open; its justification stays."""
        return self.forgotten(fact) if use is None else self.with_use(self.use(use).forgotten(fact))

    def with_open(
        self, fact: str, note: str = "", owner: str = "", due: date | None = None, use: str | None = None
    ) -> Project:
        """Return the project with the fact open; it has no answer then, and a table is not finished."""
        said = self.open if use is None else self.use(use).open
        point = replace(said.get(fact, OpenPoint()), note=note, owner=owner, due=due)
        if use is None:
            return self.completed(fact, yes=False).parked(fact, point)
        return self.with_use(self.use(use).parked(fact, point))

    def with_justification(self, fact: str, text: str, use: str | None = None) -> Project:
        """Return the project with this justification; an empty one takes it away."""
        if use is None:
            return self.justified(fact, text)
        return self.with_use(self.use(use).justified(fact, text))

    def with_note(self, fact: str, text: str, use: str | None = None) -> Project:
        """Return the project with this note beside the answer; an empty one takes it away."""
        return self.noted(fact, text) if use is None else self.with_use(self.use(use).noted(fact, text))

    def with_use(self, use: Use) -> Project:
        """Return the project with this use: in the place of the one with its id, else as the last."""
        return replace(self, uses=replaced(self.uses, use, lambda other: other.id == use.id))

    def without_use(self, use_id: str) -> Project:
        """Return the project without this use; another that was given its id by mistake stays."""
        gone = next((number for number, use in enumerate(self.uses) if use.id == use_id), None)
        return replace(self, uses=tuple(use for number, use in enumerate(self.uses) if number != gone))

    def with_rows(self, table: str, rows: tuple[Row, ...]) -> Project:
        """Return the project with these rows in the table."""
        return replace(self, tables={**self.tables, table: rows} if rows else without(self.tables, table))

    def with_row(self, table: str, row: Row) -> Project:
        """Return the project with this row: in the place of the one with its id, else as the last."""
        rows = self.tables.get(table, ())
        return self.with_rows(table, replaced(rows, row, lambda other: other.get("id") == row.get("id")))

    def without_row(self, table: str, row_id: str) -> Project:
        """Return the project without this row; what refers to it still does, and is reported."""
        rows = self.tables.get(table, ())
        return self.with_rows(table, tuple(row for row in rows if row.get("id") != row_id))

    def completed(self, table: str, yes: bool = True) -> Project:
        """Return the project with the table declared finished, or not."""
        others = tuple(name for name in self.complete if name != table)
        return replace(self, complete=(*others, table) if yes else others)

    def with_statement(self, statement: Statement) -> Project:
        """Return the project with this statement in the place of one about the same requirement."""
        about = statement.requirement
        return replace(
            self, statements=replaced(self.statements, statement, lambda other: other.requirement == about)
        )

    def action_on(self, requirement: str) -> Action:
        """Return what was decided about a requirement; an action that says nothing where nobody decided."""
        found = (action for action in self.actions if action.requirement == requirement)
        return next(found, Action(requirement=requirement))

    def with_action(self, action: Action) -> Project:
        """Return the project with this action in the place of one about the same requirement."""
        about = action.requirement
        return replace(self, actions=replaced(self.actions, action, lambda other: other.requirement == about))

    def without_action(self, requirement: str) -> Project:
        """Return the project without the action about this requirement."""
        return replace(self, actions=tuple(act for act in self.actions if act.requirement != requirement))

    def with_meeting(self, meeting: Meeting) -> Project:
        """Return the project with one more meeting."""
        return replace(self, meetings=(*self.meetings, meeting))

    def with_record(self, assessed: Kept) -> Project:
        """Return the project with this record of the last issue of its documents."""
        return self if assessed is self.assessed else replace(self, assessed=assessed)


Value = TypeVar("Value")


def without(mapping: Mapping[str, Value], name: str) -> dict[str, Value]:
    """Return the mapping without this key."""
    return {key: value for key, value in mapping.items() if key != name}


def replaced(items: tuple[Value, ...], new: Value, is_same: Callable[[Value], bool]) -> tuple[Value, ...]:
    """Return the items with the new one in the place of the first that is the same, else as the last."""
    for number, item in enumerate(items):
        if is_same(item):
            return (*items[:number], new, *items[number + 1 :])
    return (*items, new)
