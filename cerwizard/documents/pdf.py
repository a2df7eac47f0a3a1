"""Word documents into PDF through LibreOffice, where it is installed: in a profile of its own, without a network."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cerwizard.errors import DocumentError

NAMES = ("soffice", "libreoffice")
USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
"""Where LibreOffice lies on systems that do not put it on the path."""

LONGEST = 180
"""Seconds for all documents of one run; a document takes about five."""

NOWHERE = "http://127.0.0.1:9"
"""A proxy that answers nothing: whatever a program may want to fetch, it does not get it."""

WITH_DESTINATIONS = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
DESTINATION = re.compile(rb"/([A-Za-z0-9]+)\[(\d+) 0 R/XYZ")
PAGE_LIST = re.compile(rb"/Type/Pages.*?/Kids\[([\d R\s]*)\]", re.DOTALL)
LOW_LINE = b"5F"
"""How the low line of a bookmark's name is written in a PDF."""

OF_THE_RUN = re.compile(rb"/CreationDate\([^)]*\)|/ID\s*\[\s*<\w+>\s*<\w+>\s*\]|/DocChecksum\s*/\w+")
"""What tells one run from another: the time, and numbers drawn from it."""

MARK = b"%cerwizard: "
"""Begins a comment at the end of a PDF, with the hash of what stands above: a signed or changed file has another."""


class Office:
    """LibreOffice as it is installed here."""

    def __init__(self, program: str) -> None:
        self.program = program

    def pages(self, documents: Mapping[str, bytes], bookmarks: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return for each document, by its name, on which page each bookmark comes to stand."""
        laid_out = self._converted(documents, WITH_DESTINATIONS)
        return {name: _pages(content, bookmarks) for name, content in laid_out.items()}

    def pdfs(self, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return each Word document, by its name, as a marked PDF."""
        return {name: _marked(content) for name, content in self._converted(documents, "pdf").items()}

    def _converted(self, documents: Mapping[str, bytes], target: str) -> dict[str, bytes]:
        """Convert documents in a folder that is gone afterwards; raises `DocumentError` when one does not come out."""
        if not documents:
            return {}  # called without a file, LibreOffice would wait for one
        with tempfile.TemporaryDirectory(prefix="cerwizard-", ignore_cleanup_errors=True) as made:
            folder = Path(made)
            numbered = {name: folder / f"document{number}.docx" for number, name in enumerate(documents)}
            for name, path in numbered.items():
                path.write_bytes(documents[name])
            self._run(["--convert-to", target, "--outdir", str(folder), *map(str, numbered.values())], folder)
            found = {}
            for name, path in numbered.items():
                try:
                    found[name] = path.with_suffix(".pdf").read_bytes()
                except OSError as error:
                    raise DocumentError(name, "LibreOffice did not turn this document into a PDF") from error
            return found

    def _run(self, arguments: Sequence[str], folder: Path) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [self.program, profile, "--headless", "--norestore", "--nolockcheck", *arguments]
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(folder),
            start_new_session=True,
        ) as running:
            try:
                running.wait(LONGEST)
            except BaseException as error:
                _end(running)
                if isinstance(error, subprocess.TimeoutExpired):
                    raise DocumentError("LibreOffice", f"gave no PDF within {LONGEST} seconds") from error
                raise


def find_office() -> Office:
    """Return LibreOffice; raises `DocumentError` where it is not installed."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    found = found or next((place for place in USUAL_PLACES if Path(place).is_file()), None)
    if found is None:
        raise DocumentError(
            "PDF", "needs LibreOffice, which is not found here: install it, or write without --pdf"
        )
    return Office(found)


def is_marked(content: bytes) -> bool:
    """Return whether a PDF stands as it was written here."""
    above, mark, said = content.rpartition(MARK)
    return bool(mark) and said.strip() == sha256(above).hexdigest().encode("ascii")


def _marked(content: bytes) -> bytes:
    """Return a PDF that says nothing of when it was made, with its mark; each byte keeps its place."""
    content = OF_THE_RUN.sub(lambda found: b" " * len(found[0]), content)
    return content + MARK + sha256(content).hexdigest().encode("ascii") + b"\n"


def _pages(content: bytes, bookmarks: Sequence[str]) -> dict[str, int]:
    """Return the page of each bookmark, as far as this PDF can be read so; nothing is guessed."""
    listed = PAGE_LIST.search(content)
    if listed is None:
        return {}
    numbers = {page: place for place, page in enumerate(listed[1].replace(b" 0 R", b"").split(), 1)}
    found = {name: numbers.get(page) for name, page in DESTINATION.findall(content)}
    wanted = {name: found.get(name.encode("ascii").replace(b"_", LOW_LINE)) for name in bookmarks}
    return {name: page for name, page in wanted.items() if page is not None}


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment with the home in a folder that goes, and with no way out."""
    proxies = ("http_proxy", "https_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY")
    return {
        **os.environ,
        **dict.fromkeys(proxies, NOWHERE),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program with everything it started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.kill()
