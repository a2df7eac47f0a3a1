"""The conditions of the exemptions in a document: what each asks of a row, and what a row lacks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Basis, Open, Table, Text, plain
from cerwizard.facts import FactValue, Row
from tests.documents.reading import table
from tests.documents.samples import example, knowledge, outlines

IMPLANT: dict[str, FactValue] = {
    "software": False,
    "medical_purposes": ("injury_disability",),
    "invasiveness": "surgical",
    "implantable": True,
}
OF_ANOTHER: Row = {
    "id": "Q1",
    "device": "ChronFill",
    "maker": "other",
    "ce_marked": "mdr",
    "access": "full",
    "technical": "same",
    "biological": "same",
    "clinical": "same",
}
WITHOUT_PURPOSE: dict[str, FactValue] = {
    **IMPLANT,
    "medical_purposes": (),
    "annex_xvi_group": "2",
    "accessory_to": "none",
    "ivd_purpose": False,
    "excluded_product": "none",
    "pharmacological_principal_action": False,
    "human_use": True,
}
PLACES = [("cep", "cep.8.1"), ("cer", "cer.5.4")]


def conditions(outline: str, key: str, *candidates: Row, answers: Mapping[str, FactValue] = IMPLANT) -> Table:
    """Return the table of the conditions for an implant with these candidates for equivalence."""
    base = example("empty").project
    project = replace(
        base, answers=answers, tables={"equivalent": candidates}, complete=frozenset({"equivalent"})
    )
    return table(
        compose(assess(project, knowledge()), outlines()[outline]), key, "Conditions of the exemptions"
    )


def of_case_4(found: Table) -> tuple[str, str, str]:
    """Return condition, answer and state of the line on the other maker's device."""
    cells = next(row.cells for row in found.rows if "Another manufacturer's" in plain(row.cells[1]))
    return plain(cells[1]), plain(cells[2]), plain(cells[3])


@pytest.mark.parametrize(("outline", "key"), PLACES)
def test_the_contract_that_a_case_asks_for_is_named(outline: str, key: str) -> None:
    """Article 61(5), first indent: the condition says so, and each row what it lacks of it."""
    asked, said, state = of_case_4(conditions(outline, key, {**OF_ANOTHER, "contract": False}))

    assert "Contract for full, ongoing access: yes" in asked
    assert said.endswith("Q1: Contract for full, ongoing access: no")
    assert state == "not met"


def test_a_row_that_has_all_that_is_asked_says_so() -> None:
    """The same line with a contract is met, and shows by which row."""
    second: Row = {"id": "Q2", "maker": "other", "ce_marked": "directive", "materials": "different"}
    _, said, state = of_case_4(conditions("cep", "cep.8.1", {**OF_ANOTHER, "contract": True}, second))

    assert "Q1: all of it" in said
    assert "Q2: Equivalence: broken by a difference or by lack of access; CE mark: Under a Directive" in said
    assert state == "met"


def test_what_was_worked_out_of_a_row_does_not_look_like_an_answer() -> None:
    """Whose the device is was stated; that its claim is broken follows from the rules."""
    found = conditions(
        "cep", "cep.8.1", {"id": "Q1", "maker": "own", "contract": True, "materials": "different"}
    )

    pieces = [piece for row in found.rows for piece in row.cells[2] if isinstance(piece, Text)]
    basis = {piece.text.partition(":")[0]: piece.basis for piece in pieces}
    assert (basis["Whose"], basis["Equivalence"]) == (Basis.STATED, Basis.COMPUTED)


def test_a_column_nobody_filled_stays_open_in_the_conditions() -> None:
    """Of a contract nothing is said: that is not the same as none."""
    found = conditions("cep", "cep.8.1", OF_ANOTHER)

    pieces = [piece for row in found.rows for piece in row.cells[2] if isinstance(piece, Open)]
    assert "Contract for full, ongoing access" in [piece.question for piece in pieces]


def test_of_two_ways_that_would_do_the_nearer_one_is_shown() -> None:
    """Case 1 is open to a predecessor under the MDR or a Directive; each condition stands once, for its own mark."""
    modified = {**IMPLANT, "own_modification": True, "predecessor_ce_mark": "directive"}
    own: Row = {**OF_ANOTHER, "maker": "own", "ce_marked": "directive"}

    found = conditions("cep", "cep.8.1", own, answers=modified)

    rows = [(plain(row.cells[1]), plain(row.cells[3])) for row in found.rows]
    assert [state for asked, state in rows if asked.startswith("Which valid CE mark")] == ["met"]
    assert next(asked for asked, _ in rows if "Ours" in asked).endswith(
        "CE mark: Under a Directive (93/42/EEC or 90/385/EEC)"
    )


@pytest.mark.parametrize(("outline", "key"), PLACES)
@pytest.mark.parametrize(
    ("justified", "state"), [(True, "met"), (False, "not met"), (None, "OPEN – unknown")]
)
def test_a_product_of_annex_xvi_has_an_exemption_of_its_own(
    outline: str, key: str, justified: bool | None, state: str
) -> None:
    """Article 61(9) alone frees it; the four cases of Article 61(4) to (6) are not asked of it."""
    said: dict[str, FactValue] = {} if justified is None else {"analogous_device_justified": justified}

    found = conditions(outline, key, OF_ANOTHER, answers={**WITHOUT_PURPOSE, **said})

    assert [plain(row.cells[3]) for row in found.rows] == [state]
    assert "analogous medical device" in plain(found.rows[0].cells[1])


def test_the_route_of_annex_xvi_says_what_frees_it() -> None:
    """Not a case that it cannot have."""
    freed: dict[str, FactValue] = {"analogous_device_justified": True, "custom_made": False}
    answers: dict[str, FactValue] = {**WITHOUT_PURPOSE, **freed}
    project = replace(example("empty").project, answers=answers)
    found = table(compose(assess(project, knowledge()), outlines()["cep"]), "cep.8.1", "Route")

    said = {plain(row.cells[0]): [plain(cell) for cell in row.cells[1:]] for row in found.rows}
    assert not [title for title in said if "case" in title]
    assert said["Annex XVI: reliance on an analogous device"][0] == "Recorded as justified"
    answer, what_follows, clause = said["Clinical investigation"]
    assert answer.startswith("Exempted")
    assert "case" not in answer
    assert "analogous medical device" in what_follows
    assert clause == "MDR Article 61(9)"


def test_while_something_is_open_the_way_with_less_of_it_is_the_nearer_one() -> None:
    """The list may grow and the mark of the one before is not said; Q1 has all that the Directive's way asks."""
    own: Row = {**OF_ANOTHER, "maker": "own", "ce_marked": "directive"}
    answers = {**IMPLANT, "own_modification": True}
    project = replace(example("empty").project, answers=answers, tables={"equivalent": (own,)})

    plan = compose(assess(project, knowledge()), outlines()["cep"])

    cells = [tuple(map(plain, row.cells)) for row in table(plan, "cep.8.1", "Conditions of the exempt").rows]
    said, state = next((said, state) for _, asked, said, state, *_ in cells if "Ours" in asked)
    assert "Q1: all of it" in said
    assert state == "met"
