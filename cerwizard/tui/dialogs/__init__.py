"""Dialogs: each asks one thing and returns a value."""

from cerwizard.tui.dialogs.choose import Choose
from cerwizard.tui.dialogs.fields import Field
from cerwizard.tui.dialogs.find import Find, Thing, found
from cerwizard.tui.dialogs.form import Form, Given
from cerwizard.tui.dialogs.forms import (
    action_form,
    action_given,
    advice_action_form,
    advice_statement_form,
    details_form,
    new_device_form,
    note_form,
    point_form,
    present_form,
    reasons_form,
    stage_named,
    stage_words,
    statement_form,
    use_form,
    variant_form,
)
from cerwizard.tui.dialogs.reading import Reading, help_page
from cerwizard.tui.dialogs.rows import row_form, row_from
from cerwizard.tui.dialogs.write import Tell, Wish, Write, WriteDialog

__all__ = [
    "Choose",
    "Field",
    "Find",
    "Form",
    "Given",
    "Reading",
    "Tell",
    "Thing",
    "Wish",
    "Write",
    "WriteDialog",
    "action_form",
    "action_given",
    "advice_action_form",
    "advice_statement_form",
    "details_form",
    "found",
    "help_page",
    "new_device_form",
    "note_form",
    "point_form",
    "present_form",
    "reasons_form",
    "row_form",
    "row_from",
    "stage_named",
    "stage_words",
    "statement_form",
    "use_form",
    "variant_form",
]
