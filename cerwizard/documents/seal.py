"""The seal of a Word document: a hash of all it holds, by which one that nobody touched is told."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

CUSTOM = "docProps/custom.xml"
"""The part that holds the seal, and so the one that is not sealed."""

SEAL = "cw_seal"
IDENTITY = ("cw_outline", "cw_device")
"""Properties that tell one document from another: its outline, its device."""


def seal(parts: Mapping[str, bytes]) -> str:
    """Return a hash of the parts of a package."""
    found = sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            found.update(sha256(name.encode("utf-8")).digest() + sha256(parts[name]).digest())
    return found.hexdigest()[:32]
