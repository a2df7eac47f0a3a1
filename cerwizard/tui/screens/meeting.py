"""The screen for the room: one question or gap at a time, to be read from the back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.getters import query_one
from textual.widgets import Input, TextArea

from cerwizard.sitting import (
    Complaint,
    Point,
    Sitting,
    Talked,
    agenda,
    following_point,
    is_carried_on,
    meeting_on,
    people,
)
from cerwizard.tui import commands as c
from cerwizard.tui.screens import meeting_words as words
from cerwizard.tui.screens.deciding import DecidingScreen
from cerwizard.tui.screens.noting import House
from cerwizard.tui.widgets import Answer, KeyBar, OneLine, Text, Ticked

LOOKED_AT = 5.0
"""Seconds between two looks at the clock; the room is shown whole minutes."""


ASKED = ("question", "open point")
"""The kinds of point at which a question is asked."""
BESIDE = 24
"""Cells of the top line that are the time's, with what is left and some room."""


class MeetingScreen(DecidingScreen):
    """Shows one point at a time; what is noted on the way is saved at once."""

    HERE = (
        c.TakePoint,
        c.AnswerPoint,
        c.PointBefore,
        c.ParkPoint,
        c.NextOwner,
        c.WeekLater,
        c.Decide,
        c.ShowMinutes,
        c.LeaveMeeting,
        c.LeavePoint,
        c.WeekEarlier,
        c.NotePoint,
        c.WhoIsHere,
        c.TalkOfGaps,
        c.WriteMinutes,
        c.WriteDocuments,
        c.UndoAnswer,
        c.ShowHelp,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *c.keys(*HERE),
        *(Binding(str(key), f"give_to({key})", show=False) for key in range(1, words.NUMBERED + 1)),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (130, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high"), (48, "-tall")]
    DEFAULT_CSS = """
    MeetingScreen {
        #top { height: auto; padding: 0 2; color: $text-muted; }
        #device { width: 1fr; height: auto; }
        #time { width: auto; padding: 0 0 0 3; }
        #floor { width: 1fr; height: 1fr; padding: 0 3; align-horizontal: center; }
        #point { width: 100%; max-width: 110; height: auto; }
        #room { height: 1fr; }
        &.-high #floor { padding: 2 6 0 6; }
        &.-tall #floor { padding: 9 6 0 6; }
        &.-tall #noted { padding: 10 2; }
        #kind { color: $text-accent; height: auto; margin: 1 0 0 0; }
        #says { text-style: bold; height: auto; margin: 1 0; }
        #who, #more { height: auto; margin: 1 0 0 0; }
        #people { color: $text-muted; height: auto; max-height: 2; }
        &.-high #who, &.-high #more, &.-tall #who, &.-tall #more { margin: 2 0 0 0; }
        #complaint { height: auto; color: $text-error; display: none; &.-shown { display: block; } }
        #noted { display: none; width: 46; padding: 3 2; background: $surface; }
        &.-wide #noted { display: block; }
        Answer.-unused { display: none; }
        OneLine { padding: 0 3; }
    }
    """

    _device = query_one("#device", Text)
    _time = query_one("#time", Text)
    _floor = query_one("#floor", VerticalScroll)
    _kind = query_one("#kind", Text)
    _says = query_one("#says", Text)
    _answer = query_one(Answer)
    _who = query_one("#who", Text)
    _people = query_one("#people", Text)
    _more = query_one("#more", Text)
    _complaint = query_one("#complaint", Text)
    _noted = query_one("#noted-text", Text)

    def __init__(self, sitting: Sitting, house: House) -> None:
        """Begin at the first point."""
        super().__init__(sitting, house)
        self._talked: Talked = frozenset()
        self._trail: tuple[Point, ...] = ()
        self._is_new = True

    def compose(self) -> ComposeResult:
        """Lay out the point; at the side, where there is room, what was noted so far."""
        with Horizontal(id="top"):
            yield Text(id="device")
            yield Text(id="time")
        with Horizontal(id="room"):
            with VerticalScroll(id="floor"), Vertical(id="point"):
                yield Text(id="kind")
                yield Text(id="says")
                yield Answer()
                yield Text(id="complaint")
                yield Text(id="who")
                yield Text(id="people")
                yield Text(id="more")
            with VerticalScroll(id="noted", can_focus=False):
                yield Text(id="noted-text")
        yield OneLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin, with who is here where nobody is noted yet."""
        self.set_interval(LOOKED_AT, self._show_time)
        self._go(following_point(self.now.assessment, None, self._talked))
        if not meeting_on(self.now.project, self.day).present:
            self.ask_who_is_here()

    def is_available(self, command: type[c.Command]) -> bool:
        """Return whether the command makes sense at the point."""
        if not self.is_mounted:
            return False
        if command in (c.TakePoint, c.LeavePoint) and self.decision.is_shown:
            return False
        if command is c.AnswerPoint:
            return self._is_typed and not self._is_typing
        if command is c.PointBefore:
            return bool(self._trail)
        return super().is_available(command)

    @on(c.TakePoint)
    @on(Input.Submitted)
    @on(Answer.NoneMeant)
    def take_point(self) -> None:
        """Take what is answered, and go on."""
        asked = self.now.asked
        if self.at is not None and asked is not None:
            given = None if self._answer.has_class("-unused") else self._answer.confirm()
            match given:
                case Complaint():
                    self._complain(given.sentence)
                    return
                case Ticked():
                    self.take(self.now.screened(given.facts))
                case None if self._answer.draft is not None:
                    self.take(self.now.forgotten())
                case None:
                    if not asked.is_answered and asked.parked is None and self._answer.way != "rows":
                        park, later = self.key(c.ParkPoint), self.key(c.LeavePoint)
                        self._complain(
                            f"no answer yet: choose or type one, or {park} if nobody knows, or {later} for later"
                        )
                        return
                case _:
                    self.take(self.now.answered(given))
        self.leave_point()

    @on(Answer.Chosen)
    def take_choice(self, event: Answer.Chosen) -> None:
        """Take an answer chosen by its number; the point stays, so that the room sees its effect."""
        self.take(self.now.answered(event.value))

    @on(c.AnswerPoint)
    def open_answer(self) -> None:
        """Open the field for the answer."""
        self._answer.remove_class("-unused")
        self._answer.focus_entry()

    @on(c.LeavePoint)
    def leave_point(self) -> None:
        """Go to the next point."""
        if self.at is None:
            return
        self._talked |= {self.at.talked_of}
        self._trail += (self.at,)
        self._go(following_point(self.now.assessment, self.at, self._talked))

    @on(c.PointBefore)
    def go_back(self) -> None:
        """Go to the point before."""
        *before, at = self._trail
        self._trail = tuple(before)
        self._talked -= {at.talked_of}
        self._go(at)

    @on(c.TalkOfGaps)
    def change_subject(self) -> None:
        """Go to what does not go together and the gaps, or from there back to the first question."""
        left = agenda(self.now.assessment, self._talked)
        wants_question = self.at is not None and self.at.kind not in ASKED
        point = next((point for point in left if (point.kind in ASKED) is wants_question), None)
        if point is None:
            self.notify("No question is left." if wants_question else "No gap is left.")
        elif self.at is not None:
            self._trail += (self.at,)
            self._go(point)

    @on(c.LeaveMeeting)
    def leave(self) -> None:
        """Leave a line that is being written, else the meeting."""
        if self.decision.is_shown:
            self.leave_decision()
        elif self._is_typing:
            self._floor.focus()
        else:
            self.hand_back()
            self.dismiss()

    @property
    def _is_typed(self) -> bool:
        """Whether the answer is typed or a table: then letters are keys until it is wanted."""
        return self.now.asked is not None and self._answer.way not in ("one of", "several of")

    @property
    def _is_typing(self) -> bool:
        """Whether letters go into a field."""
        return isinstance(self.focused, (Input, TextArea))

    def keep_typed(self) -> None:
        """Keep what is typed at the question shown, with its use and place."""
        self.now = self.now.with_draft(self._answer.draft)

    def focus_point(self) -> None:
        """Put the cursor where the answer is given, else on the point."""
        if self._answer.has_class("-unused"):
            self._floor.focus()
        else:
            self._answer.focus_entry()

    def show(self) -> None:
        """Show the point as it stands."""
        project, point, asked = self.now.project, self.at, self.now.asked
        self._device.say(words.title(self.now.assessment, self.size.width - BESIDE))
        self._show_time()
        self._noted.say(words.noted(project, self.day, self.key))
        self._complaint.remove_class("-shown")
        if point is None:
            said = words.the_end(self.now.assessment, self.day)
        else:
            said = words.said_of(self.now.assessment, point, asked, self.now.changed, self.key)
        self._kind.say(said.kind)
        self._says.say(said.says)
        self._more.say(said.more)
        if asked is None:
            self._answer.add_class("-unused")
        else:
            self._answer.show(asked, is_new=self._is_new)
            if self._is_new:
                self._answer.set_class(self._is_typed and asked.draft is None, "-unused")
        is_gap = point is not None and point.kind == "gap"
        is_carried = point is not None and (is_gap or is_carried_on(project, point))
        self._who.say(words.who_words(project, point) if point is not None and is_carried else "")
        self._people.say(words.people_words(people(project, self.day)) if is_gap else "")
        for text in (self._who, self._people, self._kind):
            text.display = bool(str(text.content))
        self._is_new = False
        self.refresh_bindings()

    def _go(self, point: Point | None) -> None:
        """Show another point, from its top; what is typed at this one is kept."""
        self.keep_typed()
        self.at = point
        self._is_new = True
        self.go_to(point if point is not None and point.kind in ASKED else None)
        self._floor.scroll_home(animate=False)
        if self.now.asked is None or self._is_typed:
            self._floor.focus()

    def _show_time(self) -> None:
        minutes = int((self.house.clock() - self.since).total_seconds() // 60)
        left = len(agenda(self.now.assessment, self._talked))
        self._time.say(f"{left} left   {minutes} min")

    def _complain(self, sentence: str) -> None:
        self._complaint.say(f"! {sentence}")
        self._complaint.add_class("-shown")
