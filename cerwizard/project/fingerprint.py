"""A short hash of what was answered, to tell whether it is still the same."""

from __future__ import annotations

from hashlib import sha256

from cerwizard.project.model import Project


def fingerprint(project: Project) -> str:
    """Return a short hash of everything that was answered: equal answers, equal hash."""
    from json import dumps  # who only reads a project does not wait for it

    said = [
        project.answers,
        project.justifications,
        project.tables,
        project.complete,
        [(use.id, use.answers, use.justifications) for use in project.uses],
    ]
    return text_fingerprint(dumps(said, sort_keys=True, default=str, ensure_ascii=False))


def text_fingerprint(text: str) -> str:
    """Return a short hash of a text, letter by letter."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
