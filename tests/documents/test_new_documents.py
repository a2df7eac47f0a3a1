"""The gap report, the plan for follow-up and the minutes: what each must hold to be of use."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.documents import compose, write_markdown
from cerwizard.documents.blocks import Basis, EvaluatorBox, Heading, Placeholder, Text, words
from cerwizard.documents.outline.sections import Trace
from cerwizard.project import Action, Meeting, OpenPoint
from tests.documents.reading import column, section, table, tables, words_of
from tests.documents.samples import composed, example, knowledge, outlines


def test_gaps_stand_by_size_with_clause_reason_remedy_owner_date_and_state() -> None:
    """Each gap that is due once, in the table of its size."""
    document = composed("ecg-patch", "gaps")
    due = [
        gap for gap in example("ecg-patch").due if gap.status != "met" and gap.requirement.kind != "notice"
    ]

    for key, severity, caption in (
        ("gaps.1.1", "major", "Major gaps"),
        ("gaps.1.2", "minor", "Minor gaps"),
    ):
        found = table(document, key, caption)
        titles = [title.title for title in found.columns]
        assert titles == [
            "What is asked",
            "Why it applies",
            "How it stands",
            "What would close it",
            "Owner",
            "Due",
        ]
        wanted = [gap for gap in due if gap.requirement.severity == severity]
        assert [row.key for row in found.rows] == [
            f"{gap.requirement.id} {gap.instance}".strip() for gap in wanted
        ]
        shown = list(zip(wanted, column(found), column(found, 3), strict=True))
        assert all(
            gap.requirement.says in said and gap.requirement.closes in remedy for gap, said, remedy in shown
        )
        sources = [[piece.source for piece in row.cells[0] if isinstance(piece, Text)] for row in found.rows]
        assert all(gap.requirement.clause in named for gap, named in zip(wanted, sources, strict=True))


def test_an_action_shows_its_owner_and_date_in_the_gap_report() -> None:
    """What a team took on stands beside the gap, and in the list of actions."""
    action = Action(requirement="EU-B-01", owner="Ada", due=date(2027, 3, 1), note="list by Friday")
    project = example("ecg-patch").project.with_action(action)

    document = compose(assess(project, knowledge()), outlines()["gaps"])

    found = table(document, "gaps.1.1", "Major gaps")
    row = next(row for row in found.rows if row.key == "EU-B-01")
    assert list(row.cells[4:]) == [words("Ada", Basis.STATED), words("2027-03-01", Basis.STATED)]
    assert "list by Friday" in words_of(section(document, "gaps.2"))


def test_what_is_met_and_what_is_open_is_counted() -> None:
    """Nobody has to count rows."""
    document = composed("cbt-app", "gaps")
    gaps = [gap for gap in example("cbt-app").gaps if gap.requirement.kind != "notice"]

    for key, status in (("gaps.4", "open"), ("gaps.5", "met")):
        count = sum(gap.status == status for gap in gaps)
        assert re.search(rf": {count}\.", words_of(section(document, key)))


def test_gaps_of_great_britain_stand_in_the_same_report() -> None:
    """A device for both markets has one list."""
    said = words_of(list(composed("ecg-patch", "gaps").blocks))

    assert "(GB-" in said
    assert "(EU-" in said


def test_proposals_stand_in_the_gap_report_with_their_date() -> None:
    """They were seen, and nothing rests on them."""
    said = words_of(section(composed("ecg-patch", "gaps"), "gaps.6"))

    assert "COM(2025) 1023" in said
    assert "2025-12-16" in said


def test_the_follow_up_plan_answers_every_point_of_its_law() -> None:
    """Points 6.1(a) to (e) and 6.2(a) to (h), each with a section, and the sections A to G of the template."""
    trace = next(
        block.content
        for found in outlines()["pmcf"].sections
        for block in found.blocks
        if isinstance(block.content, Trace)
    )
    headings = [block.number for block in composed("ecg-patch", "pmcf").blocks if isinstance(block, Heading)]

    assert [row.item for row in trace.rows] == [
        *(f"6.1({letter})" for letter in "abcde"),
        *(f"6.2({letter})" for letter in "abcdefgh"),
    ]
    assert [number for number in headings if number in set("ABCDEFG")] == list("ABCDEFG")


def test_no_follow_up_asks_for_the_reason() -> None:
    """The justification stands where a reader looks for the plan."""
    project = example("foam-wound-dressing").project.with_answer("pmcf_methods", ())
    project = project.with_answer("no_pmcf_rationale", "Nothing is left to be asked.")

    document = compose(assess(project, knowledge()), outlines()["pmcf"])

    assert "Nothing is left to be asked." in words_of(section(document, "pmcf.1"))
    for key in ("pmcf.C", "pmcf.C.1", "pmcf.D", "pmcf.G"):
        assert words_of(section(document, key)).startswith("Not applicable: no follow-up is intended")


def test_a_follow_up_plan_is_written_while_nobody_has_said_whether_there_is_follow_up() -> None:
    """The skeleton stands; nothing asks chapter by chapter whether it applies."""
    project = example("foam-wound-dressing").project.without_answer("pmcf_methods")

    document = compose(assess(project, knowledge()), outlines()["pmcf"])

    assert len(section(document, "pmcf.G")) > 2
    assert "Does this section apply?" not in words_of(section(document, "pmcf.G"))


def test_where_no_follow_up_is_intended_the_report_judges_the_reason_and_waits_for_no_report() -> None:
    """A study demanded by an exemption case is judged all the same."""
    project = example("foam-wound-dressing").project.with_answer("pmcf_methods", ())

    document = compose(assess(project, knowledge()), outlines()["cer"])
    criteria = [block.criterion for block in section(document, "cer.11.2") if isinstance(block, EvaluatorBox)]

    assert criteria == ["The reason given justifies that there is no follow-up."]
    assert "No follow-up is intended, so there is no such report" in words_of(section(document, "cer.11.3"))
    assert not any(isinstance(block, Placeholder) for block in section(document, "cer.11.3"))


def test_the_minutes_hold_the_last_meeting_and_the_actions_in_order_of_date() -> None:
    """Who was there, what was decided, who does what until when."""
    base = example("ecg-patch").project
    later = Action(requirement="EU-B-01", owner="Ada", due=date(2027, 3, 1))
    sooner = Action(requirement="EU-B-05", owner="Ben", due=date(2026, 12, 1), note="ask the clinic")
    project = replace(
        base,
        actions=(later, sooner),
        meetings=(
            Meeting(date=date(2026, 11, 1), present=("Nobody",), decided=("an old decision",)),
            Meeting(date=date(2026, 11, 22), present=("Ada", "Ben"), decided=("Claim less", "Search again")),
        ),
    )

    document = compose(assess(project, knowledge()), outlines()["minutes"])

    said = words_of(section(document, "minutes.1"))
    assert "2026-11-22" in said
    assert "Ada, Ben" in said
    assert "Claim less Search again" in said
    assert "an old decision" not in said
    assert column(table(document, "minutes.2", "Actions"), 2) == ["Ben", "RA", "RA", "Ada"]


def test_the_minutes_hold_the_questions_that_somebody_looks_into() -> None:
    """A question that was given to somebody in the meeting stands among the actions, one of a use with its use."""
    base = example("ecg-patch").project
    (use,) = base.uses
    advice = Action(
        requirement="lay-misuse", owner="Ana", due=date(2026, 11, 30), note="watch three patients"
    )
    project = replace(
        base,
        actions=(advice,),
        open={"basic_udi_di": OpenPoint(owner="Ada", due=date(2027, 3, 1)), "materials": OpenPoint(note="?")},
        uses=(replace(use, open={"software_version": OpenPoint(owner="Ben", due=date(2026, 12, 1))}),),
    )
    assessment = assess(project, knowledge())

    shown = table(compose(assessment, outlines()["minutes"]), "minutes.2", "Actions")

    assert column(shown, 2) == ["Ana", "Ben", "Ada"]
    (said, first, second) = column(shown, 0)
    assert said == f"{knowledge().prompts['lay-misuse'].says} (lay-misuse)"
    questions = knowledge().questionnaire.questions
    assert first == f"{questions['software_version'].ask} (rhythm-analysis)"
    assert second == questions["basic_udi_di"].ask


def test_an_empty_list_is_open_at_a_glance_until_it_is_declared_complete() -> None:
    """The same file cannot say in one place that there is none and in another that nothing is said."""
    base = replace(example("ecg-patch").project, tables={}, complete=())

    def claims(*complete: str) -> str:
        project = replace(base, complete=complete)
        front, *_ = tables(list(compose(assess(project, knowledge()), outlines()["gaps"]).blocks))
        return dict(zip(column(front), column(front, 1), strict=True))["Claims"]

    assert claims() == "OPEN – nothing recorded"
    assert claims("claim") == "None; the list is declared complete"


def test_minutes_without_a_meeting_ask_for_one() -> None:
    """Nothing is made up."""
    assert "OPEN – who met" in words_of(section(composed("cbt-app", "minutes"), "minutes.1"))


def test_the_minutes_name_what_does_not_go_together_as_the_meeting_was_shown_it() -> None:
    """Each finding, as the page of the minutes in the app has it."""
    found = example("ecg-patch").findings

    shown = column(table(composed("ecg-patch", "minutes"), "minutes.3", "Answers that do not go together"), 0)

    assert found
    assert all(any(said.startswith(finding.says) for said in shown) for finding in found)
    assert len(shown) == len(found)


def test_the_minutes_are_short() -> None:
    """One page: no contents, no guidance, a few dozen lines."""
    text = write_markdown(composed("foam-wound-dressing", "minutes"))

    assert len(text.split()) < 700


def test_a_parked_question_of_a_use_names_the_use() -> None:
    """Two uses may ask the same."""
    base = example("ecg-patch").project
    use = base.uses[0].parked("use_duration", OpenPoint(note="ask", owner="Cy"))
    project = base.with_use(use)

    document = compose(assess(project, knowledge()), outlines()["cep"])

    parked = table(document, "cep.0", "Parked questions")
    assert any(said.endswith(f"({use.id})") for said in column(parked))


def test_markdown_of_every_document_has_its_headings() -> None:
    """The same blocks make both formats."""
    for name in outlines():
        document = composed("ecg-patch", name)
        text = write_markdown(document)
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        assert text.count("<a id=") == len(headings)
