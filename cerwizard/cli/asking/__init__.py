"""The interview as plain prompts: one question, one line, for screen readers and dumb terminals."""

from cerwizard.cli.asking.conversation import Conversation
from cerwizard.cli.asking.lines import Lines

__all__ = ["Conversation", "Lines"]
