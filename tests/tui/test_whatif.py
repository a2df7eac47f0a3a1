"""What if: other answers beside those that stand, and what moves with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cerwizard.assessment import Knowledge, assess
from cerwizard.facts import FactValue
from cerwizard.project import Project
from cerwizard.sitting import Fork, Sitting, deciding_use, left_words, levers, new_use
from cerwizard.tui import CerwizardApp
from cerwizard.tui.dialogs import Choose, Find, Form
from cerwizard.tui.screens.whatif import WhatIfScreen
from tests.tui.driving import configure, press, said, saved, shown, sitting, write

DEVICE = (
    '[answers]\npurpose = "diagnose"\nintended_purpose = "For fever in adults."\ninvasive = true\n'
    'duration = "long"\ntissue = false\ncoating = "none"\nsharp = false\ndepth = 10\n'
)


@pytest.fixture
def fork(knowledge: Knowledge) -> Fork:
    """A fork of a device of class IIb, with nothing different yet."""
    answers: dict[str, FactValue] = {
        "purpose": "diagnose",
        "invasive": True,
        "duration": "long",
        "tissue": False,
    }
    answers |= {"coating": "none", "sharp": False, "depth": 10, "intended_purpose": "For fever in adults."}
    before = assess(Project(name="Thermo", markets=("eu",), answers=answers), knowledge)
    return Fork(before, Sitting(before))


def tried(fork: Fork, fact: str, value: bool | str) -> Fork:
    """Answer one question otherwise."""
    return Fork(fork.before, fork.sitting.gone_to(fact).answered(value))


def test_both_sides_stand_beside_each_other(fork: Fork) -> None:
    """The class, the requirements and the gaps, before and after."""
    lines = {line.title: line for line in tried(fork, "tissue", True).lines}

    assert (lines["Class"].now, lines["Class"].then) == ("IIb", "III")
    assert lines["Class"].because_of == ("tissue",)
    assert (lines["Clinical study"].now, lines["Clinical study"].then) == ("not required", "required")
    assert lines["Requirements that apply"].is_other
    assert not lines["Product"].is_other


def test_what_is_due_later_is_counted_as_on_the_gap_board(knowledge: Knowledge) -> None:
    """A requirement of a later stage that cannot be judged yet is left to do as well."""
    before = assess(Project(name="Thermo", markets=("eu",), answers={"purpose": "diagnose"}), knowledge)
    lines = {line.title: line for line in Fork(before, Sitting(before)).lines}

    assert left_words(before).startswith("1 due later")
    assert (lines["Due later"].now, lines["Due later"].then) == ("1", "1")


def test_one_difference_is_taken_back_and_the_others_stay(fork: Fork) -> None:
    """The answer is as in the device again."""
    changed = tried(tried(fork, "tissue", True), "duration", "short")
    first = next(change for change in changed.answers if change.fact == "tissue")

    back = changed.taken_back(first)

    assert [change.fact for change in back.answers] == ["duration"]
    assert not back.taken_back(back.answers[0]).is_other


def test_an_answer_that_was_missing_is_missing_again(fork: Fork) -> None:
    """Taking back does not leave an answer where there was none, nor lose an open point."""
    parked = fork.sitting.parked("nickname", {"owner": "RA"})
    base = Fork(parked.assessment, parked)

    back = tried(base, "nickname", "Thermo").taken_back(tried(base, "nickname", "Thermo").answers[0])

    assert back.sitting.project.open["nickname"].owner == "RA"
    assert not back.is_other


def test_the_words_that_differ_in_a_wording_are_told(fork: Fork) -> None:
    """Those of both sides, and no others."""
    ((ask, now, then),) = tried(fork, "intended_purpose", "For fever in children and adults.").wordings

    assert ask.startswith("What is the intended purpose")
    assert not any(part.is_own for part in now)
    assert [part.text for part in then if part.is_own] == ["children and"]


def test_the_answers_that_move_the_class_are_found(fork: Fork) -> None:
    """Those that make it milder come first, each with the class it leads to."""
    found = levers(fork.before)

    told = {(lever.question.id, lever.value): (lever.way, lever.words) for lever in found}
    assert told["duration", "short"] == ("milder", "Class: IIa")
    assert told["tissue", True] == ("stricter", "Class: III")
    assert told["purpose", "other"] == ("outside", "Class: does not apply")
    assert [lever.way for lever in found] == sorted(
        (lever.way for lever in found), key=("milder", "stricter", "either", "outside").index
    )


def test_the_use_that_decides_the_class_is_named(fork: Fork) -> None:
    """Its answers are the ones that move it."""
    project = fork.sitting.project.with_use(new_use(fork.sitting.project, "Deep measurement"))
    use = project.uses[0].id

    found = assess(project.with_answer("tissue", True, use), fork.before.knowledge)

    assert deciding_use(found) == use
    assert any(lever.words == "Class: IIb" for lever in levers(found, use))


async def test_the_delta_is_two_keys_away_and_nothing_is_saved(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """One key forks, Enter tries the first answer that makes the class milder; the file stays as it was."""
    path = write_project(DEVICE)
    before = path.read_text(encoding="utf-8")
    async with CerwizardApp(path, knowledge).run_test(size=(120, 40)) as pilot:
        app = pilot.app
        assert isinstance(app, CerwizardApp)
        await press(pilot, "f12")
        assert "nothing differs yet" in shown(app)
        await press(pilot, "enter")

        assert isinstance(app.screen, WhatIfScreen)
        assert "1 answer differs" in shown(app)
        assert "Class: IIb → I" in shown(app)
        assert "changed by “Does it go into the body?”" in shown(app)
    assert path.read_text(encoding="utf-8") == before


async def test_any_answer_can_be_tried_and_kept_as_one_step(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """a finds the question, a number answers it, k keeps it; ctrl+z takes it back."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f12", "a")
        assert isinstance(app.screen, Find)
        await write(pilot, "animal tissue")
        await press(pilot, "enter", "1", "k")

        assert saved(path)["answers"]["tissue"] is True
        await press(pilot, "ctrl+z")
        assert saved(path)["answers"]["tissue"] is False


async def test_a_variant_is_saved_under_its_own_name(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """It is a project file of its own; the device stays as it was."""
    path = write_project(DEVICE)
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f12", "enter", "s", "ctrl+s", "ctrl+s")

        assert saved(path.parent / "given-variant.toml")["answers"]["invasive"] is False
        assert saved(path.parent / "given-variant.toml")["project"]["name"] == "Given (variant)"
        assert saved(path)["answers"]["invasive"] is True


async def test_a_variant_never_overwrites_a_file(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """It is said where the file is asked for, and another name can be given at once."""
    path = write_project(DEVICE)
    there = path.parent / "given-variant.toml"
    there.write_text("mine", encoding="utf-8")
    app = CerwizardApp(path, knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f12", "enter", "s", "ctrl+s")
        assert "exists already" in said(app, "#complaint")
        await press(pilot, "tab")
        await write(pilot, "2")
        await press(pilot, "ctrl+s")

        assert not isinstance(app.screen, Form)
    assert (path.parent / "given-variant.toml2").exists()
    assert there.read_text(encoding="utf-8") == "mine"


def test_the_wording_of_a_use_is_held_against_that_of_the_device(fork: Fork) -> None:
    """A use without words of its own has those of the device."""
    use = new_use(fork.sitting.project, "At night")
    before = assess(fork.sitting.project.with_use(use), fork.before.knowledge)
    sitting = Sitting(before).gone_to("intended_purpose").for_use(use.id)

    ((_, now, then),) = Fork(before, sitting.answered("For fever in children.")).wordings

    assert [part.text for part in now if part.is_own] == ["adults."]
    assert [part.text for part in then if part.is_own] == ["children."]


async def test_what_moves_is_copied_as_text(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Both sides and the reasons, ready for a message."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f12", "enter", "y")

        assert app.clipboard.startswith("What if? Given")
        assert "Class: IIb → I" in app.clipboard
        assert "changed by “Does it go into the body?”" in app.clipboard


async def test_leaving_asks_what_becomes_of_the_other_answers(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Nothing is dropped silently; dropping leaves the device as it was."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f12", "enter", "escape")
        assert isinstance(app.screen, Choose)
        await press(pilot, "3")

        assert sitting(app).project.answers["invasive"] is True
        assert not sitting(app).past


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_wording_is_changed_with_one_key_at_any_size(
    write_project: Callable[[str], Path], knowledge: Knowledge, size: tuple[int, int]
) -> None:
    """p opens the text; what differs is listed."""
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "f12", "p")
        await write(pilot, "At home. ")
        await press(pilot, "ctrl+j")

        assert "1 answer differs" in shown(app)
        assert "other words" in shown(app)


async def test_open_questions_that_can_still_move_the_class_are_counted(
    write_project: Callable[[str], Path], knowledge: Knowledge
) -> None:
    """Where no answer given moves anything, it is not said that nothing can."""
    app = CerwizardApp(write_project('[open.purpose]\nnote = "ask"\n'), knowledge)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "x")
        assert isinstance(app.screen, WhatIfScreen)
        seen = " ".join(shown(app).replace("│", " ").split())

        assert app.screen.found == ()
        assert "No single answer moves the class." not in seen
        assert "No answer given so far" in seen
        assert f"{len(app.screen.now.open)} open question" in seen


async def test_the_sentences_name_the_keys_that_a_person_has_set(
    write_project: Callable[[str], Path], knowledge: Knowledge, own_folders: Path
) -> None:
    """What to press for any other answer is the key that does it."""
    configure(own_folders, '[keys]\nchange_answer = "ctrl+g"\nkeep_variant = "Z"\n')
    app = CerwizardApp(write_project(DEVICE), knowledge)
    async with app.run_test(size=(200, 40)) as pilot:
        await press(pilot, "f12")
        assert "or ^g for any other" in " ".join(shown(app).split())
        await press(pilot, "enter")

        assert "until Z keeps it" in shown(app)
