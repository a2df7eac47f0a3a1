"""What many rules say stands once in memory: an assessment is the quicker, the less of it there is to go through."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from cerwizard.assessment import load_knowledge
from cerwizard.assessment.load import read_knowledge
from cerwizard.facts import Check
from cerwizard.paths import questions_folder, rulebook_folder


def test_a_text_stands_once_however_often_the_files_have_it() -> None:
    """Also after the knowledge was kept and read back; a few are put together while it is read."""
    read = read_knowledge(questions_folder(), rulebook_folder())

    for knowledge in (read, pickle.loads(pickle.dumps(read))):
        texts = [part for part in parts_of(knowledge) if isinstance(part, str)]

        assert len(texts) > 5000
        assert len(texts) - len(set(texts)) < 20


def test_a_check_stands_once_with_the_values_that_pass() -> None:
    """Whichever conditions it is part of."""
    checks = [part for part in parts_of(load_knowledge()) if isinstance(part, Check)]
    passing = {id(check.passing): check.passing for check in checks}

    assert len(checks) == len({repr(check) for check in checks})
    assert len(passing) == len(set(passing.values()))


def test_all_questions_of_yes_or_no_share_what_is_known_by_their_answers() -> None:
    """They are the most frequent of all."""
    questions = load_knowledge().questionnaire.questions.values()
    known = [question.held_by_answer for question in questions if question.kind == "yes_no"]

    assert len(known) > len(questions) / 3
    assert all(one is known[0] for one in known)


def parts_of(whole: object) -> Iterator[Any]:
    """Give everything of which something is made, what stands in memory once only once."""
    seen: set[int] = set()
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        if isinstance(part, Struct):
            waiting += astuple(part)
        elif isinstance(part, Mapping):
            waiting += [*part, *part.values()]
        elif isinstance(part, (tuple, list, frozenset)):
            waiting += part
