"""The commands about what the tool knows: checking it, and listing what is asked and what decides."""

from __future__ import annotations

from collections.abc import Iterable

from cerwizard.assessment import Knowledge, load_knowledge
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import show, show_json
from cerwizard.decisions import Decision
from cerwizard.questionnaire import Derived, Question, Screening

_WRITTEN = {
    "yes_no": "true or false",
    "one_of": "one value",
    "some_of": "a list of values",
    "number": "a number",
    "date": "a date, like 2026-12-31",
    "text": "text",
}


def questions(arguments: Arguments) -> int:
    """List every question in the order in which it is asked."""
    knowledge = load_knowledge()
    if arguments.json:
        show_json({"sections": _sections_json(knowledge)})
        return DONE
    for section in knowledge.questionnaire.sections:
        show(section.title)
        for item in section.items:
            if not isinstance(item, Derived):
                show(f"{item.id}: {item.ask}", indent=2, hang=4)
                show(item.clause, indent=6, hang=2)
                show(_in_the_file(item), indent=6, hang=2)
        show()
    return DONE


def _in_the_file(item: Question | Screening) -> str:
    """Return how an answer stands in a project file."""
    if isinstance(item, Screening):
        return f"in the file: the answers it stands for: {', '.join(item.covers)}"
    if item.columns:
        columns = ", ".join(f"{column.id}{_choices(column.choices)}" for column in item.columns)
        return f"in the file: rows [[{item.id}]] with {columns}"
    return f"in the file: {_WRITTEN[item.kind]}{_choices(item.choices)}"


def _choices(choices: Iterable[str]) -> str:
    values = ", ".join(f'"{value}"' for value in choices)
    return f" ({values})" if values else ""


def rules(arguments: Arguments) -> int:
    """List every decision with its rules, and the edition of each rulebook."""
    knowledge = load_knowledge()
    if arguments.json:
        show_json({"regimes": _regimes_json(knowledge)})
        return DONE
    for regime in knowledge.regimes:
        show(f"{regime.title}, edition {regime.edition}")
        for step in regime.steps:
            if isinstance(step, Decision):
                show(f"{step.title} ({step.clause})", indent=2, hang=2)
                for rule in step.rules:
                    show(f"{rule.name}: {rule.says} ({rule.clause})", indent=4, hang=4)
        prompts = f", {len(regime.prompts)} prompts" if regime.prompts else ""
        show(f"{len(regime.requirements)} requirements{prompts}", indent=2)
        show()
    return DONE


def _sections_json(knowledge: Knowledge) -> list[dict[str, object]]:
    return [
        {
            "id": section.id,
            "title": section.title,
            "questions": [_item_json(item) for item in section.items if not isinstance(item, Derived)],
        }
        for section in knowledge.questionnaire.sections
    ]


def _item_json(item: Question | Screening) -> dict[str, object]:
    about = {"id": item.id, "ask": item.ask, "clause": item.clause, "why": item.why}
    if isinstance(item, Screening):
        return {**about, "kind": "screening", "covers": list(item.covers)}
    columns = [column.id for column in item.columns]
    return {**about, "kind": item.kind, "choices": dict(item.choices), "columns": columns}


def _regimes_json(knowledge: Knowledge) -> list[dict[str, object]]:
    return [
        {
            "id": regime.id,
            "title": regime.title,
            "edition": regime.edition,
            "market": regime.market or None,
            "decisions": [_decision_json(step) for step in regime.steps if isinstance(step, Decision)],
            "requirements": [requirement.id for requirement in regime.requirements],
            "prompts": [prompt.id for prompt in regime.prompts],
        }
        for regime in knowledge.regimes
    ]


def _decision_json(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "title": decision.title,
        "clause": decision.clause,
        "outcomes": list(decision.outcomes),
        "rules": [
            {"id": rule.id, "name": rule.name, "clause": rule.clause, "says": rule.says}
            for rule in decision.rules
        ],
    }
