"""What the app knows of a person, in their own folder: theme and keys set there, and what it remembers itself."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from platformdirs import user_config_path, user_state_path
from textual.keys import _character_to_key

from cerwizard.paths import is_file

APP = "cerwizard"
MOST_RECENT = 8
"""How many files opened last are remembered."""
PDF = "pdf"
"""What is remembered of documents that were made into PDFs too."""


class Settings(Struct, frozen=True):
    """What the configuration file says."""

    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of a command, separated by commas, by its name."""
    problems: tuple[str, ...] = ()
    """What the file says and cannot mean."""


class WrittenWith(Struct, frozen=True):
    """How the documents were written last; it names a place of this machine, so no project file holds it."""

    template: str = ""
    """A company's Word template, where one was named."""
    as_pdf: bool = False


def config_file() -> Path:
    """Return where a person's own configuration is read from; raises `FileNotFoundError` for one without a home."""
    return _in_the_home(user_config_path) / "config.toml"


def read_settings(commands: Iterable[str]) -> Settings:
    """Return the settings; a file that is not there or cannot be read changes nothing and is said to."""
    try:
        path = config_file()
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(problems=(f"{path}: {error}",))
    problems = [
        f"{path}: `{name}` is not known; `theme` and `[keys]` are"
        for name in data
        if name not in ("theme", "keys")
    ]
    theme, given = data.get("theme", ""), data.get("keys", {})
    if not isinstance(theme, str):
        problems.append(f"{path}: `theme` is the name of a theme")
        theme = ""
    if not isinstance(given, dict):
        problems.append(f"{path}: `[keys]` is a table: a command and its keys")
        given = {}
    known, keys = set(commands), {}
    for name, key in given.items():
        if name not in known:
            problems.append(f"{path}: there is no command `{name}`; the help of each screen names them")
        elif not isinstance(key, str) or not key.strip():
            problems.append(f'{path}: `{name}` takes keys separated by commas, like "x,f12"')
        else:
            keys[name] = key
    return Settings(theme, keys, tuple(problems))


def clashes(
    own: Mapping[str, str], keys: Mapping[str, str], pages: Iterable[Collection[str]]
) -> Iterator[str]:
    """Give a sentence for each key that a person has set for a command while another one on the same page has it.

    `keys` has the built-in keys of each command, separated by commas; `pages` the commands of each page.
    """
    told = set()
    for page in pages:
        has = {name: _keys((own.get(name) or keys[name]).split(",")) for name in page}
        for name in page:
            for other in page:
                if name == other or name not in own or (other in own and other < name):
                    continue
                for key in sorted(has[name] & has[other]):
                    sentence = f"the key `{key}` of `{name}` is the key of `{other}` too; set another one"
                    if sentence not in told:
                        told.add(sentence)
                        yield sentence


def _keys(names: Iterable[str]) -> frozenset[str]:
    """Return keys by the names that the terminal gives them, so that `g` and `G` differ and `/` is `slash`."""
    return frozenset(_character_to_key(key) if len(key) == 1 else key for key in map(str.strip, names) if key)


def recent_files() -> list[Path]:
    """Return the project files opened last that are still there, the last one first."""
    try:
        lines = _recent().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [path for line in lines[:MOST_RECENT] if line and is_file(path := Path(line))]


def remember(path: Path) -> None:
    """Remember a file that was opened; where nothing can be written, it is forgotten."""
    try:
        wanted = path.absolute()
    except OSError:  # the folder in which all this runs is gone
        return
    others = [known for known in recent_files() if known != wanted]
    lines = "".join(f"{known}\n" for known in [wanted, *others][:MOST_RECENT])
    _keep(_recent, lines)


def written_with() -> WrittenWith:
    """Return how the documents were written last."""
    try:
        template, as_pdf, *_ = [*_writing().read_text(encoding="utf-8").split("\n"), "", ""]
    except (OSError, UnicodeDecodeError):
        return WrittenWith()
    return WrittenWith(template, as_pdf == PDF)


def remember_writing(how: WrittenWith) -> None:
    """Remember how the documents were written; where nothing can be kept, it is forgotten."""
    _keep(_writing, f"{how.template}\n{PDF if how.as_pdf else ''}\n")


def _keep(at: Callable[[], Path], text: str) -> None:
    try:
        place = at()
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_suffix(f".{os.getpid()}")
        beside.write_text(text, encoding="utf-8")
        beside.replace(place)
    except OSError:
        return


def _recent() -> Path:
    return _in_the_home(user_state_path) / "recent.txt"


def _writing() -> Path:
    return _in_the_home(user_state_path) / "written-with.txt"


def _in_the_home(folder: Callable[[str], Path]) -> Path:
    """Return a folder of the person's own; raises `FileNotFoundError` where the system knows of no home."""
    try:
        return folder(APP)
    except RuntimeError as error:
        raise FileNotFoundError from error
