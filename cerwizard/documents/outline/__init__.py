"""Documents as data: the outlines of a rulebook, read and checked."""

from cerwizard.documents.outline.read import load_outlines, tells_of_a_meeting
from cerwizard.documents.outline.sections import Outline

__all__ = ["Outline", "load_outlines", "tells_of_a_meeting"]
