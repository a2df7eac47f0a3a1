"""The classes side by side, as every report shows them: outcome, clause, and why one does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cerwizard.assessment import BASE, Assessment, deciding_uses, is_of_a_market, of_each_use, side_by_side
from cerwizard.cli.output import fold, margin, show, visible


def show_classes(assessment: Assessment) -> None:
    """Print the class in each market beside the others."""
    for line in class_lines(assessment):
        print(visible(line))


def class_lines(assessment: Assessment) -> Iterator[str]:
    """Give the lines of the block: title, outcome, and below it what the outcome rests on."""
    standings = side_by_side(assessment)
    width = margin(standing.title for standing in standings)
    for standing in standings:
        title = f"{standing.title + ':':<{width - 1}} "
        if standing.words.startswith("does not"):
            yield fold(f"{title}{standing.words}: {standing.rests_on}", hang=width)
            continue
        yield fold(f"{title}{standing.words}", hang=width)
        yield fold(standing.rests_on, indent=width)


def show_classes_in_short(assessment: Assessment) -> None:
    """Print the classes without what they rest on, above something else that is the matter."""
    for standing in side_by_side(assessment):
        if is_of_a_market(standing, assessment):
            show(f"{standing.title}: {standing.words}", hang=2)


def show_uses(assessment: Assessment) -> None:
    """Print what each use comes to on its own, and which one decides; nothing where there is one use only."""
    if len(assessment.uses) < 2:
        return
    show()
    show("Each use on its own; the strictest stands for the whole:")
    standings = [found for found in side_by_side(assessment) if is_of_a_market(found, assessment)]
    said = {standing.title: dict(of_each_use(assessment, standing)) for standing in standings}
    titles = {use.id: use.title for use in assessment.project.uses}
    for use in assessment.uses:
        name = f"{use.id} ({titles[use.id]})" if titles.get(use.id) else use.id or BASE
        if use.id in assessment.kept_apart:
            show(f"{name}: no class, kept apart. {_apart(use.id, said)}", indent=2, hang=2)
            continue
        show(f"{name}:", indent=2)
        for standing in standings:
            deciding = deciding_uses(standing.verdict)
            decides = ", decides" if use.id in deciding and len(deciding) < len(assessment.uses) else ""
            show(f"{standing.title}: {said[standing.title][use.id]}{decides}", indent=4, hang=2)


def _apart(use: str, said: Mapping[str, Mapping[str, str]]) -> str:
    """Return why no class applies to a use, as each market says it."""
    found = [words[use] for words in said.values() if ": " in words[use]]
    return "; ".join(dict.fromkeys(words.partition(": ")[2] for words in found))
