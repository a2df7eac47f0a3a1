"""Documents: blocks of pure data, composed from an assessment and an outline, written as Word or Markdown."""

from cerwizard.documents.compose import compose
from cerwizard.documents.file_names import safe_name
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.outline import Outline, load_outlines
from cerwizard.documents.write import Format, Written, write_documents

__all__ = [
    "Format",
    "Outline",
    "Written",
    "compose",
    "load_outlines",
    "safe_name",
    "write_documents",
    "write_markdown",
]
