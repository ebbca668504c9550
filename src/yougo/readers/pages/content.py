"""What pages say: one document of several pages, with their notes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from lxml import etree

from yougo.language.text import unwrapped
from yougo.model.documents import OBJECT, Document, Note, Part, Passage, Place, Table
from yougo.readers import html_blocks
from yougo.readers.notes import with_text_notes
from yougo.readers.pages import notes
from yougo.readers.pages.popovers import is_unfolded
from yougo.readers.pages.tree import Page, last_line_of, line_of
from yougo.readers.pages.walking import Apart, pieces

_TITLE = etree.XPath("string(//*[local-name()='title'])")
_CANONICAL = etree.XPath(
    "string(//*[local-name()='link'][contains(concat(' ', @rel, ' '), ' canonical ')]/@href)"
)


def document(pages: Sequence[Page], name: str, title: str = "", url: str = "") -> Document:
    """The document that pages are; its title is its first heading of level one, else `title`."""
    apart = notes.joined(pages)
    passages: list[Passage] = []
    tables: list[Table] = []
    parts: list[Part] = []
    for page in pages:
        found = _blocks(page.root, page, apart, name)
        passages += found[0]
        tables += found[1]
        above = sorted([*page.part, *_headed(found[0], page)], key=attrgetter("first"))
        parts += sorted([*above, *_noted(page, apart, above)], key=attrgetter("first"))
    made = Document(
        name=name,
        title=_title(passages) or title,
        url=url,
        passages=tuple(passages),
        notes=tuple(_notes(pages, apart, name)),
        tables=tuple(tables),
        parts=tuple(parts),
    )
    return with_text_notes(made)


def title_of(root: etree._Element) -> str:
    """What ``<title>`` says."""
    return unwrapped(str(_TITLE(root)))


def address_of(root: etree._Element) -> str:
    """The address that a page gives as its own."""
    return str(_CANONICAL(root))


def _blocks(root: etree._Element, page: Page, apart: Apart, name: str) -> html_blocks.Blocks:
    found = pieces(root, page.zero, apart)
    passages, tables = html_blocks.of_pieces(found, line_of(root) + page.zero, name)
    return list(filter(_says_something, passages)), tables


def _says_something(passage: Passage) -> bool:
    return bool(passage.text.strip(f"{OBJECT} \n") or passage.marks)


def _headed(passages: Iterable[Passage], page: Page) -> Iterator[Part]:
    """A part for each heading."""
    for passage in passages:
        if passage.kind == "heading":
            text = unwrapped(passage.text.replace(OBJECT, ""))
            name = f"{page.label}: {text}" if page.label else text
            yield Part(passage.place.line, name, page.unit, page.zero)


def _noted(page: Page, apart: Apart, above: Sequence[Part]) -> Iterator[Part]:
    """A part for each note, whose text may be far from where people see it, and one for what is below it."""
    for element in filter(apart.signs.__contains__, page.root.iter("*")):
        if is_unfolded(element):
            continue
        first, last = line_of(element) + page.zero, last_line_of(element) + page.zero
        yield Part(first, f"note {apart.signs[element].strip('[]')}", page.unit, page.zero)
        around = bisect_right(above, first, key=attrgetter("first"))
        if around and (around == len(above) or above[around].first > last + 1):
            yield replace(above[around - 1], first=last + 1)


def _notes(pages: Sequence[Page], apart: Apart, name: str) -> Iterator[Note]:
    """The notes, in the document's order."""
    for page in pages:
        for element in filter(apart.bodies.__contains__, page.root.iter("*")):
            passages, _ = _blocks(element, page, apart, name)
            body = [replace(each, kind=_KINDS.get(each.kind, "paragraph"), level=0) for each in passages]
            body[:1] = [replace(each, kind="paragraph") for each in body[:1]]
            yield Note(apart.bodies[element], Place(name, line_of(element) + page.zero), tuple(body))


_KINDS = {"item": "item"}
"""The kinds of passages that notes keep."""


def _title(passages: Iterable[Passage]) -> str:
    """The first heading of the first level."""
    headings = (passage.text for passage in passages if (passage.kind, passage.level) == ("heading", 1))
    return unwrapped(next(headings, "").replace(OBJECT, ""))
