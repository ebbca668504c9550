"""Marks the first mention of each term in a text: with its reading and English, or with a footnote.

Only running text is marked: no code, links, headings, markup or front matter. The text is otherwise the same,
character for character.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import chain
from typing import NamedTuple

from yougo.exporters.as_written import Plain, plain
from yougo.exporters.mentions import mentions
from yougo.exporters.names import Name, line
from yougo.language.text import clean
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
_NO_TEXT = re.compile(
    r"<(?P<tag>script|style)\b.*?</(?P=tag)\s*>|<!--.*?-->|<[^<>]*>|^\[\^yougo-[^\n]*$",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
"""What no reader sees, and the notes of an earlier run: what is mentioned there alone is not counted."""
_BEFORE = re.compile(r'\[\^yougo-([^\]\n]+)\]|\bdata-yougo="([^"]+)"')
"""The marks of an earlier run, with the ids."""


class Marked(NamedTuple):
    """A name in a text that is marked."""

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
    unmarked: Mapping[str, int] = field(default_factory=dict)
    """How many others are mentioned, by why they are not.

    ``apart``: only in code, a heading, a link or a note; ``several``: the name is another term's, too;
    ``doubtful``: the term is not sure enough.
    """


def in_html(text: str, concepts: Sequence[Concept], doubtful: Sequence[Concept] = ()) -> Annotated:
    """HTML in which ``<ruby>`` gives readings and ``<abbr>`` the other names."""
    written = plain(text)
    found = list(_mentions(written.text, concepts, _IN_HTML))
    return Annotated(
        _marked(written, found, _element), len(found), _unmarked(written.text, found, concepts, doubtful)
    )


def in_markdown(text: str, concepts: Sequence[Concept], doubtful: Sequence[Concept] = ()) -> Annotated:
    """Markdown with a footnote for each term, at the end."""
    written = plain(text)
    found = list(_mentions(written.text, concepts, _IN_MARKDOWN))
    made = _marked(written, found, _with_footnote)
    end = "\r\n" if "\r\n" in text else "\n"
    notes = "".join(f"[^{_label(each.concept)}]: {_note(each)}{end}" for each in found)
    if notes:
        made = f"{made.rstrip()}{end}{end}{notes}"
    return Annotated(made, len(found), _unmarked(written.text, found, concepts, doubtful))


def _marked(written: Plain, found: Iterable[Marked], mark: Callable[[str, Marked], str]) -> str:
    pieces: list[str] = []
    end = 0
    for mention in found:
        pieces += [written.original(end, mention.start)]
        pieces += [mark(written.original(mention.start, mention.end), mention)]
        end = mention.end
    return "".join([*pieces, written.original(end)])


def _unmarked(
    text: str, found: Iterable[Marked], concepts: Iterable[Concept], doubtful: Iterable[Concept]
) -> dict[str, int]:
    """How many terms are mentioned and have no mark, by why."""
    doubted = {concept.id for concept in doubtful}
    why: dict[str, set[str]] = {"apart": set(), "several": set(), "doubtful": set()}
    for mention in mentions(text, chain(concepts, doubtful), _NO_TEXT):
        meant = {concept.id for concept in mention.concepts}
        sure = meant - doubted
        if sure:
            why["apart" if len(sure) == 1 else "several"] |= sure
        else:
            why["doubtful"] |= meant
    marked = _marked_before(text) | {mention.concept.id for mention in found}
    why["several"] -= why["apart"]
    return {reason: len(ids - marked) for reason, ids in why.items()}


def _marked_before(text: str) -> set[str]:
    """The ids of the terms that an earlier run marked."""
    return set(chain.from_iterable(_BEFORE.findall(text)))


def _mentions(text: str, concepts: Iterable[Concept], apart: re.Pattern[str]) -> Iterator[Marked]:
    """The first mention of each concept that has no mark yet, in the text's order.

    What may mean several things is left out.
    """
    seen = _marked_before(text)
    for mention in mentions(text, concepts, apart):
        concept = mention.concepts[0]
        if len(mention.concepts) == 1 and concept.id not in seen:
            seen.add(concept.id)
            yield Marked(mention.start, mention.end, concept, mention.name)


def _element(text: str, mention: Marked) -> str:
    """A mention with its reading above it and the other names as its title."""
    attributes = {"title": _note(mention), "data-yougo": mention.concept.id}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<abbr{written}>{_ruby(text, mention)}</abbr>"


def _ruby(text: str, mention: Marked) -> str:
    reading = mention.concept.known_reading
    if mention.name.text != line(mention.concept.japanese) or not reading.ruby:
        return text
    pieces = [f"{escape(clean(piece.base))}<rt>{escape(clean(piece.kana))}</rt>" for piece in reading.ruby]
    return f"<ruby>{''.join(pieces)}</ruby>"


def _with_footnote(text: str, mention: Marked) -> str:
    return f"{text}[^{_label(mention.concept)}]"


def _label(concept: Concept) -> str:
    """The label of a term's footnote, which no other text has."""
    return f"yougo-{concept.id}"


def _note(mention: Marked) -> str:
    """What is said of a mention: its reading, with ? where it is doubtful, other names, definition."""
    concept = mention.concept
    others = [line(name) for name in concept.preferred.values() if name and line(name) != mention.name.text]
    told = " / ".join(filter(None, [_spoken(mention), *others]))
    said = ": ".join(filter(None, (told, line(concept.definition))))
    whose = "; ".join(map(line, concept.credited))
    return f"{said} ({whose})" if whose else said


def _spoken(mention: Marked) -> str:
    reading = mention.concept.known_reading
    if mention.name.text != line(mention.concept.japanese) or reading.text in ("", mention.name.text):
        return ""
    return line(reading.marked)
