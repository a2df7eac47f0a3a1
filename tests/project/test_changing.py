"""A project changes by making a new one."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cerwizard.project import Action, Meeting, OpenPoint, Project, Statement, Use

EMPTY = Project()


def test_an_answer_makes_a_new_project() -> None:
    """Undo is keeping the old one."""
    project = EMPTY.with_answer("implantable", True)

    assert project.answers == {"implantable": True}
    assert EMPTY.answers == {}


def test_an_answer_closes_the_open_point() -> None:
    """What is known is no longer open."""
    project = EMPTY.with_open("duration", "ask", "RA", date(2026, 12, 1)).with_answer("duration", "short")

    assert project.open == {}
    assert project.answers == {"duration": "short"}


def test_an_open_point_takes_the_answer_away() -> None:
    """ "We don't know yet" never stands beside an answer."""
    project = EMPTY.with_answer("duration", "short").with_open("duration", "ask", owner="RA")

    assert project.answers == {}
    assert project.open == {"duration": OpenPoint(note="ask", owner="RA")}


def test_taking_an_answer_back_leaves_the_fact_unasked() -> None:
    """Neither answered nor open; the written justification stays."""
    project = EMPTY.with_answer("duration", "short").with_justification("duration", "as sold")

    assert project.without_answer("duration").answers == {}
    assert project.without_answer("duration").justifications == {"duration": "as sold"}
    assert EMPTY.with_open("duration").without_answer("duration").open == {}


def test_an_empty_justification_is_none() -> None:
    """Clearing the field takes the text away."""
    assert EMPTY.with_justification("duration", "x").with_justification("duration", "").justifications == {}


def test_a_note_stays_with_its_question_until_it_is_cleared() -> None:
    """Another answer, or none, does not take away what people wrote."""
    project = EMPTY.with_answer("duration", "short").with_note("duration", "ask Ana")

    assert project.with_answer("duration", "long").without_answer("duration").notes == {"duration": "ask Ana"}
    assert project.with_note("duration", "").notes == {}
    assert project.with_use(Use(id="alert")).with_note("duration", "x", "alert").use("alert").notes == {
        "duration": "x"
    }


def test_a_use_says_only_what_differs() -> None:
    """What is said of a use leaves the device as a whole alone."""
    project = EMPTY.with_answer("duration", "short").with_use(Use(id="alert", title="Alert"))

    project = (
        project.with_answer("duration", "long", use="alert")
        .with_open("tissue", "ask", use="alert")
        .with_justification("duration", "sold so", use="alert")
    )

    assert project.answers == {"duration": "short"}
    assert project.use("alert") == Use(
        id="alert",
        title="Alert",
        answers={"duration": "long"},
        open={"tissue": OpenPoint(note="ask")},
        justifications={"duration": "sold so"},
    )
    assert project.without_answer("duration", use="alert").use("alert").answers == {}
    assert project.without_use("alert").uses == ()


def test_of_two_uses_with_one_id_only_the_first_is_removed() -> None:
    """As after copying one by hand: the other stays, with its answers, and can be removed next."""
    first, second = (Use(id="alert", title=title, answers={"duration": "long"}) for title in ("One", "Two"))
    other = Use(id="skin")
    project = replace(EMPTY, uses=(first, other, second))

    assert project.without_use("alert").uses == (other, second)
    assert project.without_use("alert").without_use("alert").uses == (other,)
    assert project.without_use("none").uses == (first, other, second)


def test_a_use_that_is_not_there_is_an_error_of_the_caller() -> None:
    """An answer is never put somewhere else instead."""
    with pytest.raises(KeyError):
        EMPTY.with_answer("duration", "short", use="alert")


def test_rows_are_replaced_by_their_id() -> None:
    """A row that is edited stays in its place; a new one comes last."""
    project = EMPTY.with_rows("promise", ({"id": "C1"}, {"id": "C2"}))

    changed = project.with_row("promise", {"id": "C1", "text": "x"}).with_row("promise", {"id": "C3"})

    assert changed.tables["promise"] == ({"id": "C1", "text": "x"}, {"id": "C2"}, {"id": "C3"})
    assert changed.without_row("promise", "C2").tables["promise"] == ({"id": "C1", "text": "x"}, {"id": "C3"})
    assert project.with_rows("promise", ()).tables == {}


def test_a_table_is_declared_finished_and_unfinished() -> None:
    """Saying it twice says no more than once."""
    project = EMPTY.completed("promise").completed("promise")

    assert project.complete == ("promise",)
    assert project.completed("promise", yes=False).complete == ()


def test_details_change_one_by_one() -> None:
    """What is not named stays."""
    project = EMPTY.with_details(name="Patch", markets=("eu",)).with_details(stage="plan")

    assert (project.name, project.stage, project.markets) == ("Patch", "plan", ("eu",))
    assert project.with_details(name="").name == ""


def test_one_statement_and_one_action_for_a_requirement() -> None:
    """The later one counts."""
    project = EMPTY.with_statement(Statement(requirement="R-1", place="old")).with_action(
        Action(requirement="R-1")
    )

    project = project.with_statement(Statement(requirement="R-1", place="new")).with_action(
        Action(requirement="R-1", owner="RA")
    )

    assert [statement.place for statement in project.statements] == ["new"]
    assert [action.owner for action in project.actions] == ["RA"]
    assert project.without_action("R-1").actions == ()


def test_meetings_add_up() -> None:
    """History is not overwritten."""
    project = EMPTY.with_meeting(Meeting(decided=("a",))).with_meeting(Meeting(decided=("b",)))

    assert [meeting.decided for meeting in project.meetings] == [("a",), ("b",)]


def test_a_table_of_which_nobody_knows_yet_is_not_finished() -> None:
    """It cannot be both; what else stands in the open point is a person's and stays."""
    unknown = {"ticket": "QA-7"}
    project = replace(
        EMPTY, open={"claim": OpenPoint(note="ask", unknown=unknown)}, complete=("claim", "risk")
    )

    changed = project.with_open("claim", "ask again")

    assert changed.complete == ("risk",)
    assert changed.open["claim"] == OpenPoint(note="ask again", unknown=unknown)
