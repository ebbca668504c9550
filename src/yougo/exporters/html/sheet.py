"""The page: what the templates take, and the scripts and styles in it."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from yougo.exporters import pages
from yougo.exporters.html.entries import lang, okurigana, safe
from yougo.exporters.html.indexes import Index, indexes
from yougo.exporters.html.options import OPTIONS
from yougo.exporters.html.sections import Section, sections
from yougo.language import folding
from yougo.language.alignment import SMALL_WORDS
from yougo.language.text import clean
from yougo.model import json_lines
from yougo.model.concepts import Concept, Reading
from yougo.model.exporter import Edition
from yougo.translation import ENGLISH, message, numbered, places, plural, translated

_ENTRIES = plural("{number} entry", "{number} entries")
_EDITION = message("edition {digest}")


def export(edition: Edition) -> bytes:
    """The page's bytes.

    Raises:
        InvalidTemplate: a template of the workspace; the sentence names file and line.
    """
    parts = {name: _part(files, edition.templates) for name, files in _PARTS.items()}
    language = _option(edition, "language")
    order = _order(edition, language)
    latin = order == "latin"
    by_source = _option(edition, "sections") == "source"
    filed = tuple(sections(edition, latin=latin, by_source=by_source))
    full = [section for section in filed if section.entries]
    body = _anchors(full)
    indexed = indexes(edition.concepts, body, latin=latin, by_source=by_source, romaji=language == ENGLISH)
    page = pages.render(
        "sheet.html",
        edition.templates,
        title=clean(edition.title),
        subtitle=clean(edition.subtitle),
        layout=_option(edition, "layout"),
        paper=_option(edition, "paper", _PAPERS.get(_option(edition, "layout"), "")),
        order=order,
        date=_stated(edition, "date", edition.date),
        version=_stated(edition, "version", partial(_version, edition.concepts, language)),
        by_source=by_source,
        language=language,
        _=partial(translated, language=language),
        lang_of=lang,
        okurigana=okurigana,
        words_of=_romaji_words,
        inside=partial(places.inside, language=language),
        counted=_counted(len(edition.concepts), language),
        sections=full,
        rows=[(section.tab, section.anchor if section.entries else "") for section in filed],
        acronyms=_lines(indexed),
        indexes=indexed,
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


def _romaji_words(reading: Reading) -> list[str]:
    """The romaji of a reading, cut where its words begin."""
    from yougo.readings import romaji_words  # noqa: PLC0415 - slow to import, and few sheets have romaji

    return romaji_words(reading)


def _anchors(full: Iterable[Section]) -> list[str]:
    """The anchors of all entries, in the body's order."""
    return [entry.anchor for section in full for entry in section.entries]


def _lines(indexed: Iterable[Index]) -> list[tuple[str, str, str]]:
    """The lines of all indexes: the name, where it leads, and what stands behind it."""
    return [(line.name, line.anchor, line.gloss) for index in indexed for line in index.lines]


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
        "lines.js",
        "sheet.js",
    ),
    "paginator.js": ("paginator.js", "book.js"),
    "pages.js": (
        "typesetting.js",
        "columns.js",
        "pages.js",
        "cards.js",
        "imposition.js",
        "wall.js",
        "parts.js",
    ),
}
"""The page's styles and scripts, each with the files that it is made of."""
_PAPERS = {"wall": "A3"}
"""The paper of a layout that needs another than most."""


def _part(files: Sequence[str], templates: Path | None) -> str:
    return "\n".join(pages.source(file, templates) for file in files)


def _option(edition: Edition, name: str, default: str = "") -> str:
    """The value from the command line or yougo.toml, or else the default, or the option's first word."""
    return str(edition.options.get(name) or default or OPTIONS[name].words[0])


def _order(edition: Edition, language: str) -> str:
    """The order that is chosen, or else that of the language."""
    return _option(edition, "order", "latin" if language == ENGLISH else "")


def _counted(number: int, language: str) -> str:
    """How many terms there are, in this language."""
    return numbered(*_ENTRIES, number, language).format(number=f"{number:,}")


def _stated(edition: Edition, name: str, default: Callable[[], str]) -> str:
    """What yougo.toml says of the edition, if it has the key at all, or else what the terms say."""
    return clean(str(edition.options[name]) if name in edition.options else default())


def _version(concepts: Iterable[Concept], language: str) -> str:
    """Six digits that are the same only where all that is known of the terms is."""
    digest = hashlib.sha256()
    for concept in concepts:
        digest.update(json.dumps(json_lines.record(concept)).encode())
    return translated(_EDITION, language).format(digest=digest.hexdigest()[:6])


def _hash(text: str) -> str:
    """The hash by which a content security policy allows a text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
