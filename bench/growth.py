"""P8: ten times the questions, ten times the rules, a hundred times the evidence: linear or better."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from bench.app import answering
from bench.devices import Tables, assessed, tables_of, times_items, whole, written
from bench.engine import seconds_to_assess
from bench.figures import Figure, both
from bench.pairs import Measure, interleaved
from bench.setting import TOP, Setting
from cerwizard import load_knowledge
from cerwizard.paths import questions_folder, rulebook_folder
from cerwizard.tables import Source, read

LINEAR = 1.1
"""How much more than the size the time may grow: the machine's noise."""
DECLARING = ("question", "derived", "decision", "requirement", "prompt", "appraisal")
CONDITIONS = {"when", "unless", "holds", "blocked_by"}
"""The keys of tables whose own keys are facts."""
NAMING = {"covers", "to", "answers", "settled", "outcome_of", "in", "of", "each", "requirements"}
"""The keys whose values are facts or tables."""
GROWN = TOP / "bench" / "programs" / "grown.py"


@dataclass(frozen=True, slots=True)
class Grown:
    """A project with the knowledge it is assessed by."""

    questions: Path
    rulebook: Path
    tables: Tables

    def command(self, what: str, path: Path, *more: str) -> tuple[str, ...]:
        """Return what opens or writes a project with this knowledge."""
        return (sys.executable, str(GROWN), what, str(self.questions), str(self.rulebook), str(path), *more)


def growth(setting: Setting) -> Iterator[Figure]:
    """Measure answering, assessing and writing, larger beside as it is."""
    times = setting.times
    plain = Grown(questions_folder(), rulebook_folder(), tables_of(whole()))
    for what, factor, grown in (
        (f"questions × {times}", times, with_questions(plain, times, setting.folder / "questions")),
        (f"rules × {times}", times, with_rules(plain, times, setting.folder / "rulebook")),
        (f"evidence × {times**2}", times**2, with_evidence(plain, times**2)),
    ):
        yield _figure(setting, f"P2, {what}", factor, _answer(setting, grown), _answer(setting, plain))
        yield _figure(setting, f"P4, {what}", factor, _assess(setting, grown), _assess(setting, plain))
        yield _figure(setting, f"P5, {what}", factor, _write(setting, grown), _write(setting, plain))


def with_questions(plain: Grown, times: int, folder: Path) -> Grown:
    """Return so many copies of every question, each answered as the first; their conditions are about the copy."""
    folder.mkdir()
    sources = {path: read(path) for path in sorted(plain.questions.glob("*.toml"))}
    names = {name for source in sources.values() for name in declared(source)}
    tables = dict(plain.tables)
    for copy in range(times):
        new = {name: f"{name}_{copy}" if copy else name for name in names}
        for path, source in sources.items():
            number, _, stem = path.stem.partition("-")
            target = folder / f"{int(number) + 100 * (copy + 1):04}-{stem}{copy or ''}.toml"
            target.write_text(copied(source, new), encoding="utf-8")
        if copy:
            tables |= {new[key]: value for key, value in plain.tables.items() if key in names}
            answers = {new[name]: value for name, value in plain.tables["answers"].items()}
            tables["answers"] = {**tables["answers"], **answers}
            tables["complete"] = [*tables["complete"], *(new[name] for name in plain.tables["complete"])]
    return Grown(folder, plain.rulebook, tables)


def with_rules(plain: Grown, times: int, folder: Path) -> Grown:
    """Return so many copies of every regime; decisions are about the copy, the documents stay as they are."""
    regimes = [path for path in plain.rulebook.iterdir() if path.is_dir()]
    names = {name for path in plain.rulebook.glob("*/*.toml") for name in declared(read(path))}
    names |= {regime.name for regime in regimes}
    for regime in regimes:
        for path in regime.glob("*.toml"):
            source = read(path)
            is_of_documents = not {"document", "map", "shared"}.isdisjoint(source.data)
            for copy in range(1 if is_of_documents else times):
                new = {name: _numbered(name, copy) for name in names}
                target = folder / new[regime.name] / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(copied(source, new) if copy else source.text, encoding="utf-8")
    return Grown(plain.questions, folder, plain.tables)


def _numbered(name: str, copy: int) -> str:
    """Return the name of a copy, joined as the name is; the first copy keeps it."""
    return f"{name}{'-' if '-' in name else '_'}{copy}" if copy else name


def with_evidence(plain: Grown, times: int) -> Grown:
    """Return a project with so many times the items of evidence."""
    return Grown(plain.questions, plain.rulebook, times_items(plain.tables, times))


def declared(source: Source) -> set[str]:
    """Return the ids that a question or rule file declares."""
    entries = (entry for name in DECLARING for entry in source.data.get(name, []))
    return {entry["id"] for entry in entries}


def copied(source: Source, new: dict[str, str]) -> str:
    """Return a question or rule file in which other ids are declared and looked at, in the same reading order."""
    arrays = [name for name, value in source.data.items() if _is_array_of_tables(value)]
    head = {name: value for name, value in source.data.items() if name not in arrays}
    if "id" in head:
        head["id"] = new.get(head["id"], head["id"])
    parts = [tomli_w.dumps(head)]
    for name, at in source.in_reading_order(*arrays):
        entry = renamed(source.data[str(name)][at], new)
        if "id" in entry:
            entry["id"] = new.get(entry["id"], entry["id"])
        parts.append(tomli_w.dumps({str(name): [entry]}))
    return "\n".join(parts)


def renamed(value: Any, new: dict[str, str], key: str = "") -> Any:
    """Return a TOML value in which these facts and tables are replaced, wherever such a name can stand."""
    if isinstance(value, dict):
        names = new if key in CONDITIONS else {}
        return {names.get(name, name): renamed(inner, new, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, new, key) for inner in value]
    return new.get(value, value) if key in NAMING and isinstance(value, str) else value


def _is_array_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _answer(setting: Setting, grown: Grown) -> Measure:
    return answering(setting, grown.tables, "grown", lambda path: grown.command("app", path))


def _assess(setting: Setting, grown: Grown) -> Measure:
    knowledge = load_knowledge(grown.questions, grown.rulebook)
    project = assessed(written(grown.tables, setting.folder / "grown.toml"), knowledge).project
    return lambda: [seconds_to_assess(project, knowledge)]


def _write(setting: Setting, grown: Grown) -> Measure:
    path = written(grown.tables, setting.folder / "grown.toml")
    return lambda: [setting.timed(grown.command("write", path, str(setting.folder / "grown")))]


def _figure(setting: Setting, what: str, factor: int, grown: Measure, plain: Measure) -> Figure:
    found = interleaved(grown, plain, setting.pairs)
    return Figure("P8", what, found.ratio / factor, "x", LINEAR, 1.0, f"{both(found.medians)} ÷ {factor}")
