"""Abbreviations for MkDocs and other programs with Python-Markdown's extension ``abbr``.

Name the file among ``auto_append`` of ``pymdownx.snippets``, and each acronym shows its name where the
pointer is over it. The extension marks an acronym only where no letter, kana or kanji touches it.
"""

from collections.abc import Iterator

from yougo.exporters.names import line
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition


def export(edition: Edition) -> bytes:
    """A line for each acronym; one that means several things names them all."""
    meanings: dict[str, list[str]] = {}
    for concept in edition.concepts:
        if concept.acronym and "]" not in concept.acronym:
            meanings.setdefault(line(concept.acronym), []).append(" / ".join(_meaning(concept)))
    lines = [f"*[{acronym}]: {'; '.join(filter(None, said))}\n" for acronym, said in sorted(meanings.items())]
    return "".join(lines).encode()


def _meaning(concept: Concept) -> Iterator[str]:
    yield from map(line, filter(None, (concept.english, concept.japanese)))
