"""The sheet's sections: the terms of a 五十音 row, of a letter or of a document."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yougo.exporters.html.entries import Entry, entry, latin_key
from yougo.exporters.html.relations import related
from yougo.language import collation
from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Source

ROWS = (collation.OTHER, collation.LATIN, *"あかさたなはまやらわ")
LETTERS: tuple[str, ...] = (collation.OTHER, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "和名")
_NO_SOURCE = "他", "その他"
"""The tab and the heading of terms that no document states, only you."""


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one heading; there may be none."""

    tab: str
    """The heading's short form, for the edge of a page."""
    heading: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Filing:
    """How terms are divided."""

    headings: Mapping[str, str]
    """From the tab of each section to its heading, in the order of the sections."""
    tab: Callable[[Concept], str]
    """From a term to its section's tab."""


def sections(edition: Edition, *, latin: bool, by_source: bool) -> Iterator[Section]:
    """All sections that a sheet in this order has, with the entries of each."""
    numbered = {source.name: (number, source) for number, source in enumerate(edition.sources, 1)}
    filing = _filing(edition.sources, latin=latin, by_source=by_source)
    filed: defaultdict[str, list[Entry]] = defaultdict(list)
    see = related(edition.concepts)
    for concept in sorted(edition.concepts, key=latin_key) if latin else edition.concepts:
        made = entry(concept, numbered, see.get(concept.id, ()), latin=latin)
        filed[filing.tab(concept)].append(made)
    for number, (tab, heading) in enumerate(filing.headings.items()):
        yield Section(tab, heading, f"row-{number}", tuple(filed[tab]))


def _filing(sources: Sequence[Source], *, latin: bool, by_source: bool) -> _Filing:
    if by_source:
        return _by_source(sources)
    if latin:
        return _Filing(dict(zip(LETTERS, LETTERS, strict=True)), _letter)
    return _Filing(dict(zip(ROWS, ROWS, strict=True)), _row)


def _by_source(sources: Sequence[Source]) -> _Filing:
    """A section for each document; a term is in that of the first that states it."""
    tabs = {source.name: str(number) for number, source in enumerate(sources, 1)}
    titles = [f"[{number}] {clean(source.title or source.name)}" for number, source in enumerate(sources, 1)]
    headings = dict(zip(tabs.values(), titles, strict=True)) | dict([_NO_SOURCE])
    return _Filing(headings, lambda concept: tabs.get(concept.first_place.document, _NO_SOURCE[0]))


def _row(concept: Concept) -> str:
    return collation.heading(concept.sort)


def _letter(concept: Concept) -> str:
    is_last, name, _ = latin_key(concept)
    if is_last:
        return LETTERS[-1]
    first = name[:1].upper()
    return first if first in LETTERS else LETTERS[0]
