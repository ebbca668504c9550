"""Sentences from below the command line, said in the language of this process."""

from yougo.cli.output import say
from yougo.errors import YougoError
from yougo.translation import ENGLISH, _, spoken


def again(sentence: str) -> str:
    """A sentence that the glossary or an error holds in English."""
    if spoken() == ENGLISH:
        return sentence
    from yougo.translation import recognising  # noqa: PLC0415 - English does without it

    return recognising.again(sentence, spoken())


def say_error(error: YougoError) -> None:
    """Print an error."""
    say(f"yougo: {told(error)}")


def told(error: YougoError) -> str:
    """An error's message."""
    return error.told(_, again)
