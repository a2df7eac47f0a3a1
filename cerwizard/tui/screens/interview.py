"""The main screen: one question at a time between the sections and the result so far."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, TextArea

from cerwizard.assessment import value_in_words
from cerwizard.errors import CerwizardError, ChangedOnDisk
from cerwizard.facts import FactValue
from cerwizard.project import Project
from cerwizard.questionnaire import Question
from cerwizard.tui import commands as c
from cerwizard.tui.device import Device
from cerwizard.tui.dialogs import Choose, Given, details_form, help_page, point_form, reasons_form, stage_named
from cerwizard.tui.screens.answers import AnswersScreen
from cerwizard.tui.screens.gaps import GapsScreen
from cerwizard.tui.screens.table_rows import TableRows
from cerwizard.tui.screens.why import WhyScreen
from cerwizard.tui.screens.writing import Writing
from cerwizard.tui.sitting import Complaint, Sitting
from cerwizard.tui.widgets import (
    Answer,
    Banner,
    KeyBar,
    QuestionCard,
    SectionRail,
    Ticked,
    TopLine,
    VerdictLine,
    VerdictPanel,
)
