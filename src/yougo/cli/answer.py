"""Answers ``yougo lookup``: prints the terms that are found. Both ways in end here (see `door`)."""

import sys

from yougo.cli import messages, screen, terminal
from yougo.cli.output import out, say
from yougo.pipeline import looking
from yougo.search.index import Index, Term
from yougo.search.query import MOST, Hit


def answer(root: str, words: list[str], options: dict[str, int]) -> int:
    """Print what a workspace's glossary has for a query, or for each line of standard input; the exit code.

    Raises:
        OutsideWorkspace: the folder is not a workspace.
        NoGlossary: nothing has been built yet.
        UnusableGlossary: what was built is damaged or of another version.
    """
    with looking.glossary(root) as index:
        if index.is_empty():
            raise looking.no_glossary(root)  # the first build has only begun
        if looking.decisions_are_newer(root):
            say(messages.DECISIONS_NEWER)
        return _one(index, " ".join(words), options) if words else _lines(index, options)


def _one(index: Index, query: str, options: dict[str, int]) -> int:
    limit = options["limit"]
    hits = index.find(query, limit + 1 if limit else 0)
    if not hits:
        _nothing(index, query)
        return 1
    if limit:
        _say_what_is_left(index, query, hits, limit)
        hits = hits[:limit]
    if options["json"]:
        out("".join(_json(index, hit) + "\n" for hit in hits), end="")
    else:
        terms = [index.term(hit) for hit in hits]
        if terms[0].tier in messages.ONLY:
            say(messages.ONLY[terms[0].tier].format(query=_shortly(query)))
        _show(terms, brief=bool(options["brief"]))
    return _open(index.term(hits[0])) if options["open"] else 0


def _say_what_is_left(index: Index, query: str, hits: list[Hit], limit: int) -> None:
    """Say how many terms with the query in a name are not shown, or that there are some that are near it."""
    others = index.others(query, hits[:limit])
    if others:
        count = f"{MOST} or more" if others == MOST else str(others)
        say(messages.MORE_NAMES.format(count=count, query=_shortly(query)))
    elif len(hits) > limit:
        say(messages.MORE)


def _json(index: Index, hit: Hit) -> str:
    """The term's line of JSON, with how it was found as a further key."""
    return f'{{"match": "{hit.tier}", {index.json_line(hit)[1:]}'


def _show(terms: list[Term], *, brief: bool) -> None:
    """One term whole, several on a line each; what is longer than the screen goes through a pager."""
    if len(terms) == 1 and not brief:
        text = screen.full(terms[0]) + "\n"
    else:
        most = terminal.width() if terminal.is_terminal() else 0
        text = "".join(screen.brief(term, most) + "\n" for term in terms)
    if 0 < terminal.height() <= text.count("\n"):
        from yougo.cli.pager import page  # noqa: PLC0415 - most answers fit on the screen

        page(text)
    else:
        out(text, end="")


def _lines(index: Index, options: dict[str, int]) -> int:
    """Each line of standard input is a query; what it finds is printed behind it."""
    import json  # noqa: PLC0415 - most look-ups name what they look for

    from yougo.cli import lines  # noqa: PLC0415 - likewise

    code = 0
    for query in lines.read():
        hits = index.find(query, options["limit"])
        if not hits:
            _nothing(index, query)
            code = 1
        for hit in hits:
            if options["json"]:
                asked = json.dumps(query, ensure_ascii=False)
                out(f'{{"query": {asked}, {_json(index, hit)[1:]}\n', end="")
            else:
                out(f"{query}\t{screen.brief(index.term(hit))}\n", end="")
        sys.stdout.flush()
    return code


def _nothing(index: Index, query: str) -> None:
    say(messages.NOTHING_FOUND.format(query=_shortly(query)))
    for hit in index.suggestions(query):
        say(messages.DID_YOU_MEAN.format(term=screen.brief(index.term(hit))))


def _open(term: Term) -> int:
    """Open the link of a term's source; exit code 1 when there is none, or nothing to open it with."""
    if not term.url.startswith(("https://", "http://")):
        place = messages.STANDS_AT.format(document=term.document, line=term.line) if term.document else ""
        say(messages.NO_LINK.format(name=term.acronym or term.japanese or term.english, place=place))
        return 1
    import webbrowser  # noqa: PLC0415 - most look-ups open nothing

    if webbrowser.open(term.url):
        return 0
    say(messages.NOT_OPENED.format(url=term.url))
    return 1


def _shortly(query: str) -> str:
    """A query as a sentence quotes it: not a page of it, and nothing that a terminal obeys."""
    shown = "".join(char if char.isprintable() else " " for char in query[: messages.LONGEST_SHOWN + 1])
    return shown if len(shown) <= messages.LONGEST_SHOWN else f"{shown[:-1]}…"
