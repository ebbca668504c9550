"""Questions that are answered with yes or no."""

import click

from yougo.cli import messages
from yougo.cli.output import say

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def confirmed(question: str, *, default: bool = False) -> bool:
    """Ask until somebody answers; Enter alone means the default.

    Raises:
        click.Abort: nobody answers.
    """
    shown = f"{question} [{'Y/n' if default else 'y/N'}]"
    while True:
        answer = click.prompt(shown, default="", show_default=False, err=True).strip().lower()
        if not answer:
            return default
        if answer in _ANSWERS:
            return _ANSWERS[answer]
        say(messages.YES_OR_NO)


def agrees(question: str, nobody: str, declined: str = "") -> bool:
    """Ask a question to which the default is no.

    `nobody` is said where there is nobody to answer it, `declined` where the answer is no.

    Raises:
        click.Abort: by Ctrl-C.
    """
    try:
        is_agreed = confirmed(question)
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        say(f"\n{nobody}")
        return False
    if declined and not is_agreed:
        say(declined)
    return is_agreed
