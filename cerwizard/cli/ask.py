"""The command that asks at plain prompts what the app asks on its screen."""

from __future__ import annotations

import sys

from cerwizard.assessment import assess, load_knowledge
from cerwizard.cli.asking import Conversation
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.output import say, typed
from cerwizard.cli.since_issue import tell_in_short
from cerwizard.sitting import Device, Sitting, told_to_end


def ask(arguments: Arguments) -> int:
    """Ask one question a line until nothing is left or the person stops; each answer is saved at once.

    Interrupted, told to end or left without a terminal it first puts on disk what is not there yet.
    """
    knowledge = load_knowledge()
    device = Device.opened(arguments.file, knowledge)
    try:
        for warning in device.file.warnings:
            say(str(warning))
        assessment = assess(device.file.project, knowledge)
        tell_in_short(assessment, typed(arguments.file))
        sitting = Sitting(assessment, quick=arguments.quick).gone_on()
        with told_to_end(sys.exit):  # which the conversation takes like its end
            Conversation(device, sitting).run()
        return DONE
    finally:
        device.close()
