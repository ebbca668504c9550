"""The parallel documents of a workspace, aligned: ``~/.cache/yougo/parallel`` keeps what came of it.

Which documents are two versions of one, yougo.toml says at a source: ``parallel = "../policy.en.md"``. What
they say side by side depends on nothing but their contents, by which it is kept.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from yougo.errors import UnreadableDocument, YougoError
from yougo.model.concepts import Concept
from yougo.model.documents import Document
from yougo.model.proposals import Proposal
from yougo.parallel import pairing, proposing, sentences
from yougo.parallel.corpus import Corpus, Pair, Said
from yougo.pipeline import bearers, files
from yougo.pipeline.documents import reading, sources, tasks, understanding
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.files import cache, configuration
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.proposal_errors import EmptyVersion, NotParallel, SameVersion
from yougo.translation import said
from yougo.workspace.settings import SourceSpec

_FOLDER = "parallel"
_FEWEST = 4
"""Pairs of sentences that tell whether two documents are versions of one."""
_LEAST_SURE = 0.2
"""The share of these that share something, at least: of translations, it is most."""


class Parallels:
    """Who proposes what parallel documents say."""

    def __init__(self, workspace: Workspace, corpus: Corpus) -> None:
        self._workspace, self._corpus = workspace, corpus

    def proposals(self, concept: Concept) -> list[Proposal]:
        """The names that a term lacks, from the sentences beside those that name it."""

        def is_taken(name: str) -> bool:
            return any(map(_is_whole, bearers.others(self._workspace, name, concept)))

        return proposing.proposals(concept, self._corpus, is_taken)


def opened(workspace: Workspace, specs: Iterable[SourceSpec]) -> tuple[Parallels | None, list[YougoError]]:
    """Who asks the parallel documents, None where there are none; and why some cannot be asked."""
    pairs, unusable = aligned(workspace, specs)
    return Parallels(workspace, Corpus(pairs)) if pairs else None, unusable


def aligned(workspace: Workspace, specs: Iterable[SourceSpec]) -> tuple[list[Pair], list[YougoError]]:
    """All that parallel documents say side by side; and why some say nothing."""
    pairs: list[Pair] = []
    unusable: list[YougoError] = []
    for japanese, english in named(workspace, specs):
        try:
            pairs += of(japanese, english)
        except YougoError as error:
            unusable.append(error)
    return pairs, unusable


class Doubted(NamedTuple):
    """Two documents that hardly say the same."""

    one: str
    other: str
    sure: int
    """How many of their pairs of sentences share something."""
    pairs: int


def doubted(workspace: Workspace, specs: Iterable[SourceSpec]) -> Iterator[Doubted]:
    """The documents that are named as two versions of one, and hardly can be."""
    for one, other in named(workspace, specs):
        with contextlib.suppress(YougoError):
            pairs = of(one, other)
            sure = sum(map(attrgetter("is_sure"), pairs))
            if len(pairs) >= _FEWEST and sure < _LEAST_SURE * len(pairs):
                yield Doubted(one.name, other.name, sure, len(pairs))


def named(workspace: Workspace, specs: Iterable[SourceSpec]) -> Iterator[tuple[Listed, Listed]]:
    """The documents that are two versions of one, each two once, but for those that are no sources."""
    specs = list(specs)
    wanted = {frozenset(_places(workspace, spec)): None for spec in specs if spec.parallel}
    by_place = sources.by_path(workspace, specs) if wanted else {}
    for places in wanted:
        found = [by_place[place] for place in sorted(places) if place in by_place]
        if len(found) == len(("Japanese", "English")):
            yield found[0], found[1]


def _places(workspace: Workspace, spec: SourceSpec) -> Iterator[Path]:
    for path in (spec.path, spec.parallel):
        yield real(sources.absolute(workspace, path))


def of(one: Listed, other: Listed) -> Sequence[Pair]:
    """What two documents say side by side, aligned now if it was not yet.

    Raises:
        UnreadableDocument: one of them cannot be read.
        NotParallel: they are not a Japanese and an English one.
    """
    contents = [tasks.content(each, configuration.load().largest) for each in (one, other)]
    file = cache.folder(_FOLDER) / f"{_key(contents, (one, other))}.json"
    kept = _kept(file)
    if kept is None:
        read = [
            understanding.understood(data, each) for data, each in zip(contents, (one, other), strict=True)
        ]
        kept = pairing.pairs(*_in_order(read))
        files.write(file, json.dumps(kept, ensure_ascii=False).encode())
    return kept


def _key(contents: Sequence[bytes], documents: Sequence[Listed]) -> str:
    """What the pairs depend on."""
    found = hashlib.blake2b(str(pairing.LAYOUT).encode(), digest_size=16)
    for data, document in zip(contents, documents, strict=True):
        found.update(hashlib.sha256(data).digest())
        found.update(f"{document.name}{sorted(document.columns.items())}".encode())
    return found.hexdigest()


def _kept(file: Path) -> list[Pair] | None:
    """The pairs that a file of the cache holds; None where there is none, or it is damaged."""
    try:
        rows = json.loads(files.read_document(file))
        return [Pair(Said(*japanese), Said(*english), *rest) for japanese, english, *rest in rows]
    except (OSError, ValueError, TypeError):
        return None


def refused(pairs: Iterable[tuple[Path, Path]]) -> dict[tuple[Path, Path], YougoError]:
    """The pairs that are not two versions of one document, and why."""
    found: dict[tuple[Path, Path], YougoError] = {}
    for one, other in pairs:
        try:
            _check([sources.single(one, {}), sources.single(other, {})])
        except (EmptyVersion, NotParallel, SameVersion, UnreadableDocument) as error:
            found[one, other] = error
    return found


def _check(documents: Iterable[Listed]) -> None:
    """See that two documents are a Japanese and an English one.

    Raises:
        SameVersion: they are one document.
        EmptyVersion: one of them has no text.
        NotParallel: they are in one language.
        UnreadableDocument: one of them cannot be read.
    """
    listed = list(documents)
    if len(set(map(attrgetter("real"), listed))) < len(listed):
        raise SameVersion(document=listed[0].name)
    read = list(map(reading.read, listed))
    for document in filter(sentences.is_empty, read):
        raise EmptyVersion(document=document.name)
    _in_order(read)


def _in_order(documents: Sequence[Document]) -> Sequence[Document]:
    """The Japanese document, then the English one."""
    are_japanese = list(map(sentences.is_japanese, documents))
    if are_japanese[0] == are_japanese[1]:
        language = said("Japanese") if are_japanese[0] else said("English")
        raise NotParallel(document=documents[0].name, path=documents[1].name, language=language)
    return documents if are_japanese[0] else documents[::-1]


def _is_whole(concept: Concept) -> bool:
    """Whether a term has names in both languages, so that neither can be another's."""
    return bool(concept.japanese and concept.english)
