"""What somebody wrote into the project file stands in the documents, and stands there as what it is."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose
from cerwizard.documents.blocks import Document, Table
from cerwizard.documents.blocks import plain as plain_text
from cerwizard.documents.compose.answers import Told
from cerwizard.project import Project, Statement
from tests.documents.reading import column, section, table, tables, words_of
from tests.documents.samples import example, knowledge, outlines


def written(project: Project, outline: str) -> Document:
    """Return a document of a project."""
    return compose(assess(project, knowledge()), outlines()[outline])


def with_benefits(**of_the_first: str | bool) -> Project:
    """Return a project of two benefits, the second measured by the outcome itself."""
    first: dict[str, str | bool] = {
        "id": "B1",
        "text": "Less pressure",
        "parameter": "Systolic pressure",
        **of_the_first,
    }
    second: dict[str, str | bool] = {
        "id": "B2",
        "text": "Longer life",
        "parameter": "Deaths in a year",
        "surrogate": False,
    }
    return example("foam-wound-dressing").project.with_rows("benefit", (first, second))


@pytest.mark.parametrize(
    ("outline", "key", "caption"),
    [
        ("cep", "cep.3", "Benefits and outcome parameters"),
        ("cer", "cer.5.2", "Endpoints of the benefits"),
    ],
)
def test_why_a_surrogate_stands_for_the_outcome_is_printed(outline: str, key: str, caption: str) -> None:
    """It is what the section must show, open where it is missing, and asked of no other endpoint."""
    given = with_benefits(surrogate=True, surrogate_reason="Three trials lead from it to stroke.")
    missing = with_benefits(surrogate=True)

    cells = []
    for project in (given, missing):
        found = table(written(project, outline), key, caption)
        at = [title.title for title in found.columns].index("Why it stands for the outcome")
        cells.append(column(found, at))

    assert cells[0] == ["Three trials lead from it to stroke.", "–"]
    assert cells[1][0].startswith("OPEN – which publications")


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.2.2"), ("cer", "cer.3.2")])
def test_every_judgement_stands_with_its_reason(outline: str, key: str) -> None:
    """Also one that decides nothing; a plain no that nobody had to justify is none."""
    base = example("foam-wound-dressing").project
    judged = base.with_answer("invasiveness", "surgical").with_answer("biological_effect", True)
    reasoned = judged.with_justification("biological_effect", "The coating acts on the vessel wall.")
    plain = base.with_answer("invasiveness", "surgical").with_answer("biological_effect", False)
    caption = "Judgements, each with its reason"

    found = column(table(written(reasoned, outline), key, caption), 1)
    missing = column(table(written(judged, outline), key, caption), 1)
    captions = [block.caption for block in section(written(plain, outline), key) if isinstance(block, Table)]

    assert "yes\nBecause: The coating acts on the vessel wall." in found
    assert "yes\nOPEN – justification" in missing
    assert caption not in captions


def test_a_plain_no_that_needs_no_reason_asks_for_none() -> None:
    """Where a reason was written all the same it is printed."""
    base = example("foam-wound-dressing").project.with_answer("invasiveness", "surgical")
    plain = base.with_answer("biological_effect", False)
    reasoned = plain.with_justification("biological_effect", "Steel that touches tissue for minutes.")

    lines = [
        plain_text(Told(assess(project, knowledge())).line("biological_effect"))
        for project in (plain, reasoned)
    ]

    assert lines == ["no", "no\nBecause: Steel that touches tissue for minutes."]


def test_a_reason_for_an_answer_that_is_no_judgement_is_printed_too() -> None:
    """Nothing that somebody wrote gets lost."""
    base = example("foam-wound-dressing").project.with_answer("invasiveness", "surgical")
    project = base.with_justification("invasiveness", "It goes in through a cut.")

    said = column(table(written(project, "cep"), "cep.2.2", "Judgements, each with its reason"), 1)

    assert any(line.endswith("Because: It goes in through a cut.") for line in said)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            Statement(requirement="EU-I-15", place="QM-12,\nsection 4", by="Ada", date=date(2026, 11, 20)),
            "stated: QM-12, section 4, says Ada on 2026-11-20",
        ),
        (Statement(requirement="EU-I-15", by="Ada"), "stated: no place named, says Ada"),
    ],
)
def test_what_a_person_states_is_printed_with_place_name_and_date(statement: Statement, said: str) -> None:
    """The gap report leads to the document where it can be read, or shows that nobody named one."""
    base = example("foam-wound-dressing").project.with_details(stage="market")
    project = base.with_statement(statement)

    document = written(project, "gaps")

    rows = [row for block in tables(list(document.blocks)) for row in block.rows if row.key == "EU-I-15"]
    assert [plain_text(row.cells[-1]) for row in rows] == [said]


@pytest.mark.parametrize(("outline", "key"), [("cep", "cep.13"), ("pmcf", "pmcf.C.3")])
def test_a_registry_on_another_device_is_no_follow_up_of_this_one(outline: str, key: str) -> None:
    """Data on an equivalent device inform; they do not follow the device itself (MDCG 2020-7, sections C and E)."""
    row: dict[str, str] = {"id": "E81", "title": "Registry", "kind": "registry", "status": "available"}
    other = {**row, "id": "E82", "about": "equivalent"}
    project = example("foam-wound-dressing").project.with_row("evidence", {**row, "about": "own"})
    project = project.with_row("evidence", other)

    found = column(table(written(project, outline), key, "Activities recorded on the device itself"))

    assert "E81" in found
    assert "E82" not in found


def test_a_requirement_of_annex_i_stands_once_while_it_is_open_how_it_is_shown() -> None:
    """What is sure of it is said; only what the open answer decides is open: no promise to patients refuses it."""
    promising = example("foam-wound-dressing").project.without_answer("non_clinical_only")
    project = replace(promising, tables={**promising.tables, "claim": (), "benefit": ()})

    found = table(written(project, "cep"), "cep.4", "Requirements of Annex I")

    rows = [[plain_text(cell) for cell in row.cells] for row in found.rows if plain_text(row.cells[0]) == "1"]
    assert [row[:4] for row in rows] == [["1", "Performance and safety in normal use", "10.9", "yes"]]
    assert rows[0][4].startswith("OPEN – yes")


def test_plan_and_report_list_the_same_requirements_of_annex_i() -> None:
    """What the plan marks as wanting data has its row in the report."""
    project = example("foam-wound-dressing").project

    plan = table(written(project, "cep"), "cep.4", "Requirements of Annex I")
    report = table(written(project, "cer"), "cer.5.1", "Requirements of Annex I")

    assert "2 to 4" in column(report)
    assert column(plan) == column(report)


@pytest.mark.parametrize(("in_the_teeth", "wanted"), [(False, False), (True, True)])
def test_a_note_stands_with_the_devices_that_its_provision_decides(in_the_teeth: bool, wanted: bool) -> None:
    """A heart implant has nothing to do with brackets for teeth."""
    project = example("foam-wound-dressing").project
    answers: dict[str, str | bool] = {
        "invasiveness": "surgical",
        "duration": "long",
        "implantable": True,
        "vital_contact": "none" if in_the_teeth else "intended",
        "in_teeth": in_the_teeth,
    }
    for fact, value in answers.items():
        project = project.with_answer(fact, value)

    said = words_of(section(written(project, "cer"), "cer.3.2"))

    assert ("orthodontic" in said) is wanted
    assert "accessory to an active implant falls" not in said


def test_great_britain_alone_is_asked_for_no_text_that_none_of_its_documents_prints() -> None:
    """Whatever is only written down stands in one of them; the plan of the Union is not written."""
    whole = example("cbt-app").project
    texts = [
        name for name, question in knowledge().questionnaire.questions.items() if question.kind == "text"
    ]
    said = {fact: value for fact, value in whole.answers.items() if fact not in texts}
    bare = replace(whole, markets=("gb",), answers=said)
    alone = set(knowledge().only_printed(("gb",)))
    wanted = [name for name in texts if name in assess(bare, knowledge()).matters & alone]
    marked = replace(bare, answers={**said, **{name: f"Words of {name}." for name in wanted}})

    shown = "".join(words_of(list(written(marked, outline).blocks)) for outline in ("gb", "gaps", "minutes"))

    assert {"intended_purpose", "description"} <= set(wanted)
    assert [name for name in wanted if f"Words of {name}." not in shown] == []
    assert {"basic_udi_di", "device_codes", "evidence_level"}.isdisjoint(assess(bare, knowledge()).matters)
    assert {"basic_udi_di", "device_codes", "evidence_level"} <= assess(
        replace(bare, markets=("eu",)), knowledge()
    ).matters


@pytest.mark.parametrize(
    ("outline", "of_class", "of_route"), [("cep", "cep.2.2", "cep.8.1"), ("cer", "cer.3.2", "cer.5.4")]
)
def test_a_judgement_stands_where_what_rests_on_it_stands(outline: str, of_class: str, of_route: str) -> None:
    """That of the class beside the class, that of the route beside the route, none twice."""
    base = example("foam-wound-dressing").project.with_answer("invasiveness", "surgical")
    project = base.with_answer("biological_effect", True).with_answer("market_status", "directive")
    project = project.with_answer("sufficient_clinical_data", True)
    document = written(project, outline)

    beside_class = column(table(document, of_class, "Judgements, each with its reason"))
    beside_route = column(table(document, of_route, "Further judgements, each with its reason"))

    assert any("act on living tissue" in asked for asked in beside_class)
    assert any("clinical data" in asked for asked in beside_route)
    assert not set(beside_class) & set(beside_route)


@pytest.mark.parametrize(("outline", "key"), [("gaps", "gaps.1.4"), ("minutes", "minutes.3")])
def test_what_does_not_contradict_itself_is_said_as_it_is(outline: str, key: str) -> None:
    """Nothing else, under a list of what does; nothing at all, where there is none."""
    none = words_of(section(written(Project(), outline), key))
    contradicting = example("foam-wound-dressing").project.with_answer("sterile", True)
    torn = contradicting.with_rows(
        "claim", ({"id": "C1", "text": "Heals", "kind": "performance", "acceptance": "5 %"},)
    )
    some = words_of(section(written(torn, outline), key))

    assert "Nothing was found to contradict itself." in none
    assert "Nothing else was found to contradict itself." in some
