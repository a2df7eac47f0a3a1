"""Reads questions and rulebooks from their folders, and names every problem at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cerwizard.assessment.contents import Contents
from cerwizard.assessment.knowledge import FollowUpLimit, Instrument, Knowledge, Regime, Step
from cerwizard.assessment.rule_files import (
    RegimeModel,
    RulesModel,
    SourcesModel,
    holds_rules,
    in_reading_order,
    is_document,
    origins,
)
from cerwizard.decisions import Decision, DecisionModel, read_decision
from cerwizard.errors import KnowledgeError
from cerwizard.evidence import (
    AppraisalModel,
    ConsistencyRule,
    MatrixPlan,
    Prompt,
    Requirement,
    read_appraisal,
    read_consistency,
    read_matrix,
    read_prompt,
    read_requirement,
)
from cerwizard.facts import Vocabulary, read_as
from cerwizard.questionnaire import (
    Questionnaire,
    Section,
    check_anew,
    check_screenings,
    declared_ids,
    read_derived,
    read_section,
)
from cerwizard.tables import (
    InvalidToml,
    KeyPath,
    Problem,
    Source,
    did_you_mean,
    in_order,
    plain_files,
    read,
    read_bytes,
)


def read_knowledge(questions: Path, rulebook: Path) -> Knowledge:
    """Read the questions and rulebooks in these folders.

    Raises `KnowledgeError` with every problem, each with its file and line.
    """
    return _Loader(questions, rulebook).load()


class _Loader:
    """Reads every file once, in reading order, so that a condition can only look at what stands above it."""

    def __init__(self, questions: Path, rulebook: Path) -> None:
        self.folder = questions
        self.problems: list[Problem] = []
        self.not_understood: set[str] = set()
        """The files of which nothing could be taken: whatever rests on them is wrong, too, and not worth a word."""
        self.question_files = self._sources(plain_files(questions, "*.toml"), questions.parent)
        self.regime_files = self._sources(plain_files(rulebook, "*/regime.toml"), rulebook.parent)
        self.rulebook = rulebook
        self.contents = Contents()
        self.requirement_ids: set[str] = set()
        self.names_used: set[str] = set()
        self.markets: frozenset[str] = frozenset()
        self.asked: frozenset[str] = frozenset()

    def load(self) -> Knowledge:
        if not self.question_files:
            self.problems.append(Problem(str(self.folder), None, "no question files stand here"))
        regimes = self._regimes_in_order()
        self.markets = frozenset(model.market for model, _ in regimes)
        rule_files = {model.id: self._rule_files(model, source) for model, source in regimes}
        every_file = [
            *self.question_files.values(),
            *(source for files in rule_files.values() for source in files),
        ]
        vocabulary = Vocabulary(
            below=frozenset().union(*(declared_ids(source) for source in every_file)), problems=self.problems
        )
        questionnaire = self._questionnaire(vocabulary)
        self.asked = frozenset(questionnaire.questions).difference(questionnaire.tables)
        for model, _ in regimes:
            self._read_contents(model)
        decisions: dict[str, Decision] = {}
        read_regimes = [
            self._regime(model, rule_files[model.id], vocabulary, decisions) for model, _ in regimes
        ]
        if self.problems:
            first = [problem for problem in self.problems if problem.file in self.not_understood]
            raise KnowledgeError(str(self.folder), in_order(first or self.problems))
        return Knowledge(
            questionnaire,
            tuple(read_regimes),
            self.contents.sections,
            self.contents.names,
            origins(every_file),
            self.contents.printed,
        )

    def _sources(self, files: list[Path], root: Path) -> dict[Path, Source]:
        sources = {}
        for path in files:
            name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
            try:
                source = read(path)
                sources[path] = replace(source, file=name, data=_with_one_copy(source.data))
            except InvalidToml as error:
                self._refuse(name, error)
        return sources

    def _content(self, path: Path) -> bytes:
        try:
            return read_bytes(path)
        except InvalidToml as error:
            self._refuse(path.relative_to(self.rulebook.parent).as_posix(), error)
            return b""

    def _refuse(self, name: str, error: InvalidToml) -> None:
        self.not_understood.add(name)
        self.problems += [replace(found, file=name) for found in error.problems if isinstance(found, Problem)]

    def _questionnaire(self, vocabulary: Vocabulary) -> Questionnaire:
        sections: list[tuple[Section, Source]] = []
        for path, source in self.question_files.items():
            section = read_section(source, path.stem.partition("-")[2] or path.stem, vocabulary)
            if section:
                sections.append((section, source))
            else:
                self.not_understood.add(source.file)
        questionnaire = Questionnaire(tuple(section for section, _ in sections))
        for section, source in sections:
            self.problems += check_screenings(section, source, dict(questionnaire.questions))
            self.problems += check_anew(section, source, questionnaire.questions)
        return questionnaire

    def _regimes_in_order(self) -> list[tuple[RegimeModel, Source]]:
        regimes = []
        for source in self.regime_files.values():
            model = read_as(RegimeModel, source, self.problems)
            if model:
                regimes.append((model, source))
            else:
                self.not_understood.add(source.file)
        return regimes

    def _rule_files(self, model: RegimeModel, source: Source) -> list[Source]:
        folder = self.rulebook / model.id
        paths = []
        for at, stem in enumerate(model.order):
            path = folder / f"{stem}.toml"
            if path.is_file():
                paths.append(path)
            else:
                known = [other.stem for other in plain_files(folder, "*.toml")]
                hint = did_you_mean(stem, known)
                self.problems.append(source.problem(("order", at), f"there is no file `{stem}.toml`{hint}"))
        return list(self._sources(paths, self.rulebook.parent).values())

    def _read_contents(self, model: RegimeModel) -> None:
        """Note which facts and tables each document section is made of; the documents read the rest."""
        found = plain_files(self.rulebook / model.id, "*.toml")
        others = {path: self._content(path) for path in found if path.stem not in model.order}
        for path, content in others.items():
            if holds_rules(content):
                message = (
                    f"`order` of regime.toml does not name `{path.stem}`, so nothing in this file is read"
                )
                name = path.relative_to(self.rulebook.parent).as_posix()
                self.problems.append(Problem(name, None, message))
        paths = [path for path, content in others.items() if is_document(content)]
        sources = self._sources(paths, self.rulebook.parent).values()
        self.contents.read([source.data for source in sources], model.market)

    def _regime(
        self,
        model: RegimeModel,
        files: list[Source],
        vocabulary: Vocabulary,
        decisions: dict[str, Decision],
    ) -> Regime:
        steps: list[Step] = []
        requirements: list[Requirement] = []
        consistency: list[ConsistencyRule] = []
        prompts: list[Prompt] = []
        matrix: MatrixPlan | None = None
        for file in files:
            rules = read_as(RulesModel, file, self.problems)
            if rules is None:
                self.not_understood.add(file.file)
                continue
            for keys, entry in in_reading_order(rules, file):
                if isinstance(entry, DecisionModel):
                    decision = read_decision(entry, file, keys, vocabulary)
                    decisions[decision.id] = decision
                    steps.append(decision)
                elif isinstance(entry, AppraisalModel):
                    appraisal = read_appraisal(entry, file, keys, vocabulary)
                    steps += [appraisal] if appraisal else []
                else:
                    steps.append(read_derived(entry, file, keys, vocabulary))
            if rules.matrix:
                matrix = read_matrix(rules.matrix, file, ("matrix",), vocabulary)
            for at, requirement in enumerate(rules.requirement):
                keys = ("requirement", at)
                self._once(requirement.id, file, keys)
                self.requirement_ids.add(requirement.id)
                self._shown(requirement.where, model.shown_in, file, (*keys, "where"))
                requirements.append(
                    read_requirement(requirement, file, keys, vocabulary, decisions, self.contents.sections)
                )
            for at, rule in enumerate(rules.consistency):
                keys = ("consistency", at)
                consistency.append(read_consistency(rule, file, keys, vocabulary, self.asked, self.markets))
            for at, prompt in enumerate(rules.prompt):
                keys = ("prompt", at)
                self._once(prompt.id, file, keys)
                prompts.append(read_prompt(prompt, file, keys, vocabulary, self.requirement_ids))
        return Regime(
            model.id,
            model.title,
            model.edition,
            model.market,
            tuple(steps),
            tuple(requirements),
            tuple(consistency),
            self._instruments(model),
            tuple(prompts),
            matrix,
            FollowUpLimit(model.pmcf.may_not, model.pmcf.clause) if model.pmcf else None,
        )

    def _shown(self, where: list[str], documents: list[str], file: Source, keys: KeyPath) -> None:
        """Note a document that is none: the requirement would stand nowhere."""
        for at, name in enumerate(where):
            if documents and name not in documents:
                expected = (
                    f"`shown_in` of regime.toml has no document `{name}`{did_you_mean(name, documents)}"
                )
                self.problems.append(file.problem((*keys, at), expected))

    def _once(self, name: str, file: Source, keys: KeyPath) -> None:
        """Note the id of a requirement or prompt; a person's statement has to mean one of them."""
        if name in self.names_used:
            self.problems.append(file.problem(keys, f"`{name}` stands twice"))
        self.names_used.add(name)

    def _instruments(self, model: RegimeModel) -> tuple[Instrument, ...]:
        path = self.rulebook / model.id / "sources.toml"
        instruments: list[Instrument] = []
        for source in self._sources([path] if path.is_file() else [], self.rulebook.parent).values():
            read_sources = read_as(SourcesModel, source, self.problems)
            for entry in read_sources.source if read_sources else ():
                verified = "" if entry.verified is True else str(entry.verified or "not verified")
                instruments.append(
                    Instrument(entry.id, entry.title, entry.edition, entry.date, entry.address, verified)
                )
        return tuple(instruments)


def _with_one_copy(value: Any) -> Any:
    """Return what a file holds with one copy of each text: an assessment goes through less memory so."""
    match value:
        case str():
            return sys.intern(value)
        case dict():
            return {_with_one_copy(key): _with_one_copy(held) for key, held in value.items()}
        case list():
            return [_with_one_copy(held) for held in value]
        case _:
            return value
