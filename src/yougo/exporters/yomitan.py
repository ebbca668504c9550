"""A dictionary for Yomitan, the pop-up dictionary of browsers (https://yomitan.wiki).

Every name of a term is a headword. The format is version 3 of Yomitan's dictionaries, with structured
content; see the schemas in its repository (``ext/data/schemas``).
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from yougo.exporters.archive import zipped
from yougo.exporters.articles import Article, article
from yougo.exporters.names import Name, names
from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition
from yougo.readers.packed.yomitan import ACRONYM, DOUBTFUL_READING

_AT_ONCE = 10_000
"""Entries in one file of the archive, as Yomitan's own tools divide them."""
_UNREVIEWED = "unreviewed"
_TAGS = [
    [_UNREVIEWED, "default", 0, "Found in documents; nobody has confirmed it.", 0],
    [DOUBTFUL_READING, "default", 0, "No document and no second source confirms this reading.", 0],
    [ACRONYM, "default", 0, "Short for a longer name.", 0],
]

_STYLES = {
    "names": {"fontWeight": "bold"},
    "others": {},
    "definition": {},
    "note": {"fontStyle": "italic"},
    "quote": {"fontSize": "0.9em"},
    "source": {"fontSize": "0.8em"},
}
"""How the parts of an article look, in their order."""

_Row: TypeAlias = list[object]


def export(edition: Edition) -> bytes:
    """The archive's bytes."""
    rows = [row for number, concept in enumerate(edition.concepts) for row in _rows(number, concept)]
    banks = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
    files = {f"term_bank_{number}.json": _json(bank) for number, bank in enumerate(banks, 1)}
    return zipped({"index.json": _index(edition, rows), "tag_bank_1.json": _json(_TAGS)} | files)


def _index(edition: Edition, rows: Sequence[_Row]) -> bytes:
    revision = f"{edition.date()} {hashlib.sha256(_json(rows)).hexdigest()[:8]}"
    facts = {
        "title": clean(edition.title),
        "revision": revision.strip(),
        "format": 3,
        "sequenced": True,
        "sourceLanguage": "ja",
        "targetLanguage": "en",
    }
    description = {"description": clean(edition.subtitle)} if edition.subtitle else {}
    return _json(facts | description)


def _rows(number: int, concept: Concept) -> Iterator[_Row]:
    """An entry for each name: term, reading, tags, inflection, rank, content, number, tags of the term."""
    content = {"type": "structured-content", "content": list(_content(article(concept)))}
    tag = "" if concept.status == "accepted" else _UNREVIEWED
    for rank, name in enumerate(names(concept)):
        yield [name.text, name.reading, tag, "", -rank, [content], number, _tags(name)]


def _tags(name: Name) -> str:
    """What Yomitan shows beside a headword."""
    doubtful = "" if name.is_read_surely else DOUBTFUL_READING
    acronym = ACRONYM if name.kind == "acronym" else ""
    return " ".join(filter(None, (doubtful, acronym)))


def _content(article: Article) -> Iterator[dict[str, object]]:
    """A block for each part that there is; it says which, for style sheets and for yougo's own reader."""
    for part, style in _STYLES.items():
        text = getattr(article, part)
        if text:
            block = {"tag": "div", "data": {"yougo": part}, "content": text}
            yield block | ({"style": style} if style else {})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
