"""Another edition of a rulebook is held against the record of the last issue, and no more is said than is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerwizard.assessment import (
    Knowledge,
    assess,
    in_lines,
    in_short,
    issued,
    load_knowledge,
    since_issue,
    source_of,
)
from cerwizard.facts import FactValue
from cerwizard.project import Change, Project
from tests.small import HERE, small_knowledge
from tests.tried import tried

IMPLANT: dict[str, FactValue] = {
    "purpose": "treat",
    "invasive": True,
    "duration": "long",
    "tissue": True,
    "coating": "none",
    "sharp": False,
    "depth": 5,
}
SMALL = small_knowledge()
FIRST = Change(version="0.1", date=date(2026, 11, 22), author="RA", reason="First draft")


@pytest.fixture
def otherwise(tmp_path: Path) -> Callable[..., Knowledge]:
    """The small knowledge as of another edition, with these texts of its rules replaced."""

    def read(edition: str, **replaced: str) -> Knowledge:
        folder = copytree(HERE, tmp_path / edition)
        for path in folder.glob("rulebook/eu_test/*.toml"):
            text = path.read_text(encoding="utf-8").replace('edition = "2026-11"', f'edition = "{edition}"')
            for before, after in replaced.items():
                text = text.replace(before.replace("_", "-"), after)
            path.write_text(text, encoding="utf-8")
        return load_knowledge(folder / "questions", folder / "rulebook")

    return read


@pytest.fixture
def issue() -> Project:
    """A device in class III, with what its first issue was assessed with."""
    project = issued(assess(Project(answers=IMPLANT, markets=("eu",), changes=(FIRST,)), SMALL))
    assert project is not None
    return project


def test_the_record_holds_edition_class_clauses_and_requirements(issue: Project) -> None:
    """One key for each rulebook; what applies stands there by its id."""
    assert issue.assessed["version"] == "0.1"
    assert issue.assessed["eu_test"] == "2026-11"
    assert issue.assessed["classes"] == {"eu": "III"}
    assert issue.assessed["clauses"] == {"eu": ("Act Rule 3",)}
    assert issue.assessed["requirements"] == ("T-01", "T-02", "T-03", "T-04", "T-05")


def test_of_the_same_edition_nothing_is_said(issue: Project) -> None:
    """Whatever was answered since: that is no matter of the rulebook."""
    narrower = issue.with_answer("tissue", False)

    assert since_issue(assess(narrower, SMALL)) is None


def test_a_newer_rulebook_says_which_class_and_which_requirements_move(
    issue: Project, otherwise: Callable[..., Knowledge]
) -> None:
    """What the rulebook has no longer goes by its id alone; what is new comes with its words."""
    newer = otherwise(
        "2027-01", T_04="T-09", **{'tissue = true }\noutcome = "III"': 'tissue = true }\noutcome = "IIb"'}
    )

    since = since_issue(assess(issue, newer))

    assert since is not None
    assert [(one.before, one.now, one.is_older) for one in since.rulebooks] == [("2026-11", "2027-01", False)]
    assert [(one.key, one.before, one.now) for one in since.classes] == [("eu", "III", "IIb")]
    assert since.classes[0].clauses_before == ("Act Rule 3",)
    assert set(since.classes[0].clauses_now) == {"Act Rule 2, first indent", "Act Rule 3"}
    assert since.gone == (("T-04", None),)
    assert since.new == ()
    assert source_of(since).endswith("all of this comes from the rulebooks.")


def test_a_requirement_that_is_new_comes_with_its_words(
    issue: Project, otherwise: Callable[..., Knowledge]
) -> None:
    """Its id alone would say nothing to anybody."""
    since = since_issue(assess(issue, otherwise("2027-01", T_05="T-09")))

    assert since is not None
    assert [(one.id, one.says) for one in since.new] == [("T-09", "Know the details of the product.")]
    assert "1 requirement applies now and did not; 1 requirement applies no longer" in in_short(since)


def test_another_clause_for_the_same_class_is_told(
    issue: Project, otherwise: Callable[..., Knowledge]
) -> None:
    """The document names the clause, so it is out of date."""
    since = since_issue(assess(issue, otherwise("2027-01", **{"Act Rule 3": "Act Rule 33"})))

    assert since is not None
    assert "Class: III as before, by Act Rule 33, then by Act Rule 3." in in_short(since)


def test_nothing_but_the_edition_is_said_to_be_nothing_else(
    issue: Project, otherwise: Callable[..., Knowledge]
) -> None:
    """A new date alone worries nobody."""
    since = since_issue(assess(issue, otherwise("2027-01")))

    assert since is not None
    assert in_short(since).endswith("No class and no requirement comes to anything else.")


def test_an_older_rulebook_is_said_to_be_older(issue: Project, otherwise: Callable[..., Knowledge]) -> None:
    """A colleague wrote the documents with a newer cerwizard."""
    since = since_issue(assess(issue, otherwise("2026-07")))

    assert since is not None
    assert "edition 2026-11 then, 2026-07 now, which is older: update cerwizard" in in_short(since)


def test_a_rulebook_that_is_not_there_is_named(issue: Project) -> None:
    """It was taken out, or is called otherwise; whether answers differ cannot be told then."""
    renamed = {**issue.assessed, "eu_old": "2026-11"}

    since = since_issue(assess(issue.with_record(renamed), SMALL))

    assert since is not None
    assert "`eu_old`: edition 2026-11 then, and no such rulebook is at hand now" in in_short(since)
    assert since.are_answers_same is None


def test_what_answers_changed_is_not_laid_on_the_rulebook(
    issue: Project, otherwise: Callable[..., Knowledge]
) -> None:
    """Where both changed, nobody can tell which of the two moved a class."""
    narrower = issue.with_answer("tissue", False)

    since = since_issue(assess(narrower, otherwise("2027-01")))

    assert since is not None
    assert since.are_answers_same is False
    assert [(one.before, one.now) for one in since.classes] == [("III", "IIb")]
    assert [name for name, _ in since.gone] == ["T-04"]
    assert "what of this comes from answers is not known" in in_short(since)


def test_what_waits_for_an_answer_now_is_not_said_to_be_gone(
    issue: Project, otherwise: Callable[..., Knowledge]
) -> None:
    """While an answer is missing, the class is a range and the requirement may still apply."""
    since = since_issue(assess(issue.without_answer("tissue"), otherwise("2027-01")))

    assert since is not None
    assert [one.id for one in since.unsure] == ["T-04"]
    assert since.gone == ()
    assert "1 requirement hangs now on a missing answer" in in_short(since)


def test_of_a_record_of_editions_alone_nothing_more_is_claimed(otherwise: Callable[..., Knowledge]) -> None:
    """Which class and which requirements there were is not known, so none is said to be new."""
    project = Project(answers=IMPLANT, markets=("eu",), assessed={"eu_test": "2026-11"})

    since = since_issue(assess(project, otherwise("2027-01")))

    assert since is not None
    assert (since.version, since.are_answers_same) == ("", None)
    assert (since.classes, since.new, since.gone, since.unsure) == ((), (), (), ())
    assert in_short(since).startswith("The last issue was assessed with other rulebooks")
    assert in_short(since).endswith("is not all recorded, so more may differ.")


def test_the_same_version_is_recorded_once(issue: Project, otherwise: Callable[..., Knowledge]) -> None:
    """Written again with a newer rulebook it keeps its record, or the difference would vanish; the next one is new."""
    newer = otherwise("2027-01")
    second = Project(
        answers=IMPLANT, markets=("eu",), changes=(FIRST, Change(version="0.2")), assessed=issue.assessed
    )

    assert issued(assess(issue, newer)) is None
    again = issued(assess(second, newer))
    assert again is not None
    assert (again.assessed["version"], again.assessed["eu_test"]) == ("0.2", "2027-01")
    assert since_issue(assess(again, newer)) is None


@pytest.mark.parametrize(
    "changes", [(), (Change(reason="No version yet"),)], ids=["none", "without-a-version"]
)
def test_what_is_not_issued_is_not_recorded(changes: tuple[Change, ...]) -> None:
    """The documents say "not issued", and so does the file."""
    assert issued(assess(Project(answers=IMPLANT, changes=changes), SMALL)) is None


def test_a_rulebook_of_another_market_is_not_recorded() -> None:
    """A later edition of what does not count for the device is no news."""
    project = Project(answers=IMPLANT, markets=("eu",), changes=(FIRST,))

    recorded = issued(assess(project, load_knowledge()))

    assert recorded is not None
    editions = [name for name, said in recorded.assessed.items() if name not in ("version", "answers")]
    markets = {regime.id: regime.market for regime in load_knowledge().regimes}
    assert {markets[name] for name in editions if name in markets} == {"eu", ""}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["2025-01", "eu", "T-01", "III"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from(["eu", "gb"]), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(
    ["version", "answers", "requirements", "classes", "clauses", "eu_test", "eu_old", "colour"]
)


@tried(200)
@given(st.dictionaries(KEYS, ANYTHING, max_size=8))
def test_whatever_stands_in_the_record_nothing_breaks(assessed: dict[str, object]) -> None:
    """People edit the file by hand; what a record cannot mean is passed over, and the next issue is recorded."""
    assessment = assess(Project(answers=IMPLANT, markets=("eu",), changes=(FIRST,), assessed=assessed), SMALL)

    since = since_issue(assessment)
    again = issued(assessment)

    assert since is None or (in_short(since) and list(in_lines(since)))
    assert again is not None or assessed.get("version") == "0.1"
    assert again is None or since_issue(assess(again, SMALL)) is None
