"""Figures are drawn from the answers: every box says what was said or computed, and nothing is made up."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Basis, Document, Figure, Open, Text, plain
from cerwizard.documents.drawings import Flow, Heat, Node, Shade, Timeline, Tree, drawn_lines
from tests.documents.reading import section, words_of
from tests.documents.samples import NAMES, composed, example, knowledge, outlines


def figures(document: Document) -> list[Figure]:
    """Return the figures of a document."""
    return [block for block in document.blocks if isinstance(block, Figure)]


def tree(name: str) -> Node:
    """Return how the class of an example follows."""
    return next(
        figure.drawing.root for figure in figures(composed(name, "cep")) if isinstance(figure.drawing, Tree)
    )


def timeline(document: Document) -> Timeline:
    """Return the development plan of a document."""
    return next(figure.drawing for figure in figures(document) if isinstance(figure.drawing, Timeline))


def test_each_use_has_its_box_and_the_strictest_stands() -> None:
    """From the device to its uses, to the rules that fire for each, to what each rule gives."""
    root = tree("ecg-patch")

    assert root.title == "PulseLeaf"
    assert "Class IIb" in plain(root.lines[0])
    assert [use.title for use in root.children] == ["Device as described", "rhythm-analysis"]
    assert ["Class IIa" in plain(use.lines[-1]) for use in root.children] == [True, False]
    by_rule = {rule.title: rule.children[0].title for rule in root.children[1].children}
    assert by_rule == {"Rule 10": "gives Class IIa", "Rule 11": "gives Class IIb; decides"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "empty"])
def test_the_tree_names_the_rules_that_decide(name: str) -> None:
    """Its deciding boxes are the reasons of the decision, each with its clause."""
    verdicts = example(name).verdicts
    root = tree(name)

    rules = [rule for box in (root, *root.children) for rule in box.children if rule.children]
    deciding = {
        (rule.title, piece.source)
        for rule in rules
        for leaf in rule.children
        if "decides" in leaf.title
        for piece in rule.lines[0]
        if isinstance(piece, Text)
    }
    reasons = {(found.reason.rule, found.reason.clause) for found in verdicts["eu_class"].reasons}
    assert reasons <= deciding


def test_nothing_is_drawn_of_a_class_while_no_rule_fires() -> None:
    """An empty box would only look like an answer."""
    assert not any(isinstance(figure.drawing, Tree) for figure in figures(composed("empty", "cep")))


def test_a_phase_without_a_study_waits_for_one() -> None:
    """The phases stand in their order, none is left out, and no date stands there that nobody gave."""
    steps = [row for row in example("ecg-patch").project.tables["development_step"] if row["id"] != "X2"]
    base = example("ecg-patch").project
    project = replace(base, complete=(), tables={**base.tables, "development_step": tuple(steps)})

    phases = timeline(compose(assess(project, knowledge()), outlines()["cep"])).phases

    assert [phase.title.split(":")[0] for phase in phases] == [
        "Exploratory",
        "Confirmatory",
        "Follow-up on the market (PMCF)",
    ]
    assert plain(phases[0].lines[0]) == "X1: E5, E1; 2026-06"
    assert all(isinstance(piece, Open) for piece in phases[1].lines[0])


def test_a_phase_that_is_not_used_waits_for_its_reason() -> None:
    """A list declared complete says that there is no such study, not why none is needed."""
    base = example("ecg-patch").project
    steps = base.tables["development_step"]
    only = tuple(row for row in steps if row["stage"] == "pmcf")
    project = replace(
        base,
        tables={**base.tables, "development_step": only},
        complete=(*base.complete, "development_step"),
    )

    phases = timeline(compose(assess(project, knowledge()), outlines()["cep"])).phases

    assert [isinstance(phase.lines[0][0], Open) for phase in phases] == [True, True, False]


@pytest.mark.parametrize("name", NAMES)
def test_the_boxes_of_a_selection_are_ready_to_be_filled(name: str) -> None:
    """No number of hits is known to the tool, so each box is open."""
    flows = [figure.drawing for figure in figures(composed(name, "cer")) if isinstance(figure.drawing, Flow)]

    recorded = {row.get("purpose") for row in example(name).project.tables.get("search", ())}
    drawn = [
        wanted
        for wanted in ({"state_of_the_art"}, {"device", "equivalent", "vigilance"})
        if wanted & recorded
    ]
    pieces = [piece for flow in flows for line in drawn_lines(flow) for piece in line]
    assert len(flows) == len(drawn)
    assert bool(pieces) is bool(drawn)
    assert all(isinstance(piece, Open) for piece in pieces)


@pytest.mark.parametrize("key", ["cer.6.1", "cer.8.4"])
def test_no_flow_is_drawn_for_a_search_that_nobody_recorded(key: str) -> None:
    """A sentence says when there is one: boxes in which nothing can be filled show nothing."""
    base = example("ecg-patch").project
    purpose = "state_of_the_art" if key == "cer.6.1" else "vigilance"
    recorded = replace(base, tables={**base.tables, "search": ({"id": "S1", "purpose": purpose},)})
    missing = replace(base, tables={**base.tables, "search": ()}, complete=())

    with_search, without = (
        section(compose(assess(project, knowledge()), outlines()["cer"]), key)
        for project in (recorded, missing)
    )

    assert [block for block in with_search if isinstance(block, Figure)]
    assert "drawn once" not in words_of(with_search)
    assert not [block for block in without if isinstance(block, Figure)]
    assert "The flow from hits to papers kept is drawn once such a search is recorded." in words_of(without)


def heat(name: str) -> Heat:
    """Return the evidence matrix of an example."""
    return next(
        figure.drawing for figure in figures(composed(name, "cep")) if isinstance(figure.drawing, Heat)
    )


def test_the_matrix_has_a_row_for_each_thing_to_be_shown() -> None:
    """Its cells name the items that speak for it, whatever they are shaded; an empty row asks for one."""
    matrix = example("ecg-patch").matrix
    drawn = heat("ecg-patch")

    for row, shown in zip(matrix.rows, drawn.rows, strict=True):
        said = " ".join(plain(cell.line) for cell in shown.cells[:-1])
        assert row.id in plain(shown.title)
        assert {cell.item.id for cell in row.cells} == set(re.findall(r"\bE\d+\b", said))
        assert row.reason in plain(shown.cells[-1].line)
        assert any(isinstance(piece, Open) for piece in shown.cells[-1].line) == (not row.cells)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "empty"])
def test_a_shade_says_nothing_that_words_do_not(name: str) -> None:
    """A shaded cell has words, and two columns never differ by their shade alone."""
    drawn = heat(name)

    assert len(set(drawn.columns)) == len(drawn.columns)
    for row in drawn.rows:
        for cell in row.cells:
            assert cell.line or cell.shade is Shade.NONE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("outline", ["cep", "cer"])
def test_every_figure_can_be_told_to_those_who_cannot_see_it(name: str, outline: str) -> None:
    """Its words name every box."""
    for figure in figures(composed(name, outline)):
        match figure.drawing:
            case Timeline(phases=phases):
                titles = [phase.title for phase in phases]
            case Flow(stations=stations):
                titles = [station.title for station in stations]
            case Tree(root=root):
                titles = [root.title, *(child.title for child in root.children)]
            case Heat():
                titles = [f"{row.id} {row.standing}" for row in example(name).matrix.weak]
        assert all(title in figure.alternative for title in titles), figure.caption


@pytest.mark.parametrize("name", NAMES)
def test_a_date_in_a_figure_was_given(name: str) -> None:
    """Whatever looks like a year stands in the user's words or in a clause."""
    for figure in figures(composed(name, "cep")):
        for line in drawn_lines(figure.drawing):
            for piece in line:
                if isinstance(piece, Text) and re.search(r"\b20\d\d\b", piece.text):
                    assert piece.basis is Basis.STATED
