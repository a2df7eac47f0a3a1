"""What stands beside the gaps: what such devices are usually asked, and how far each claim is carried by evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from textual.content import Content

from cerwizard.assessment import Assessment, against_words, counted, outcome_words, reason_words
from cerwizard.evidence import Matrix, Prompted, row_id
from cerwizard.facts import Truth
from cerwizard.tui.looks import QUIET, labelled
from cerwizard.tui.screens.walking import Spot
from cerwizard.tui.widgets import Hanging

STANDINGS = {"empty": "!", "thin": "…", "supported": "✓"}


class Shown(Struct, frozen=True):
    """One line of a page, what is known about it, and what a person can do about it."""

    line: Hanging
    details: Content
    advice: Prompted | None = None
    """The point of advice that it is, where it is one."""
    spot: Spot = Spot("")
    """Where something can be done about it."""
    searched: str = ""


def advice_lines(assessment: Assessment) -> Iterator[Shown]:
    """Give what such devices are usually asked, feature by feature; it is advice and never a gap."""
    for feature, found in groupby(assessment.advice, lambda said: said.prompt.feature):
        for said in found:
            yield _advice(said, feature)


def evidence_lines(assessment: Assessment) -> Iterator[Shown]:
    """Give what has to be carried, weakest first, and then every item with its rank and the reason for it."""
    matrix, plan = assessment.matrix, assessment.matrix_plan
    for row in (*matrix.weak, *(row for row in matrix.rows if row.standing == "supported")):
        cells = [f"{cell.item.sign.symbol} {cell.item.id}" for cell in row.cells]
        line = Content.assemble(
            (f"{row.group} {row.id}, {row.standing}: ", "bold"), row.text, ("  " + "  ".join(cells), QUIET)
        )
        told = [
            f"{cell.item.sign.symbol} {cell.item.id}: {cell.item.title}; {cell.item.sign.says}"
            + (f" (through {cell.through})" if cell.through else "")
            for cell in row.cells
        ]
        parts = [
            (f"{row.group} {row.id}", row.text),
            ("How it stands:", f"{row.standing}. {row.reason}"),
            ("Clause:", row.clause),
            *(("Carried by:", said) for said in told or ["nothing yet"]),
        ]
        yield Shown(
            Hanging(f"{STANDINGS[row.standing]} ", line),
            labelled(parts),
            spot=Spot(row.table, row=row.id),
            searched=line.plain,
        )
    if plan is None:
        return
    for item, appraised in assessment.appraised_items:
        name, title = row_id(item), str(item.get(plan.title, ""))
        ranks = ", ".join(outcome_words(found) for found in appraised)
        line = Content.assemble((f"Item {name}, {ranks}: ", "bold"), title)
        parts = [(f"Item {name}", title)]
        for found in appraised:
            parts.append((f"{found.appraisal.title}:", outcome_words(found)))
            parts.append(("Because:", reason_words(found, assessment.knowledge)))
            parts.append(("Against:", against_words(found)))
        idle = name in {item.id for item in matrix.idle}
        parts.append(("Speaks for:", "nothing that is written down yet" if idle else ""))
        yield Shown(
            Hanging("… " if idle else "- ", line),
            labelled(parts),
            spot=Spot(plan.items, row=name),
            searched=line.plain,
        )


def advice_heading(assessment: Assessment) -> Content:
    """Return how much is asked, and that it is advice."""
    answered = sum(said.is_answered for said in assessment.prompts)
    waiting = assessment.open_prompts
    return Content.assemble(
        ("What devices of this kind are usually asked: advice, never a gap", "bold"),
        f"\n{counted(len(assessment.prompts), 'point')}, {answered} answered; "
        f"{counted(len(waiting), 'more hangs', 'more hang')} on answers that are missing",
    )


def evidence_heading(matrix: Matrix) -> Content:
    """Return how much is carried, thin or empty."""
    counts = {name: sum(row.standing == name for row in matrix.rows) for name in STANDINGS}
    told = " · ".join(f"{count} {name}" for name, count in counts.items())
    return Content.assemble(
        ("What the evidence carries: weakest first, then each item with its rank", "bold"),
        f"\n{told}, none of which means enough · {len(matrix.items)} items, {len(matrix.idle)} of them speak "
        "for nothing that is written down",
    )


def _advice(said: Prompted, feature: str) -> Shown:
    prompt = said.prompt
    sign, state = ("?", "may apply") if said.applies is Truth.OPEN else ("-", prompt.about)
    if said.is_answered:
        sign, state = "✓", "answered"
    owner = f" @ {said.owner}" if said.owner else ""
    by = f" by {said.due_date.isoformat()}" if said.due_date else ""
    line = Content.assemble((f"{feature}, {state}: ", "bold"), prompt.says, (owner + by, QUIET))
    parts = [
        (prompt.id, prompt.rests_on),
        ("Why it is asked:", said.because),
        ("Answered in:", said.place),
        (
            "Who and when:",
            "; ".join(part for part in (said.owner, str(said.due_date or ""), said.note) if part),
        ),
        ("Belongs under:", ", ".join(prompt.requirements)),
        ("Not verified:", prompt.verified.removeprefix("not verified: ")),
    ]
    return Shown(
        Hanging(f"{sign} ", line),
        labelled(parts),
        advice=said,
        spot=Spot(min(said.waits_for, default="")),
        searched=f"{line.plain} {prompt.id} {prompt.rests_on}",
    )
