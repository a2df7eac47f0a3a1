"""The law stands in TOML: Python never asks for a fact, rule, decision, requirement or section by name.

The test compares whole string literals with every declared id. An id that is also a plain word, such as the
name of a TOML key, would draw a complaint about innocent code; the remedy is a more telling id (`claim_text`
rather than `text`), never an exception here. Column names of tables are not ids: a row's own shape is read
where rows are read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.repository import knowledge_ids, short, trees


def test_no_id_of_the_knowledge_is_written_in_python() -> None:
    """What asks `if rule.id == ...` needs a word more in the TOML format."""
    declared = knowledge_ids()

    found = [
        f"{short(path)}:{line}: `{text}` is declared in {declared[text]}"
        for path, tree in trees()
        for line, text in _literals(tree)
        if text in declared
    ]

    assert declared, "no question or rulebook file was found"
    assert found == []


def test_no_clause_is_written_in_python() -> None:
    """A clause stands beside the rule it belongs to, so that one edit changes both."""
    signs = ("MDR A", "MDR Annex", "Article ", "Annex VIII", "MDCG 20", "SI 2002/618")

    found = [
        f"{short(path)}:{line}: {text[:60]!r}"
        for path, tree in trees()
        for line, text in _literals(tree)
        if any(sign in text for sign in signs)
    ]

    assert found == []


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of every string that is not a docstring."""
    described: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                described.add(statement.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in described:
            yield node.lineno, node.value
