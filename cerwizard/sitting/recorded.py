"""What an issue of the documents was assessed with, kept beside the answers and never undone with them."""

from __future__ import annotations

from msgspec.structs import replace

from cerwizard.assessment import assess
from cerwizard.project import Kept
from cerwizard.sitting.sitting import Sitting


def recorded(sitting: Sitting, assessed: Kept) -> Sitting:
    """Return the sitting with this record of the last issue; it is no step of a person, so none is taken back."""
    project = sitting.project.with_record(assessed)
    if project is sitting.project:
        return sitting
    return replace(sitting, assessment=assess(project, sitting.assessment.knowledge, sitting.assessment))
