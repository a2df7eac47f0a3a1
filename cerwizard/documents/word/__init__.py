"""Blocks into Word documents."""

from cerwizard.documents.word.writer import write_word

__all__ = ["write_word"]
