"""Texts as they are compared: wherever their lines were broken."""

from __future__ import annotations


def words(text: str) -> str:
    """Return a text with one space between its words."""
    return " ".join(text.split())
