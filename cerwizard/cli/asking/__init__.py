"""The interview as plain prompts: one question, one line, for screen readers and dumb terminals."""

from cerwizard.cli.asking.conversation import Conversation

__all__ = [
    "Conversation",
]
