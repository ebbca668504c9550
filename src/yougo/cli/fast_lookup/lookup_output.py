"""Answers ``yougo lookup``, whether it came through click or not."""

import sys

from yougo.cli import messages, terminal
from yougo.cli.fast_lookup import term_output
from yougo.cli.fast_lookup.match_output import brief_line, json_line
from yougo.cli.output import out, say
from yougo.cli.places import inside
from yougo.cli.sentences import say_error
from yougo.pipeline import looking
from yougo.pipeline.glossary_set import GlossarySet, Match
from yougo.search.index import Term
from yougo.search.query import MOST


def answer(roots: list[str], words: list[str], options: dict[str, int]) -> int:
    """Print the terms that match the words, or each line of standard input; returns the exit code.

    Of several glossaries, the best matches come first, and each says whose it is. The word ``-`` stands for a
    text on standard input: the terms in it are printed.

    Raises:
        OutsideWorkspace: the folder is not a workspace.
        NoGlossary: nothing has been built yet.
        UnusableGlossary: the glossary is damaged or was built by another version.
    """
    with GlossarySet(roots) as asked:
        say_what_is_wrong(asked)
        if words == ["-"]:
            from yougo.cli.fast_lookup import text_terms  # noqa: PLC0415 - loads all terms

            return text_terms.answer(asked, options)
        return one(asked, " ".join(words), options) if words else _lines(asked, options)


def say_what_is_wrong(asked: GlossarySet) -> None:
    """Say which glossaries are not asked, and which are older than the decisions."""
    for error in asked.unusable:
        say_error(error)
    for member in asked.members:
        if looking.decisions_are_newer(member.root):
            say(f"{member.name}: {messages.DECISIONS_NEWER}" if member.name else messages.DECISIONS_NEWER)


def one(asked: GlossarySet, query: str, options: dict[str, int]) -> int:
    """Answer one query."""
    limit = options["limit"]
    found = asked.find(query, limit + 1 if limit else 0)
    if not found:
        _say_nothing_found(asked, query)
        return 1
    matches = found[:limit] if limit else found
    if options["json"]:
        out("".join(json_line(match) + "\n" for match in matches), end="")
    else:
        text = _text(query, matches, brief=bool(options["brief"]))
        asked.let_go()
        terminal.show(text)
    if limit:
        _say_what_is_left(asked, query, found, limit)
    return _open(matches[0].term()) if options["open"] else 0


def _lines(asked: GlossarySet, options: dict[str, int]) -> int:
    """Answer each line of standard input, on lines that begin with it."""
    from yougo.cli.fast_lookup import input_lines  # noqa: PLC0415 - slow to import, and rarely needed

    code = 0
    asked.let_go()
    for query in input_lines.read():
        matches = asked.find(query, options["limit"])
        if not matches:
            _say_nothing_found(asked, query)
            code = 1
        for match in matches:
            out(json_line(match, query) if options["json"] else f"{query}\t{brief_line(match)}")
        sys.stdout.flush()
        asked.let_go()
    return code


def _say_what_is_left(asked: GlossarySet, query: str, found: list[Match], limit: int) -> None:
    """Say how many more terms have the query in a name, or else whether there are more matches."""
    others = asked.others(query, found[:limit])
    if others:
        count = messages.AT_LEAST.format(count=MOST) if others >= MOST else str(others)
        say(messages.MORE_NAMES.format(count=count, query=_shortened(query)))
    elif len(found) > limit:
        say(messages.MORE)


def _say_nothing_found(asked: GlossarySet, query: str) -> None:
    say(messages.NOTHING_FOUND.format(query=_shortened(query)))
    if not asked.starting("", 1):
        say(messages.EMPTY)
    for match in asked.suggestions(query):
        say(messages.DID_YOU_MEAN.format(term=term_output.brief(match.term_on_a_line())))


def _text(query: str, matches: list[Match], *, brief: bool) -> str:
    """One term in full, or several on a line each."""
    first = matches[0]
    if first.hit.tier in messages.ONLY:
        say(messages.ONLY[first.hit.tier].format(query=_shortened(query)))
    if len(matches) == 1 and not brief:
        whose = f"  {first.member.name}\n" if first.member.name else ""
        return f"{term_output.full(first.term())}\n{whose}"
    most = terminal.width() if terminal.is_terminal() else 0
    return "".join(brief_line(match, most) + "\n" for match in matches)


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
