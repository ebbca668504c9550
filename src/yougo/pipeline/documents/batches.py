"""Sends documents to processes in batches, and goes on when a document takes one of them down."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.pipeline.documents.tasks import Outcome, Task
from yougo.translation import said

Batch: TypeAlias = Sequence[Task]
Answer: TypeAlias = Future[list[Outcome]]
Send: TypeAlias = Callable[[Batch], Answer]

_TRIES = 3
_SHARES = 8
"""Batches for each process: with fewer, the last one is waited for longer."""
_LARGEST_BATCH = 2_000_000
_AHEAD = 2
"""Batches for each process that are under way at a time: what they find is held until it is taken."""
_size = attrgetter("now.size")


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that read documents, on this machine or on others."""

    count: int
    opened: Callable[[int], AbstractContextManager[Send]]
    """Starts so many of them, or connects to them; gives what sends them a batch."""
    dead: tuple[type[BaseException], ...]
    """What a batch ends with whose process died of it, or had too little memory."""
    lost: tuple[type[BaseException], ...] = ()
    """What a batch ends with that was lost through no fault of its own."""


def read_all(tasks: Sequence[Task], workers: Workers) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task, in no order.

    A document whose process died is tried again alone, and said to be unreadable after three times.
    """
    waiting = deque(_batches(tasks, workers.count))
    suspects: list[Task] = []
    while waiting:
        with workers.opened(workers.count) as send:
            yield from _side_by_side(send, waiting, workers, suspects)
    tried = deque((task, 1) for task in suspects)
    while tried:
        with workers.opened(1) as send:
            yield from _one_by_one(send, tried, workers)


def _batches(tasks: Sequence[Task], count: int) -> Iterator[Batch]:
    """The tasks in batches of similar size, the largest documents first."""
    most = min(_LARGEST_BATCH, sum(map(_size, tasks)) // (count * _SHARES))
    batch: list[Task] = []
    size = 0
    for task in sorted(tasks, key=_size, reverse=True):
        if batch and size + task.now.size > most:
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += task.now.size
    if batch:
        yield batch


def _side_by_side(
    send: Send, waiting: deque[Batch], workers: Workers, suspects: list[Task]
) -> Iterator[tuple[Task, Outcome]]:
    """What comes of the batches that wait, until none is left or a process dies.

    The tasks of batches that were under way when a process died become suspects.
    """
    running: dict[Answer, Batch] = {}
    is_broken = False
    while running or (waiting and not is_broken):
        while waiting and not is_broken and len(running) < workers.count * _AHEAD:
            batch = waiting.popleft()
            running[send(batch)] = batch
        for answer in wait(running, return_when=FIRST_COMPLETED).done:
            batch = running.pop(answer)
            try:
                yield from zip(batch, answer.result(), strict=True)
            except workers.dead:
                is_broken = True
                suspects += batch
            except workers.lost:
                is_broken = True
                waiting.append(batch)


def _one_by_one(
    send: Send, tried: deque[tuple[Task, int]], workers: Workers
) -> Iterator[tuple[Task, Outcome]]:
    """What comes of tasks that were tried some times, each alone, until one takes its process down."""
    while tried:
        task, times = tried.popleft()
        try:
            (found,) = send([task]).result()
        except workers.lost:
            tried.append((task, times))
            return
        except workers.dead:
            if times + 1 == _TRIES:
                yield task, _deadly(task)
            else:
                tried.append((task, times + 1))
            return
        yield task, found


def _deadly(task: Task) -> UnreadableDocument:
    return UnreadableDocument(
        document=task.document.name,
        reason=said("each process that read it crashed, or ran out of memory"),
        remedy=said("divide it"),
    )
