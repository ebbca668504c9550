"""Reads what changed: a document is read again only when its bytes, or the rules, are others than before."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from yougo.errors import UnreadableDocument
from yougo.model.documents import Document
from yougo.pipeline.documents import tasks, unread
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.documents.tasks import Outcome, Task
from yougo.pipeline.documents.unread import Failure
from yougo.pipeline.files import configuration
from yougo.store.update import Cached, Changed
from yougo.translation import said

if TYPE_CHECKING:
    from yougo.pipeline.documents.batches import Workers

Progress = Callable[[float, int, str], None]
"""Called with how many documents are done, of how many, and the next one's name, perhaps with its page.

A part of a document that has pages counts as one. Without a name all are read.
"""


def _silent(_done: float, _total: int, _name: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Means:
    """By what means documents are read."""

    progress: Progress = _silent
    jobs: int = 0
    """How many processes read; 0 for as many as pay."""
    scheduler: str = ""
    """The address of a dask scheduler whose workers read; ``""`` for this machine."""
    mark: Path | None = None
    """A file that is there while this process reads: one that is there before was left by one that died."""

    @property
    def most_jobs(self) -> int:
        """How many processes may read: as many as are asked for, or configured, or as there are cores."""
        return self.jobs or configuration.load().jobs or _cores()


ALONE = Means()
"""As it pays, and nobody is told."""
_NEVER_READ = Cached("", "", 0, 0, "")
_WORTH = 1_000_000
"""Bytes of documents from which on more processes take less time than they take to start."""


@dataclass(slots=True)
class Reading:
    """What came of looking at every listed document."""

    read: list[Changed] = field(default_factory=list)
    """Whose content or rules were new."""
    touched: list[Cached] = field(default_factory=list)
    """Whose size or time alone was new."""
    unreadable: list[UnreadableDocument] = field(default_factory=list)
    """Their cached findings stay."""


def read_changed(
    documents: Iterable[Listed], cached: Mapping[str, Cached], rules: str, means: Means = ALONE
) -> Reading:
    """Read each document that is not as it was, or was read by other rules than these (`Versions.rules`).

    One that cannot be read stops no other. In what order they are read makes no difference.
    """
    documents = list(documents)
    found: dict[str, Outcome] = {}
    new: list[Task] = []
    for document in documents:
        before = cached.get(document.name, _NEVER_READ)
        try:
            now = _state(document, before, rules)
        except UnreadableDocument as error:
            found[document.name] = error
            continue
        if now != before:
            new.append(Task(document, before, now))
    for task, outcome in _outcomes(new, len(documents), rules, means) if new else ():
        found[task.document.name] = outcome
    means.progress(len(documents), len(documents), "")
    return _sorted(documents, found)


def _outcomes(new: Sequence[Task], total: int, rules: str, means: Means) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task, as it comes; `total` documents are shown."""
    known, largest = total - len(new), configuration.load().largest
    workers = _workers(new, rules, largest, means)
    if not workers:
        with _marked(means.mark):
            for number, task in enumerate(new, known):
                means.progress(number, total, task.document.name)
                yield task, _outcome(task, largest, partial(_show_part, means.progress, number, total))
        return
    from yougo.pipeline.documents import batches  # noqa: PLC0415 - few builds need it

    are_readable = True
    for number, done in enumerate(batches.read_all(new, workers), known):
        means.progress(number, total, done[0].document.name)
        are_readable = are_readable and not isinstance(done[1], UnreadableDocument)
        yield done
    if are_readable:
        _unmark(means.mark)


def _show_part(progress: Progress, number: int, total: int, part: float, name: str) -> None:
    """Show what part of the document of this number is done."""
    progress(number + part, total, name)


def _outcome(task: Task, largest: int, show: Callable[[float, str], None]) -> Outcome:
    """What comes of a task; `show` is told which page is being read, where there are pages."""
    from yougo.readers import progress  # noqa: PLC0415 - loads all readers, and most builds read nothing

    def show_page(page: int, pages: int) -> None:
        show((page - 1) / pages, said(f"{task.document.name}, page {page} of {pages}"))

    with progress.shown_by(show_page):
        return tasks.outcome(task, largest)


@contextlib.contextmanager
def _marked(mark: Path | None) -> Iterator[None]:
    """Leave a mark if this process dies; where it cannot be written, none is left."""
    with contextlib.suppress(OSError):
        if mark:
            mark.touch(exist_ok=False)
    try:
        yield
    finally:
        _unmark(mark)


def _unmark(mark: Path | None) -> None:
    with contextlib.suppress(OSError):
        if mark:
            mark.unlink()


def _workers(new: Sequence[Task], rules: str, largest: int, means: Means) -> "Workers | None":
    """The processes that are to read: a cluster's, or as many as asked for or as pay; None for this one.

    Where the last process died reading, others read, of which one may.
    """
    if means.scheduler:
        from yougo.pipeline.documents import cluster  # noqa: PLC0415 - few builds need it

        return cluster.connected(means.scheduler, rules, largest)
    has_died = means.mark is not None and os.path.lexists(means.mark)
    pays = len(new) > 1 and (means.jobs or sum(task.now.size for task in new) >= _WORTH)
    if not (has_died or pays):
        return None
    from yougo.pipeline.documents import processes  # noqa: PLC0415 - loads multiprocessing, and few builds need it

    jobs = min(means.most_jobs, len(new))
    return processes.started(jobs, largest) if (has_died or jobs > 1) and processes.can_start() else None


def _cores() -> int:
    """How many cores there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _sorted(documents: Iterable[Listed], found: Mapping[str, Outcome]) -> Reading:
    """What was found, in the documents' order."""
    reading = Reading()
    failed: list[Failure] = []
    for document in documents:
        outcome = found.get(document.name)
        if isinstance(outcome, Changed):
            reading.read.append(outcome)
        elif isinstance(outcome, Cached):
            reading.touched.append(outcome)
        elif outcome:
            failed.append((document, outcome))
    reading.unreadable += unread.told(failed)
    return reading


def read(document: Listed) -> Document:
    """One document, read and not yet searched for terms.

    Raises:
        UnreadableDocument: with the reason and what to do.
    """
    from yougo.pipeline.documents import understanding  # noqa: PLC0415 - loads the rules, and most commands read none

    return understanding.understood(tasks.content(document, configuration.load().largest), document)


def readable_ones(documents: Iterable[Listed]) -> Iterator[Document]:
    """The documents that can be read; a build reports the others."""
    for each in documents:
        try:
            _check_name(each.name)
            yield read(each)
        except UnreadableDocument:
            continue


def _state(document: Listed, before: Cached, rules: str) -> Cached:
    """A document's size and time, before it is read: what is written meanwhile looks new the next time."""
    _check_name(document.name)
    if document.fault:
        remedy = said("correct the address, or try again") if document.address else said("correct its path")
        raise UnreadableDocument(document=document.name, reason=document.fault, remedy=remedy)
    if document.address and not document.state:
        return before
    if document.state:
        return Cached(document.name, before.sha256, *document.state, _key(document, rules))
    try:
        state = document.path.stat()
    except OSError as error:
        raise tasks.unreadable(document.name, error) from None
    return Cached(document.name, before.sha256, state.st_size, state.st_mtime_ns, _key(document, rules))


def _key(document: Listed, rules: str) -> str:
    """What a document's findings depend on beside its content."""
    columns = ", ".join(f"{field}={column!r}" for field, column in sorted(document.columns.items()))
    return " ".join(filter(None, (rules, columns, document.url)))


def _check_name(name: str) -> None:
    """A file's name whose bytes are no text could neither be stored nor shown."""
    if name.encode("utf-8", "ignore").decode() != name:
        shown = name.encode("ascii", "backslashreplace").decode()
        raise UnreadableDocument(
            document=shown, reason=said("its name is not valid Unicode"), remedy=said("rename the file")
        )
