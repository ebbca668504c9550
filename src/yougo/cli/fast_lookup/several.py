"""Answers ``yougo lookup`` from several glossaries: the best matches first, each with its glossary's name."""

import contextlib
import json
import os
from typing import NamedTuple

from yougo.cli import messages
from yougo.cli.fast_lookup import input_lines, term_output
from yougo.cli.output import out, say
from yougo.pipeline import looking
from yougo.search.index import Index
from yougo.search.query import TIERS, Hit


class Match(NamedTuple):
    """A term of one of the glossaries."""

    glossary: str
    opened: Index
    hit: Hit


def answer(roots: list[str], words: list[str], options: dict[str, int]) -> int:
    """Print the terms that match the words, or each line of standard input; returns the exit code.

    Raises:
        NoGlossary: nothing has been built yet in one of the folders.
        UnusableGlossary: a glossary is damaged or was built by another version.
    """
    with contextlib.ExitStack() as opened:
        glossaries = {}
        for root in roots:
            glossaries[root] = opened.enter_context(looking.glossary(root))
            if glossaries[root].is_empty():
                raise looking.no_glossary(root)
        queries = [" ".join(words)] if words else input_lines.read()
        answered = [_print(query, glossaries, options, is_one=bool(words)) for query in queries]
        return 0 if all(answered) else 1


def _print(query: str, glossaries: dict[str, Index], options: dict[str, int], *, is_one: bool) -> bool:
    """Print what matches a query; returns whether anything does."""
    found = _found(query, glossaries, options["limit"])
    if not found:
        say(messages.NOTHING_FOUND.format(query=query))
    for match in found:
        if options["json"]:
            out(_json(match, "" if is_one else query))
        elif is_one and len(found) == 1 and not options["brief"]:
            out(f"{term_output.full(match.opened.term(match.hit))}\n  {match.glossary}")
        else:
            line = f"{match.glossary}\t{term_output.brief(match.opened.term(match.hit))}"
            out(line if is_one else f"{query}\t{line}")
    return bool(found)


def _found(query: str, glossaries: dict[str, Index], limit: int) -> list[Match]:
    """The best matches of all glossaries; among equally good ones, those of the first glossary come first."""
    found: list[Match] = []
    for root, index in glossaries.items():
        name = os.path.basename(root)  # noqa: PTH119 - as in `looking`
        found += [Match(name, index, hit) for hit in index.find(query, limit)]
    found.sort(key=lambda match: TIERS.index(match.hit.tier))
    return found[:limit] if limit else found


def _json(match: Match, query: str) -> str:
    """The term's line of JSON, with its glossary and how it was found as its first keys."""
    asked = {"query": query} if query else {}
    first = json.dumps({**asked, "glossary": match.glossary, "match": match.hit.tier}, ensure_ascii=False)
    return f"{first[:-1]}, {match.opened.json_line(match.hit)[1:]}"
