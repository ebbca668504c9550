"""A term that was looked up, in full or on one line."""

from yougo.cli import messages
from yougo.cli.places import at
from yougo.cli.sentences import again
from yougo.cli.terminal import bold, dim, has_colour, indented, width, wrap
from yougo.language.cells import END, START, cells
from yougo.pipeline import looking
from yougo.search.index import Term

_INDENT = "  "
_NEAR = "≈ "
"""Marks an approximate match."""
_STATUS = {"accepted": messages.ACCEPTED, "rejected": messages.REJECTED}


def full_of(root: str, ids: list[str]) -> str:
    """The terms with these ids as they are now, one below the other."""
    with looking.glossary(root) as index:
        hits = filter(None, map(index.with_id, ids))
        return "\n\n".join(full(index.term(hit)) for hit in hits)


def full(term: Term) -> str:
    """A term at a glance: names, reading, definition, variants, warnings, note, tags and first source."""
    head = _fitted(*_names(term), _STATUS.get(term.status, ""))
    body = [
        *_reading(term),
        *_english(term),
        *wrap(term.definition),
        *_after("= ", ", ".join(map(_variant, term.variants))),
        *_warnings(term),
        *_after(f"{messages.NOTE}: ", term.note),
        *_after(f"{messages.TAGS}: ", _tags(term)),
        *map(dim, _fitted(_source(term), term.url)),
    ]
    return "\n".join([*map(bold, head), *indented(body, _INDENT)])


def brief(term: Term, most: int = 0) -> str:
    """Names, reading and English on one line, or on lines of at most `most` cells if that is more than 0."""
    doubt = "" if term.verified else "?"
    reading = f"〔{term.reading}{doubt}〕" if _has_reading(term) else ""
    names = _INDENT.join(_names(term))
    english = term.english if term.acronym or term.japanese else ""
    line = _INDENT.join(filter(None, (names + reading, english)))
    if not most or cells(line) <= most:
        return bold(names) + line.removeprefix(names)
    room = most - 2 * len(_INDENT)
    rest = wrap(reading, room) + wrap(english, room)
    return "\n".join([*map(bold, _fitted(*_names(term))), *indented(rest, 2 * _INDENT)])


def headline(acronym: str, japanese: str, english: str) -> list[str]:
    """The names that head a term: the English one only if it has no other."""
    return list(filter(None, (acronym, japanese))) or [english]


def _names(term: Term) -> list[str]:
    names = headline(term.acronym, term.japanese, term.english)
    return [_NEAR + names[0], *names[1:]] if term.tier == "near" else names


def _fitted(*pieces: str) -> list[str]:
    """Pieces on one line, two spaces between them; one below the other if the line is too narrow."""
    most = width() - len(_INDENT)
    line = _INDENT.join(filter(None, pieces))
    if cells(line) <= most:
        return list(filter(None, [line]))
    return [each for piece in pieces for each in wrap(piece, most)]


def _after(label: str, text: str) -> list[str]:
    """A text after its label; nothing if there is no text."""
    return wrap(label + text) if text else []


def _has_reading(term: Term) -> bool:
    return term.reading not in ("", term.japanese)


def _reading(term: Term) -> list[str]:
    doubt = "" if term.verified else messages.UNVERIFIED
    return _fitted(term.reading, term.romaji, doubt) if _has_reading(term) else []


def _english(term: Term) -> list[str]:
    """The English with the letters that spell the acronym highlighted, unless it heads the term."""
    if not (term.acronym or term.japanese):
        return []
    if not has_colour():
        return wrap(term.english)
    letters = set(map(int, term.letters.split()))
    marked = ""
    for place, char in enumerate(term.english):
        marked += f"{START}{char}{END}" if place in letters else char
    return wrap(marked)


def _source(term: Term) -> str:
    """Where it is defined or stated, and what is whose word: ``memo.md:3; birth rate (JMdict)``."""
    place = at(term.document, term.line, term.within) if term.document else ""
    return "; ".join(filter(None, (place, term.credits)))


def _warnings(term: Term) -> list[str]:
    """A line for each warning; that the reading is unverified is said beside it."""
    lines = []
    for code, message in term.warnings:
        if code != "reading-unverified":
            lines += wrap(f"! {code}: {again(message)}")
    return lines


def _tags(term: Term) -> str:
    if term.tags in ("", "[]"):
        return ""
    import json  # noqa: PLC0415 - slow to import, and most terms have no tags

    return "; ".join(json.loads(term.tags))


def _variant(variant: tuple[str, int]) -> str:
    text, is_former = variant
    return messages.FORMER.format(name=text) if is_former else text
