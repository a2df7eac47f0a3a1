"""What the last issue of the documents was assessed with, as `[assessed]` keeps it.

It is written by cerwizard and may be changed by hand: what cannot be understood is reported and counts as not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from cerwizard.project.records import Kept
from cerwizard.tables import KeyPath, did_you_mean

EDITION = re.compile(r"\d{4}-\d{2}")
EXPECTED: Mapping[str, str] = {
    "version": "text is expected, in quotes",
    "answers": "text is expected, in quotes",
    "requirements": 'a list of the ids of requirements is expected, like `["…", "…"]`',
    "classes": "each class is expected in quotes, under `[assessed.classes]`",
    "clauses": 'lists of clauses are expected, like `["…", "…"]`, under `[assessed.clauses]`',
}
"""What stands under each key but those of the rulebooks."""
NOT_USED = "the last issue counts as not recorded, until its documents are written again"


class Issue(Struct, frozen=True, kw_only=True):
    """One issue of the documents: with which rulebooks it was made, and what it came to."""

    version: str = ""
    """The version of its `[[change]]`."""
    answers: str = ""
    """The fingerprint of what was answered."""
    editions: Mapping[str, str] = field(default_factory=dict)
    """The edition of each rulebook, by its id."""
    classes: Mapping[str, str] = field(default_factory=dict)
    """What each class came to, in words."""
    clauses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The clauses that decided each class."""
    requirements: tuple[str, ...] | None = None
    """The ids of the requirements that applied; `None` where it is not said."""

    def table(self, before: Kept) -> Kept:
        """Return it as it stands in the file; keys that nobody knows stay from the table before it."""
        said: dict[str, object] = {"version": self.version, "answers": self.answers, **self.editions}
        if self.requirements is not None:
            said["requirements"] = self.requirements
        kept = {
            name: value
            for name, value in before.items()
            if name not in (*EXPECTED, *said) and not _is_edition(value)
        }
        tables = {
            name: table for name, table in (("classes", self.classes), ("clauses", self.clauses)) if table
        }
        return {**said, **kept, **tables}


def issue_in(assessed: Kept) -> Issue | None:
    """Return the issue that a project file records; `None` where there is none, or a part of it is malformed."""
    if not assessed or any(
        not _is_as_expected(name, assessed[name]) for name in EXPECTED if name in assessed
    ):
        return None
    editions = {
        name: value for name, value in assessed.items() if name not in EXPECTED and _is_edition(value)
    }
    said = {name: assessed[name] for name in EXPECTED if name in assessed}
    return Issue(editions=editions, **said)  # type: ignore[arg-type]  # each is as expected


def slips(assessed: object) -> Iterator[tuple[KeyPath, str]]:
    """Give what is wrong in the record of an issue, each with its place."""
    for name, value in assessed.items() if isinstance(assessed, Mapping) else ():
        if name in EXPECTED:
            if not _is_as_expected(name, value):
                yield ("assessed", name), f"{EXPECTED[name]}; {NOT_USED}"
        elif isinstance(value, str) and not _is_edition(value):
            message = (
                "an edition is expected, year and month in quotes, like `2026-07`; it is kept and not used"
            )
            yield ("assessed", name), message
        elif not isinstance(value, str):
            yield (
                ("assessed", name),
                f"no such key here; it is kept and not used{did_you_mean(name, EXPECTED)}",
            )


def _is_edition(value: object) -> bool:
    return isinstance(value, str) and EDITION.fullmatch(value) is not None


def _is_as_expected(name: str, value: object) -> bool:
    match name:
        case "classes":
            return isinstance(value, Mapping) and all(isinstance(said, str) for said in value.values())
        case "clauses":
            return isinstance(value, Mapping) and all(map(_are_texts, value.values()))
        case "requirements":
            return _are_texts(value)
        case _:
            return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(part, str) for part in value)
