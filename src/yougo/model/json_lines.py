"""The JSON Lines contract: one concept a line, keys always present, null for unknown.

Programs outside rely on it: keys may be added, never removed, and keep their meaning.
"""

import json
from typing import Any

from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.documents import Place

_LINE_BREAKS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON lets these two stand as they are, but many programs would break the line there."""


def record(concept: Concept) -> dict[str, Any]:
    """A concept as the contract's object, its keys in the contract's order."""
    reading = concept.reading
    return {
        "id": concept.id,
        "acronym": concept.acronym or None,
        "japanese": concept.japanese or None,
        "reading": reading.text if reading else None,
        "reading_verified": reading.verified if reading else False,
        "english": concept.english or None,
        "definition": concept.definition or None,
        "status": concept.status,
        "variants": [
            {
                "text": variant.text,
                "lang": variant.lang,
                "type": variant.type,
                "former": variant.former,
                "count": variant.count,
            }
            for variant in concept.variants
        ],
        "warnings": [
            {
                "code": warning.code,
                "message": warning.message,
                "places": [_place(place) for place in warning.places],
            }
            for warning in concept.warnings
        ],
        "sources": [
            {
                **_place(row.place),
                "kind": row.kind,
                "quote": row.quote,
                "rule": row.rule,
                "names": list(row.names),
                "letters": row.letters or None,
            }
            for row in concept.evidence
        ],
        "romaji": (reading.romaji or None) if reading else None,
        "note": concept.note or None,
        "tags": list(concept.tags),
        "decisions": [
            {"field": row.field, "value": row.value, "said": row.documented, "now": row.now}
            for row in concept.decided
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"document": place.document, "line": place.line}


def line(concept: Concept) -> str:
    """A concept as one line of JSON, without the line break; half a character (a surrogate) is left out.

    >>> line(Concept("dfft", acronym="DFFT"))[:40]
    '{"id": "dfft", "acronym": "DFFT", "japan'
    """
    return json.dumps(_cleaned(record(concept)), ensure_ascii=False).translate(_LINE_BREAKS)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Every text cleaned before it is escaped: afterwards, an escape's letter would join an accent."""
    if isinstance(value, dict):
        return {key: _cleaned(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_cleaned(held) for held in value]
    return clean(value) if isinstance(value, str) else value
