"""Answers ``yougo lookup``, whether it came through click or not."""

import sys

from yougo.cli import messages, terminal
from yougo.cli.fast_lookup import term_output
from yougo.cli.output import out, say
from yougo.cli.places import inside
from yougo.pipeline import looking
from yougo.search.index import Index, Term
from yougo.search.query import MOST, Hit


def answer(roots: list[str], words: list[str], options: dict[str, int]) -> int:
    """Print the terms that match the words, or each line of standard input; returns the exit code.

    Of several glossaries, the best matches come first, and each says whose it is.

    Raises:
        OutsideWorkspace: the folder is not a workspace.
        NoGlossary: nothing has been built yet.
        UnusableGlossary: the glossary is damaged or was built by another version.
    """
    if len(roots) > 1:
        from yougo.cli.fast_lookup import several  # noqa: PLC0415 - most people have one glossary

        return several.answer(roots, words, options)
    with looking.glossary(roots[0]) as index:
        if index.is_empty():
            raise looking.no_glossary(roots[0])  # the first build is still running
        if looking.decisions_are_newer(roots[0]):
            say(messages.DECISIONS_NEWER)
        return _one(index, " ".join(words), options) if words else _lines(index, options)


def _one(index: Index, query: str, options: dict[str, int]) -> int:
    """Answer the query in the arguments."""
    limit = options["limit"]
    found = index.find(query, limit + 1 if limit else 0)
    if not found:
        _say_nothing_found(index, query)
        return 1
    hits = found[:limit] if limit else found
    if options["json"]:
        out("".join(_json(index, hit) + "\n" for hit in hits), end="")
    else:
        _show(query, list(map(index.term, hits)), brief=bool(options["brief"]))
    if limit:
        _say_what_is_left(index, query, found, limit)
    return _open(index.term(hits[0])) if options["open"] else 0


def _lines(index: Index, options: dict[str, int]) -> int:
    """Answer each line of standard input, on lines that begin with it."""
    import json  # noqa: PLC0415 - slow to import, and most queries are in the arguments

    from yougo.cli.fast_lookup import input_lines  # noqa: PLC0415 - slow to import too

    code = 0
    for query in input_lines.read():
        hits = index.find(query, options["limit"])
        if not hits:
            _say_nothing_found(index, query)
            code = 1
        for hit in hits:
            if options["json"]:
                quoted = json.dumps(query, ensure_ascii=False)
                out(f'{{"query": {quoted}, {_json(index, hit)[1:]}')
            else:
                out(f"{query}\t{term_output.brief(index.term(hit))}")
        sys.stdout.flush()
    return code


def _say_what_is_left(index: Index, query: str, hits: list[Hit], limit: int) -> None:
    """Say how many more terms have the query in a name, or else whether there are more matches."""
    others = index.others(query, hits[:limit])
    if others:
        count = messages.AT_LEAST.format(count=MOST) if others == MOST else str(others)
        say(messages.MORE_NAMES.format(count=count, query=_shortened(query)))
    elif len(hits) > limit:
        say(messages.MORE)


def _say_nothing_found(index: Index, query: str) -> None:
    say(messages.NOTHING_FOUND.format(query=_shortened(query)))
    if not index.starting("", 1):
        say(messages.EMPTY)
    for hit in index.suggestions(query):
        say(messages.DID_YOU_MEAN.format(term=term_output.brief(index.term(hit))))


def _json(index: Index, hit: Hit) -> str:
    """The term's line of JSON, with how it was found as its first key."""
    return f'{{"match": "{hit.tier}", {index.json_line(hit)[1:]}'


def _show(query: str, terms: list[Term], *, brief: bool) -> None:
    """Print one term in full, or several on a line each; a pager shows what is longer than the screen."""
    if terms[0].tier in messages.ONLY:
        say(messages.ONLY[terms[0].tier].format(query=_shortened(query)))
    if len(terms) == 1 and not brief:
        text = term_output.full(terms[0]) + "\n"
    else:
        most = terminal.width() if terminal.is_terminal() else 0
        text = "".join(term_output.brief(term, most) + "\n" for term in terms)
    terminal.show(text)


def _open(term: Term) -> int:
    """Open the link of a term's source; the exit code is 1 without a link, or without a browser."""
    if not term.url.startswith(("https://", "http://")):
        place = messages.NO_LINK_PLACE.format(
            document=term.document, where=inside(term.within or f"line {term.line}")
        )
        name = term_output.headline(term.acronym, term.japanese, term.english)[0]
        say(messages.NO_LINK.format(name=name, place=place if term.document else ""))
        return 1
    import webbrowser  # noqa: PLC0415 - slow to import, and most look-ups open nothing

    if webbrowser.open(term.url):
        return 0
    say(messages.NOT_OPENED.format(url=term.url))
    return 1


def _shortened(query: str) -> str:
    """A query as a message quotes it: at most one line, without control characters."""
    shown = "".join(char if char.isprintable() else " " for char in query[: messages.LONGEST_SHOWN + 1])
    return shown if len(shown) <= messages.LONGEST_SHOWN else f"{shown[:-1]}…"
