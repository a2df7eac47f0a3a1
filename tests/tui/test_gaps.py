"""The screens about the result: gaps, why, and the documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.cli.found import checked
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Form, WriteDialog
from cerwizard.tui.screens.list_and_details import ListAndDetails
from cerwizard.tui.screens.walking import Spot, WalkingScreen
from cerwizard.tui.widgets import LineInput
from tests.tui.driving import picture, press, said, saved, settle, shown, sitting, write

DEVICE = """
[answers]
purpose = "diagnose"
tissue = true
[[proof]]
id = "E1"
status = "planned"
"""


async def test_gaps_are_listed_by_severity_and_the_rest_is_counted(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """What is due at the stage is shouted, what is due later is counted."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4")
        text = shown(app)
        assert text.index("Run a study") < text.index("Know the details")
        assert "Hold evidence" not in text
        assert "1 due later" in text
        await press(pilot, "a")
        assert "Hold evidence" in shown(app)
        await press(pilot, "a", "s", "2")

        assert "Hold evidence" in shown(app)
        assert saved(app.device.file.path)["project"]["stage"] == "plan" if app.device else False


async def test_a_gap_of_some_uses_says_of_which(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """In its line and among its details; what all uses share names none."""
    use = '[[use]]\nid = "skin"\n[use.answers]\ntissue = false\n'
    app = CerwizardApp(write_project(DEVICE + use), knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4", "slash")
        await write(pilot, "run a study")
        await press(pilot, "enter")

        assert "Run a study. [the device as described; open for skin]" in shown(app)
        assert "Applies to: the device as described; open for skin" in shown(app)
        await press(pilot, "slash", *["backspace"] * 11)
        await write(pilot, "know the details")
        await press(pilot, "enter")
        assert "Know the details" in shown(app)
        assert "Applies to" not in shown(app)


async def test_a_gap_gets_an_owner(write_project: Callable[[str], Path], knowledge: Knowledge) -> None:
    """Who and when is saved as an action, and shown with the gap."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4", "slash")
        await write(pilot, "run a study")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, Form)
        await write(pilot, "Clinical")
        await press(pilot, "ctrl+s")

        assert "@ Clinical" in shown(app)
    assert saved(path)["action"] == [{"requirement": "T-04", "owner": "Clinical"}]


async def test_a_requirement_is_stated_as_met(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """A place is needed; then the gap is gone from the list."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4", "slash")
        await write(pilot, "run a study")
        await press(pilot, "enter", "m", "ctrl+s")
        assert "needed" in said(app, "#complaint")
        await write(pilot, "CIR-01, section 3")
        await press(pilot, "ctrl+s")

        assert "Run a study" not in shown(app)
    assert saved(path)["statement"][0]["place"] == "CIR-01, section 3"


async def test_why_names_rules_and_what_would_change_the_class(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """What decided stands with its clause, and the single answers that would change it are found."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(120, 50)) as pilot:
        await press(pilot, "f9")
        assert "Rule 3 → III" in shown(app)
        await press(pilot, "down")
        assert "Act Rule 3" in said(app, "#says")
        assert "Animal tissue." in said(app, "#says")
        while "alone would change it" not in said(app, "#says"):
            await press(pilot, "down")
        await press(pilot, "right", "down")
        while "Is it made from animal tissue?" not in said(app, "#says"):
            await press(pilot, "down")

        assert "Otherwise answered: no" in said(app, "#says")
        assert "Then: I to III" in said(app, "#says")


async def test_the_documents_go_where_they_are_wanted(app: CerwizardApp, tmp_path: Path) -> None:
    """The folder can be changed, and a folder that cannot be written into is said."""
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1", "ctrl+w")
        assert isinstance(app.screen, WriteDialog)
        field = app.screen.query_one(LineInput)
        assert field.value == str(tmp_path / "documents" / "Thermo")
        field.value = ""
        await press(pilot, "enter")
        assert said(app, "#said") == "! a folder is needed"
        field.value = str(tmp_path / "elsewhere")
        await press(pilot, "enter")
        await settle(pilot)

        assert "Writing" not in said(app, "#said")


async def test_a_gap_leads_to_its_question(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """One key goes from the gap to the question whose answer closes it."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f4", "slash")
        await write(pilot, "know the details")
        await press(pilot, "enter", "q")

        assert sitting(app).item_id == "nickname"


async def test_answers_that_do_not_go_together_are_listed(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """An answer that another one rules out stands before the gaps, and leads to its question."""
    app = CerwizardApp(
        write_project('[answers]\npurpose = "diagnose"\ninvasive = false\nduration = "long"\n'), knowledge
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "1 thing does not go together" in shown(app)
        await press(pilot, "f4")
        assert "minor, does not go together: “For how long?” is answered" in shown(app)
        await press(pilot, "q")

        assert sitting(app).item_id == "invasive"


async def test_what_does_not_go_together_in_a_use_leads_to_a_question_of_that_use(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """The base answers are in order, and stay as they are."""
    base = '[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "short"\n'
    use = '[[use]]\nid = "lead"\n[use.answers]\ninvasive = false\nduration = "long"\n'
    app = CerwizardApp(write_project(base + use), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f4", "q")

        assert (sitting(app).use, sitting(app).item_id) == ("lead", "invasive")


async def test_a_gap_of_the_device_leads_away_from_the_use_that_is_being_asked(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """What is answered there is written to the device as described, where the gap is."""
    base = '[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "short"\n'
    use = '[[use]]\nid = "lead"\n[use.answers]\npurpose = "treat"\n'
    app = CerwizardApp(write_project(base + use), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, WalkingScreen)
        screen.go_to(Spot("invasive", "lead"))
        await press(pilot, "f4")
        assert sitting(app).use == "lead"
        await press(pilot, "q")

        assert (sitting(app).use, sitting(app).item_id) == ("", "intended_purpose")


async def test_who_and_when_are_written_at_the_foot_of_the_board(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """One key asks who and one until when; what else was decided about the gap stays, and esc twice drops the line."""
    action = '[[action]]\nrequirement = "T-04"\nowner = "Ana"\nstatus = "running"\nsize = "large"\n'
    path = write_project(DEVICE + action)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f4", "slash")
        await write(pilot, "run a study")
        await press(pilot, "enter", "o")
        assert "Who sees to it?" in shown(app)
        await write(pilot, "Ben")
        await press(pilot, "enter")
        assert "@ Ben" in shown(app)
        await press(pilot, "w", *"tomorrow", "enter")
        assert "! “tomorrow” is not a date" in shown(app)
        await write(pilot, "very long " * 200)
        await press(pilot, "enter")
        assert "! “tomorrowvery long very long very long v…” is not a date" in " ".join(
            line.strip() for line in picture(app)[-6:]
        )
        await press(pilot, "escape", "escape", "w", *"2027-03-01", "enter")
        assert "@ Ben by 2027-03-01" in shown(app)
        await press(pilot, "o", *"Nobody", "escape", "escape")
        assert "@ Ben by 2027-03-01" in shown(app)

    expected = {"requirement": "T-04", "owner": "Ben", "status": "running", "size": "large"}
    assert saved(path)["action"] == [{**expected, "due": date(2027, 3, 1)}]


async def test_the_arrows_offer_who_has_something_already_and_the_coming_weeks(
    write_project: Callable[[str], Path], knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing needs to be typed where the name is known and a week is near enough."""
    monkeypatch.setattr(ListAndDetails, "today", lambda *_: date(2026, 11, 22))
    path = write_project(DEVICE + '[open.duration]\nowner = "Ana"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f4", "slash")
        await write(pilot, "run a study")
        await press(pilot, "enter", "o", "down", "enter", "w", "down", "down", "up", "enter")

        assert "@ Ana by 2026-11-29" in shown(app)
        await press(pilot, "o", "delete", "enter", "w", "delete", "enter")
    assert "action" not in saved(path)


async def test_what_is_due_and_cannot_be_judged_stands_on_the_board(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """It is counted beside the gaps, as the command line does, and never waits to be asked for."""
    path = write_project('[answers]\npurpose = "diagnose"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f4")
        assessment = sitting(app).assessment
        waiting = [gap for gap in assessment.due if gap.status == "open"]
        assert waiting
        text = " ".join(shown(app).split())
        assert all(f"{gap.requirement.severity}, open: {gap.requirement.says}" in text for gap in waiting)
        told = checked(path, knowledge, None)
        assert f"{told.open_gaps} open" in said(app, "#head")
        assert f"{told.may_apply} may apply" in said(app, "#head")
