"""What can be typed, read into arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from importlib import import_module

from cerwizard import __version__
from cerwizard.cli.commands import COMMANDS, QUICK, Command, path
from cerwizard.cli.output import WIDEST, typed
from cerwizard.cli.usage import FileFirst

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
With a FILE alone, or with nothing, the app opens; --quick behind the FILE asks only what decides class and
route. In a dumb terminal or a pipe, or with ACCESSIBLE=1, a FILE is asked at plain prompts, as with
`cerwizard ask`.
"""


def parse(argv: list[str]) -> Arguments:
    """Return the arguments, whose `run` does what was asked.

    Wrong arguments are explained on stderr and end the program with 2. A command's own arguments are only looked
    at when it is called, so that no other command waits for them.
    """
    if not argv:
        return Arguments(file=None, quick=False, run=_open_the_app)
    first = argv[0]
    for command in COMMANDS:
        if command.name == first:
            return _read(_parser_of(command), argv[1:])
    if not first.startswith("-"):
        if not _is_file_name(first):
            return _main_parser().error(_no_such_command(first))
        wrong = next((word for word in argv[1:] if word != QUICK), None)
        if wrong is not None:
            return _main_parser().error(_not_behind_a_file(wrong, first))
        return Arguments(file=path(first), quick=len(argv) > 1, run=_open_the_app)
    return _main_parser().parse_args(argv)


def _read(parser: argparse.ArgumentParser, argv: list[str]) -> Arguments:
    """Read a command's arguments: options may stand between the names of files, but where `--` ends them."""
    return parser.parse_args(argv) if "--" in argv else parser.parse_intermixed_args(argv)


def _main_parser() -> argparse.ArgumentParser:
    commands = "".join(f"  {command.name:<11}{command.does}\n" for command in COMMANDS)
    parser = argparse.ArgumentParser(
        prog="cerwizard",
        usage="cerwizard [FILE [--quick]] | cerwizard COMMAND ...",
        description=f"{EXAMPLES}\ncommands:\n{commands}\n{ALONE}",
        # Its lines are laid out already: nothing has to be imported to ask how wide the terminal is.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=WIDEST),
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
        formatter_class=FileFirst,
    )
    for option in command.options:
        parser.add_argument(*option.names, **option.settings)  # type: ignore[arg-type]  # argparse's own words
    parser.set_defaults(run=_runner(command))
    return parser


def _is_file_name(word: str) -> bool:
    from cerwizard.paths import is_free  # as below: help and version know what they are without it

    return "." in word or "/" in word or (word != "" and not is_free(path(word)))


def _no_such_command(word: str) -> str:
    from difflib import get_close_matches  # only a mistake has to wait for it

    from cerwizard.paths import is_file

    near = get_close_matches(word, [command.name for command in COMMANDS], n=1)
    if word and is_file(path(f"{word}.toml")):
        near = [f"{word}.toml"]
    hint = f"did you mean `{near[0]}`?" if near else "list the commands with: cerwizard --help"
    return f"there is no command and no file `{word}`; {hint}"


def _not_behind_a_file(word: str, file: str) -> str:
    """Say what is wrong with a word behind the file that the app is to open."""
    if any(command.name == word for command in COMMANDS):
        return f"a command stands before the FILE: cerwizard {word} {typed(file)}"
    return f"`{word}` means nothing behind a FILE; only {QUICK} does"


def _runner(command: Command) -> Run:
    def run(arguments: Arguments) -> int:
        # Imported when called: help and version must not wait for the engine.
        module = import_module(f"cerwizard.cli.{command.module}")
        return int(getattr(module, command.name)(arguments))

    return run


def _open_the_app(arguments: Arguments) -> int:
    from cerwizard.cli.app import open_app

    return open_app(arguments.file, quick=arguments.quick)
