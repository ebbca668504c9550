"""The page: what the templates take, and the scripts and styles in it."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from yougo.exporters import pages
from yougo.exporters.html.entries import safe
from yougo.exporters.html.indexes import indexes
from yougo.exporters.html.options import OPTIONS
from yougo.exporters.html.sections import sections
from yougo.language import folding
from yougo.language.alignment import SMALL_WORDS
from yougo.language.text import clean
from yougo.model.exporter import Edition


def export(edition: Edition) -> bytes:
    """The page's bytes.

    Raises:
        InvalidTemplate: a template of the workspace; the sentence names file and line.
    """
    parts = {name: _part(files, edition.templates) for name, files in _PARTS.items()}
    latin = _option(edition, "order") == "latin"
    by_source = _option(edition, "sections") == "source"
    filed = tuple(sections(edition, latin=latin, by_source=by_source))
    full = [section for section in filed if section.entries]
    body = [entry.anchor for section in full for entry in section.entries]
    indexed = indexes(edition.concepts, body, latin=latin, by_source=by_source)
    page = pages.render(
        "sheet.html",
        edition.templates,
        title=clean(edition.title),
        subtitle=clean(edition.subtitle),
        **{name: clean(_option(edition, name)) for name in OPTIONS if name != "sections"},
        by_source=by_source,
        count=len(edition.concepts),
        sections=full,
        rows=[(section.tab, section.anchor if section.entries else "") for section in filed],
        acronyms=[(line.name, line.anchor, line.gloss) for index in indexed for line in index.lines],
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
