"""What the what-if screen says: the two sides, and each requirement that comes, goes or stands differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.content import Content
from textual.visual import Visual

from cerwizard.assessment import (
    AnswerChange,
    GapChange,
    about_words,
    answer_in_words,
    certain_reasons,
    counted,
    moved_how,
    reason_in_words,
    stands,
)
from cerwizard.evidence import SEVERITIES, Inconsistency
from cerwizard.sitting import BASE, WAYS, Beside, Fork, Lever, Words, use_words
from cerwizard.tui.looks import LABEL, QUIET
from cerwizard.tui.widgets import Hanging, SideBySide

HEADINGS = {
    "milder": "One other answer that makes the class milder, or may",
    "stricter": "One that makes it stricter, or may",
    "either": "One that opens it again",
    "outside": "One that leaves the scope",
}
BASE_SAYS = "as for the device as described"
SHARES = (3, 4, 4)
"""How wide the columns of the comparison are to each other."""


class Keys(Struct, frozen=True):
    """The keys that the sentences name, as a person has them."""

    take: str
    any: str
    keep: str


def differing(fork: Fork, keys: Keys) -> str:
    """Return how much differs, and that nothing of it is saved yet."""
    count = len(fork.answers)
    if not fork.is_other:
        return "nothing differs yet"
    told = counted(count, "answer differs", "answers differ")
    return f"{told}; the device stays as it is until {keys.keep} keeps it"


def listed(fork: Fork, found: Sequence[Lever] | None) -> Iterator[tuple[str, Hanging]]:
    """Give what differs, then what would move a class; headings have no name."""
    if fork.answers:
        yield "", Hanging("", Content("Different here"))
    for number, change in enumerate(fork.answers):
        yield f"change {number}", _change(change, fork)
    if found is None:
        yield "", Hanging("", Content("Looking for answers that move the class …"))
        return
    for way in WAYS:
        if any(lever.way == way for lever in found):
            yield "", Hanging("", Content(HEADINGS[way]))
        asked = ""
        for number, lever in enumerate(found):
            if lever.way == way:
                yield f"lever {number}", _lever(lever, fork, is_first=lever.question.id != asked)
                asked = lever.question.id
    if not found:
        yield "", Hanging("", Content(_nothing_moves(len(fork.open))))


def _nothing_moves(still_open: int) -> str:
    if not still_open:
        return "No single answer moves the class."
    can = counted(still_open, "open question still can", "open questions still can")
    return f"No answer given so far moves the class; {can}."


def comparison(fork: Fork, keys: Keys) -> Iterator[Visual]:
    """Give the two sides, then everything that moves with its reasons."""
    if not fork.is_other:
        yield Content(
            f"Nothing is different yet. Take one of the answers listed with {keys.take}, or {keys.any} for any other."
        )
        yield Content()
    yield SideBySide([Content(""), Content.styled("Now", LABEL), Content.styled("  What if", LABEL)], SHARES)
    for line in fork.lines:
        yield _beside(line)
    for line in fork.lines:
        if line.is_other and line.verdict is not None:
            yield from _why(line, fork)
    for ask, now, then in fork.wordings:
        yield Content()
        yield Content.styled(ask, LABEL)
        yield SideBySide([_wording(now, "strike"), _wording(then, "bold underline")], (1, 1))
        yield Content.styled(
            f"The rules read the answers, not the wording: {keys.any} changes what it makes different.", QUIET
        )
    yield from _requirements(fork)


def _beside(line: Beside) -> Visual:
    look = "bold" if line.is_other else QUIET
    then = Hanging("→ " if line.is_other else "  ", Content.styled(line.then, look))
    return SideBySide([Content.styled(line.title, look), Content.styled(line.now, QUIET), then], SHARES)


def _why(line: Beside, fork: Fork) -> Iterator[Visual]:
    assert line.verdict is not None
    yield Content()
    yield Content.assemble((f"{line.title}: ", LABEL), f"{line.now} → {line.then}")
    reasons = certain_reasons(line.verdict) if line.verdict.is_settled else ()
    has_uses = len(line.verdict.results) > 1
    for found in reasons:
        yield Hanging("  * ", Content(reason_in_words(found.reason, [found.use] if has_uses else [])))
    if not reasons:
        yield Hanging("  * ", Content(line.verdict.decision.clause))
        for name in line.verdict.open[:3]:
            yield Hanging("  ? ", Content(fork.after.knowledge.words(name)))
    yield from _changed_by(line.because_of, fork)


def _requirements(fork: Fork) -> Iterator[Visual]:
    found, knowledge = fork.delta, fork.after.knowledge
    for heading, sign, changes in (
        ("Comes", "+", found.comparison.new),
        ("Goes", "-", found.gone),
        ("Hangs now on an answer that is missing", "?", found.unsure),
        ("Stands differently", "~", found.comparison.moved),
    ):
        if not changes:
            continue
        yield Content()
        yield Content.styled(f"{heading}: {_counted(changes)}", LABEL)
        for change in changes:
            requirement = change.gap.requirement
            said = about_words(change.gap, BASE)
            about = f" [{said}]" if said else ""
            yield Hanging(
                f"{sign} ",
                Content.assemble(
                    (f"{requirement.severity}: ", "bold"),
                    f"{requirement.says}{about}",
                    (f" ({requirement.clause})", QUIET),
                ),
            )
            match sign:
                case "+":
                    yield _quiet(f"because {change.gap.because}; {stands(change)}")
                case "-":
                    yield _quiet(f"it applied because {change.gap.because}")
                case "?":
                    waiting = found.still_open(change)
                    names = sorted(waiting.waits_for) if waiting else []
                    yield _quiet("waits for " + "; ".join(f"“{knowledge.words(name)}”" for name in names))
                case _:
                    yield _quiet(moved_how(change))
            yield from _changed_by(change.because_of, fork)
    yield from _findings("No longer goes together", found.new_findings)
    yield from _findings("Goes together now", found.gone_findings)


def _findings(heading: str, findings: Sequence[Inconsistency]) -> Iterator[Visual]:
    if findings:
        yield Content()
        yield Content.styled(heading, LABEL)
    for found in findings:
        place = f"{found.table} {found.row}: " if found.table else ""
        yield Hanging("! ", Content.assemble(f"{place}{found.says}", (f" ({found.clause})", QUIET)))


def _changed_by(facts: Sequence[str], fork: Fork) -> Iterator[Visual]:
    if facts:
        yield _quiet("changed by " + "; ".join(f"“{fork.after.knowledge.words(fact)}”" for fact in facts))


def _quiet(text: str) -> Hanging:
    return Hanging("    ", Content.styled(text, QUIET))


def _counted(changes: Sequence[GapChange]) -> str:
    counts = Counter(change.gap.requirement.severity for change in changes)
    told = " · ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES if counts[severity])
    return f"{len(changes)} ({told})"


def _wording(words: Sequence[Words], look: str) -> Content:
    return Content(" ").join(
        Content.styled(part.text, look) if part.is_own else Content(part.text) for part in words
    )


def _change(change: AnswerChange, fork: Fork) -> Hanging:
    knowledge = fork.after.knowledge
    before, after = (
        answer_in_words(change.fact, value, knowledge) for value in (change.before, change.after)
    )
    use = f" (for {use_words(fork.sitting.project, change.use)})" if change.use else ""
    questions = knowledge.questionnaire.questions
    if change.fact in questions and questions[change.fact].long:
        before, after = "these words", "other words"
    was, now = change.taken_over
    before = BASE_SAYS if was and change.before is None else before
    after = BASE_SAYS if now and change.after is None else after
    return Hanging(
        "* ",
        Content.assemble(knowledge.words(change.fact), (use, QUIET), " ", (f"{before} → {after}", "bold")),
    )


def _lever(lever: Lever, fork: Fork, *, is_first: bool) -> Hanging:
    answer = answer_in_words(lever.question.id, lever.value, fork.after.knowledge)
    ask = f"{lever.question.ask} " if is_first else "… or "
    return Hanging("> ", Content.assemble(ask, (answer, "bold"), f" → {lever.words}"))
