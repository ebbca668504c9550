"""Abbreviations for MkDocs and other programs with Python-Markdown's extension ``abbr``.

Name the file among ``auto_append`` of ``pymdownx.snippets``, and each acronym shows its name where the
pointer is over it. The extension marks an acronym only where no letter, kana or kanji touches it.
"""

import re

from yougo.exporters.names import line
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_BREAKING = re.compile(r"[\\\]]")
"""What the extension allows in no acronym."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
"""What Python-Markdown would take for a character's name."""


def export(edition: Edition) -> bytes:
    """A line for each acronym of which something is known; one that means several things names them all."""
    meanings: dict[str, list[str]] = {}
    for concept in edition.concepts:
        meaning = _meaning(concept)
        if concept.acronym and meaning and not _BREAKING.search(concept.acronym):
            meanings.setdefault(line(concept.acronym), []).append(meaning)
    lines = [f"*[{acronym}]: {'; '.join(said)}\n" for acronym, said in sorted(meanings.items())]
    return "".join(lines).encode()


def _meaning(concept: Concept) -> str:
    """The full names; the definition where there are none, for the extension takes the next line then."""
    names = filter(None, (line(concept.english), line(concept.japanese)))
    return _ENTITY.sub("&amp;", " / ".join(names) or line(concept.definition))
