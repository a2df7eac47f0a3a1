"""What is noted in a meeting about the point that is shown: who, until when, what was decided."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual

from cerwizard.project import Project
from cerwizard.questionnaire import Question
from cerwizard.sitting import (
    Point,
    Sitting,
    assigned,
    gap_of,
    is_carried_on,
    meeting_on,
    people,
    who_and_when,
    with_meeting,
)
from cerwizard.tui import commands as c
from cerwizard.tui.dialogs import Given, Reading, action_form, action_given, point_form, present_form
from cerwizard.tui.screens import meeting_words as words

A_WEEK = timedelta(days=7)


class House(Struct, frozen=True):
    """What a meeting needs of the screen it was opened from."""

    accept: Callable[[Sitting], None]
    """Takes a sitting with what was noted, which saves it."""
    clock: Callable[[], datetime]
    """Says what time it is, in the place where the people are."""
    trouble: Callable[[], str]
    """Says why nothing can be saved at the moment; nothing as long as all is."""
    write: Callable[[Callable[[], object]], None]
    """Asks where to write all documents, writes them, and calls back when it is left."""
    write_minutes: Callable[[], None]
    """Writes the minutes alone, and says where they are."""


class MinutesPage(Reading):
    """Shows the minutes; one key writes them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(c.WriteMinutes.KEY, "write", c.WriteMinutes.FOOTER)]

    def __init__(self, lines: Sequence[Visual], day: date, write: Callable[[], None]) -> None:
        super().__init__(f"Minutes, {day.isoformat()}", lines)
        self._write = write

    def action_write(self) -> None:
        """Write the minutes, and go back to the meeting."""
        self.dismiss()
        self._write()


class NotingScreen(c.CommandScreen[None]):
    """Holds the sitting in a meeting; whatever is noted is given on at once."""

    def __init__(self, sitting: Sitting, house: House) -> None:
        super().__init__()
        self.now = replace(sitting, use="", item_id="", quick=True, changed=())
        self.house = house
        self.since = house.clock()
        self.day = self.since.date()
        self.at: Point | None = None
        """What is talked about; nothing once everything was."""
        self._asks_quickly = sitting.quick

    @abstractmethod
    def show(self) -> None:
        """Show the point as it stands."""

    @abstractmethod
    def keep_typed(self) -> None:
        """Keep what is typed in the field for the answer and not confirmed."""

    def action_command(self, name: str) -> None:
        """Say that a person wants this command, with what is typed kept wherever it leads."""
        self.keep_typed()
        super().action_command(name)

    @property
    def can_be_given(self) -> bool:
        """Whether somebody can see to the point: a gap, or a question without an answer."""
        return self.at is not None and (self.at.kind == "gap" or bool(self._open_question))

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense at the point."""
        match command:
            case c.NextOwner | c.WeekLater | c.NotePoint:
                return self.can_be_given
            case c.WeekEarlier:
                return self.can_be_given and self._due is not None
            case c.ParkPoint:
                return bool(self._open_question) and not (
                    self.at is not None and is_carried_on(self.now.project, self.at)
                )
            case c.UndoAnswer:
                return bool(self.now.past)
            case _:
                return super().is_available(command)

    def go_to(self, point: Point | None) -> None:
        """Go to a question as it is asked of its use, or with nothing to where none is shown."""
        at = ("", "") if point is None else (point.instance, point.name)
        self.now = replace(self.now, use=at[0], item_id=at[1], changed=())
        self.show()

    def take(self, sitting: Sitting) -> None:
        """Take a sitting after a change, and show what it changed."""
        if sitting is not self.now:
            self.now = sitting
            self.hand_back()
        self.show()

    def hand_back(self) -> None:
        """Give on what was answered, noted and typed to the screen that the meeting was opened from."""
        self.house.accept(replace(self.now, quick=self._asks_quickly))

    @on(c.ParkPoint)
    def park(self) -> None:
        """Carry the question on as an open point; who and until when are one key more each."""
        self.take(self.now.parked(self._open_question, {}))

    @on(c.NextOwner)
    def give_to_next(self) -> None:
        """Give the point to the next person of those who can take it."""
        names = people(self.now.project, self.day)
        if not names:
            self.note_point()
            return
        at = names.index(self._owner) + 1 if self._owner in names else 0
        self._assign(owner=names[at % len(names)])

    def action_give_to(self, key: int) -> None:
        """Give the gap to the person with this number; at a question no numbers of people are shown."""
        self.keep_typed()
        names = people(self.now.project, self.day)
        if self.at is not None and self.at.kind == "gap" and key <= len(names):
            self._assign(owner=names[key - 1])

    @on(c.WeekLater)
    def put_off(self) -> None:
        """Have it done a week later."""
        self._assign(due=(self._due or self.day) + A_WEEK)

    @on(c.WeekEarlier)
    def bring_forward(self) -> None:
        """Have it done a week earlier."""
        if self._due is not None and self._due - A_WEEK > self.day:
            self._assign(due=self._due - A_WEEK)

    @on(c.NotePoint)
    def note_point(self) -> None:
        """Ask for who, until when and how in words."""
        point = self.at
        if point is None:
            return
        gap = gap_of(self.now.assessment, point) if point.kind == "gap" else None
        asked = self.now.asked
        known = self.now.project.action_on(point.name)

        def take_action(given: Given | None) -> None:
            if given is not None:
                self.change(self.now.project.with_action(action_given(given, known)))

        def take(given: Given | None) -> None:
            if given is not None:
                due = given.get("due")
                project = assigned(
                    self.now.project,
                    point,
                    owner=str(given.get("owner", "")),
                    due=due if isinstance(due, date) else None,
                    note=str(given.get("note", "")),
                )
                self.change(project)

        if gap is not None:
            self.app.push_screen(action_form(gap, known), take_action)
        elif asked is not None:
            self.app.push_screen(point_form(asked.item.ask, asked.parked), take)

    @on(c.WhoIsHere)
    def ask_who_is_here(self) -> None:
        """Ask who is present."""

        def take(given: Given | None) -> None:
            if given is not None:
                names = str(given.get("present", "")).replace(";", ",").split(",")
                meeting = meeting_on(self.now.project, self.day)
                present = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
                self.change(with_meeting(self.now.project, replace(meeting, present=present)))

        self.app.push_screen(present_form(people(self.now.project, self.day)), take)

    @on(c.UndoAnswer)
    def undo(self) -> None:
        """Take the last change back."""
        self.take(replace(self.now.undone(), use=self.now.use, item_id=self.now.item_id, trail=()))

    @on(c.ShowMinutes)
    def show_minutes(self) -> None:
        """Show the minutes as they stand."""
        trouble = self.house.trouble()
        stand = f"! Not saved. {trouble}" if trouble else "They stand in the project file."
        how = Content(f"{stand} {c.WriteMinutes.KEY} writes them as a document.")
        lines = [words.summary(self.now.assessment, self.day), Content(), how]
        self.app.push_screen(MinutesPage(lines, self.day, self.write_minutes))

    def key(self, command: type[c.Command]) -> str:
        """Return the key of a command here, to be named in a sentence."""
        return c.key_of(self, command)

    @on(c.WriteMinutes)
    def write_minutes(self) -> None:
        """Write the minutes alone; with nothing noted yet, those of an earlier meeting would be written."""
        meeting = meeting_on(self.now.project, self.day)
        if meeting.present or meeting.decided:
            self.house.write_minutes()
        else:
            who, what = self.key(c.WhoIsHere), self.key(c.Decide)
            self.notify(
                f"Nothing is noted of this meeting yet: {who} says who is here, {what} what was decided."
            )

    @on(c.WriteDocuments)
    def write_documents(self) -> None:
        """Ask where to write the documents."""
        self.house.write(lambda: None)

    @property
    def _open_question(self) -> str:
        """The question that is shown and has no answer; in a screening there is none that is meant."""
        asked = self.now.asked
        if (
            self.at is None
            or asked is None
            or not isinstance(asked.item, Question)
            or asked.value is not None
        ):
            return ""
        return asked.item.id

    @property
    def _owner(self) -> str:
        return who_and_when(self.now.project, self.at)[0] if self.at is not None else ""

    @property
    def _due(self) -> date | None:
        return who_and_when(self.now.project, self.at)[1] if self.at is not None else None

    def change(self, project: Project) -> None:
        """Take a changed project."""
        self.take(self.now.with_project(project))

    def _assign(self, owner: str | None = None, due: date | None = None) -> None:
        if self.at is not None:
            self.change(assigned(self.now.project, self.at, owner=owner, due=due))
