"""Readings of names, those that are known before those that the engines are asked for."""

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import filterfalse, starmap
from typing import TYPE_CHECKING, Self

from yougo.language import folding
from yougo.language.characters import hiragana
from yougo.model.codes import Basis
from yougo.model.concepts import Concept, Reading
from yougo.pipeline.documents.reading import ALONE, Means
from yougo.store.update import ReadingRequest
from yougo.workspace.schema import without

if TYPE_CHECKING:
    from yougo.pipeline.documents.processes import Mapped

Kept = Callable[[str], Mapping[ReadingRequest, Reading]]
_MANY, _BATCH = 1_000, 100
"""Names that more processes read faster than they start, and how many each is given at a time."""
_ENGINES = ("engines", "table", "spelling", "reference")
"""What a reading rests on that nobody states."""


class KnownReadings:
    """Readings that the same engines gave before: those of concepts, and those that were kept by name."""

    def __init__(self, before: Iterable[Concept] = (), kept: Kept = lambda _: {}) -> None:
        self._kept = kept
        self._known: dict[ReadingRequest, Reading] = {}
        self._fitting: dict[tuple[str, str], Reading] = {}
        """By name and kana, those that fit the name; they are the same whoever states them."""
        for concept in before:
            if concept.reading:
                self._enter(_own(concept.japanese, concept.reading), concept.reading)

    def read(self, request: ReadingRequest) -> Reading:
        """A name's reading: a stated one with all that is to be known of it, else that of the engines."""
        known = self._found(request)
        if known:
            return known
        found = ask(*request)
        if request != _own(request[0], found):
            self._enter(request, found)
        return found

    def read_many(self, requests: Iterable[ReadingRequest], engines: "Engines") -> None:
        """Have the names that are not known read by several processes, where it pays."""
        self._known |= engines.ask_many(sorted(set(filterfalse(self._found, requests))))

    def without(self, concepts: Iterable[Concept]) -> dict[ReadingRequest, Reading]:
        """The readings that none of these concepts has, to be kept by name."""
        own = {_own(each.japanese, each.reading) for each in concepts if each.reading}
        return without(self._known, own)

    def _found(self, request: ReadingRequest) -> Reading | None:
        if found := self._known.get(request) or self._fit(request):
            return found
        for each in self._kept(request[0]).items():
            self._enter(*each)
        return self._known.get(request) or self._fit(request)

    def _fit(self, request: ReadingRequest) -> Reading | None:
        """A stated reading that was found to fit the name when somebody else stated it."""
        name, stated, basis = request
        found = self._fitting.get((name, stated)) if basis != "label" else None
        return replace(found, verified=True, basis=basis, others=()) if found else None

    def _enter(self, request: ReadingRequest, reading: Reading) -> None:
        self._known[request] = reading
        if reading.ruby:
            self._fitting[request[0], reading.text] = reading


class Engines:
    """The engines of other processes, which are started when many names are to be read, and then kept."""

    def __init__(self, means: Means = ALONE, times: int = 1) -> None:
        """Of these means; they will be asked so many times."""
        self._means, self._times = means, times
        self._opened = contextlib.ExitStack()
        self._mapped: Mapped | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def ask_many(self, requests: Sequence[ReadingRequest]) -> dict[ReadingRequest, Reading]:
        """The readings of names; none where this process reads them before others are started."""
        if not self._mapped:
            if len(requests) * self._times < _MANY or self._means.most_jobs == 1:
                return {}
            from yougo.pipeline.documents import processes  # noqa: PLC0415 - loads multiprocessing, and few builds need it

            self._mapped = self._opened.enter_context(processes.mapping(self._means.most_jobs))
        found: dict[ReadingRequest, Reading] = {}
        batches = [requests[start : start + _BATCH] for start in range(0, len(requests), _BATCH)]
        for batch, answers in self._mapped(_ask_all, batches):
            found.update(zip(batch, answers, strict=True))
        return found


def _own(name: str, reading: Reading) -> ReadingRequest:
    """What a reading is the plain answer to."""
    return (name, "", "document") if reading.basis in _ENGINES else (name, reading.text, reading.basis)


def _ask_all(requests: Iterable[ReadingRequest]) -> list[Reading]:
    return list(starmap(ask, requests))


@lru_cache(maxsize=1_000)
def ask(name: str, stated: str, basis: Basis) -> Reading:
    """What the engines say of how a name is read, if need be as a note's label says in Latin letters."""
    from yougo import readings  # noqa: PLC0415 - slow to import, and most readings are known

    if basis != "label":
        return readings.read(name, stated, basis)
    found = readings.read(name)
    confirmed = _confirmed(found, stated)
    return replace(readings.read(name, confirmed), basis="label") if confirmed else found


def _confirmed(found: Reading, label: str) -> str:
    """The reading among those proposed that a note's label writes in Latin letters; ``""`` for none."""
    from yougo import readings  # noqa: PLC0415 - likewise

    for kana in (found.text, *found.others):
        if folding.sound(readings.romaji(hiragana(kana))) == folding.sound(label):
            return kana
    return ""
