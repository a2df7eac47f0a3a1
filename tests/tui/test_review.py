"""The review: every answer on one page, changed where it stands."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from shlex import join

import pytest

from cerwizard.assessment import Knowledge
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Form
from cerwizard.tui.screens.gaps import GapsScreen
from cerwizard.tui.screens.one_answer import OneAnswer
from cerwizard.tui.screens.review import ReviewScreen
from cerwizard.tui.widgets import LongText
from tests.tui.driving import press, said, saved, settle, shown, sitting, write

DEVICE = '[answers]\npurpose = "diagnose"\ninvasive = true\nduration = "long"\ntissue = false\n'


async def test_an_answer_is_changed_where_it_stands(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """It is saved at once, the page stays, and no question is started."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        before = sitting(app).item_id
        await press(pilot, "f3", "slash")
        await write(pilot, "For how long")
        await press(pilot, "enter", "enter", "1")

        assert isinstance(app.screen, ReviewScreen)
        assert saved(path)["answers"]["duration"] == "short"
        assert "Up to 30 days" in shown(app)
        await press(pilot, "ctrl+z")
        assert saved(path)["answers"]["duration"] == "long"
        await press(pilot, "ctrl+y", "escape")
        assert sitting(app).item_id == before
    assert saved(path)["answers"]["duration"] == "short"


async def test_rows_are_saved_and_taken_back_while_their_table_is_open(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """A row that was saved in its form is on disk at once, and the undo that deleting promises works there."""
    path = write_project(f'{DEVICE}[[promise]]\nid = "P1"\ntext = "Accurate"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3", "slash")
        await write(pilot, "promise")
        await press(pilot, "enter", "enter", "ctrl+z", "a")
        await write(pilot, "Quick")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, OneAnswer)
        assert [row["text"] for row in saved(path)["promise"]] == ["Accurate", "Quick"]
        await press(pilot, "delete", "2")
        assert [row["text"] for row in saved(path)["promise"]] == ["Accurate"]
        await press(pilot, "ctrl+z")
        assert [row["text"] for row in saved(path)["promise"]] == ["Accurate", "Quick"]
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+y")

        assert isinstance(app.screen, OneAnswer)
        assert "2 rows" in said(app, "#standing")
        await press(pilot, "escape")
        assert "Review: " in shown(app)
    assert [row["text"] for row in saved(path)["promise"]] == ["Accurate", "Quick"]


async def test_the_page_counts_what_is_open_and_what_is_not_used(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Open points with their owner, and what differs for a use, stand there too."""
    path = write_project(
        '[answers]\npurpose = "diagnose"\ninvasive = false\nduration = "long"\n'
        '[open.tissue]\nowner = "RA"\n[[use]]\nid = "deep"\n[use.answers]\ninvasive = true\n'
    )
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3")

        assert "1 open point ·" in said(app, "#head")
        assert "1 kept, not used" in said(app, "#head")
        assert "we don't know yet (RA)" in shown(app)
        assert "What differs for deep" in shown(app)


async def test_a_judgement_asks_for_its_reasons_in_the_review_too(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """An answer that the law leaves to judgement is not taken without asking why; a plain no needs none."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3", "slash")
        await write(pilot, "coating")
        await press(pilot, "enter", "enter", "2")
        assert isinstance(app.screen, Form)
        await write(pilot, "Measured.")
        await press(pilot, "ctrl+s")
        assert saved(path)["justifications"] == {"coating": "Measured."}
        await press(pilot, "enter", "1")
        assert isinstance(app.screen, ReviewScreen)


async def test_any_question_is_a_few_letters_away(app: CerwizardApp) -> None:
    """Letters in their order are enough, and a clause finds its question too."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "slash")
        await write(pilot, "anmtiss")
        await press(pilot, "enter")
        assert sitting(app).item_id == "tissue"
        await press(pilot, "slash")
        await write(pilot, "act 17")
        await press(pilot, "enter")

        assert sitting(app).item_id == "places"


async def test_a_requirement_is_found_and_shown_among_the_gaps(app: CerwizardApp) -> None:
    """Its clause is enough; the cursor stands at it."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "slash")
        await write(pilot, "hold evidence")
        await press(pilot, "enter")

        assert isinstance(app.screen, GapsScreen)
        assert said(app, "#details").startswith("T-03")


async def test_redo_brings_back_what_was_taken_back(app: CerwizardApp, path: Path) -> None:
    """Until something else is answered."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "2", "ctrl+z", "ctrl+y")
        assert saved(path)["answers"] == {"purpose": "treat"}
        await press(pilot, "ctrl+z", "3", "ctrl+y")

        assert saved(path)["answers"] == {"purpose": "sample"}


async def test_an_answer_that_hides_others_says_so_and_keeps_them(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """They are named beside the question, and are in the file."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f3", "slash")
        await write(pilot, "into the body")
        await press(pilot, "enter", "q", "2")

        assert "1 answer kept, not used now: “For how long?”" in said(app, "VerdictPanel")
    assert saved(path)["answers"]["duration"] == "long"


async def test_one_key_carries_a_question_on(app: CerwizardApp, path: Path) -> None:
    """Without a form; with another key, owner and date are asked."""
    async with app.run_test() as pilot:
        await press(pilot, "1", "]", "u")
        assert saved(path)["open"] == {"invasive": {}}
        await press(pilot, "b", "p")
        assert isinstance(app.screen, Form)
        await press(pilot, "tab")
        await write(pilot, "Ann")
        await press(pilot, "ctrl+s")

        assert saved(path)["open"] == {"invasive": {"owner": "Ann"}}


async def test_finding_works_in_a_text_field_too(app: CerwizardApp) -> None:
    """One key, also while a text is being written; what is typed is kept."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "x", "y", "ctrl+f")
        await write(pilot, "body")
        await press(pilot, "enter")
        assert sitting(app).item_id == "invasive"
        await press(pilot, "b", "enter", "ctrl+f")
        await write(pilot, "purpose word")
        await press(pilot, "enter")

        assert "xy" in shown(app)


async def test_undo_in_a_line_first_takes_back_what_is_typed(app: CerwizardApp, path: Path) -> None:
    """Then the answers before it."""
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "alt+right")
        assert sitting(app).item_id == "nickname"
        await press(pilot, "T", "ctrl+z")
        assert not sitting(app).drafts
        assert saved(path)["answers"] == {"purpose": "diagnose"}
        await press(pilot, "ctrl+z")

        assert not saved(path)["answers"]


async def test_the_editor_of_ones_own_writes_the_text(
    app: CerwizardApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its words are arguments, never a shell's; the text comes back unconfirmed."""
    script = tmp_path / "my editor.py"
    script.write_text("import sys\nopen(sys.argv[-1], 'a').write('For $HOME; fever.\\n')\n", encoding="utf-8")
    monkeypatch.setenv("VISUAL", join([sys.executable, str(script)]))
    monkeypatch.setattr(type(app), "suspend", lambda _: nullcontext())
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "ctrl+t")

        assert app.screen.query_one(LongText).text == "For $HOME; fever."
        assert "intended_purpose" not in sitting(app).project.answers


async def test_an_editor_that_is_not_there_is_said(
    app: CerwizardApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to set; the text stays."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "a", "ctrl+t")

        assert "set VISUAL or EDITOR" in said(app, "#standing")
        assert app.screen.query_one(LongText).text == "a"


async def test_an_interrupt_is_meant_for_the_editor(
    app: CerwizardApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C in an editor that leaves the terminal as it is ends neither the app nor what is typed in it."""
    interrupted: list[int] = []
    script = tmp_path / "editor.py"
    script.write_text(
        "import os, signal, sys\nos.kill(os.getppid(), signal.SIGINT)\nopen(sys.argv[-1], 'a').write(' fever')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", join([sys.executable, str(script)]))
    monkeypatch.setattr(type(app), "suspend", lambda _: nullcontext())
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "a")
        before = signal.signal(signal.SIGINT, lambda number, _: interrupted.append(number))
        try:
            await press(pilot, "ctrl+t")
        finally:
            signal.signal(signal.SIGINT, before)

        assert app.screen.query_one(LongText).text == "a fever"
    assert not interrupted


@pytest.mark.parametrize(
    ("editor", "why"),
    [
        ("no-such-editor", "`no-such-editor` cannot be opened: no such file or directory"),
        ("nano '", "cannot be opened: No closing quotation"),
        ("false", "ended with code 1; the text is as it was"),
    ],
)
async def test_the_app_comes_back_from_an_editor_that_fails(
    app: CerwizardApp, monkeypatch: pytest.MonkeyPatch, editor: str, why: str
) -> None:
    """It takes the terminal again, whatever became of the editor: an error on the way would leave it aside."""
    stands_aside = []

    @contextmanager
    def suspend(_: CerwizardApp) -> Iterator[None]:
        stands_aside.append(True)
        yield
        stands_aside.pop()

    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(type(app), "suspend", suspend)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "1", "enter", "a", "ctrl+t")

        assert why in said(app, "#standing")
        assert app.screen.query_one(LongText).text == "a"
    assert not stands_aside


async def test_an_open_point_whose_question_is_not_asked_can_be_reached(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """It is counted and carried on, so it has to be somewhere where it can be dropped."""
    path = write_project('[answers]\npurpose = "diagnose"\ninvasive = false\n[open.duration]\nowner = "RA"\n')
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f3")
        assert "1 open point ·" in said(app, "#head")
        assert "though their questions are not asked now" in shown(app)
        await press(pilot, "slash")
        await write(pilot, "For how long")
        await press(pilot, "enter", "enter")

        assert "For how long" in shown(app)
