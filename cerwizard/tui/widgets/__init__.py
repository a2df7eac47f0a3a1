"""What screens are made of: widgets that show what they are given and say what a person did."""

from typing import TYPE_CHECKING

from cerwizard.later import later as _later
from cerwizard.tui.widgets.answer import Answer, Ticked
from cerwizard.tui.widgets.card_words import help_text, place, standing
from cerwizard.tui.widgets.choices import ANSWER_KEYS, Choice, Choices
from cerwizard.tui.widgets.drawn import Drawn
from cerwizard.tui.widgets.fields import LineInput
from cerwizard.tui.widgets.hanging import Hanging
from cerwizard.tui.widgets.key_bar import KeyBar
from cerwizard.tui.widgets.lines import Lines
from cerwizard.tui.widgets.one_line import OneLine
from cerwizard.tui.widgets.question_card import QuestionCard
from cerwizard.tui.widgets.said import answer_of, said_line
from cerwizard.tui.widgets.section_rail import SectionRail
from cerwizard.tui.widgets.side_by_side import SideBySide, Stacked, plain_lines
from cerwizard.tui.widgets.so_far import SoFar
from cerwizard.tui.widgets.steady import Scroll, Text
from cerwizard.tui.widgets.ticks import Ticks
from cerwizard.tui.widgets.top_line import TopLine, Trouble
from cerwizard.tui.widgets.verdict_panel import Banner, VerdictLine, VerdictPanel
from cerwizard.tui.widgets.verdict_words import verdict_sign

if TYPE_CHECKING:
    from cerwizard.tui.widgets.long_text import LongText
    from cerwizard.tui.widgets.one_of import OneOf
    from cerwizard.tui.widgets.row_table import RowTable

__all__ = [
    "ANSWER_KEYS",
    "Answer",
    "Banner",
    "Choice",
    "Choices",
    "Drawn",
    "Hanging",
    "KeyBar",
    "LineInput",
    "Lines",
    "LongText",
    "OneLine",
    "OneOf",
    "QuestionCard",
    "RowTable",
    "Scroll",
    "SectionRail",
    "SideBySide",
    "SoFar",
    "Stacked",
    "Text",
    "Ticked",
    "Ticks",
    "TopLine",
    "Trouble",
    "VerdictLine",
    "VerdictPanel",
    "answer_of",
    "help_text",
    "place",
    "plain_lines",
    "said_line",
    "standing",
    "verdict_sign",
]

__getattr__ = _later(__name__, long_text=("LongText",), one_of=("OneOf",), row_table=("RowTable",))
