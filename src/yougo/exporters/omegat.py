"""A glossary for OmegaT: a line with source, target and comment, divided by tabs.

The format is the tab-separated one of the OmegaT manual, "Glossaries": no header, and in UTF-8, as OmegaT
knows by the suffix. Put the file into the project's folder ``glossary``.
"""

from collections.abc import Iterator

from yougo.exporters.names import Language, Name, line, names_in
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_COMMENT = "#"
"""OmegaT leaves out a line that begins so; it trims what follows a space."""
_DIRECTIONS: dict[str, tuple[Language, Language]] = {"ja-en": ("ja", "en"), "en-ja": ("en", "ja")}


def export(edition: Edition) -> bytes:
    """Every name that has a translation; what has several is there once for each, the preferred one first."""
    source, target = _DIRECTIONS[str(edition.options.get("direction", "ja-en"))]
    lines: list[str] = []
    for concept in edition.concepts:
        for name in names_in(source, concept):
            lines += [_row(name, other, concept) for other in _targets(concept, target)]
    return "".join(lines).encode()


def _targets(concept: Concept, language: Language) -> Iterator[Name]:
    """What to translate by: all names of today."""
    for name in names_in(language, concept):
        if not name.is_former:
            yield name


def _row(name: Name, other: Name, concept: Concept) -> str:
    facts = filter(
        None,
        map(line, (_reading(name) or _reading(other), concept.definition, concept.note, *concept.credited)),
    )
    lead = " " if name.text.startswith(_COMMENT) else ""
    return f"{lead}{name.text}\t{other.text}\t{' / '.join(facts)}\n"


def _reading(name: Name) -> str:
    """The kana of a Japanese name, with a question mark where nobody has confirmed them."""
    return f"{name.reading}?" if name.reading and not name.is_read_surely else name.reading
