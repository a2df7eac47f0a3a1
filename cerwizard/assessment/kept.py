"""Loads the knowledge, and keeps what was read beside Python's bytecode, so that the next start reads no TOML.

Parsing the files takes half as long as everything else from the command to the first question. What is kept is what
Python keeps of a module: made from files that still are as they were, in the folder of the package, and as much to be
trusted as the code there, since whoever can write into that folder can change the code as well. Nothing is ever kept
of, or read back for, files from elsewhere.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from cerwizard.assessment.knowledge import Knowledge
from cerwizard.paths import PACKAGE, questions_folder, rulebook_folder
from cerwizard.tables import InvalidToml, plain_files, read_bytes

DIGEST = 32
"""Bytes of a digest: the file begins with that of what it was made from and that of what follows."""


def load_knowledge(questions: Path | None = None, rulebook: Path | None = None) -> Knowledge:
    """Return the questions and rulebooks, of cerwizard itself unless other folders are named.

    Raises `KnowledgeError` with every problem, each with its file and line.
    """
    if questions is not None or rulebook is not None:
        return _read(questions or questions_folder(), rulebook or rulebook_folder())
    place = PACKAGE / "__pycache__" / f"knowledge.{sys.implementation.cache_tag}"
    try:
        origin = origin_of(questions_folder(), rulebook_folder())
    except InvalidToml:
        return _read(questions_folder(), rulebook_folder())  # which says what it is about every such file
    found = kept(place, origin)
    if found is None:
        found = _read(questions_folder(), rulebook_folder())
        if not sys.dont_write_bytecode:
            keep(found, place, origin)
    return found


def origin_of(questions: Path, rulebook: Path) -> bytes:
    """Return the digest of what knowledge is made from: the content of every file, and the code that reads it.

    Raises `InvalidToml` where one of them cannot be read.
    """
    digest = blake2b(digest_size=DIGEST)
    for path in (*plain_files(questions, "*.toml"), *plain_files(rulebook, "*/*.toml")):
        digest.update(f"{path.parent.name}/{path.name}\0".encode())
        digest.update(blake2b(read_bytes(path)).digest())
    for path in sorted(PACKAGE.glob("*/*.py")):
        status = path.stat()
        digest.update(f"{path.parent.name}/{path.name} {status.st_size} {status.st_mtime_ns}\0".encode())
    return digest.digest()


def kept(place: Path, origin: bytes) -> Knowledge | None:
    """Return the knowledge kept there, unless it was made from something else or is not whole."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    payload = content[2 * DIGEST :]
    if content[: 2 * DIGEST] != origin + _digest(payload):
        return None
    knowledge = pickle.loads(payload)
    assert isinstance(knowledge, Knowledge)
    return knowledge


def keep(knowledge: Knowledge, place: Path, origin: bytes) -> None:
    """Keep the knowledge there; where nothing can be written, as in many an installation, it is read each time."""
    payload = pickle.dumps(knowledge, protocol=5)
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        temporary.write_bytes(origin + _digest(payload) + payload)
        temporary.replace(place)


def _digest(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=DIGEST).digest()


def _read(questions: Path, rulebook: Path) -> Knowledge:
    from cerwizard.assessment.load import read_knowledge  # it needs pydantic, which takes long to import

    return read_knowledge(questions, rulebook)
