"""A small questionnaire with every kind of question, and project files for it."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from cerwizard.facts import ALWAYS, FactKind
from cerwizard.questionnaire import Column, Derived, Question, Questionnaire, Section


def question(name: str, kind: FactKind, **more: Any) -> Question:
    """Return a question with the words that every question has."""
    words: dict[str, Any] = dict.fromkeys(("ask", "clause", "why", "changes", "help", "example"), "words")
    return Question(id=name, kind=kind, **words, **more)


ROW_ID = Column("id", "Which?", "text", required=True)

QUESTIONNAIRE = Questionnaire(
    (
        Section(
            "device",
            "Device",
            "About it.",
            (
                question("purpose", "text", long=True),
                question("implantable", "yes_no"),
                question("duration", "one_of", choices={"transient": "…", "short": "…", "long": "…"}),
                question("tissue", "some_of", choices={"heart": "…", "brain": "…", "skin": "…"}),
                question("diameter", "number", at_least=0, at_most=500, unit="mm"),
                question("patients", "number", at_least=1, whole=True),
                question("first_sold", "date"),
                Derived("in_the_body", "MDR Article 2", "It is inside.", ALWAYS),
            ),
        ),
        Section(
            "tables",
            "Tables",
            "Lists.",
            (
                question(
                    "promise",
                    "table",
                    columns=(
                        ROW_ID,
                        Column("text", "What?", "text"),
                        Column("use", "Use?", "refers", to=("use",)),
                    ),
                ),
                question(
                    "proof",
                    "table",
                    columns=(
                        ROW_ID,
                        Column("kind", "What?", "one_of", choices={"study": "…", "registry": "…"}),
                        Column("supports", "Which?", "refers_many", to=("promise",)),
                        Column("people", "How many?", "number", at_least=0, whole=True),
                        Column("read", "When?", "date"),
                        Column("own", "Ours?", "yes_no"),
                    ),
                ),
            ),
        ),
    )
)

FULL = dedent(
    '''\
    # A device for trying things out.

    schema_version = 1
    complete = ["promise"]  # one is enough

    [project]
    name = "Patch"
    manufacturer = "Example Devices GmbH"
    stage = "plan"
    markets = ["eu", "gb"]

    [answers]
    purpose = """
    Measures something.

    In adults."""
    implantable = false
    # the instructions say 20 days
    duration = "short"
    tissue = ["heart", "skin"]
    diameter = 12.5

    [justifications]
    duration = "See the instructions."

    [notes]
    duration = "settled with the clinic"

    [open.patients]
    note = "ask the study team"
    owner = "RA"  # regulatory affairs
    due = 2026-12-15

    [[use]]
    id = "alert"
    title = "Alert"

    [use.answers]
    duration = "long"

    [use.open.tissue]
    note = "not clear for the alert"

    [[promise]]
    id = "C1"
    text = "Fewer emergencies."
    use = "alert"

    # still with the clinic
    [[proof]]
    id = "E1"
    kind = "study"
    supports = ["C1"]
    people = 120
    read = 2026-11-20
    own = true

    [[statement]]
    requirement = "R-1"
    place = "QM-12, section 4"
    by = "RA"
    date = 2026-11-20

    [[action]]
    requirement = "R-2"
    owner = "CTO"
    due = 2027-01-31
    note = "write the plan"

    [[meeting]]
    date = 2026-11-22
    present = ["RA", "CTO"]
    decided = ["R-2 goes to the CTO"]

    [[change]]
    version = "0.2"
    date = 2026-11-22
    author = "RA"
    reason = "first issue"

    [assessed]
    eu_mdr = "2026-07"
    '''
)
"""A project file with everything in it, in canonical layout."""
