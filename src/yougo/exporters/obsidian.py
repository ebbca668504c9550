"""Notes for Obsidian, one for each term, in a zip archive to unpack into a vault.

The front matter has the other names as ``aliases``, so that links and searches find the note by any of them.
"""

import re
from collections.abc import Iterator
from operator import attrgetter

import yaml

from yougo.exporters.archive import zipped
from yougo.exporters.articles import article
from yougo.exporters.names import line, names
from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_NOT_IN_TITLES = re.compile(r'[\\/:*?"<>|#^\[\]]+|^\.+')
"""What Obsidian or a file system does not allow in a note's name, and what would hide the file."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What no file on Windows may be called."""
_LONGEST = 80
"""Characters of a title: file systems allow 255 bytes."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|$~=%!^])")


def export(edition: Edition) -> bytes:
    """The archive's bytes."""
    notes: dict[str, bytes] = {}
    taken: set[str] = set()
    for concept in edition.concepts:
        title = _title(concept)
        if title.casefold() in taken:
            title = f"{title} ({concept.id})"
        taken.add(title.casefold())
        notes[f"{title}.md"] = _note(concept).encode()
    return zipped(notes)


def _title(concept: Concept) -> str:
    first = next((name.text for name in names(concept)), concept.id)
    title = _NOT_IN_TITLES.sub(" ", first).strip()[:_LONGEST].strip() or concept.id
    return f"_{title}" if _RESERVED.fullmatch(title) else title


def _note(concept: Concept) -> str:
    facts = {
        "aliases": list(dict.fromkeys(name.text for name in names(concept))),
        "acronym": line(concept.acronym),
        "japanese": line(concept.japanese),
        "reading": line(concept.known_reading.marked),
        "english": line(concept.english),
        "status": concept.status,
        "warnings": list(dict.fromkeys(map(attrgetter("code"), concept.warnings))),
        "tags": [re.sub(r"\s+", "_", clean(tag)) for tag in concept.tags],
        "id": concept.id,
    }
    known = {key: value for key, value in facts.items() if value}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=float("inf"))
    return "\n\n".join([f"---\n{front}---", *_paragraphs(concept)]) + "\n"


def _paragraphs(concept: Concept) -> Iterator[str]:
    said = article(concept)
    yield from map(_inert, filter(None, (said.definition, said.note)))
    if said.quote:
        yield f"> {_inert(said.quote)}"
    if said.source:
        yield f"— {_inert(said.source)}"


def _inert(text: str) -> str:
    """A text in which Markdown and Obsidian see no markup."""
    return _MARKUP.sub(r"\\\1", text)
