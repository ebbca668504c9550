"""Answers ``yougo lookup``: prints the terms that are found. Both ways in end here (see `door`)."""

import sys

from yougo.cli import messages, screen, terminal
from yougo.pipeline.looking import Glossary, Term
from yougo.search.query import Hit


def answer(root: str, words: list[str], options: dict[str, int]) -> int:
    """Print what a workspace's glossary has for a query, or for each line of standard input; the exit code.

    Raises:
        NoGlossary: nothing has been built yet.
        UnusableGlossary: what was built is damaged or of another version.
    """
    with Glossary(root) as glossary:
        if glossary.decisions_are_newer():
            _say(messages.DECISIONS_NEWER)
        if words:
            return _one(glossary, " ".join(words), options)
        return _lines(glossary, options)


def _one(glossary: Glossary, query: str, options: dict[str, int]) -> int:
    hits = glossary.find(query, options["limit"])
    if not hits:
        _nothing(glossary, query)
        return 1
    if options["json"]:
        _write("".join(f"{glossary.line(hit)}\n" for hit in hits))
    else:
        terms = [glossary.term(hit) for hit in hits]
        if terms[0].tier in messages.ONLY:
            _say(messages.ONLY[terms[0].tier].format(query=_shortly(query)))
        _show(terms, brief=bool(options["brief"]))
    return _open(glossary.term(hits[0])) if options["open"] else 0


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
        _write(text)


def _lines(glossary: Glossary, options: dict[str, int]) -> int:
    """Each line of standard input is a query; what it finds is printed behind it."""
    from yougo.cli import queries  # noqa: PLC0415 - most look-ups name what they look for

    code = 0
    for query in queries.read():
        hits = glossary.find(query, options["limit"])
        if not hits:
            _nothing(glossary, query)
            code = 1
        for hit in hits:
            _write(queries.found(query, *_shown(glossary, hit, options)))
        sys.stdout.flush()
    return code


def _shown(glossary: Glossary, hit: Hit, options: dict[str, int]) -> tuple[str, bool]:
    """What is printed of a hit on one line, and whether that is JSON."""
    if options["json"]:
        return glossary.line(hit), True
    return screen.brief(glossary.term(hit)), False


def _nothing(glossary: Glossary, query: str) -> None:
    _say(messages.NOTHING_FOUND.format(query=_shortly(query)))
    for term in glossary.suggestions(query):
        _say(messages.DID_YOU_MEAN.format(term=screen.brief(term)))


def _open(term: Term) -> int:
    """Open the link of a term's source."""
    if not term.url.startswith(("https://", "http://")):
        place = messages.STANDS_AT.format(document=term.document, line=term.line) if term.document else ""
        _say(messages.NO_LINK.format(name=term.acronym or term.japanese or term.english, place=place))
        return 1
    import webbrowser  # noqa: PLC0415 - most look-ups open nothing

    webbrowser.open(term.url)
    return 0


def _shortly(query: str) -> str:
    """A query as a sentence quotes it: not a page of it, and nothing that a terminal obeys."""
    shown = "".join(char if char.isprintable() else " " for char in query[: messages.LONGEST_SHOWN + 1])
    return shown if len(shown) <= messages.LONGEST_SHOWN else f"{shown[:-1]}…"


def _write(text: str) -> None:
    sys.stdout.write(text)


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
