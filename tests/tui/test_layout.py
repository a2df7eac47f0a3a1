"""What is where: at every size nothing overlaps, and the cursor can be seen."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from shutil import copy

import pytest

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.project import new_project
from cerwizard.questionnaire import Screening
from cerwizard.sitting import gap_words
from cerwizard.tui import CerwizardApp
from cerwizard.tui.widgets import Answer, SoFar, VerdictPanel
from cerwizard.tui.widgets.verdict_words import in_parts
from tests.cli.calls import BLOOD_GAS, STEP_COUNTER
from tests.tui.driving import picture, press, settle, shown, sitting, visible, write

SIZES = [(60, 20), (60, 24), (80, 24), (100, 30), (120, 40), (200, 60)]


def check(app: CerwizardApp) -> None:
    """Hold the widgets on the screen against each other and against its edges."""
    leaves = visible(app)
    seen = {leaf: app.screen.find_widget(leaf).visible_region for leaf in leaves}
    for one, other in combinations(leaves, 2):
        assert not seen[one].overlaps(seen[other]), f"{one} {seen[one]} lies over {other} {seen[other]}"
    focused = app.focused
    assert focused is not None
    assert focused.region.area
    assert app.screen.region.contains_region(focused.region.intersection(app.screen.region))
    assert focused in [*leaves, *(leaf.parent for leaf in leaves)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_overlaps_at_any_question(app: CerwizardApp, size: tuple[int, int]) -> None:
    """Every kind of question is looked at."""
    kinds = set()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "1")
        for _ in range(12):
            asked = sitting(app).asked
            if asked is not None:
                kinds.add(getattr(asked.item, "kind", "screening"))
            check(app)
            await press(pilot, "alt+right")

    assert kinds == {"one_of", "text", "yes_no", "screening", "some_of", "date", "table"}


@pytest.mark.parametrize(
    ("size", "rail", "panel"), [(60, False, False), (80, False, True), (120, True, True)]
)
async def test_what_is_shown_follows_the_width(app: CerwizardApp, size: int, rail: bool, panel: bool) -> None:
    """At 60 columns the panel is folded into a line, at 120 the sections stand at the left."""
    async with app.run_test(size=(size, 24)) as pilot:
        await settle(pilot)

        assert app.screen.query_one("SectionRail").display is rail
        assert app.screen.query_one("VerdictPanel").display is panel
        assert app.screen.query_one("VerdictLine").display is not panel
        assert "What is it for?" in shown(app)
        assert "0 of 1" in shown(app)


async def test_a_large_screen_has_the_help_at_the_side_and_the_answers_of_the_section_below(
    app: CerwizardApp,
) -> None:
    """The question asked is marked among them; a table takes the room of both."""
    async with app.run_test(size=(200, 50)) as pilot:
        await press(pilot, "1", "enter")
        card = app.screen.query_one("QuestionCard")
        help_text, answer = card.query_one("#help"), card.query_one("Answer")
        assert help_text.region.x >= answer.region.right
        assert help_text.region.height == card.size.height
        so_far = picture(app)
        assert any("✓ What is it for?  Diagnose or monitor" in line for line in so_far)
        assert any(">… What is the intended purpose, word for word?  not" in line for line in so_far)

        while card.query_one(Answer).way != "rows":
            await press(pilot, "alt+right")
        assert help_text.region.y >= answer.region.bottom
        assert not card.query_one(SoFar).display
        for _ in range(20):
            asked = sitting(app).asked
            if asked is None:
                break
            await press(pilot, "0" if isinstance(asked.item, Screening) else "f8")
        assert sitting(app).asked is None
        assert help_text.region.y > card.query_one("#asks").region.y


async def test_only_what_is_seen_of_the_section_is_worked_out(app: CerwizardApp) -> None:
    """On a small screen the list of its answers stays empty, and is filled when the screen becomes large."""
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1")
        so_far = app.screen.query_one(SoFar)
        assert not so_far.display
        assert not so_far.render().plain
        await pilot.resize_terminal(200, 50)
        await settle(pilot)
        assert "What is it for?" in so_far.render().plain


async def test_a_folded_panel_can_be_unfolded(app: CerwizardApp) -> None:
    """One key shows it in the place of the question, the same key brings the question back."""
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "v")
        assert "Gaps due now" in shown(app)
        assert not app.screen.query_one("QuestionCard").display
        await press(pilot, "v")
        assert app.screen.query_one("QuestionCard").display
        await press(pilot, "1")
        assert sitting(app).project.answers == {"purpose": "diagnose"}


@pytest.mark.parametrize("key", ["escape", "b"])
async def test_the_unfolded_panel_is_left_as_any_page_is(app: CerwizardApp, key: str) -> None:
    """The key that the foot calls back shows the question again, the same one, with the cursor at it."""
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "1", "]", "v", key)

        assert app.screen.query_one("QuestionCard").display
        assert sitting(app).item_id == "invasive"
        assert app.focused is not None
        assert app.focused.is_on_screen


async def test_who_goes_somewhere_from_the_unfolded_panel_sees_it(app: CerwizardApp) -> None:
    """The question that was looked for is not left behind the panel."""
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "1", "v", "slash")
        await write(pilot, "nickname")
        await press(pilot, "enter")

        assert sitting(app).item_id == "nickname"
        assert app.screen.query_one("QuestionCard").display


async def test_the_cursor_does_not_go_with_what_a_smaller_screen_has_no_room_for(app: CerwizardApp) -> None:
    """The arrows move among the choices after the list of sections, or the panel, has gone."""
    async with app.run_test(size=(120, 40)) as pilot:
        for size, name in (((120, 40), "SectionRail"), ((80, 24), "VerdictPanel")):
            await pilot.resize_terminal(*size)
            app.screen.query_one(name).focus()
            await pilot.resize_terminal(60, 20)
            await settle(pilot)
            assert app.focused is app.screen.query_one("Choices")
        await press(pilot, "down", "down", "enter")

        assert sitting(app).project.answers == {"purpose": "treat"}


async def test_the_size_may_change_at_any_time(app: CerwizardApp) -> None:
    """The question and what is typed stay."""
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1", "enter", "x")
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        check(app)
        await press(pilot, "y")

        assert "xy" in shown(app)


async def test_the_keys_that_are_shown_fit(app: CerwizardApp) -> None:
    """At 60 columns the help key is still there."""
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)

        assert "f1 Help" in shown(app).splitlines()[-1]


async def test_without_colour_the_state_can_be_read(
    app: CerwizardApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signs and words say what colour says."""
    app.close_device()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = CerwizardApp(path, app.knowledge)
    async with plain.run_test(size=(80, 24)) as pilot:
        assert "( ) 1" in shown(plain)
        await press(pilot, "1")

        assert "(•) 1" in shown(plain)
        assert "✓ Product: Device" in shown(plain)
        assert "… Class: I to III" in shown(plain)


async def test_a_question_that_cannot_be_seen_is_not_answered(app: CerwizardApp) -> None:
    """While the panel stands in its place, neither numbers nor Enter answer."""
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "down", "v", "1", "enter")

        assert not sitting(app).project.answers


async def test_a_question_that_undo_brings_behind_the_panel_is_not_answered(app: CerwizardApp) -> None:
    """The cursor stays in the panel, which shows what undo changed."""
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "1", "]", "1", "right", "v", "ctrl+z", "down", "down", "space", "enter")

        assert sitting(app).item_id == "invasive"
        assert sitting(app).project.answers == {"purpose": "diagnose"}
        assert app.focused is app.screen.query_one(VerdictPanel)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_form_shows_its_buttons_and_the_field_with_the_cursor(
    app: CerwizardApp, size: tuple[int, int]
) -> None:
    """However many columns a row has, what confirms it stays in sight."""
    async with app.run_test(size=size) as pilot:
        await press(pilot, "1", "]", "]", "escape", "s", "s")
        assert sitting(app).item_id == "proof"
        await press(pilot, "a")
        for _ in range(8):
            button = app.screen.query_one("#confirm")
            assert app.screen.region.contains_region(button.region)
            assert app.focused is not None
            seen = app.screen.find_widget(app.focused).visible_region
            assert seen.area, f"{app.focused} is out of sight"
            await press(pilot, "tab")


async def test_what_does_not_apply_leaves_room_for_what_does(tmp_path: Path) -> None:
    """In the narrow panel it is named on a line beside the result; why stands at the end."""
    path = tmp_path / "bandage.toml"
    path.write_text(
        'schema_version = 1\n[project]\nmarkets = ["eu"]\n[answers]\nis_software = false\n', "utf-8"
    )
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        said = app.screen.query_one(VerdictPanel).render().plain
    assert "- does not apply: GB class" in said
    assert said.index("- does not apply: ") < said.index("Gaps due now")
    assert said.index("Gaps due now") < said.index("- GB class: GB is not among the markets")


async def test_a_name_in_wide_letters_leaves_room_for_what_is_saved(path: Path, knowledge: Knowledge) -> None:
    """The line at the top counts cells and not letters: that all is on disk is never pushed out of it."""
    path.write_text(path.read_text(encoding="utf-8").replace('"Thermo"', f'"{"心电图贴片" * 12}"'), "utf-8")
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        line = picture(app)[0]

        assert "心电" in line
        assert "…" in line
        assert line.endswith("that matter now  saved")


async def test_a_class_that_is_still_wide_open_leaves_the_gaps_to_be_read(tmp_path: Path) -> None:
    """On a narrow screen classes and gaps stand there whole, also while both classes are ranges."""
    path = tmp_path / "new.toml"
    new_project(path, "Thermo", "", ("eu", "gb"), {"software": False})
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)

        assert " ".join(gap_words(sitting(app).assessment).split()) in " ".join(
            " ".join(picture(app)[1:4]).split()
        )


async def test_nothing_of_the_result_in_short_is_cut_off(tmp_path: Path) -> None:
    """What has no room on its lines is left out as a whole; the panel says it."""
    path = tmp_path / "new.toml"
    new_project(
        path, "Thermo", "", ("eu", "gb"), {"software": False, "medical_purposes": ("anatomy_process",)}
    )
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        lines = " ".join(line.strip() for line in picture(app)[1:4])
        whole = in_parts(sitting(app).assessment)

    assert all(part in whole for part in lines.split("  |  "))


@pytest.mark.parametrize("product", [STEP_COUNTER, BLOOD_GAS], ids=lambda path: path.stem)
async def test_the_help_of_a_question_can_be_read_below_what_says_that_nothing_is_planned(
    product: Path, tmp_path: Path
) -> None:
    """For a product outside the law too the smallest screen has a line for what decides the answer."""
    path = Path(copy(product, tmp_path))
    app = CerwizardApp(path, load_knowledge())
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        seen = picture(app)

    assert any("Nothing is planned" in line for line in seen)
    assert any("What decides:" in line for line in seen)
