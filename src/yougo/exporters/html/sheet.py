"""The page: its sections, entries and index, as the templates take them."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from yougo.exporters import pages
from yougo.exporters.html.entries import Entry, entry, latin_key, safe
from yougo.exporters.html.options import OPTIONS
from yougo.exporters.html.relations import related
from yougo.language import collation, folding
from yougo.language.alignment import SMALL_WORDS
from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

ROWS = (collation.OTHER, collation.LATIN, *"あかさたなはまやらわ")
LETTERS: tuple[str, ...] = (collation.OTHER, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "和名")


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one heading."""

    heading: str
    anchor: str
    entries: tuple[Entry, ...]


def export(edition: Edition) -> bytes:
    """The page's bytes.

    Raises:
        InvalidTemplate: a template of the workspace; the sentence names file and line.
    """
    parts = {name: _part(files, edition.templates) for name, files in _PARTS.items()}
    sections = tuple(_sections(edition))
    anchors = dict(map(attrgetter("heading", "anchor"), sections))
    page = pages.render(
        "sheet.html",
        edition.templates,
        title=clean(edition.title),
        subtitle=clean(edition.subtitle),
        **{name: clean(_option(edition, name)) for name in OPTIONS},
        count=len(edition.concepts),
        sections=sections,
        rows=list((dict.fromkeys(_headings(edition), "") | anchors).items()),
        acronyms=_index(edition.concepts),
        sources=[(source.title or source.name, source.name, safe(source.url)) for source in edition.sources],
        parts=parts,
        styles=[name for name in parts if name.endswith(".css")],
        scripts=[name for name in parts if name.endswith(".js")],
        papers=OPTIONS["paper"].words,
        hashes=dict(zip(parts, map(_hash, parts.values()), strict=True)),
        spelling={
            "dropped": folding.DROPPED.replace(r"\ud800-\udfff", ""),
            "schools": folding.SCHOOLS,
            "small": sorted(SMALL_WORDS),
        },
    )
    return page.encode()


_PARTS = {
    "sheet.css": ("sheet.css",),
    "pages.css": ("pages.css", "layouts.css", "table.css"),
    "remembered.js": ("remembered.js",),
    "sheet.js": (
        "folding.js",
        "terms.js",
        "slips.js",
        "sentences.js",
        "search.js",
        "marking.js",
        "copying.js",
        "sheet.js",
    ),
    "paginator.js": ("paginator.js", "book.js"),
    "pages.js": ("typesetting.js", "columns.js", "pages.js", "cards.js", "imposition.js", "wall.js"),
}
"""The page's styles and scripts, each with the files that it is made of."""


def _part(files: Sequence[str], templates: Path | None) -> str:
    return "\n".join(pages.source(file, templates) for file in files)


def _option(edition: Edition, name: str) -> str:
    """The value from the command line or yougo.toml, or else the option's first word, if it has words."""
    return str(edition.options.get(name) or "".join(OPTIONS[name].words[:1]))


def _hash(text: str) -> str:
    """The hash by which a content security policy allows a text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _headings(edition: Edition) -> tuple[str, ...]:
    return LETTERS if _option(edition, "order") == "latin" else ROWS


def _sections(edition: Edition) -> Iterator[Section]:
    latin = _option(edition, "order") == "latin"
    sources = {source.name: (number, source) for number, source in enumerate(edition.sources, 1)}
    see = related(edition.concepts)
    filed = sorted(edition.concepts, key=latin_key) if latin else edition.concepts
    for heading, group in groupby(filed, key=_latin_heading if latin else _kana_heading):
        entries = tuple(entry(concept, sources, see.get(concept.id, ()), latin=latin) for concept in group)
        yield Section(heading, f"row-{_headings(edition).index(heading)}", entries)


def _kana_heading(concept: Concept) -> str:
    return collation.heading(concept.sort)


def _latin_heading(concept: Concept) -> str:
    is_nameless, name, _ = latin_key(concept)
    if is_nameless:
        return LETTERS[-1]
    first = name[:1].upper()
    return first if first in LETTERS else LETTERS[0]


def _index(concepts: Sequence[Concept]) -> list[tuple[str, str, str]]:
    """Each acronym with its concept's id and Japanese or English name, A–Z."""
    rows = {(each.acronym, each.id, each.japanese or each.english) for each in concepts if each.acronym}
    return sorted(rows, key=lambda row: (folding.fold(row[0]), row[0], row[1]))
