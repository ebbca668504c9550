"""The JSON Lines contract: one concept a line, keys always present, null for unknown.

Programs outside rely on it: keys may be added, never removed, and keep their meaning.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from yougo.language.text import clean
from yougo.model.concepts import Concept, Decided, Evidence, TermWarning, Variant
from yougo.model.documents import Place
from yougo.model.proposals import Proposal

_LINE_BREAKS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON allows these two unescaped, but many programs would break the line there."""


def record(concept: Concept) -> dict[str, Any]:
    """A concept as the contract's object, its keys in the contract's order."""
    reading = concept.known_reading
    return {
        "id": concept.id,
        "acronym": _known(concept.acronym),
        "japanese": _known(concept.japanese),
        "reading": _known(reading.text),
        "reading_verified": reading.verified,
        "english": _known(concept.english),
        "definition": _known(concept.definition),
        "status": concept.status,
        "variants": list(map(_variant, concept.variants)),
        "warnings": list(map(_warning, concept.warnings)),
        "sources": list(map(_source, concept.evidence)),
        "romaji": _known(reading.romaji),
        "note": _known(concept.note),
        "tags": list(concept.tags),
        "decisions": list(map(_decision, concept.decided)),
        "confidence": concept.confidence,
        "edition_of": _known(concept.edition_of),
        **_credits(concept),
    }


def _credits(concept: Concept) -> dict[str, Any]:
    """The key ``credits``, only where a field is a reference's word."""
    rows = [{"field": credit.field, "source": credit.source} for credit in concept.credits]
    return {"credits": rows} if rows else {}


def _known(text: str) -> str | None:
    return text or None


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "text": variant.text,
        "lang": variant.lang,
        "type": variant.type,
        "former": variant.former,
        "count": variant.count,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"document": place.document, "line": place.line, "within": _known(place.within)}


def _warning(warning: TermWarning) -> dict[str, Any]:
    return {
        "code": warning.code,
        "message": warning.message,
        "places": list(map(_place, warning.places)),
    }


def _source(row: Evidence) -> dict[str, Any]:
    return _place(row.place) | {
        "kind": row.kind,
        "quote": row.quote,
        "rule": row.rule,
        "names": list(row.names),
        "letters": _known(row.letters),
    }


def _decision(row: Decided) -> dict[str, Any]:
    return {"field": row.field, "value": row.value, "said": row.documented, "now": row.now}


def line(concept: Concept, proposals: Sequence[Proposal] | None = None) -> str:
    """A concept as one line of JSON, without the line break; half a character (a surrogate) is left out.

    Where references were asked, it has the key ``proposals``.

    >>> line(Concept("dfft", acronym="DFFT"))[:40]
    '{"id": "dfft", "acronym": "DFFT", "japan'
    """
    made = record(concept)
    if proposals is not None:
        made["proposals"] = list(map(asdict, proposals))
    return json.dumps(_cleaned(made), ensure_ascii=False).translate(_LINE_BREAKS)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Every text cleaned before it is escaped: afterwards, an escape's letter would join an accent."""
    if isinstance(value, dict):
        return {key: _cleaned(held) for key, held in value.items()}
    if isinstance(value, list):
        return list(map(_cleaned, value))
    return clean(value) if isinstance(value, str) else value
