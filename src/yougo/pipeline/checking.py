"""What is wrong in documents and in the glossary, each with its place."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from yougo import extract
from yougo.errors import UnusableGlossary, YougoError
from yougo.language.text import narrow, same
from yougo.model.codes import with_severity
from yougo.model.concepts import Concept, names_in, names_of
from yougo.model.documents import Document, Place
from yougo.model.proposals import Proposal
from yougo.pipeline import references
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.documents import chosen, reading
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.documents.sources import listed
from yougo.pipeline.documents.terms_of import terms_of
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load_settings
from yougo.pipeline.issues import Issue, issue
from yougo.pipeline.references import NONE, Opened
from yougo.store import Store
from yougo.translation import said
from yougo.workspace.register import EMPTY

_NOWHERE = said("{} is explained nowhere")
_KNOWN = said("{} is explained nowhere; perhaps {} ({})")
_IN_VAIN = said("No explanation of {} became a term; `yougo add --explain FILE` lists every bracket")
_MILD = with_severity("mild")
_WORD = re.compile("[A-Za-z][A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the order of documents and lines."""

    issues: list[Issue]
    unreadable: list[YougoError]
    """What could not be read: documents, folders without any, and references."""
    documents: int
    """How many were checked."""
    away: Sequence[YougoError] = ()
    """Which references are what they were, as their files are gone."""
    remade: bool = False
    """Whether the last glossary was damaged, and was made again."""

    @property
    def is_wrong(self) -> bool:
        """Whether there is anything beyond what is mild."""
        return bool(self.unreadable) or any(issue.code not in _MILD for issue in self.issues)


def check_glossary(workspace: Workspace, means: Means) -> Checked:
    """Check all listed documents and every concept that is not rejected."""
    report = refresh(workspace, means)
    glossary = report.glossary
    issues = list(map(issue, [*report.ignored, *glossary.problems()]))
    acronyms = _Acronyms()
    for concept in glossary.each():
        acronyms.explain(concept)
        if not concept.is_rejected:
            issues += _warnings(concept)
    tried: set[str] = set()
    documents = 0
    sources = list(listed(workspace, glossary.settings.sources))
    for document in reading.readable_ones(sources):
        means.progress(documents, len(sources), document.name)
        documents += 1
        acronyms.read(document)
        tried.update(extract.tried(document))
    with references.opened(workspace, glossary.settings) as asked:
        issues += _unexplained(acronyms, tried, asked)
        unreadable = [*report.unreadable, *asked.unusable]
    return Checked(_ordered(issues), unreadable, documents, asked.away, report.remade)


def known_acronyms(glossary: Glossary, asked: Opened) -> Iterator[tuple[str, Place, list[Proposal]]]:
    """The acronyms of the documents that no term explains and references do, with what these propose."""
    if not asked.references:
        return
    acronyms = _Acronyms()
    for concept in glossary.each():
        acronyms.explain(concept)
    for document in reading.readable_ones(listed(glossary.workspace, glossary.settings.sources)):
        acronyms.read(document)
    for acronym, place in acronyms.unexplained():
        if known := asked.explained(acronym):
            acronyms.settle(acronym)
            yield acronym, place, known


def check_documents(paths: Sequence[Path], workspace: Workspace) -> Checked:
    """Check documents by themselves, listed or not; nothing is stored.

    What the workspace's last glossary holds explains acronyms too; a table that it lists has the columns that
    yougo.toml gives it.

    Raises:
        NoSuchSource: one of them is not there.
        NothingMatches: one of them is a pattern that no document matches.
        UnknownFormat: one of them is a file that no reader takes.
    """
    documents, unreadable = chosen.read(paths, workspace)
    merged, problems = terms_of(documents, EMPTY)
    issues = list(map(issue, problems))
    acronyms = _Acronyms(_known_words(workspace))
    for concept in merged.concepts:
        acronyms.explain(concept)
        issues += _warnings(concept)
    tried: set[str] = set()
    for document in documents:
        acronyms.read(document)
        tried.update(extract.tried(document))
    with _asked(workspace) as asked:
        issues += _unexplained(acronyms, tried, asked)
        unreadable += asked.unusable
    return Checked(_ordered(issues), unreadable, len(documents), asked.away)


def _asked(workspace: Workspace) -> AbstractContextManager[Opened]:
    """The references of a workspace, and yours; none where there is no workspace."""
    if not workspace.settings.exists():
        return nullcontext(NONE)
    return references.opened(workspace, load_settings(workspace))


def _known_words(workspace: Workspace) -> set[str]:
    """What the last glossary explains; nothing when it cannot be read."""
    words: set[str] = set()
    try:
        with Store(workspace.database, last=True) as store:
            for concept in store.each_concept():
                words.update(map(_singular, _words(concept)))
    except UnusableGlossary:
        return set()
    return words


def _warnings(concept: Concept) -> Iterator[Issue]:
    first = concept.first_place if concept.evidence else None
    for warning in concept.warnings:
        place, *others = warning.places or (first,)
        yield Issue(warning.code, warning.message, place, concept.id, tuple(filter(None, others)))


class _Acronyms:
    """The acronyms that documents use, and which of them terms or words beside them explain."""

    def __init__(self, explained: Iterable[str] = ()) -> None:
        self._explained = set(explained)
        self._used: list[tuple[str, Place]] = []

    def explain(self, concept: Concept) -> None:
        """Learn what a term explains."""
        self._explained.update(map(_singular, _words(concept)))

    def read(self, document: Document) -> None:
        """Take the acronyms of a document that nothing explains so far; learn what it explains itself."""
        self._explained.update(map(_singular, extract.spelled(document)))
        for acronym, place in extract.used(document):
            if _singular(acronym) not in self._explained:
                self._used.append((acronym, place))

    def unexplained(self) -> Iterator[tuple[str, Place]]:
        """Each use of an acronym that is still not explained when it is asked for."""
        for acronym, place in self._used:
            if _singular(acronym) not in self._explained:
                yield acronym, place

    def settle(self, acronym: str) -> None:
        """Count an acronym as explained from now on."""
        self._explained.add(_singular(acronym))


def _unexplained(acronyms: _Acronyms, tried: Collection[str], asked: Opened) -> Iterator[Issue]:
    """The acronyms that nothing explains, each once.

    Of those in `tried` an explanation seems to be there, which did not become a term. Of the others,
    references are `asked` what they know.
    """
    for acronym, place in acronyms.unexplained():
        acronyms.settle(acronym)
        message = _IN_VAIN.format(acronym) if acronym in tried else _nowhere(acronym, asked)
        yield Issue("unexplained-acronym", message, place)


def _nowhere(acronym: str, asked: Opened) -> str:
    """That nothing explains an acronym, and what references know of it."""
    known = asked.explained(acronym)
    if not known:
        return _NOWHERE.format(acronym)
    names = " / ".join(map(attrgetter("text"), known))
    return _KNOWN.format(acronym, names, ", ".join(dict.fromkeys(map(attrgetter("source"), known))))


def _singular(acronym: str) -> str:
    """EIA for EIAs, as `same` makes it."""
    return same(acronym.removesuffix("s"))


def _words(concept: Concept) -> Iterator[str]:
    """All names of a term, or that documents give it though it does not, and the words and parts of them."""
    for name in (*names_of(concept), *names_in(concept.evidence)):
        yield name
        for word in _WORD.findall(narrow(name)):
            yield from (word, *word.split("-"))


def _ordered(issues: Iterable[Issue]) -> list[Issue]:
    def key(issue: Issue) -> tuple[str, int, str, str]:
        place = issue.place or Place("", 0)
        return place.document, place.line, issue.code, issue.message

    return sorted(issues, key=key)
