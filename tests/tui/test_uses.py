"""Several uses of one device: asked about one at a time, with only what differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from textual.widgets import Tree

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project, Use
from cerwizard.sitting import Sitting, new_use
from cerwizard.tui import CerwizardApp
from tests.tui.driving import interview, press, said, saved, settle, shown, sitting, write


@pytest.fixture
def asked_of_use(knowledge: Knowledge) -> Sitting:
    """A sitting over a device with a further use, at a question that both are asked."""
    answers: dict[str, FactValue] = {"purpose": "diagnose", "invasive": False, "tissue": False}
    project = Project(
        name="Thermo", markets=("eu",), answers=answers, uses=(Use(id="deep", title="Deep measurement"),)
    )
    return Sitting(assess(project, knowledge)).gone_to("invasive").for_use("deep")


def test_what_is_not_answered_for_a_use_is_as_in_the_base(asked_of_use: Sitting) -> None:
    """The answer of the base stands there, and is said to be taken over."""
    assert asked_of_use.asked is not None
    assert asked_of_use.asked.value is False
    assert not asked_of_use.asked.is_own


def test_an_answer_for_a_use_leaves_the_base_as_it_is(asked_of_use: Sitting) -> None:
    """The strictest class stands, and the use that decides it is known."""
    after = asked_of_use.answered(True)

    assert after.project.answers["invasive"] is False
    assert after.project.use("deep").answers == {"invasive": True}
    assert after.assessment.verdicts["class"].reasons[0].use == "deep"


def test_the_answer_of_the_base_is_not_kept_twice(asked_of_use: Sitting) -> None:
    """Answering a use as the base takes its own answer away."""
    assert asked_of_use.answered(True).answered(False).project.use("deep").answers == {}


def test_a_use_is_asked_what_its_own_answers_open(asked_of_use: Sitting) -> None:
    """How long it lasts is asked of the use that goes into the body, and not of the base."""
    after = asked_of_use.answered(True)

    assert after.gone_on().item_id == "duration"
    assert after.for_use("").gone_on().item_id != "duration"


def test_an_open_point_of_a_use_is_its_own(asked_of_use: Sitting) -> None:
    """The base keeps its answer."""
    after = asked_of_use.parked("invasive", {"owner": "RA"})

    assert after.project.use("deep").open["invasive"].owner == "RA"
    assert after.project.answers["invasive"] is False


def test_undo_goes_back_to_the_use_where_the_answer_was_given(asked_of_use: Sitting) -> None:
    """And redo brings the answer back there."""
    undone = asked_of_use.answered(True).for_use("").undone()

    assert undone.use == "deep"
    assert not undone.project.use("deep").answers
    assert undone.redone().project.use("deep").answers == {"invasive": True}


def test_a_use_gets_an_id_that_no_other_has(asked_of_use: Sitting) -> None:
    """Made of its title, so that it can be read in the file."""
    project = asked_of_use.project.with_use(new_use(asked_of_use.project, "Night mode"))

    assert [use.id for use in project.uses] == ["deep", "night-mode"]
    assert new_use(project, "Night mode!").id == "night-mode-2"


async def test_a_use_is_added_answered_and_shown_to_decide(app: CerwizardApp, path: Path) -> None:
    """One key chooses, the question stays, and the panel names the use."""
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1", "]", "2", "U")
        await press(pilot, "2")
        await write(pilot, "Deep measurement")
        await press(pilot, "enter")
        assert sitting(app).use == "deep-measurement"
        assert "For “Deep measurement”" in shown(app)
        assert "as for the device as described" in shown(app)
        await press(pilot, "1")

        assert "decided by Deep measurement" in said(app, "VerdictPanel")
    assert saved(path)["use"] == [
        {"id": "deep-measurement", "title": "Deep measurement", "answers": {"invasive": True}}
    ]


async def test_a_use_is_renamed_and_removed(app: CerwizardApp, path: Path) -> None:
    """Its id stays while it is there; removing it asks of the device as described again."""
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1", "]", "U", "2")
        await write(pilot, "Deep")
        await press(pilot, "enter", "U", "4")
        await write(pilot, "er")
        await press(pilot, "enter")
        assert saved(path)["use"] == [{"id": "deep", "title": "Deeper"}]
        await press(pilot, "U", "5")
        assert "with its own answers?" in shown(app)
        await press(pilot, "1")
        assert sitting(app).use == "deep", "it is removed only when it is meant"
        await press(pilot, "U", "5", "2")
        await settle(pilot)

        assert sitting(app).use == ""
    assert "use" not in saved(path)


async def test_of_many_uses_the_last_lines_can_be_seen(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """However many there are, what can be done with them is in sight when the cursor is there."""
    path = write_project("".join(f'[[use]]\nid = "u{at}"\ntitle = "{"Long " * 9}"\n' for at in range(20)))
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "U", "end")

        assert "Add a use: a further function" in shown(app)


@pytest.mark.parametrize(("key", "use"), [("home", ""), ("end", "deep")])
async def test_the_review_leads_to_the_use_that_gave_the_answer(
    write_project: Callable[[str], Path], knowledge: Knowledge, key: str, use: str
) -> None:
    """From the device as described to a further use, and back."""
    path = write_project(
        '[answers]\npurpose = "diagnose"\n[[use]]\nid = "deep"\n[use.answers]\ninvasive = true\n'
    )
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        for _ in range(2):
            await press(pilot, "f7", "1" if use else "2", "f3", key, "q")
            assert (sitting(app).use, sitting(app).item_id) == (use, "invasive" if use else "purpose")


async def test_the_tree_of_why_leads_to_the_use_that_gave_the_answer(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """An answer that stands below a use is one of that use, wherever one comes from."""
    path = write_project(
        '[answers]\npurpose = "diagnose"\ninvasive = false\n'
        '[[use]]\nid = "deep"\n[use.answers]\ninvasive = true\nduration = "long"\n'
    )
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f9")
        tree = app.screen.query_one(Tree)
        for line in range(tree.last_line + 1):
            tree.cursor_line = line
            node = tree.cursor_node
            if node is not None and "More than 30 days" in str(node.label):
                break
        await press(pilot, "q")

        assert (sitting(app).use, sitting(app).item_id) == ("deep", "duration")


@pytest.mark.parametrize("confirmed", ["1", "2"])
async def test_what_is_typed_for_a_use_goes_with_it(app: CerwizardApp, path: Path, confirmed: str) -> None:
    """Of what is left, quitting asks, and takes it or leaves it; what was typed for the removed use is no answer."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "H", "escape", "f7", "2")
        await write(pilot, "Deep")
        await press(pilot, "ctrl+s", "a", "D", "escape", "f7", "5", "2", "ctrl+q")
        assert "1 answer is typed and not confirmed." in shown(app)
        await press(pilot, confirmed)

        assert app.return_code == 0
    answers = {"purpose": "diagnose"} | ({"intended_purpose": "H"} if confirmed == "1" else {})
    assert saved(path)["answers"] == answers


async def test_a_use_that_is_taken_back_elsewhere_is_asked_about_no_more(
    app: CerwizardApp, path: Path
) -> None:
    """Undoing in the review takes it away; the next answer is one of the device as described."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f7", "2")
        await write(pilot, "Deep")
        await press(pilot, "ctrl+s", "f3", "ctrl+z", "escape", "1")

        assert sitting(app).use == ""
    assert saved(path)["answers"] == {"purpose": "diagnose"}


async def test_a_use_that_somebody_else_removed_is_asked_about_no_more(app: CerwizardApp, path: Path) -> None:
    """Their version goes on without it, and takes the next answer."""
    before = path.read_text(encoding="utf-8")
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f7", "2")
        await write(pilot, "Deep")
        await press(pilot, "ctrl+s")
        path.write_text(before, encoding="utf-8")
        await press(pilot, "1", "f2", "2", "1")

        assert sitting(app).use == ""
    assert saved(path)["answers"] == {"purpose": "diagnose"}


@pytest.mark.parametrize(
    ("duration", "said_of_it"),
    [
        ("long", "✓ answered for this use itself, the same as for the device as described"),
        ("short", "✓ differs from the device as described: More than 30 days"),
    ],
)
async def test_an_answer_of_a_use_differs_only_where_it_does(
    write_project: Callable[[str], Path], knowledge: Knowledge, duration: str, said_of_it: str
) -> None:
    """A finding asks for an answer of the use itself, also the same one; it is not called another one then."""
    path = write_project(
        '[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "long"\n'
        f'[[use]]\nid = "deep"\n[use.answers]\nduration = "{duration}"\n'
    )
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        interview(app).sitting = sitting(app).for_use("deep").gone_to("duration")
        await settle(pilot)

        assert said(app, "#standing") == said_of_it


OF_A_USE = """
[answers]
purpose = "diagnose"
invasive = false
[[use]]
id = "deep"
title = "Deep measurement"
[use.open.invasive]
[[use]]
id = "wide"
[[meeting]]
date = 2026-11-22
present = ["Ana", "Ben"]
"""


async def test_a_meeting_talks_of_what_is_open_of_a_further_use(
    write_project: Callable[[str], Path], knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named by its use; who finds out, the answer and its undoing are of that use, the base stays as it is."""
    day = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001  # the day where the person is
    monkeypatch.setattr("cerwizard.tui.screens.interview.InterviewScreen.clock", lambda _: day)
    path = write_project(OF_A_USE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(140, 50)) as pilot:
        await press(pilot, "f5")
        assert said(app, "#kind").startswith("Open point · Deep measurement · ")
        await press(pilot, "o", "o", "w")
        assert "Who:  Ben      Until:  2026-11-29" in shown(app)
        assert "Ben: 1" in shown(app)
        (deep, wide) = saved(path)["use"]
        assert deep["open"] == {"invasive": {"owner": "Ben", "due": date(2026, 11, 29)}}
        assert "open" not in wide

        await press(pilot, "m")
        assert "2026-11-29: find out: Does it go into the body? [Deep" in shown(app)
        await press(pilot, "escape", "1")
        assert saved(path)["use"][0]["answers"] == {"invasive": True}
        assert saved(path)["answers"]["invasive"] is False
        await press(pilot, "ctrl+z")
        assert saved(path)["use"][0]["open"]["invasive"]["owner"] == "Ben"
        assert said(app, "#kind").startswith("Open point · Deep measurement · ")


async def test_the_review_leads_to_a_question_of_the_use_it_lists(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Whichever use is asked about: the line is of that one, and so is what is answered there."""
    app = CerwizardApp(write_project(OF_A_USE), knowledge)
    async with app.run_test(size=(140, 50)) as pilot:
        await press(pilot, "f3", "slash")
        await write(pilot, "go into the body")
        await press(pilot, "enter", "end", "q")
        assert (sitting(app).use, sitting(app).item_id) == ("deep", "invasive")

        await press(pilot, "f3", "slash")
        await write(pilot, "go into the body")
        await press(pilot, "enter", "home", "q")
        assert (sitting(app).use, sitting(app).item_id) == ("", "invasive")
