"""The tags of a note, by which it is found in Anki."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from yougo.exporters.anki.inert import harmless, inert
from yougo.language.text import shortened
from yougo.model.concepts import Concept
from yougo.model.exporter import Source

ALL = "yougo"
"""What every note of every glossary has."""
_LONGEST = 60
_NO_TAG = re.compile(r'(?:[\s"]|::)+')
_WILD = re.compile(r'[\\"*_]')


def of(namespace: str, concept: Concept, sources: Mapping[str, Source]) -> list[str]:
    """Of which glossary a term is, what kind of names it has, which documents state it, and its own tags.

    A document is called by its title, or its file's name without folders: tags stay when it is moved.
    """
    documents = {row.place.document for row in concept.evidence if row.place.document}
    titles = sorted({_part(titled(sources, document)) for document in documents})
    by_source = [f"{ALL}::source::{title}" for title in titles]
    return [ALL, _glossary(namespace), f"{ALL}::kind::{_kind(concept)}", *by_source, *concept.tags]


def search(namespace: str, identifiers: Iterable[str], *, with_old: bool) -> str:
    """What finds the notes of these ids in Anki's browser; `with_old`: those of yougo 0.1 too."""
    mine = f'"tag:{_escaped(_glossary(namespace))}"'
    if with_old:
        mine = f"({mine} OR (tag:{ALL} -tag:{ALL}::*))"
    keys = " OR ".join(f'"Key:{_escaped(inert(identifier))}"' for identifier in sorted(identifiers))
    return f"{mine} ({keys})"


def titled(sources: Mapping[str, Source], document: str) -> str:
    """What a document is called: its title, or its file's name."""
    title = sources[document].title if document in sources else ""
    return title or document.rsplit("/", 1)[-1]


def _glossary(namespace: str) -> str:
    """The tag of a glossary."""
    return f"{ALL}::{_part(namespace)}"


def _kind(concept: Concept) -> str:
    """What names a term has: an acronym, both languages, or one."""
    if concept.acronym:
        return "acronym"
    if concept.japanese and concept.english:
        return "bilingual"
    return "japanese" if concept.japanese else "english"


@lru_cache(1 << 12)
def _part(name: str) -> str:
    """A name as a part of a tag, which has no spaces, quotation marks or divisions."""
    return shortened(_NO_TAG.sub("_", harmless(name).strip(" :")), _LONGEST)


def _escaped(text: str) -> str:
    """A text in which Anki's search sees no quotation mark and no wild card."""
    return _WILD.sub(r"\\\g<0>", text)
