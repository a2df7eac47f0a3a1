"""The screens: each holds its state, lays out its widgets, and acts on what they say."""

from cerwizard.tui.screens.interview import InterviewScreen
from cerwizard.tui.screens.sitting_screen import SittingScreen
from cerwizard.tui.screens.start import StartScreen

__all__ = ["InterviewScreen", "SittingScreen", "StartScreen"]
