"""What can be typed: every command with its arguments, its help and an example."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from cerwizard import __version__

# Help and version answer at once: this module imports nothing that costs more than argparse itself, so no
# pathlib and no dataclass here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

Arguments = argparse.Namespace
Run = Callable[[Arguments], int]

EXAMPLES = """\
examples:
  cerwizard new patch.toml --name GlucoPatch   start a device
  cerwizard patch.toml                         answer the questions in the app
  cerwizard classify patch.toml                its risk class, and what decided it
  cerwizard gaps patch.toml                    what is still to be shown
  cerwizard write patch.toml                   the plan and the report as Word documents
"""

ALONE = """\
With a FILE alone, or with nothing, the app opens. In a dumb terminal or a pipe a FILE is asked at plain
prompts, as with `cerwizard ask`.
"""


class Command:
    """One command: where its code is, what it does and how it is called."""

    def __init__(
        self, name: str, module: str, does: str, examples: tuple[str, ...], options: tuple[Option, ...]
    ) -> None:
        self.name = name
        self.module = module
        """The module of this package whose function of the command's name runs it."""
        self.does = does
        self.examples = examples
        self.options = options


class Option:
    """One argument of a command, as argparse takes it."""

    def __init__(self, *names: str, **settings: object) -> None:
        self.names = names
        self.settings = settings


def path(text: str) -> Path:
    """Return what was typed as a path."""
    from pathlib import Path

    return Path(text)


NOTHING = "none"
"""The threshold that lets everything pass."""
SEVERITIES = ("major", "minor", "advice")
"""Gravest first, as everywhere; said again here because importing them costs more than argparse."""

_FILE = Option("file", metavar="FILE", type=path, help="the project file of one device")
_JSON = Option("--json", action="store_true", help="print one JSON object instead of text")
_QUICK = Option("--quick", action="store_true", help="only the questions of the quick gap assessment")

COMMANDS = (
    Command(
        "new",
        "new",
        "start a project file",
        ("cerwizard new patch.toml --name GlucoPatch",),
        (_FILE, Option("--name", metavar="NAME", default="", help="the device's name")),
    ),
    Command(
        "ask",
        "ask",
        "the questions as plain prompts, for screen readers and dumb terminals",
        ("cerwizard ask patch.toml", "cerwizard ask patch.toml --quick"),
        (_FILE, _QUICK),
    ),
    Command(
        "classify",
        "classify",
        "what the product is, its class, and what decided it",
        ("cerwizard classify patch.toml", "cerwizard classify patch.toml --json"),
        (_FILE, _JSON),
    ),
    Command(
        "explain",
        "explain",
        "which rules fired, which were near, what would change it",
        ("cerwizard explain patch.toml", "cerwizard explain patch.toml 'Rule 11'"),
        (_FILE, Option("rule", metavar="RULE", nargs="?", help="one rule, by its name or id"), _JSON),
    ),
    Command(
        "plan",
        "plan",
        "the evidence route and every requirement, each with its reason",
        ("cerwizard plan patch.toml",),
        (_FILE, _JSON),
    ),
    Command(
        "gaps",
        "gaps",
        "the plan against what is in hand",
        (
            "cerwizard gaps patch.toml",
            "cerwizard gaps patch.toml --severity major --section CEP",
            "cerwizard gaps patch.toml --all --owner RA",
        ),
        (
            _FILE,
            Option("--all", action="store_true", help="also what is met and what is due at a later stage"),
            Option("--severity", choices=SEVERITIES, help="only this and what is graver"),
            Option("--section", metavar="DOCUMENT", help="only what is shown there: CEP, CER, PMCF plan …"),
            Option("--owner", metavar="NAME", help="only what this person took on; '' for nobody"),
            Option(
                "--status",
                choices=("blocked", "missing", "partly", "open", "met", "notice"),
                nargs="+",
                default=(),
                help="only what stands like this",
            ),
            _JSON,
        ),
    ),
    Command(
        "check",
        "check",
        "stop a pipeline: gaps due, contradictions and slips in one file or many",
        ("cerwizard check patch.toml", "cerwizard check devices/*.toml --fail-on minor --due report"),
        (
            Option("files", metavar="FILE", nargs="+", type=path, help="project files, one device each"),
            Option(
                "--fail-on",
                choices=(*SEVERITIES, NOTHING),
                default="major",
                help="the mildest finding that ends with exit code 1; major if not said",
            ),
            Option(
                "--due",
                choices=("scoping", "plan", "report", "market"),
                help="what is due by this stage, in place of each project's own",
            ),
            _JSON,
        ),
    ),
    Command(
        "whatif",
        "whatif",
        "before and after other answers: class, route and evidence; nothing is written",
        (
            "cerwizard whatif patch.toml --set invasiveness=none",
            "cerwizard whatif patch.toml --set active=no --set users=patient,lay_carer",
        ),
        (
            _FILE,
            Option(
                "--set",
                dest="settings",
                metavar="FACT=VALUE",
                nargs="+",
                action="extend",
                required=True,
                help="an answer: yes or no, a choice, a comma list, a number, a date or text",
            ),
            _JSON,
        ),
    ),
    Command(
        "diff",
        "diff",
        "what two project files say differently, and what follows from it",
        ("cerwizard diff patch-0.1.toml patch-0.2.toml",),
        (
            Option("old", metavar="OLD", type=path, help="the project file before"),
            Option("new", metavar="NEW", type=path, help="the project file after"),
            _JSON,
        ),
    ),
    Command(
        "write",
        "write",
        "write the documents, into output/<device>/ or where -o says",
        ("cerwizard write patch.toml", "cerwizard write patch.toml cep gaps -o documents"),
        (
            _FILE,
            Option(
                "documents",
                metavar="DOCUMENT",
                nargs="*",
                help="cep, cer, gaps; all of them if none is named",
            ),
            Option("-o", "--output", metavar="DIR", type=path, help="the folder to write into"),
        ),
    ),
    Command(
        "next",
        "ask_next",
        "the question to ask next, and why",
        ("cerwizard next patch.toml --quick",),
        (_FILE, _QUICK, _JSON),
    ),
    Command(
        "lint",
        "lint",
        "check question and rule files: each problem with file and line",
        ("cerwizard lint", "cerwizard lint ../our-rules"),
        (
            Option(
                "folder",
                metavar="DIR",
                nargs="?",
                type=path,
                help="a checkout with questions/ and a rulebook",
            ),
            _JSON,
        ),
    ),
    Command(
        "serve",
        "serve",
        "the app in a browser of this machine, opened by a token that works once",
        ("cerwizard serve patch.toml", "cerwizard serve patch.toml --port 8765"),
        (_FILE, Option("--port", metavar="PORT", default="0", help="a port; a free one if not said")),
    ),
    Command("questions", "knowledge", "list what is asked", ("cerwizard questions",), (_JSON,)),
    Command("rules", "knowledge", "list what decides", ("cerwizard rules",), (_JSON,)),
)


def parse(argv: list[str]) -> Arguments:
    """Return the arguments, whose `run` does what was asked.

    Wrong arguments are explained on stderr and end the program with 2. A command's own arguments are only looked
    at when it is called, so that no other command waits for them.
    """
    if not argv:
        return Arguments(file=None, run=_open_the_app)
    first = argv[0]
    for command in COMMANDS:
        if command.name == first:
            return _parser_of(command).parse_args(argv[1:])
    if not first.startswith("-"):
        if len(argv) == 1 and _is_file_name(first):
            return Arguments(file=path(first), run=_open_the_app)
        return _main_parser().error(_no_such_command(first))
    return _main_parser().parse_args(argv)


def _main_parser() -> argparse.ArgumentParser:
    commands = "".join(f"  {command.name:<11}{command.does}\n" for command in COMMANDS)
    parser = argparse.ArgumentParser(
        prog="cerwizard",
        usage="cerwizard [FILE] | cerwizard COMMAND ...",
        description=f"{EXAMPLES}\ncommands:\n{commands}\n{ALONE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="version", version=f"cerwizard {__version__}", help="print the version and exit"
    )
    return parser


def _parser_of(command: Command) -> argparse.ArgumentParser:
    lines = "".join(f"  {line}\n" for line in command.examples)
    parser = argparse.ArgumentParser(
        prog=f"cerwizard {command.name}",
        description=f"examples:\n{lines}\n{command.does[0].upper()}{command.does[1:]}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for option in command.options:
        parser.add_argument(*option.names, **option.settings)  # type: ignore[arg-type]  # argparse's own words
    parser.set_defaults(run=_runner(command))
    return parser


def _is_file_name(word: str) -> bool:
    return "." in word or "/" in word or path(word).exists()


def _no_such_command(word: str) -> str:
    from difflib import get_close_matches  # only a mistake has to wait for it

    near = get_close_matches(word, [command.name for command in COMMANDS], n=1)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    return f"there is no command and no file `{word}`{hint}"


def _runner(command: Command) -> Run:
    def run(arguments: Arguments) -> int:
        # Imported when called: help and version must not wait for the engine.
        module = import_module(f"cerwizard.cli.{command.module}")
        return int(getattr(module, command.name)(arguments))

    return run


def _open_the_app(arguments: Arguments) -> int:
    from cerwizard.cli.app import open_app

    return open_app(arguments.file)
