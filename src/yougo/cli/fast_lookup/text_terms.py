"""Answers ``yougo lookup -``: the terms that a text on standard input mentions, in its order, each once."""

import sys
from pathlib import Path

from yougo.api import Glossary
from yougo.cli import messages
from yougo.cli.fast_lookup.match_output import brief_line, json_line
from yougo.cli.output import out, say
from yougo.pipeline.glossary_set import GlossarySet, Match, Member
from yougo.readers.encoding import decode
from yougo.search.query import Hit

_FOUND = "inside"
"""How a term in a text is found, as JSON says it."""


def answer(asked: GlossarySet, options: dict[str, int]) -> int:
    """Print the terms in the text on standard input; the exit code is 1 if there are none.

    Raises:
        UnreadableDocument: it is no text.
    """
    asked.let_go()
    return show(asked, decode(sys.stdin.buffer.read(), "-"), options)


def show(asked: GlossarySet, text: str, options: dict[str, int]) -> int:
    """Print the terms in a text, a line each, all if nobody names a limit; the exit code is 1 without any."""
    found = [match for member in asked.members for match in _found(member, text)]
    found.sort(key=lambda each: each[0])
    limit = options["limited"] and options["limit"]
    for _, match in found[: limit or None]:
        out(json_line(match) if options["json"] else brief_line(match))
    if limit and len(found) > limit:
        say(messages.MORE)
    if not found:
        say(messages.NOTHING_IN_TEXT)
    return 0 if found else 1


def _found(member: Member, text: str) -> list[tuple[int, Match]]:
    """The terms of one glossary that a text mentions, each with where it is first mentioned."""
    found = []
    with member as index:
        for place, concept in Glossary(Path(member.root)).mentions(text):
            if hit := index.with_id(concept.id):
                found.append((place, Match(member, Hit(hit.number, concept.id, _FOUND))))
    return found
