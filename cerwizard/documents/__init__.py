"""Documents: blocks of pure data, composed from an assessment and an outline, written as Word or Markdown."""

from cerwizard.documents.changes import Since, since_written
from cerwizard.documents.compose import compose
from cerwizard.documents.file_names import document_name, folder_of_device
from cerwizard.documents.markdown import write_markdown
from cerwizard.documents.outline import Outline, load_outlines, tells_of_a_meeting
from cerwizard.documents.write import Format, Written, corporate_template, write_documents

__all__ = [
    "Format",
    "Outline",
    "Since",
    "Written",
    "compose",
    "corporate_template",
    "document_name",
    "folder_of_device",
    "load_outlines",
    "since_written",
    "tells_of_a_meeting",
    "write_documents",
    "write_markdown",
]
