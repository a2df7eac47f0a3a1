"""The project files that are measured: an example that is all answered, made larger or with one answer left out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import tomli_w

from bench.setting import EXAMPLES
from cerwizard import assess, load_knowledge, read_project
from cerwizard.assessment import Assessment, Knowledge
from cerwizard.questionnaire import Question
from cerwizard.tables import read

Tables: TypeAlias = dict[str, Any]
"""A project file as TOML tables."""
ITEMS, CLAIMS, SUPPORTS = "evidence", "claim", "supports"
"""The tables of a project that grow, and the column that joins them."""


def whole() -> Path:
    """Return the example with the most answers."""
    return max(EXAMPLES.glob("*.toml"), key=lambda path: path.stat().st_size)


def tables_of(path: Path) -> Tables:
    """Return a project file as it can be changed."""
    return read(path).data


def with_rows(tables: Tables, rows: int) -> Tables:
    """Return a project with so many items of evidence and half as many claims, in place of its own."""
    claims = [{**_like(tables[CLAIMS], at), "id": f"C{at}"} for at in range(rows // 2)]
    names = [claim["id"] for claim in claims]
    items = [
        {**_like(tables[ITEMS], at), "id": f"E{at}", SUPPORTS: names[at // 2 : at // 2 + 1]}
        for at in range(rows)
    ]
    return {**tables, CLAIMS: claims, ITEMS: items}


def times_items(tables: Tables, times: int) -> Tables:
    """Return a project with so many times the items of evidence."""
    own = tables[ITEMS]
    return {**tables, ITEMS: [{**_like(own, at), "id": f"E{at}"} for at in range(len(own) * times)]}


def written(tables: Tables, path: Path) -> Path:
    """Write a project file and return its path."""
    path.write_bytes(tomli_w.dumps(tables).encode())
    return path


def assessed(path: Path, knowledge: Knowledge) -> Assessment:
    """Return what a project file comes to."""
    return assess(read_project(path, knowledge.questionnaire).project, knowledge)


@cache
def questions_to_answer(path: Path, many: int) -> tuple[Question, ...]:
    """Return questions, spread over the questionnaire, that are asked first when only their answer is missing.

    Each is answered by a number key.
    """
    knowledge = load_knowledge()
    project = assessed(path, knowledge).project
    found = []
    for name in project.answers:
        question = knowledge.questionnaire.questions[name]
        if question.kind in ("yes_no", "one_of"):
            now = assess(project.without_answer(name), knowledge)
            if now.next_item() is question:
                found.append(question)
    places = sorted({at * len(found) // many for at in range(many)})
    return tuple(found[at] for at in places)


def without(tables: Tables, question: Question) -> Tables:
    """Return a project in which one question is not answered."""
    answers = {name: value for name, value in tables["answers"].items() if name != question.id}
    return {**tables, "answers": answers}


def beginning(question: Question) -> str:
    """Return what of a question surely stands on one line of the screen."""
    return question.ask[:24].rpartition(" ")[0] or question.ask[:24]


def _like(rows: list[Tables], at: int) -> Tables:
    return rows[at % len(rows)]
