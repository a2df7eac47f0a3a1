"""Small knowledge for tests: questions and rules given as text, filled up with the keys that every question has."""

from __future__ import annotations

import textwrap
from pathlib import Path

from cerwizard.assessment import load_knowledge
from cerwizard.assessment.knowledge import Knowledge

ASKED = (
    'clause = "MDR Article 2"\nwhy = "why"\nchanges = "what it changes"\nhelp = "help"\nexample = "example"'
)

REGIME = """
id = "eu_mdr"
title = "EU MDR"
market = "eu"
edition = "2026-11"
order = ["rules"]
"""


HERE = Path(__file__).parent / "small_knowledge"


def small_knowledge() -> Knowledge:
    """Return three sections and one Act, small enough to be held in mind."""
    return load_knowledge(HERE / "questions", HERE / "rulebook")


CLASS_OF_A_DEVICE = """
[[decision]]
id = "grade"
title = "Grade"
report_as = "grade_of_device"
clause = "MDR Annex VIII"
says = "The strictest stands."
outcomes = ["I", "IIa"]
policy = "strictest"
group = "class"
when = { is_device = true }
otherwise = [ { outcome = "I", clause = "MDR Annex VIII, Rule 1", says = "All others." } ]
"""
"""A decision on the class of whatever `is_device`."""


def question(text: str) -> str:
    """Return a question as TOML, with the words that every question needs added."""
    head, _, tables = textwrap.dedent(text).strip().partition("\n[")
    return f"[[question]]\n{head}\n{ASKED}\n" + (f"[{tables}\n" if tables else "")


def yes_no(name: str, extra: str = "") -> str:
    """Return a yes/no question as TOML."""
    return question(f'id = "{name}"\nask = "Is it {name}?"\nkind = "yes_no"\ntick = "It is {name}"\n{extra}')


def write_knowledge(folder: Path, questions: str, rules: str = "", **more: str) -> tuple[Path, Path]:
    """Write question and rule files below a folder and return the two folders."""
    asked, rulebook = folder / "questions", folder / "rulebook"
    regime = rulebook / "eu_mdr"
    asked.mkdir(parents=True, exist_ok=True)
    regime.mkdir(parents=True, exist_ok=True)
    (asked / "10-device.toml").write_text(
        f'[section]\ntitle = "Device"\nintro = "About it."\n\n{questions}', "utf-8"
    )
    (regime / "regime.toml").write_text(REGIME, "utf-8")
    (regime / "rules.toml").write_text(textwrap.dedent(rules), "utf-8")
    for name, text in more.items():
        (regime / f"{name}.toml").write_text(textwrap.dedent(text), "utf-8")
    return asked, rulebook


def knowledge_of(folder: Path, questions: str, rules: str = "", **more: str) -> Knowledge:
    """Return the knowledge that these question and rule texts make."""
    return load_knowledge(*write_knowledge(folder, questions, rules, **more))
