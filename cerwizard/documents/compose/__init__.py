"""From an assessment and an outline to a document: what is said, and what it rests on."""

from cerwizard.documents.compose.document import compose
from cerwizard.documents.compose.trace import open_places

__all__ = ["compose", "open_places"]
