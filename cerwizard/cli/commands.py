"""Every command with its arguments, its help and an example."""

from __future__ import annotations

# Help and version answer at once: nothing here costs more than argparse itself, so no pathlib and no dataclass.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


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
    """Return what was typed as a path; raises `ValueError` where nothing was."""
    from pathlib import Path

    if not text:
        raise ValueError
    return Path(text)


NOTHING = "none"
"""The threshold that lets everything pass."""
SEVERITIES = ("major", "minor", "advice")
"""Gravest first, as everywhere; said again here because importing them costs more than argparse."""

_FILE = Option("file", metavar="FILE", type=path, help="the project file of one device")
_JSON = Option("--json", action="store_true", help="print one JSON object instead of text")
QUICK = "--quick"
_QUICK = Option(QUICK, action="store_true", help="only the questions of the quick gap assessment")

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
                metavar="STATUS",
                nargs="+",
                default=(),
                help="only what stands like this: blocked, missing, partly, open, met, notice",
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
            "cerwizard whatif patch.toml --set active=no cloud.software_decision_impact=ordinary",
            "cerwizard whatif patch.toml --use cloud --set intended_purpose='Shows trends.' --unset samd",
        ),
        (
            _FILE,
            Option(
                "--set",
                dest="settings",
                metavar="[USE.]FACT=VALUE",
                nargs="+",
                action="extend",
                default=[],
                help="an answer: yes or no, a choice, a comma list, a number, a date or text",
            ),
            Option(
                "--unset",
                dest="forgotten",
                metavar="[USE.]FACT",
                nargs="+",
                action="extend",
                default=[],
                help="an answer to take away; in a further use the base's answer then counts",
            ),
            Option(
                "--use", metavar="ID", default="", help="the further use that is meant where none is named"
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
        (
            "cerwizard write patch.toml",
            "cerwizard write patch.toml cep gaps -o documents",
            "cerwizard write patch.toml --template corporate.docx --pdf",
        ),
        (
            _FILE,
            Option(
                "documents",
                metavar="DOCUMENT",
                nargs="*",
                help="cep, cer, gaps, pmcf, minutes, gb; all that concern the device if none is named",
            ),
            Option("-o", "--output", metavar="DIR", type=path, help="the folder to write into"),
            Option(
                "--template",
                metavar="FILE",
                type=path,
                help="a company's Word file: its styles, page, header and footer are used",
            ),
            Option(
                "--format",
                choices=("docx", "md"),
                default="docx",
                help="Word (docx, if not said) or Markdown",
            ),
            Option("--pdf", action="store_true", help="each document as PDF too; needs LibreOffice"),
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
