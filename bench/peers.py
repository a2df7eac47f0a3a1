"""The peers, each in its own environment: what other tools of the kind take for the same."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.app import THE_LINE
from bench.devices import assessed, whole
from bench.environments import NotInstalled, environment_of
from bench.figures import Figure, Skipped, both
from bench.pairs import Measure, interleaved
from bench.setting import CERWIZARD, ONE_LINE, Setting
from bench.terminal import Stuck
from cerwizard import load_knowledge
from cerwizard.documents import Format, load_outlines, write_documents

PAINTS = {"harlequin": "Query Editor", "posting": "Collection"}
"""What a peer's first screen surely shows."""


def peers(setting: Setting) -> Iterator[Figure | Skipped]:
    """Measure every peer that can be installed; none has a goal."""
    for goal, peer, what, measured in PEERS:
        try:
            python = environment_of(peer, setting.peers)
            theirs, beside = measured(setting, python)
            found = interleaved(theirs, beside, setting.pairs)
        except (NotInstalled, Stuck) as reason:
            yield Skipped(goal, f"{peer}: {what}", str(reason))
            continue
        yield Figure(goal, f"{peer}: {what}", found.ratio, beside=both(found.medians))


def _start(peer: str) -> Callable[[Setting, Path], tuple[Measure, Measure]]:
    def measured(setting: Setting, python: Path) -> tuple[Measure, Measure]:
        command = (str(python.with_name(peer)),)
        return (
            lambda: [setting.painted(command, PAINTS[peer])],
            lambda: [setting.painted(ONE_LINE, THE_LINE)],
        )

    return measured


def _shell(setting: Setting, python: Path) -> tuple[Measure, Measure]:
    return (
        lambda: [setting.timed((str(python.with_name("posting")), "--help"))],
        lambda: [setting.timed((sys.executable, "-c", "pass"))],
    )


def _pandoc(setting: Setting, python: Path) -> tuple[Measure, Measure]:
    """One document from Markdown of the same text."""
    markdown, name = _as_markdown(setting)
    return lambda: [_through_pandoc(setting, python, markdown)], _one_document(setting, name)


def _copier(setting: Setting, python: Path) -> tuple[Measure, Measure]:
    """One document, the whole job: a template filled from a file of answers, then Word made of it."""
    markdown, name = _as_markdown(setting)
    template = setting.folder / "template"
    template.mkdir()
    lines = [line for line in markdown.read_text(encoding="utf-8").split("\n") if "{" not in line]
    words = "\n".join(f"{{{{ said[{at}] }}}}" for at in range(len(lines)))
    (template / "document.md.jinja").write_text(words, encoding="utf-8")
    (template / "copier.yml").write_text("said:\n  type: json\n", encoding="utf-8")
    answers = setting.folder / "answers.yml"
    answers.write_text("said:\n" + "".join(f"  - {line!r}\n" for line in lines), encoding="utf-8")
    filled = setting.folder / "filled"
    copy = (str(python.with_name("copier")), "copy", "--quiet", "--defaults", "--overwrite")
    command = (*copy, "--data-file", str(answers), str(template), str(filled))
    pandoc = environment_of("pandoc", setting.peers)

    def whole_job() -> list[float]:
        return [setting.timed(command) + _through_pandoc(setting, pandoc, filled / "document.md")]

    return whole_job, _one_document(setting, name)


def _as_markdown(setting: Setting) -> tuple[Path, str]:
    """Return the first of the documents as Markdown, and its id."""
    knowledge = load_knowledge()
    outlines = load_outlines(knowledge)
    written = write_documents(
        assessed(whole(), knowledge), outlines, setting.folder, [outlines[0].id], [Format.MARKDOWN]
    )
    return written[0].path, outlines[0].id


def _through_pandoc(setting: Setting, python: Path, markdown: Path) -> float:
    program = next((python.parents[1] / "lib").glob("python*/site-packages/pypandoc/files/pandoc"))
    return setting.timed((str(program), str(markdown), "-o", str(setting.folder / "pandoc.docx")))


def _one_document(setting: Setting, name: str) -> Measure:
    return lambda: [
        setting.timed((*CERWIZARD, "write", str(whole()), name, "-o", str(setting.folder / "one")))
    ]


PEERS: tuple[tuple[str, str, str, Callable[[Setting, Path], tuple[Measure, Measure]]], ...] = (
    ("P1", "harlequin", "start ÷ the bare app", _start("harlequin")),
    ("P1", "posting", "start ÷ the bare app", _start("posting")),
    ("P5", "pandoc", "one document ÷ cerwizard write", _pandoc),
    ("P5", "copier", "one document, with pandoc ÷ cerwizard write", _copier),
    ("P7", "posting", "--help ÷ python -c pass", _shell),
)
"""The goal, the peer, what of it, and how."""
