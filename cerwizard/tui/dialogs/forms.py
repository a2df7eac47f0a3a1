"""The forms that the app asks, each as its fields and the reading of what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import get_args

from msgspec.structs import replace

from cerwizard.assessment import Knowledge
from cerwizard.evidence import STAGES, Gap, Prompted, Stage
from cerwizard.facts import FactValue
from cerwizard.paths import as_name
from cerwizard.project import ACTION_WORDS, Action, ActionStatus, OpenPoint, Project
from cerwizard.questionnaire import Question
from cerwizard.tui.dialogs.fields import Field
from cerwizard.tui.dialogs.form import Form, Given


def point_form(ask: str, point: OpenPoint | None) -> Form:
    """Return the form for "we don't know yet"."""
    point = point or OpenPoint()
    return Form(
        "We don't know yet",
        [
            Field("note", "What would help to find out?", value=point.note or None),
            Field("owner", "Who finds out?", value=point.owner or None),
            Field("due", "Until when?", "date", value=point.due),
        ],
        intro=f"{ask}\nIt stays an open point with owner and date, on screen and in the documents.",
        confirm="Carry on",
    )


def present_form(names: Sequence[str]) -> Form:
    """Return the form for who is at a meeting."""
    return Form(
        "Who is here?",
        [
            Field(
                "present",
                "Names, with commas between them",
                value="".join(f"{name}, " for name in names) or None,
                help="They stand in the minutes, and one key gives a gap to one of them.",
            )
        ],
        confirm="Begin",
    )


def action_form(gap: Gap, action: Action) -> Form:
    """Return the form for who closes a gap, with what was decided about it so far."""
    intro = f"{gap.requirement.says} ({gap.requirement.clause})"
    return Form("Who closes this gap?", _of_action(action, gap.requirement.closes), intro=intro)


def advice_action_form(said: Prompted, action: Action) -> Form:
    """Return the form for who sees to a point of advice, with what was decided about it so far."""
    intro = f"{said.prompt.says} ({said.prompt.rests_on})"
    return Form("Who sees to this?", _of_action(action, ""), intro=intro)


def action_given(given: Given, action: Action) -> Action:
    """Return the action as the form was filled in; what the form does not ask is kept."""
    due, status = given.get("due"), given.get("action_status")
    return replace(
        action,
        owner=str(given.get("owner", "")),
        due=due if isinstance(due, date) else None,
        status=next((known for known in get_args(ActionStatus) if known == status), ""),
        note=str(given.get("note", "")),
    )


def statement_form(gap: Gap, today: date) -> Form:
    """Return the form for "this is met, and here it can be read"."""
    intro = f"{gap.requirement.says} ({gap.requirement.clause})"
    return Form("State as met", _where_it_stands("Met", today), intro=intro)


def advice_statement_form(said: Prompted) -> Form:
    """Return the form for "this is answered, and here it can be read"."""
    return Form("State as answered", _where_it_stands("Answered", None), intro=said.prompt.says)


def _of_action(action: Action, closes: str) -> list[Field]:
    return [
        Field("owner", "Who?", value=action.owner or None),
        Field("due", "Until when?", "date", value=action.due),
        Field("action_status", "How far is it?", "one_of", value=action.status or None, choices=ACTION_WORDS),
        Field("note", "How?", value=action.note or None, help=closes),
    ]


def _where_it_stands(meaning: str, today: date | None) -> list[Field]:
    told = f"{meaning} means recorded, not found to be enough. Document, revision and section."
    return [
        Field("place", "Where can it be read?", help=told, required=True),
        Field("by", "Who says so?"),
        Field("date", "On which day?", "date", value=today),
    ]


def reasons_form(question: Question, answer: str, reasons: str) -> Form:
    """Return the form for the written reasons of an answer that the law leaves to judgement."""
    return Form(
        "Why is it so?",
        [
            Field(
                "reasons",
                f"{question.ask} {answer}, because:",
                "paragraphs",
                value=reasons or None,
                help="It is printed as written. Name the facts, and where they can be read.",
            )
        ],
        intro=f"The law leaves this to judgement, so it asks for written reasons ({question.clause}).",
    )


def note_form(ask: str, answer: str, note: str) -> Form:
    """Return the form for a note beside an answer."""
    return Form(
        "Note",
        [Field("note", f"{ask} {answer}", "paragraphs", value=note or None)],
        intro="What to remember of this answer. It stands in the project file and in no document.",
    )


def markets_of(knowledge: Knowledge) -> dict[str, str]:
    """Return the markets that a rulebook is for, with its title."""
    return {
        regime.market: f"{regime.market.upper()}: {regime.title}"
        for regime in knowledge.regimes
        if regime.market
    }


def details_form(project: Project, knowledge: Knowledge) -> Form:
    """Return the form for the device's name, manufacturer, markets and stage."""
    return Form(
        "Device",
        [
            *_who(project.name, project.manufacturer),
            _markets(knowledge, project.markets),
            Field("at_stage", "Stage", "one_of", value=project.stage, choices=stage_words(), required=True),
        ],
    )


def new_device_form(knowledge: Knowledge, path: str, start: Callable[[Given], str]) -> Form:
    """Return the form for a new project file; it stays until the file is there, or a person leaves it."""
    return Form(
        "New device",
        [
            *_who("", ""),
            _markets(knowledge, tuple(markets_of(knowledge))),
            *_first(knowledge),
            Field(
                "path",
                "Project file",
                value=path or None,
                help="Empty: the device's name, in this folder.",
            ),
        ],
        intro="One file holds one device; keep it with your technical documents, where changes can be traced.",
        confirm="Start",
        check=start,
    )


def variant_form(project: Project, save: Callable[[Given], str]) -> Form:
    """Return the form for a variant's name and file; it stays until the file is there, or a person leaves it."""
    name = f"{project.name or 'Device'} (variant)"
    return Form(
        "Save the variant",
        [
            Field("name", "Name of the variant", value=name, required=True),
            Field(
                "path",
                "Project file",
                value=f"{as_name(name)}.toml",
                required=True,
                help="Beside the device's own file, unless a folder is named.",
            ),
        ],
        intro="A new project file with the other answers. The device itself stays as it is.",
        check=save,
    )


def use_form(title: str) -> Form:
    """Return the form for what a further use is called."""
    return Form(
        "Use",
        [
            Field(
                "title",
                "What is it called?",
                value=title or None,
                required=True,
                help="Like “Analysis service”.",
            )
        ],
        intro="A further function, module, body site or group of patients. Only what differs is answered for it.",
    )


def stage_words() -> dict[str, str]:
    """Return the stages of a clinical evaluation, in order and in words."""
    told = ("what must we show?", "the plan is being written", "the report is being written", "on the market")
    return {stage: f"{stage}: {words}" for stage, words in zip(STAGES, told, strict=True)}


def stage_named(name: FactValue) -> Stage:
    """Return the stage of this name."""
    return next(stage for stage in STAGES if stage == name)


def _who(name: str, manufacturer: str) -> list[Field]:
    return [
        Field("name", "Name of the device", value=name or None),
        Field("manufacturer", "Manufacturer", value=manufacturer or None),
    ]


def _first(knowledge: Knowledge) -> list[Field]:
    """Return the field for the question that everything begins with."""
    question = knowledge.first_question
    if question is None:
        return []
    return [Field(question.id, question.ask, "yes_no", help=question.help)]


def _markets(knowledge: Knowledge, chosen: tuple[str, ...]) -> Field:
    return Field(
        "markets",
        "Markets",
        "some_of",
        value=chosen,
        choices=markets_of(knowledge),
        help="None ticked: all of them.",
    )
