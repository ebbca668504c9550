"""What yougo itself reads as a reference: a glossary in any document, and another workspace."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path

from yougo import readers
from yougo.language.name_sets import keys_of
from yougo.model.concepts import Concept, Variant, names_of
from yougo.model.documents import Columns
from yougo.pipeline.files.paths import is_folder
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.proposal_errors import UnusableReference
from yougo.references.entries import Entry, Written, entry
from yougo.store import Store
from yougo.translation import said

_ENGLISH = re.compile(r"\s*[;；]\s*")
"""What is between the English names in one cell."""


def title(path: Path) -> str:
    """What a reference at this path is called: the workspace's title, or the file's name.

    Raises:
        UnusableReference: yougo reads no such file.
        InvalidFile: the workspace's yougo.toml is not as it must be.
    """
    if is_folder(path):
        return load_settings(Workspace(path)).title
    if not readers.format_of(path.name):
        raise UnusableReference(
            path=path,
            reason=said("yougo knows no reference of this format"),
            remedy=said("name JMdict, EDICT, a Yomitan dictionary, a list of titles, or a document"),
        )
    return path.name


def entries(path: Path, columns: Columns) -> Iterator[Entry]:
    """The terms of a workspace, but for the rejected, or those that a document defines.

    Raises:
        UnreadableDocument: the document cannot be read.
        UnusableGlossary: the workspace's glossary is damaged, or not as this version lays it out.
    """
    if is_folder(path):
        yield from filter(None, map(_entry, _of_workspace(path)))
    else:
        yield from _of_document(path, columns)


def _of_workspace(path: Path) -> Iterator[Concept]:
    with Store(Workspace(path).database, last=True) as store:
        for concept in store.each_concept():
            if not concept.is_rejected:
                yield concept


def _of_document(path: Path, columns: Columns) -> Iterator[Entry]:
    """The terms of a document, and the names of which it gives nothing but the reading."""
    from yougo import extract, readings  # noqa: PLC0415 - slow to import, and most references are dictionaries
    from yougo.merge import merge  # noqa: PLC0415 - likewise
    from yougo.pipeline.documents import reading  # noqa: PLC0415 - likewise
    from yougo.pipeline.documents.sources import single  # noqa: PLC0415 - likewise
    from yougo.workspace.register import Register  # noqa: PLC0415 - likewise

    stated = extract.extract(reading.read(single(path, columns)), readings.analyse)
    concepts = merge(stated.findings, {}, Register(), "").concepts
    yield from filter(None, map(_entry, concepts))
    names = keys_of(chain.from_iterable(map(names_of, concepts)))
    for finding in stated.findings:
        if finding.reading and names.isdisjoint(keys_of(map(attrgetter("text"), finding.japanese))):
            yield from filter(None, [entry([Written(finding.japanese[0].text, (finding.reading,))], [])])


def _entry(concept: Concept) -> Entry | None:
    """A term as an entry; its former names are left out."""
    reading = concept.known_reading
    further = [each for each in concept.variants if not each.former]
    japanese = [Written(concept.japanese, (reading.text,) if reading.verified else ())]
    japanese += [Written(each.text, _readings(each)) for each in further if each.lang == "ja"]
    others = (each.text for each in further if each.lang != "ja")
    english = map(_ENGLISH.split, filter(None, (concept.english, concept.acronym, *others)))
    return entry(
        filter(attrgetter("text"), japanese),
        [chain.from_iterable(english)],
        concept.definition,
        tags=concept.tags,
    )


def _readings(variant: Variant) -> tuple[str, ...]:
    return (variant.reading,) if variant.reading else ()
