"""The JSON Lines contract: one concept a line, keys always present, null for unknown.

Programs outside rely on it: keys may be added, never removed, and keep their meaning.
"""

import json
from typing import Any

from yougo.model import Concept
from yougo.text import clean


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
            {"text": variant.text, "lang": variant.lang, "type": variant.type} for variant in concept.variants
        ],
        "warnings": [{"code": doubt.code, "message": doubt.message} for doubt in concept.warnings],
        "sources": [
            {
                "document": row.place.document,
                "line": row.place.line,
                "kind": row.kind,
                "quote": row.quote,
            }
            for row in concept.evidence
        ],
        "romaji": (reading.romaji or None) if reading else None,
        "note": concept.note or None,
        "tags": list(concept.tags),
    }


def line(concept: Concept) -> str:
    """A concept as one line of JSON, without the line break; half a character (a surrogate) is left out.

    >>> line(Concept("dfft", acronym="DFFT"))[:40]
    '{"id": "dfft", "acronym": "DFFT", "japan'
    """
    return clean(json.dumps(record(concept), ensure_ascii=False))
