"""Questions to be killed at: one for a long text, and many of yes and no that all matter to the end."""

from __future__ import annotations

from pathlib import Path

from cerwizard.assessment import Knowledge
from tests.small import knowledge_of, question, yes_no

TEXT = "purpose"
QUESTIONS = [f"feature_{number:02}" for number in range(30)]
RULES = """
[[decision]]
id = "grade"
title = "Grade"
clause = "MDR Annex VIII"
says = "Strict where one of them is missing."
group = "class"
outcomes = ["I", "II"]
policy = "strictest"
otherwise = [ { outcome = "I", clause = "MDR Annex VIII, Rule 1", says = "All of them." } ]
"""
RULE = """
[[decision.rule]]
id = "{name}"
name = "{name}"
clause = "MDR Annex VIII, Rule 8"
says = "Without it."
when = {{ {name} = false }}
outcome = "II"
"""
REQUIREMENT = f"""
[[requirement]]
id = "R-1"
says = "Say what it is for."
clause = "MDR Annex II, 1.1"
authority = "law"
verified = true
kind = "duty"
group = "Device"
severity = "minor"
due = "scoping"
closes = "Say it."
met_by = [ {{ answers = ["{TEXT}"] }} ]
"""


def killing_knowledge(folder: Path) -> Knowledge:
    """Return the knowledge; the text is asked last, and the others stay open until all are answered."""
    asked = [
        *map(yes_no, QUESTIONS),
        question(f'id = "{TEXT}"\nask = "What for?"\nkind = "text"\nlong = true'),
    ]
    rules = RULES + "".join(RULE.format(name=name) for name in QUESTIONS) + REQUIREMENT
    return knowledge_of(folder, "\n".join(asked), rules)
