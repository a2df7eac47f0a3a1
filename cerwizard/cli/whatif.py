"""The command that shows what other answers would come to; nothing is written."""

from __future__ import annotations

from cerwizard.assessment import assess, delta, load_knowledge, named
from cerwizard.cli.delta_json import answers_as_json, delta_as_json
from cerwizard.cli.delta_words import show_answers, show_delta
from cerwizard.cli.exit_codes import DONE
from cerwizard.cli.grammar import Arguments
from cerwizard.cli.opening import assessment_of
from cerwizard.cli.output import NAMELESS, say, show, show_json
from cerwizard.cli.set_answers import with_answers
from cerwizard.errors import UsageError


def whatif(arguments: Arguments) -> int:
    """Show before and after for these answers: verdicts, requirements, and the reason for each line.

    Raises `UsageError` when no answer is named, or one that cannot be.
    """
    if not (arguments.settings or arguments.forgotten):
        raise UsageError("name an answer: --set fact=value, or --unset fact")
    knowledge = load_knowledge()
    before = assessment_of(arguments.file, knowledge)
    project = with_answers(
        before.project, arguments.settings, knowledge, forgotten=arguments.forgotten, use=arguments.use
    )
    found = delta(before, assess(project, knowledge))
    not_asked = [named(*place) for place in found.not_asked]
    if arguments.json:
        answers = answers_as_json(found.comparison.answers)
        show_json({"answers": answers, "not_asked": not_asked, **delta_as_json(found)})
    else:
        show(before.project.name or NAMELESS)
        show_answers(found.comparison.answers, found.after)
        show_delta(found)
        say("Nothing was written.")
    for fact, value in project.answers.items():
        # A question may be called as a detail of the project is, and that one may be meant.
        if value != before.project.answers.get(fact) and isinstance(getattr(project, fact, None), str):
            asked = knowledge.questionnaire.questions[fact].ask
            meant = f"the {fact} of the project stays; another is tried with: cerwizard check FILE --due"
            say(f"`{fact}` is the answer to “{asked}”; {meant}")
    for fact in not_asked:
        say(f"`{fact}` is not asked after the other answers, so no rule looks at it")
    return DONE
