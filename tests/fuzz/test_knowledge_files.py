"""Whatever stands in a question or rule file: it is read, or every problem is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.assessment import load_knowledge
from cerwizard.errors import KnowledgeError
from tests.fuzz.texts import contents, lines
from tests.small import HERE, write_knowledge, yes_no
from tests.tried import tried

QUESTION_KEYS = [
    "id",
    "ask",
    "kind",
    "clause",
    "why",
    "changes",
    "help",
    "example",
    "covers",
    "when",
    "choices",
]
RULE_KEYS = [
    "id",
    "title",
    "says",
    "outcomes",
    "policy",
    "otherwise",
    "outcome",
    "met_by",
    "severity",
    "unless",
]
TABLES = [
    "section",
    "question",
    "question.choices",
    "question.column",
    "derived",
    "decision",
    "decision.rule",
]
TABLES += ["decision.rule.sub_rule", "decision.mark", "decision.while_open", "requirement", "prompt"]
TEXTS = lines([*QUESTION_KEYS, *RULE_KEYS], TABLES)


def parts_of(path: Path) -> st.SearchStrategy[str]:
    """Return parts of a good file, in any order, some twice, some without one of their lines."""
    parts = path.read_text(encoding="utf-8").split("\n\n")
    some = st.lists(st.sampled_from(parts), min_size=1, max_size=6)
    return st.tuples(some, st.integers(0, 200)).map(
        lambda found: "\n".join(
            line for at, line in enumerate("\n\n".join(found[0]).split("\n")) if at != found[1]
        )
    )


QUESTIONS = contents(TEXTS | parts_of(HERE / "questions" / "10-product.toml"))
RULES = contents(TEXTS | parts_of(HERE / "rulebook" / "eu_test" / "rules.toml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the knowledge stands."""
    return tmp_path_factory.mktemp("fuzz")


@tried(60)
@given(QUESTIONS)
def test_every_question_file_is_read_or_every_problem_named(folder: Path, content: bytes) -> None:
    """Never a traceback, whatever stands among the questions."""
    asked, rulebook = write_knowledge(folder / "asked", yes_no("implantable"))
    (asked / "20-fuzz.toml").write_bytes(content)
    load(asked, rulebook)


@tried(60)
@given(RULES)
def test_every_rule_file_is_read_or_every_problem_named(folder: Path, content: bytes) -> None:
    """Never a traceback, whatever stands among the rules."""
    asked, rulebook = write_knowledge(folder / "ruled", yes_no("implantable"))
    (rulebook / "eu_mdr" / "rules.toml").write_bytes(content)
    load(asked, rulebook)


def load(questions: Path, rulebook: Path) -> None:
    """Load the knowledge, or see that there are problems and each is said in words."""
    said = ["it was read"]
    try:
        load_knowledge(questions, rulebook)
    except KnowledgeError as error:
        said = [str(problem).strip() for problem in error.problems]
    assert said
    assert all(said)
