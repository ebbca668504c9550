"""Answers ``yougo lookup --clipboard`` and ``--watch``: what is copied is looked up."""

import time

import pyperclip

from yougo.cli import messages
from yougo.cli.fast_lookup import lookup_output, text_terms
from yougo.cli.fast_lookup.input_lines import tidied
from yougo.cli.output import out, say
from yougo.pipeline.glossary_set import GlossarySet

_LONGEST = 200
"""Characters of a query: anything longer, or of several lines, is a text with terms in it."""
_PAUSE = 0.4
"""Seconds between two looks at the clipboard."""


def answer(roots: list[str], options: dict[str, int]) -> int:
    """Look up what the clipboard holds; returns the exit code."""
    copied = _copied()
    if copied is None:
        return 2
    if not copied.strip():
        say(messages.CLIPBOARD_EMPTY)
        return 1
    return _answer(roots, copied, options)


def watch(roots: list[str], options: dict[str, int]) -> int:
    """Look up whatever is copied from now on, until Ctrl-C; the exit code is 2 if there is no clipboard."""
    before = _copied()
    if before is None:
        return 2
    say(messages.WATCHING)
    while True:
        time.sleep(_PAUSE)
        copied = _copied()
        if copied and copied != before and copied.strip():
            _answer(roots, copied, options)
            if not options["json"]:
                out("")
        before = copied or before


def _answer(roots: list[str], copied: str, options: dict[str, int]) -> int:
    """Look a name up, or the terms in a text, in the glossaries as they are now."""
    query = copied.strip()
    with GlossarySet(roots) as asked:
        lookup_output.say_what_is_wrong(asked)
        if "\n" in query or len(query) > _LONGEST:
            return text_terms.show(asked, copied, options)
        return lookup_output.one(asked, tidied(query), options)


def _copied() -> str | None:
    """The text on the clipboard; None, and a message, if no program can read it."""
    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException:
        say(messages.NO_CLIPBOARD)
        return None
