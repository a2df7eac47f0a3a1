"""Documents: blocks of pure data, composed from an assessment and an outline, written as Word or Markdown."""

from cerwizard.documents.compose import compose
from cerwizard.documents.file_names import folder_of_device
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.outline import Outline, load_outlines
from cerwizard.documents.write import Format, Written, corporate_template, write_documents

__all__ = [
    "Format",
    "Outline",
    "Written",
    "compose",
    "corporate_template",
    "folder_of_device",
    "load_outlines",
    "write_documents",
    "write_markdown",
]
