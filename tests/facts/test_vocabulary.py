"""Conditions read from a rulebook: what they mean, and the sentence and line for each that means nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cerwizard.facts import (
    Check,
    Condition,
    Fact,
    FactKind,
    HasAll,
    HasRow,
    IsGiven,
    IsOneOf,
    IsWithin,
    Vocabulary,
)
from cerwizard.tables import parse

FACTS = (
    Fact("sterile", "yes_no"),
    Fact("duration", "one_of", choices=("short", "long")),
    Fact("purposes", "some_of", choices=("disease", "injury")),
    Fact("wear_days", "number"),
    Fact("since", "date"),
    Fact("name", "text"),
    Fact("evidence", "table", columns={"kind": ("bench", "registry"), "place": ()}),
)
NOT_A_CHECK = "this is no check that a {} fact can have"
ROW_IS = "a table of columns is expected, or a list of such tables"


def vocabulary() -> Vocabulary:
    """Return a vocabulary of one fact of each kind."""
    return Vocabulary({fact.id: fact for fact in FACTS}, below=frozenset({"eu_class"}))


def read(text: str) -> tuple[Condition, list[tuple[int | None, str]]]:
    """Read the condition of a rule; return it with the problems, each with its line."""
    words = vocabulary()
    source = parse(f"[rule]\n{text}\n", "rules.toml")
    rule: dict[str, Any] = source.data["rule"]
    found = words.condition(rule.get("when"), rule.get("unless"), source, ("rule",))
    return found, [(problem.line, problem.message) for problem in words.problems]


def test_what_says_the_same_is_one_condition() -> None:
    """So an assessment weighs it once for all that share it."""
    words, source = vocabulary(), parse("", "rules.toml")

    first, same, other = (
        words.condition(raw, None, source, ())
        for raw in ({"sterile": True}, {"sterile": True}, {"sterile": False})
    )

    assert first is same
    assert first != other


def test_a_check_is_one_in_all_conditions_that_have_it() -> None:
    """So an assessment goes through less memory."""
    words, source = vocabulary(), parse("", "rules.toml")

    alone, exception = (
        words.condition(when, unless, source, ())
        for when, unless in (({"sterile": True}, None), ({"sterile": False}, {"sterile": True}))
    )

    assert alone.when[0][0] is exception.unless[0][0]


@pytest.mark.parametrize(
    ("written", "test"),
    [
        ("sterile = true", IsOneOf((True,))),
        ('duration = "short"', IsOneOf(("short",))),
        ('duration = ["short", "long"]', IsOneOf(("short", "long"))),
        ('purposes = { all_of = ["disease", "injury"] }', HasAll(("disease", "injury"))),
        ("wear_days = { at_least = 1, below = 30.5 }", IsWithin(at_least=1, below=30.5)),
        ("wear_days = { above = 1, at_most = 30 }", IsWithin(above=1, at_most=30)),
        (
            "wear_days = { at_least = 1, above = 0, at_most = 9, below = 10 }",
            IsWithin(at_least=1, above=0, at_most=9, below=10),
        ),
        ("wear_days = 7", IsOneOf((7,))),
        ("since = { at_least = 2026-01-01 }", IsWithin(at_least=date(2026, 1, 1))),
        ("since = 2026-01-01", IsOneOf((date(2026, 1, 1),))),
        ('name = "x"', IsOneOf(("x",))),
        ("name = { given = false }", IsGiven(given=False)),
        ("evidence = { given = true }", IsGiven(given=True)),
        ('evidence = { has = { kind = "bench" } }', HasRow(({"kind": ("bench",)},))),
        ("evidence = { has = {} }", HasRow(())),
        (
            'evidence = { has = { kind = "bench" }, unless = { place = "x" } }',
            HasRow(({"kind": ("bench",)},), ({"place": ("x",)},)),
        ),
        (
            'evidence = { has = [{ kind = ["bench", "registry"] }, { place = "x" }] }',
            HasRow(({"kind": ("bench", "registry")}, {"place": ("x",)})),
        ),
    ],
)
def test_each_kind_of_check_is_read(written: str, test: Any) -> None:
    """As the table of the condition language says."""
    fact = written.split(" ")[0]

    assert read(f"when = {{ {written} }}") == (Condition(when=((Check(fact, test),),)), [])


def test_lines_and_exceptions_are_read() -> None:
    """A table is one line, a list of tables several."""
    sterile, short = Check("sterile", IsOneOf((True,))), Check("duration", IsOneOf(("short",)))

    assert read('when = { sterile = true, duration = "short" }')[0].when == ((sterile, short),)
    assert read('when = [{ sterile = true }, { duration = "short" }]')[0].when == ((sterile,), (short,))
    assert read("unless = { sterile = true }") == (Condition(unless=((sterile,),)), [])
    assert read("") == (Condition(), [])


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        (
            'when = { duratoin = "short" }',
            2,
            "no question declares the fact `duratoin`; did you mean `duration`?",
        ),
        (
            'when = { eu_class = "I" }',
            2,
            "`eu_class` stands below: a condition may only look at what stands above it",
        ),
        ('when = { duration = "shrt" }', 2, "`duration` has no value `shrt`; did you mean `short`?"),
        ('when = { purposes = ["disease", "X"] }', 2, "`purposes` has no value `X`; it has disease, injury"),
        (
            'when = { purposes = { all_of = ["diseas"] } }',
            2,
            "`purposes` has no value `diseas`; did you mean `disease`?",
        ),
        ('when = { sterile = "yes" }', 2, "`sterile` is answered yes or no: write true or false"),
        ('when = { wear_days = "7" }', 2, "`wear_days` is a number fact"),
        ("when = { wear_days = [7, true] }", 2, "`wear_days` is a number fact"),
        ("when = { since = 7 }", 2, "`since` is a date fact"),
        ("when = { name = 7 }", 2, "`name` is a text fact"),
        ("when = { evidence = true }", 2, "`evidence` is a table: write { given = true } or { has = … }"),
        ("when = { sterile = { above = 1 } }", 2, NOT_A_CHECK.format("yes_no")),
        ("when = { wear_days = { above = 1, over = 2 } }", 2, NOT_A_CHECK.format("number")),
        ("when = { wear_days = {} }", 2, NOT_A_CHECK.format("number")),
        ("when = { name = { given = 1 } }", 2, NOT_A_CHECK.format("text")),
        ('when = { duration = { all_of = ["short"] } }', 2, NOT_A_CHECK.format("one_of")),
        ('when = { purposes = { all_of = "disease" } }', 2, NOT_A_CHECK.format("some_of")),
        ('when = { name = { has = { kind = "bench" } } }', 2, NOT_A_CHECK.format("text")),
        ("when = { evidence = { has = 1 } }", 2, ROW_IS),
        ("when = { evidence = { has = [1] } }", 2, ROW_IS),
        (
            'when = { evidence = { has = { knd = "bench" } } }',
            2,
            "table `evidence` has no column `knd`; did you mean `kind`?",
        ),
        (
            'when = { evidence = { has = { kind = "bnch" } } }',
            2,
            "`evidence.kind` has no value `bnch`; did you mean `bench`?",
        ),
        ("when = {}", 2, "a condition line without a check would always hold"),
        ("when = []", 2, "a condition without a line says nothing: leave it out"),
        ("unless = []", 2, "a condition without a line says nothing: leave it out"),
        ("when = { duration = true }", 2, "`duration` has no value `true`; it has short, long"),
        ("when = true", 2, "a condition is a table of checks, or a list of such tables"),
        ('unless = "sterile"', 2, "a condition is a table of checks, or a list of such tables"),
        ("when = [1]", 2, "a condition is a table of checks, or a list of such tables"),
        (
            "when = [\n{ sterile = true },\n{ steril = true },\n]",
            4,
            "no question declares the fact `steril`; did you mean `sterile`?",
        ),
        (
            "unless = [\n{ sterile = true },\n{ sterile = 1 },\n]",
            4,
            "`sterile` is answered yes or no: write true or false",
        ),
    ],
)
def test_what_means_nothing_is_named_with_its_line(written: str, line: int, message: str) -> None:
    """A sentence that says what is wrong and, where a name is near, what was meant."""
    assert read(written)[1] == [(line, message)]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ('when.evidence.has = [\n{ kind = "bench" },\n{ kind = "x" },\n]', [4]),
        ('[rule.when.purposes]\n\nall_of = ["disease", "x"]', [4]),
        ('[rule.when.evidence.has]\nknd = "bench"\nkind = "x"', [3, 4]),
    ],
)
def test_inside_a_check_each_problem_has_its_own_line(written: str, lines: list[int]) -> None:
    """Not that of the fact, and not only the first."""
    assert [line for line, _ in read(written)[1]] == lines


def test_a_match_in_a_list_names_the_line_of_the_wrong_table() -> None:
    """The second alternative stands on a line of its own."""
    source = parse('match = [\n{ kind = "bench" },\n{ kind = "x" },\n]\n', "rules.toml")
    words = vocabulary()

    found = words.match(source.data["match"], words.facts["evidence"], source, ("match",))

    assert found == ({"kind": ("bench",)}, {"kind": ("x",)})
    assert [problem.line for problem in words.problems] == [3]


def test_a_check_that_means_nothing_is_left_out_and_the_others_stay() -> None:
    """All problems are told at once, so reading goes on."""
    found, problems = read("when = { steril = true, sterile = true, wear_days = true }")

    assert found == Condition(when=((Check("sterile", IsOneOf((True,))),),))
    assert len(problems) == 2


def test_a_fact_of_one_kind_can_be_asked_for() -> None:
    """What is there and of another kind is named with both kinds."""
    words, source = vocabulary(), parse("of = 1\n", "rules.toml")
    wanted: FactKind = "table"

    assert words.known("evidence", source, ("of",), kind=wanted) is FACTS[-1]
    assert words.known("name", source, ("of",)) is FACTS[-2]
    assert words.problems == []
    assert words.known("name", source, ("of",), kind=wanted) is None
    assert words.known("nothing_like_it", source, ("of",)) is None
    assert [(problem.line, problem.message) for problem in words.problems] == [
        (1, "`name` is a text fact, a table is wanted here"),
        (1, "no question declares the fact `nothing_like_it`"),
    ]


def test_a_name_is_declared_once() -> None:
    """The first stands, the second is a problem at its line."""
    words, source = vocabulary(), parse("\nid = 1\n", "rules.toml")

    words.declare(Fact("fresh", "text"), source, ("id",))
    words.declare(Fact("fresh", "date"), source, ("id",))

    assert words.facts["fresh"].kind == "text"
    assert [(problem.line, problem.message) for problem in words.problems] == [
        (2, "`fresh` is declared twice")
    ]


def test_a_computed_column_is_known_to_what_follows() -> None:
    """With its outcomes as values, beside the columns that were there."""
    words, source = vocabulary(), parse("\nid = 1\n", "rules.toml")

    words.declare_column(words.facts["evidence"], "rank", ["high", "low"], source, ("id",))
    words.declare_column(words.facts["evidence"], "kind", ["high"], source, ("id",))

    assert words.facts["evidence"].columns == {
        "kind": ("bench", "registry"),
        "place": (),
        "rank": ("high", "low"),
    }
    assert [(problem.line, problem.message) for problem in words.problems] == [
        (2, "table `evidence` has a column `kind` already")
    ]
