"""How a term that is looked up stands in a terminal: on one screen, or on one line."""

from yougo.cells import END, START, cells
from yougo.cli import messages
from yougo.cli.terminal import bold, dim, has_colour, wrap
from yougo.pipeline.looking import Term

_INDENT = "  "
_NEAR = "≈ "
"""Before a term that is only near what was asked for."""


def full(term: Term) -> str:
    """All that one needs at a glance: names, reading, definition, variants, doubts, note, first source."""
    lines = [bold(_names(term)) + (f"  {messages.ACCEPTED}" if term.status == "accepted" else "")]
    body = [*_reading(term), *_english(term), *wrap(term.definition)]
    if term.variants:
        body += wrap("= " + ", ".join(map(_variant, term.variants)))
    for code, message in term.warnings:
        if code != "reading-unverified":
            body += wrap(f"! {code}: {message}")
    if term.note:
        body += wrap(f"{messages.NOTE}: {term.note}")
    place = [f"{term.document}:{term.line}"] if term.document else []
    body += [dim("  ".join([*place, *([term.url] if term.url else [])]))] if place or term.url else []
    return "\n".join(lines + [_INDENT + line for line in body])


def brief(term: Term, most: int = 0) -> str:
    """Names, reading and English, on one line; on lines of at most `most` cells where that is more than 0."""
    heard = "" if term.verified else "?"
    reading = f"〔{term.reading}{heard}〕" if _is_read(term) else ""
    names = _names(term)
    english = term.english if term.acronym or term.japanese else ""
    line = "  ".join(filter(None, (names + reading, english)))
    if most and cells(line) > most:
        rest = wrap(reading, most - 2 * len(_INDENT)) + wrap(english, most - 2 * len(_INDENT))
        return "\n".join([bold(names), *(_INDENT * 2 + each for each in rest)])
    return bold(names) + line.removeprefix(names)


def _names(term: Term) -> str:
    names = "  ".join(name for name in (term.acronym, term.japanese) if name) or term.english
    return _NEAR + names if term.tier == "near" else names


def _is_read(term: Term) -> bool:
    return bool(term.reading) and term.reading != term.japanese


def _reading(term: Term) -> list[str]:
    if not _is_read(term):
        return []
    unverified = "" if term.verified else f"  {messages.UNVERIFIED}"
    return [
        f"{term.reading}{_INDENT if term.romaji else ''}{dim(term.romaji) if term.romaji else ''}{unverified}"
    ]


def _english(term: Term) -> list[str]:
    """The English with the letters that spell the acronym set off."""
    if not term.english or not (term.acronym or term.japanese):
        return []
    if not has_colour():
        return wrap(term.english)
    letters = {int(place) for place in term.letters.split()}
    marked = (f"{START}{char}{END}" if place in letters else char for place, char in enumerate(term.english))
    return wrap("".join(marked))


def _variant(variant: tuple[str, int]) -> str:
    text, former = variant
    return messages.FORMER.format(name=text) if former else text
