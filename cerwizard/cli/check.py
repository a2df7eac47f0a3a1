"""The command that stops a pipeline: what one or many project files lack, each thing with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cerwizard.assessment import (
    BASE,
    about_words,
    in_lines,
    load_knowledge,
    opening_of,
    outside,
    uses_words,
)
from cerwizard.cli.commands import NOTHING
from cerwizard.cli.exit_codes import DONE, FINDINGS, INVALID
from cerwizard.cli.found import Checked, Found, checked
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import in_one_line, show_json
from cerwizard.cli.since_issue import since_as_json
from cerwizard.evidence import SEVERITIES, Severity
from cerwizard.tables import Problem

_STANDS = {"partly": "partly met"}
"""How a gap stands, where its status is no word for a sentence."""


def check(arguments: Arguments) -> int:
    """Print what is found, a line each; a file that cannot be read outranks whatever the others lack."""
    knowledge = load_knowledge()
    stops = _at_or_above(arguments.fail_on)
    files = [checked(path, knowledge, arguments.due) for path in arguments.files]
    if arguments.json:
        show_json(
            {
                "fail_on": arguments.fail_on,
                "passed": not any(file.is_stopped(stops) for file in files),
                "files": [_as_json(file, stops) for file in files],
            }
        )
    else:
        _show(files, stops)
    if not all(file.is_valid for file in files):
        return INVALID
    return FINDINGS if any(file.is_stopped(stops) for file in files) else DONE


def _at_or_above(threshold: str) -> tuple[Severity, ...]:
    """Return the severities that stop a pipeline."""
    if threshold == NOTHING:
        return ()
    return tuple(severity for at, severity in enumerate(SEVERITIES) if threshold in SEVERITIES[at:])


def _show(files: Sequence[Checked], stops: tuple[Severity, ...]) -> None:
    # Never folded: one finding a line is what editors and grep read.
    for number, file in enumerate(files):
        if number:
            print()
        for problem in file.problems:
            print(in_one_line(str(problem)))
        for found in file.found:
            print(_in_a_line(file, found))
        for line in _since(file):
            print(in_one_line(line))
        for line in _outside(file)[:1]:
            print(in_one_line(f"{file.path}: nothing is planned: {line}"))
        print(in_one_line(f"{file.path}: {_summary(file, stops)}"))
    if len(files) > 1:
        passing = sum(1 for file in files if not file.is_stopped(stops))
        print(f"\n{passing} of {len(files)} files pass.")


def _in_a_line(file: Checked, found: Found) -> str:
    place = f"{file.path}:{found.line}" if found.line else f"{file.path}"
    clause = f" ({found.clause})" if found.clause else ""
    said = f"{_about(found)}{found.says}{_why(found)}{clause}"
    # An id in the file may hold a line end or a control character; a finding stays one line of plain text.
    return in_one_line(f"{place}: {found.severity}: {' '.join(said.split())}")


def _since(file: Checked) -> Iterator[str]:
    """Give what differs since the last issue, a line each; it stops nobody, for nobody did anything wrong."""
    if file.since is None:
        return
    place = f"{file.path}:{file.record_line}" if file.record_line else f"{file.path}"
    name = f"since issue {file.since.version}" if file.since.version else "since the last issue"
    yield f"{place}: {opening_of(file.since)}"
    yield from (f"{place}: {name}: {line}" for line in in_lines(file.since))


def _about(found: Found) -> str:
    """Say what is meant within the file: a requirement, a row, or answers, and for which use."""
    name = found.use
    if found.gap:
        name = uses_words(found.gap, BASE) if found.row else about_words(found.gap, BASE)
    use = f"for {name}, " if name else ""
    if found.gap:
        row = f" for {found.row}" if found.row else ""
        return f"{use}{found.gap.requirement.id}{row} is {_STANDS.get(found.gap.status, found.gap.status)}: "
    if found.table:
        return f"{use}{found.table} {found.row}: "
    if found.facts:
        return f"{use}{', '.join(f'`{fact}`' for fact in found.facts)}: "
    return use


def _why(found: Found) -> str:
    return f" Found: {found.gap.why}" if found.gap else ""


def _summary(file: Checked, stops: tuple[Severity, ...]) -> str:
    if not file.is_valid:
        return "fails: it cannot be read"
    counted = [f"{file.count(severity)} {severity}" for severity in SEVERITIES if file.count(severity)]
    waiting = [
        f"{file.open_gaps} open" if file.open_gaps else "",
        f"{file.may_apply} that may apply once more is answered" if file.may_apply else "",
    ]
    parts = [", ".join(counted) or "nothing found", *(part for part in waiting if part)]
    verdict = "fails" if file.is_stopped(stops) else "passes"
    return f"{verdict}: {'; '.join(parts)} (due by the stage {file.due_by})"


def _outside(file: Checked) -> list[str]:
    beyond = outside(file.assessment) if file.assessment else None
    return list(beyond.why) if beyond else []


def _as_json(file: Checked, stops: tuple[Severity, ...]) -> dict[str, object]:
    return {
        "file": str(file.path),
        "valid": file.is_valid,
        "passed": not file.is_stopped(stops),
        "device": file.assessment.project.name if file.assessment else None,
        "due_by": file.due_by,
        "problems": [_problem_json(problem) for problem in file.problems],
        "outside": _outside(file),
        "counts": {severity: file.count(severity) for severity in SEVERITIES},
        "open": {"due": file.open_gaps, "may_apply": file.may_apply},
        "findings": [_found_json(found) for found in file.found],
        "since_issue": since_as_json(file.since),
    }


def _problem_json(problem: object) -> dict[str, object]:
    if isinstance(problem, Problem):
        return {"line": problem.line, "says": problem.message}
    return {"line": None, "says": str(problem)}


def _found_json(found: Found) -> dict[str, object]:
    gap = found.gap
    return {
        "kind": found.kind,
        "severity": found.severity,
        "says": found.says,
        "clause": found.clause or None,
        "line": found.line,
        "table": found.table or None,
        "row": found.row or None,
        "facts": list(found.facts),
        "use": found.use or None,
        "requirement": gap.requirement.id if gap else None,
        "status": gap.status if gap else None,
        "why": gap.why if gap else None,
        "closes": gap.requirement.closes if gap else None,
        "owner": gap.owner or None if gap else None,
        "due_date": gap.due_date.isoformat() if gap and gap.due_date else None,
    }
