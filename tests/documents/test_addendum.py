"""The addendum for Great Britain: British results at its front, and Part III for active implants."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Table
from cerwizard.facts import ALWAYS, FactValue
from cerwizard.project import Project
from tests.classification_gb.devices import IMPLANT, SOFTWARE, BritishInterviewer
from tests.documents.reading import column, section, table, words_of
from tests.documents.samples import composed, knowledge, outlines

CLASS = "Class in Great Britain (for the UKCA mark)"


@cache
def _addendum(*markets: str) -> Document:
    facts = {**IMPLANT, "active": True, "gb_marking": "ukca", "market_status": "not_marketed"}
    answers = dict(BritishInterviewer(knowledge()).every_answer(facts))
    return compose(assess(Project(answers=answers, markets=markets), knowledge()), outlines()["gb"])


def _glance(document: Document) -> dict[str, str]:
    found = next(
        block for block in document.blocks if isinstance(block, Table) and "at a glance" in block.caption
    )
    return dict(zip(column(found), column(found, 1), strict=True))


def test_its_front_shows_british_results_only() -> None:
    """Nothing is copied from the plan for the Union, as the addendum says of itself."""
    shown = _glance(composed("ecg-patch", "gb"))

    assert shown["Qualification in Great Britain"].startswith("Medical device (UK MDR 2002)")
    assert shown[CLASS].startswith("Class IIa")
    assert not any("MDR Article" in said for said in shown.values())


def test_great_britain_alone_has_the_same_lines_at_the_front() -> None:
    """Qualification and investigation stand there whatever the other markets."""
    assert _glance(_addendum("gb")).keys() == _glance(_addendum("eu", "gb")).keys()
    assert {"Qualification in Great Britain", "Clinical investigation"} <= _glance(_addendum("gb")).keys()


def test_an_active_implant_is_named_where_others_have_a_class() -> None:
    """At the front, beside the class of the Union, and in the section on the class."""
    document = _addendum("eu", "gb")
    beside = table(document, "gb.1", "Both markets")
    compared = dict(zip(column(beside), column(beside, 2), strict=True))

    for said in (_glance(document)[CLASS], compared["Class (in Great Britain for the UKCA mark)"]):
        assert said.startswith("Active implantable device (Part III)")
    assert "GB class:  Active implantable device (Part III)" in words_of(section(document, "gb.2"))
    assert "does not apply" not in words_of(section(document, "gb.2"))


def _sold_on(mark: str) -> str:
    answers = dict(
        BritishInterviewer(knowledge()).every_answer({**SOFTWARE, "software_decision_impact": "ordinary"})
    )
    told = {**answers, "gb_marking": mark, "market_status": "not_marketed", "custom_made": False}
    found = assess(Project(answers=told, markets=("eu", "gb")), knowledge())
    assert (found.reported["eu_mdr"].outcome, found.reported["gb_mdr"].outcome) == ("IIa", "I")
    return words_of(list(compose(found, outlines()["gb"]).blocks))


def test_a_device_on_its_ce_mark_keeps_its_eu_class() -> None:
    """The class by Annex IX is for the UKCA mark; beside it stands which class counts, and why."""
    said = _sold_on("ce")

    assert "keeps its EU class" in said
    assert "On its CE mark the class of that mark counts" in said
    assert "GB-03" not in said


def test_a_device_for_the_ukca_mark_is_told_nothing_of_the_class_of_a_ce_mark() -> None:
    """Its class is the British one, by a requirement of its own."""
    said = _sold_on("ukca")

    assert "keeps its EU class" not in said
    assert "GB-03" in said


def test_nothing_to_be_shown_is_an_open_place_and_no_empty_section() -> None:
    """What the evidence has to speak for is asked until a claim, benefit, risk or indication stands there."""
    question = "Which claims, benefits, residual risks and indications have to be shown?"
    answers = BritishInterviewer(knowledge()).every_answer(SOFTWARE)
    bare = Project(answers=dict(answers), markets=("eu", "gb"))
    claimed = replace(bare, tables={"claim": ({"id": "C1", "text": "Finds it", "kind": "performance"},)})

    shown = [
        words_of(section(compose(assess(project, knowledge()), outlines()["gb"]), "gb.evidence"))
        for project in (bare, claimed)
    ]

    assert [question in said for said in shown] == [True, False]
    assert "Finds it" in shown[1]


def test_what_is_open_of_a_group_is_not_given_as_the_reason_why_it_applies() -> None:
    """Before the qualification is settled nothing is known to apply."""
    opened = compose(assess(Project(markets=("gb",)), knowledge()), outlines()["gb"])
    settled = _addendum("gb")

    assert "whether these apply is open and " in words_of(list(opened.blocks))
    assert "these apply because:  hangs on" not in words_of(list(opened.blocks))
    assert "these apply because:  The product is a device" in words_of(list(settled.blocks))


FILLER: dict[str, FactValue] = {
    "software": False,
    "medical_purposes": (),
    "accessory_to": "none",
    "annex_xvi_group": "3",
    "excluded_product": "none",
    "pharmacological_principal_action": False,
    "human_use": True,
    "ivd_purpose": False,
}


def test_a_product_that_is_no_device_there_is_asked_nothing_of_one() -> None:
    """Neither mark nor route nor duties: one line each, and what differs from the Union is the qualification."""
    project = Project(answers=FILLER, markets=("eu", "gb"))
    document = compose(assess(project, knowledge()), outlines()["gb"])

    for key in ("gb.4", "gb.evidence", "gb.5"):
        assert words_of(section(document, key)).startswith("Not applicable: the product is no device")
    assert "Mark" not in _glance(document)
    assert column(table(document, "gb.1", "Both markets")) == ["Qualification"]
    assert words_of(section(document, "gb.2")).count("GB class:") == 1


def test_a_table_of_a_route_is_not_printed_without_rows() -> None:
    """Where no decision applies, the line that names them says all."""
    outline = outlines()["gb"]
    always = tuple(replace(section, condition=ALWAYS) for section in outline.sections)
    project = Project(answers=FILLER, markets=("eu", "gb"))
    document = compose(assess(project, knowledge()), replace(outline, sections=always))

    assert "Do not apply: Conformity route in Great Britain" in words_of(section(document, "gb.4"))
    assert not [block for block in section(document, "gb.4") if isinstance(block, Table)]


def test_before_anything_is_settled_the_addendum_asks_for_the_mark() -> None:
    """What may be a device is treated as one."""
    unsettled = compose(assess(Project(markets=("eu", "gb")), knowledge()), outlines()["gb"])

    assert "Mark" in _glance(unsettled)
    assert len(column(table(unsettled, "gb.1", "Both markets"))) > 1
    assert table(unsettled, "gb.4", "Route and duties").rows
