"""How a term that is looked up stands in a terminal: on one screen, or on one line."""

from yougo.cli import messages
from yougo.cli.output import at
from yougo.cli.terminal import bold, dim, has_colour, width, wrap
from yougo.language.cells import END, START, cells
from yougo.pipeline import looking
from yougo.search.index import Term

_INDENT = "  "
_NEAR = "≈ "
"""Before a term that is only near what was asked for."""


def full_of(root: str, ids: list[str]) -> str:
    """The terms of these ids as they are now, one below the other."""
    with looking.glossary(root) as index:
        hits = [index.with_id(each) for each in ids]
        return "\n\n".join(full(index.term(hit)) for hit in hits if hit)


def full(term: Term) -> str:
    """All that one needs at a glance: names, reading, definition, variants, doubts, note, first source."""
    status = {"accepted": messages.ACCEPTED, "rejected": messages.REJECTED}.get(term.status, "")
    head = [bold(line) for line in _fitted([*_names(term), status])]
    body = [*_reading(term), *_english(term), *wrap(term.definition)]
    if term.variants:
        body += wrap("= " + ", ".join(map(_variant, term.variants)))
    for code, message in term.warnings:
        if code != "reading-unverified":
            body += wrap(f"! {code}: {message}")
    if term.note:
        body += wrap(f"{messages.NOTE}: {term.note}")
    body += _tags(term)
    place = at(term.document, term.line) if term.document else ""
    body += map(dim, _fitted([place, term.url]))
    return "\n".join(head + [_INDENT + line for line in body])


def _fitted(pieces: list[str]) -> list[str]:
    """Pieces on one line, two spaces between them; one below the other where that is too long."""
    most = width() - len(_INDENT)
    line = _INDENT.join(filter(None, pieces))
    if cells(line) <= most:
        return [line] if line else []
    return [each for piece in pieces for each in wrap(piece, most)]


def brief(term: Term, most: int = 0) -> str:
    """Names, reading and English, on one line; on lines of at most `most` cells where that is more than 0."""
    heard = "" if term.verified else "?"
    reading = f"〔{term.reading}{heard}〕" if _is_read(term) else ""
    names = _INDENT.join(_names(term))
    english = term.english if term.acronym or term.japanese else ""
    line = "  ".join(filter(None, (names + reading, english)))
    if most and cells(line) > most:
        rest = wrap(reading, most - 2 * len(_INDENT)) + wrap(english, most - 2 * len(_INDENT))
        return "\n".join([*map(bold, _fitted(_names(term))), *(_INDENT * 2 + each for each in rest)])
    return bold(names) + line.removeprefix(names)


def _names(term: Term) -> list[str]:
    names = [name for name in (term.acronym, term.japanese) if name] or [term.english]
    return [_NEAR + names[0], *names[1:]] if term.tier == "near" else names


def _is_read(term: Term) -> bool:
    return bool(term.reading) and term.reading != term.japanese


def _reading(term: Term) -> list[str]:
    doubt = "" if term.verified else messages.UNVERIFIED
    return _fitted([term.reading, term.romaji, doubt]) if _is_read(term) else []


def _tags(term: Term) -> list[str]:
    if term.tags in ("", "[]"):
        return []
    import json  # noqa: PLC0415 - most terms have none

    from yougo.language.text import TAGS, joined  # noqa: PLC0415 - likewise

    return wrap(f"{messages.TAGS}: {joined(json.loads(term.tags), TAGS)}")


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
