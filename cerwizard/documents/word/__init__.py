"""Blocks into Word documents."""

from cerwizard.documents.word.contents import listed_bookmarks
from cerwizard.documents.word.corporate import corporate_frame
from cerwizard.documents.word.frame import Frame
from cerwizard.documents.word.writer import write_word

__all__ = ["Frame", "corporate_frame", "listed_bookmarks", "write_word"]
