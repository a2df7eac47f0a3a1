"""From an assessment and an outline to a document: what is said, and what it rests on."""

from cerwizard.documents.compose.document import compose

__all__ = ["compose"]
