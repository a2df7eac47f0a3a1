"""Checks what a project file says of facts and tables against the questionnaire."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field

from cerwizard.project.door import FileTable
from cerwizard.project.issue import slips
from cerwizard.project.structure import unknown_keys
from cerwizard.project.values import complaint, doubt
from cerwizard.questionnaire import Column, Question, Questionnaire
from cerwizard.tables import KeyPath, Problem, Source, did_you_mean, no_such_value

ABOVE_ALL = ("schema_version", "complete")
AT_THE_TOP = "; it belongs at the top of the file, above the first `[…]`"
"""Where keys stand that are about the whole file: below a heading they would be part of what it heads."""
ABOUT_FACTS = ("answers", "justifications", "notes", "open")
MOST_SAID = 1000
"""Problems of one file that are told one by one; nobody reads more, and a broken file may hold a million."""
ONE_FOR_EACH = {"action": "requirement", "statement": "requirement"}
"""The tables of which one row counts for each thing that their rows are about, and the key that names it."""


class Findings(Struct, frozen=True):
    """What is wrong in a project file."""

    errors: tuple[Problem, ...]
    """What makes the file unreadable: a value that does not exist, or is of the wrong type."""
    warnings: tuple[Problem, ...]
    """What is reported while all is kept: unknown names, missing rows, numbers out of range, dates out of order."""
    untold: int = 0
    """How many more there are of both."""

    @property
    def all(self) -> tuple[Problem, ...]:
        """Both, from the top of the file to its end."""
        return tuple(sorted((*self.errors, *self.warnings), key=lambda problem: problem.line or 0))


def check(
    source: Source, data: Mapping[str, Any], questionnaire: Questionnaire, markets: Collection[str] = ()
) -> Findings:
    """Return every problem of a project file but those of its structure.

    `markets`, when given, are the only ones that a project may name.
    """
    checker = Checker(source, data, questionnaire)
    checker.check_keys()
    checker.check_markets(markets)
    checker.check_said(data, ())
    for number, use in enumerate(rows_of(data, "use")):
        checker.check_said(use, ("use", number))
    for name in questionnaire.tables:
        if name in data:
            checker.check_table(questionnaire.questions[name])
    checker.check_ids("use")
    checker.check_order("change")
    for table, key in ONE_FOR_EACH.items():
        checker.check_once(table, key)
    checker.check_dated("meeting")
    for keys, message in slips(data.get("assessed")):
        checker.warning(keys, message)
    return Findings(tuple(checker.errors), tuple(checker.warnings), checker.untold)


def rows_of(data: Mapping[str, Any], table: str) -> list[Mapping[str, Any]]:
    """Return the rows of a table, or none where something else stands in its place."""
    found = data.get(table)
    return found if isinstance(found, list) and all(isinstance(row, dict) for row in found) else []


def table_at(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a table, or an empty one where something else stands in its place."""
    found = data.get(name)
    return found if isinstance(found, dict) else {}


class Checker(Struct):
    """Collects the problems of one file."""

    source: Source
    data: Mapping[str, Any]
    questionnaire: Questionnaire
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    untold: int = 0
    """How many more problems there are than are told."""
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """The ids of each table looked at so far."""
    items: frozenset[str] = frozenset()
    """Everything that has an id in the questionnaire, once it is asked for: of an answer that is saved it never is."""

    def error(self, keys: KeyPath, message: str) -> None:
        """Add what makes the file unreadable."""
        self.tell(self.errors, keys, f"`{named(keys)}`: {message}")

    def warning(self, keys: KeyPath, message: str) -> None:
        """Add what is reported and kept."""
        self.tell(self.warnings, keys, f"`{named(keys)}`: {message}")

    def tell(self, told: list[Problem], keys: KeyPath, message: str) -> None:
        """Add a problem where there are not too many yet; one at least is told, so that a wrong file is refused."""
        if len(told) < MOST_SAID:
            told.append(self.source.problem(keys, message))
        else:
            self.untold += 1

    def meant(self, name: str, known: Collection[str]) -> str:
        """Return the end of a message that suggests the nearest known name, where looking for it is worth while."""
        return did_you_mean(name, known) if max(len(self.warnings), len(known)) < MOST_SAID else ""

    def ids_of(self, table: str) -> frozenset[str]:
        """Return the ids that the rows of a table have."""
        if table not in self.ids:
            self.ids[table] = frozenset(str(row.get("id", "")) for row in rows_of(self.data, table))
        return self.ids[table]

    def check_keys(self) -> None:
        """Report keys of the structure that nobody knows, and unknown names of finished tables."""
        for keys, known in unknown_keys(self.data, FileTable, self.questionnaire.tables):
            is_answer = keys[-1] in self.questionnaire.questions
            hint = "; an answer stands under `[answers]`" if is_answer else self.meant(str(keys[-1]), known)
            hint = AT_THE_TOP if keys[-1] in ABOVE_ALL else hint
            self.warning(keys, f"no such key here; it is kept and not used{hint}")
        tables = self.questionnaire.tables
        complete = self.data.get("complete")
        for number, name in enumerate(complete if isinstance(complete, list) else []):
            if isinstance(name, str) and name not in tables:
                self.warning(("complete", number), f"there is no table `{name}`{self.meant(name, tables)}")

    def check_markets(self, markets: Collection[str]) -> None:
        """Refuse a market that no rulebook is for: its rules would silently be left out."""
        named_markets = table_at(self.data, "project").get("markets")
        for number, market in enumerate(named_markets if isinstance(named_markets, list) else []):
            if markets and isinstance(market, str) and market not in markets:
                self.error(("project", "markets", number), no_such_value(market, markets))

    def check_said(self, said: Mapping[str, Any], path: KeyPath) -> None:
        """Check the answers of the whole device or of one use."""
        answers, points = table_at(said, "answers"), table_at(said, "open")
        for name in ABOUT_FACTS:
            for fact in table_at(said, name):
                if fact not in self.questionnaire.questions:
                    self.warning((*path, name, fact), self.unknown_fact(fact))
        for fact, value in answers.items():
            if fact in self.questionnaire.questions:
                self.check_value(self.questionnaire.questions[fact], value, (*path, "answers", fact))
            if fact in points:
                self.warning((*path, "open", fact), "it has an answer and is open too; the answer counts")

    def unknown_fact(self, name: str) -> str:
        """Return the message about a fact that no question declares."""
        self.items = self.items or frozenset(item.id for item in self.questionnaire.items)
        if name in self.items:
            return "it has no answer of its own, it follows from others; it is kept and not used"
        hint = AT_THE_TOP if name in ABOVE_ALL else self.meant(name, self.questionnaire.questions)
        return f"no question declares this fact; it is kept and not used{hint}"

    def check_value(self, asked: Question | Column, value: object, keys: KeyPath) -> None:
        """Check one answer or one cell."""
        if wrong := complaint(asked, value):
            self.error(keys, wrong)
        elif strange := doubt(asked, value):
            self.warning(keys, strange)

    def check_table(self, question: Question) -> None:
        """Check every row of a table question."""
        columns = {column.id: column for column in question.columns}
        table = self.data[question.id]
        if not isinstance(table, list) or not all(isinstance(row, dict) for row in table):
            self.error((question.id,), f"rows are expected, each under `[[{question.id}]]`")
            return
        for number, row in enumerate(table):
            for name, value in row.items():
                keys = (question.id, number, name)
                if name not in columns:
                    hint = self.meant(name, columns)
                    self.warning(keys, f"`{question.id}` has no such column; it is kept and not used{hint}")
                    continue
                self.check_value(columns[name], value, keys)
                self.check_not_before(columns[name], row, keys)
                if columns[name].to:
                    self.check_references(columns[name], value, keys)
        self.check_ids(question.id)

    def check_ids(self, table: str) -> None:
        """Report rows without an id, and ids that stand twice."""
        rows = rows_of(self.data, table)
        seen = set()
        for number, row in enumerate(rows):
            row_id = str(row.get("id", ""))
            if not row_id and table in self.questionnaire.tables:
                self.warning((table, number), "this row has no `id`, so nothing can refer to it")
            elif row_id and row_id in seen:
                what = "row" if table in self.questionnaire.tables else "use"
                counts = "" if what == "row" else ": only what the first says of itself counts"
                message = f"`{row_id}` stands above already; give each {what} its own{counts}"
                self.warning((table, number, "id"), message)
            seen.add(row_id)

    def check_once(self, table: str, key: str) -> None:
        """Report a second row about the same thing: the first one counts."""
        seen = set()
        for number, row in enumerate(rows_of(self.data, table)):
            about = row.get(key)
            if isinstance(about, str) and about in seen:
                self.warning((table, number, key), f"`{about}` stands above already; the first one counts")
            if isinstance(about, str):
                seen.add(about)

    def check_dated(self, table: str) -> None:
        """Report rows that stand for a day and do not say which."""
        for number, row in enumerate(rows_of(self.data, table)):
            if "date" not in row:
                message = "this row has no `date`, so nobody can tell when it was"
                self.tell(self.warnings, (table, number), f"`{table}`: {message}")

    def check_not_before(self, column: Column, row: Mapping[str, Any], keys: KeyPath) -> None:
        """Report a date before the one that it cannot be before."""
        value, first = row.get(column.id), row.get(column.not_before)
        days = [day for day in (value, first) if isinstance(day, date) and not isinstance(day, datetime)]
        if len(days) > 1 and days[0] < days[1]:
            self.warning(keys, f"{days[0]} is before {days[1]}, the `{column.not_before}` of the same row")

    def check_order(self, table: str) -> None:
        """Report rows dated before one above them: the last issue gives the documents their date."""
        latest: date | None = None
        for number, row in enumerate(rows_of(self.data, table)):
            dated = row.get("date")
            # A moment is a date to Python, and cannot be compared with one; the structure refuses it.
            if not isinstance(dated, date) or isinstance(dated, datetime):
                continue
            if latest and dated < latest:
                message = (
                    f"{dated} is before {latest}, which stands above; the last row is taken as the latest"
                )
                self.warning((table, number, "date"), message)
            latest = max(dated, latest or dated)

    def check_references(self, column: Column, value: object, keys: KeyPath) -> None:
        """Report ids of rows that are not there."""
        homes = {table: self.ids_of(table) for table in column.to}
        known = frozenset[str]().union(*homes.values())
        for row_id in value if isinstance(value, list) else [value]:
            if isinstance(row_id, str) and row_id and row_id not in known:
                tables = " or ".join(f"`{table}`" for table in column.to)
                self.warning(keys, f"no row `{row_id}` in {tables}{self.meant(row_id, sorted(known))}")
            named_twice = [table for table in column.to if row_id in homes[table]]
            if isinstance(row_id, str) and len(named_twice) > 1:
                tables = " and ".join(f"`{table}`" for table in named_twice)
                self.warning(keys, f"`{row_id}` stands in {tables}, so nobody can tell which is meant")


def named(keys: KeyPath) -> str:
    """Return the name that a message calls a place by: its last key."""
    return next((part for part in reversed(keys) if isinstance(part, str)), "")
