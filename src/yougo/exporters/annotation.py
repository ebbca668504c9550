"""Marks the first mention of each term in a text: with its reading and English, or with a footnote.

Only running text is marked: no code, links, headings, markup or front matter. The text is otherwise the same,
character for character.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from yougo.exporters.names import Name, line, names
from yougo.language.characters import is_latin
from yougo.language.text import clean, narrow
from yougo.model.concepts import Concept

_APART = (
    r"<(?P<tag>script|style|head|title|code|pre|a|ruby|abbr|button|textarea|h[1-6])\b.*?</(?P=tag)\s*>"
    r"|<!--.*?-->|<[^<>]*>"
)
_IN_HTML = re.compile(_APART, re.DOTALL | re.IGNORECASE)
_IN_MARKDOWN = re.compile(
    r"\A---\n.*?\n---\n"  # front matter
    r"|^(?P<fence>```++|~~~++)[^\n]*\n.*?(?:^(?P=fence)|\Z)|^(?: {4}|\t)[^\n]*$"  # code
    r"|(?P<ticks>`++).+?(?P=ticks)"
    r"|\$[^$\n]+\$"  # formulas
    r"|^#{1,6} [^\n]*$|^[^\n]+\n(?:=+|-+)$"  # headings
    r"|^\[[^\]\n]+\]:[^\n]*$"  # what links and footnotes lead to
    r"|!?\[\[[^\]\n]*\]\]|!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])|\[\^[^\]\n]+\]"  # links
    rf"|https?://[^\s<>「」（）、。]+|{_APART}",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
"""What is not running text, in HTML and in Markdown."""
_SHORTEST = 2


class Mention(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    concept: Concept
    name: Name


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with marks."""

    text: str
    terms: int
    """How many are marked."""


def in_html(text: str, concepts: Iterable[Concept]) -> Annotated:
    """HTML in which ``<ruby>`` gives readings and ``<abbr>`` the other names."""
    return _marked(text, _mentions(text, concepts, _IN_HTML), _element)


def in_markdown(text: str, concepts: Iterable[Concept]) -> Annotated:
    """Markdown with a footnote for each term, at the end."""
    mentions = list(_mentions(text, concepts, _IN_MARKDOWN))
    made = _marked(text, mentions, _with_footnote)
    notes = "".join(f"[^{_label(each.concept)}]: {_note(each)}\n" for each in mentions)
    return Annotated(f"{made.text.rstrip()}\n\n{notes}", made.terms) if notes else made


def _marked(text: str, mentions: Iterable[Mention], mark: Callable[[str, Mention], str]) -> Annotated:
    pieces: list[str] = []
    end = count = 0
    for mention in mentions:
        pieces += [text[end : mention.start], mark(text[mention.start : mention.end], mention)]
        end, count = mention.end, count + 1
    return Annotated("".join([*pieces, text[end:]]), count)


def _mentions(text: str, concepts: Iterable[Concept], apart: re.Pattern[str]) -> Iterator[Mention]:
    """The first mention of each concept, in the text's order; the longest name at each place."""
    by_beginning = _by_beginning(concepts)
    seen: set[str] = set()
    plain = narrow(text)
    for start, end in _running(text, apart):
        at = start
        while at < end:
            found = _name_at(plain, at, end, by_beginning)
            if found and found[1].id not in seen:
                seen.add(found[1].id)
                yield Mention(at, at + len(found[0].text), found[1], found[0])
            at += len(found[0].text) if found else 1


_Names = dict[str, list[tuple[Name, Concept]]]


def _by_beginning(concepts: Iterable[Concept]) -> _Names:
    """The names of one concept only, by their first two characters, the longest first."""
    bearers: dict[str, dict[str, tuple[Name, Concept]]] = {}
    for concept in concepts:
        for name in names(concept):
            bearers.setdefault(name.text, {})[concept.id] = (name, concept)
    found: _Names = {}
    for text in sorted(bearers, key=len, reverse=True):
        if len(bearers[text]) == 1 and len(text) >= _SHORTEST:
            found.setdefault(text[:_SHORTEST], []).extend(bearers[text].values())
    return found


def _running(text: str, apart: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where running text begins and ends."""
    at = 0
    for found in apart.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _name_at(text: str, at: int, end: int, by_beginning: _Names) -> tuple[Name, Concept] | None:
    """The longest name that begins here; one in Latin letters must be whole words."""
    for name, concept in by_beginning.get(text[at : at + _SHORTEST], ()):
        stop = at + len(name.text)
        if stop <= end and text.startswith(name.text, at) and _is_whole(text, at, stop):
            return name, concept
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    begins_within = start > 0 and is_latin(text[start]) and is_latin(text[start - 1])
    ends_within = end < len(text) and is_latin(text[end - 1]) and is_latin(text[end])
    return not (begins_within or ends_within)


def _element(text: str, mention: Mention) -> str:
    """A mention with its reading above it and the other names as its title."""
    title = escape(_note(mention))
    return f'<abbr title="{title}">{_ruby(text, mention)}</abbr>' if title else _ruby(text, mention)


def _ruby(text: str, mention: Mention) -> str:
    reading = mention.concept.known_reading
    if text != mention.concept.japanese or not reading.ruby:
        return text
    pieces = [f"{escape(clean(piece.base))}<rt>{escape(clean(piece.kana))}</rt>" for piece in reading.ruby]
    return f"<ruby>{''.join(pieces)}</ruby>"


def _with_footnote(text: str, mention: Mention) -> str:
    return f"{text}[^{_label(mention.concept)}]"


def _label(concept: Concept) -> str:
    """The label of a term's footnote, which no other text has."""
    return f"yougo-{concept.id}"


def _note(mention: Mention) -> str:
    """What is said of a mention: its reading, with ? where it is doubtful, other names, definition."""
    concept = mention.concept
    others = [line(name) for name in concept.preferred.values() if name and line(name) != mention.name.text]
    told = " / ".join(filter(None, [_spoken(mention), *others]))
    return ": ".join(filter(None, (told, line(concept.definition))))


def _spoken(mention: Mention) -> str:
    reading = mention.concept.known_reading
    if mention.name.text != line(mention.concept.japanese) or reading.text in ("", mention.name.text):
        return ""
    return line(reading.marked)
