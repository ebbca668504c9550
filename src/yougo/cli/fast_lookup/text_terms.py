"""Answers ``yougo lookup -``: the terms that a text on standard input mentions, in its order, each once."""

import re
import sys
from pathlib import Path

from yougo.cli import messages
from yougo.cli.fast_lookup.asked import Asked, Match, Source
from yougo.cli.fast_lookup.match_output import brief_line, json_line
from yougo.cli.output import out, say
from yougo.exporters.mentions import mentions
from yougo.language.text import unwrapped
from yougo.pipeline import glossary
from yougo.pipeline.files.workspace import Workspace
from yougo.readers.encoding import decode
from yougo.search.query import Hit

_PARAGRAPHS = re.compile(r"\n[ \t\u3000]*\n\s*")
_FOUND = "inside"
"""How a term in a text is found, as JSON says it."""


def answer(asked: Asked, options: dict[str, int]) -> int:
    """Print the terms in the text on standard input; the exit code is 1 if there are none.

    Raises:
        UnreadableDocument: it is no text.
    """
    return show(asked, decode(sys.stdin.buffer.read(), "-"), options)


def show(asked: Asked, text: str, options: dict[str, int]) -> int:
    """Print the terms in a text, a line each, all if nobody names a limit; the exit code is 1 without any."""
    plain = "\n".join(map(unwrapped, _PARAGRAPHS.split(text)))
    found = [match for source in asked.sources for match in _found(source, plain)]
    found.sort(key=lambda each: each[0])
    limit = options["limited"] and options["limit"]
    for _, match in found[: limit or None]:
        out(json_line(match) if options["json"] else brief_line(match))
    if limit and len(found) > limit:
        say(messages.MORE)
    if not found:
        say(messages.NOTHING_IN_TEXT)
    return 0 if found else 1


def _found(source: Source, text: str) -> list[tuple[int, Match]]:
    """The terms of one glossary that a text mentions, each with where it is first mentioned."""
    places: dict[str, int] = {}
    concepts = glossary.load(Workspace(Path(source.root))).each_shown()
    for mention in mentions(text, concepts):
        for concept in mention.concepts:
            places.setdefault(concept.id, mention.start)
    found = []
    with source as index:
        for identifier, place in places.items():
            if hit := index.with_id(identifier):
                found.append((place, Match(source, Hit(hit.number, identifier, _FOUND))))
    return found
