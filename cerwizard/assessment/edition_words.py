"""What differs since the last issue of the documents, in the words that every face uses."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cerwizard.assessment.counted import counted
from cerwizard.assessment.editions import ClassSince, RulebookSince, Since
from cerwizard.evidence import Requirement

NOTHING_ELSE = "No class and no requirement comes to anything else."
NOT_ALL_RECORDED = "Which classes and requirements it came to is not all recorded, so more may differ."
HOW_TO_GO_ON = (
    "Nothing in the project file is changed by this. It is told until documents are written for a further "
    "`[[change]]`, whose record takes the place of this one."
)


class Part(Struct, frozen=True):
    """One kind of difference."""

    title: str
    lines: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The title with how many there are."""
        return f"{self.title} ({len(self.lines)}):"


def opening_of(since: Since) -> str:
    """Return the sentence that everything begins with."""
    return f"{_issue(since)} was assessed with other rulebooks than are at hand now."


def parts_of(since: Since) -> Iterator[Part]:
    """Give the differences: rulebooks, classes, requirements."""
    found = (
        ("Rulebooks", [_rulebook(one) for one in since.rulebooks]),
        ("Classes", [_class(one) for one in since.classes]),
        ("Apply now, and did not", [_requirement(one) for one in since.new]),
        ("Apply no longer", [_gone(name, one) for name, one in since.gone]),
        ("Hang now on an answer that is missing", [_requirement(one) for one in since.unsure]),
    )
    for title, lines in found:
        if lines:
            yield Part(title, tuple(lines))


def source_of(since: Since) -> str:
    """Return what the differences may come from, as far as it is known; no more is claimed."""
    if not since.is_recorded:
        return NOT_ALL_RECORDED
    if not (since.classes or since.new or since.gone or since.unsure):
        return NOTHING_ELSE
    match since.are_answers_same:
        case True:
            return "The answers and markets are the same as then, so all of this comes from the rulebooks."
        case False:
            return "What is answered is not the same as then: what of this comes from answers is not known."
        case _:
            return "Whether answers or markets changed since is not known: some of this may come from them."


def in_short(since: Since) -> str:
    """Return the differences in a sentence or two, for who reads no further."""
    counts = (
        (len(since.new), "applies now and did not", "apply now and did not"),
        (len(since.gone), "applies no longer", "apply no longer"),
        (len(since.unsure), "hangs now on a missing answer", "hang now on a missing answer"),
    )
    found = [
        *map(_class, since.classes),
        *(
            counted(many, f"requirement {one}", f"requirements {all_of}")
            for many, one, all_of in counts
            if many
        ),
    ]
    rulebooks = "; ".join(map(_rulebook, since.rulebooks))
    differs = f"{'; '.join(found)}. " if found else ""
    return f"{opening_of(since)} {rulebooks}. {differs}{source_of(since)}"


def in_lines(since: Since) -> Iterator[str]:
    """Give all of it, each difference on a line of its own that says what it is about."""
    for part in parts_of(since):
        yield from (f"{part.title.lower()}: {line}" for line in part.lines)
    yield source_of(since)


def _issue(since: Since) -> str:
    return f"Issue {since.version}" if since.version else "The last issue"


def _rulebook(one: RulebookSince) -> str:
    if not one.now:
        return f"`{one.id}`: edition {one.before} then, and no such rulebook is at hand now"
    older = ", which is older: update cerwizard" if one.is_older else ""
    return f"{one.title}: edition {one.before} then, {one.now} now{older}"


def _class(one: ClassSince) -> str:
    if one.before == one.now:
        then = "; ".join(one.clauses_before) or "no clause"
        return f"{one.title}: {one.now} as before, by {'; '.join(one.clauses_now) or 'no clause'}, then by {then}"
    before, now = one.before or "did not apply", one.now or "does not apply"
    then = "" if one.clauses_before == one.clauses_now else _by(one.clauses_before)
    return f"{one.title}: {before}{then} → {now}{_by(one.clauses_now)}"


def _by(clauses: tuple[str, ...]) -> str:
    return f" ({'; '.join(clauses)})" if clauses else ""


def _requirement(one: Requirement) -> str:
    return f"{one.id}: {one.says} ({one.clause})"


def _gone(name: str, one: Requirement | None) -> str:
    return _requirement(one) if one else f"{name}: no rulebook at hand has it any more"
