"""Reads documents in several processes, and goes on when a document takes one of them down.

The processes come from a server that has the rules loaded (`multiprocessing`'s forkserver): one that is
forked from this process would inherit the workspace's lock, and hold it when this process is killed.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection
from operator import attrgetter
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.pipeline.documents.tasks import Outcome, Task, outcomes

Batch: TypeAlias = Sequence[Task]
Answer: TypeAlias = Future[list[Outcome]]
Submit: TypeAlias = Callable[[Batch], Answer]

_LOST = (BrokenProcessPool, MemoryError)
"""What a batch ends with whose process died, or had too little memory."""
_TRIES = 3
_SHARES = 8
"""Batches for each process: with fewer, the last one is waited for longer."""
_LARGEST_BATCH = 2_000_000
_AHEAD = 2
"""Batches for each process that are under way at a time: what they find is held until it is taken."""
_size = attrgetter("now.size")


def read_all(tasks: Sequence[Task], jobs: int, largest: int) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task, in no order, read by so many processes; `largest` as in `tasks.outcomes`.

    A document whose process died is tried again alone, and said to be unreadable after three times.
    """
    waiting = deque(_batches(tasks, jobs))
    suspects: list[Task] = []
    while waiting:
        with _processes(jobs) as executor:
            submit = partial(_submitted, executor, largest)
            yield from _side_by_side(submit, waiting, jobs * _AHEAD, suspects)
    tried = deque((task, 1) for task in suspects)
    while tried:
        with _processes(1) as executor:
            yield from _one_by_one(partial(_submitted, executor, largest), tried)


def _batches(tasks: Sequence[Task], jobs: int) -> Iterator[Batch]:
    """The tasks in batches of similar size, the largest documents first."""
    most = min(_LARGEST_BATCH, sum(map(_size, tasks)) // (jobs * _SHARES))
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
    submit: Submit, waiting: deque[Batch], most: int, suspects: list[Task]
) -> Iterator[tuple[Task, Outcome]]:
    """What comes of the batches that wait, until none is left or a process dies; `most` are under way.

    The tasks of batches that were under way when a process died become suspects.
    """
    running: dict[Answer, Batch] = {}
    is_broken = False
    while running or (waiting and not is_broken):
        while waiting and not is_broken and len(running) < most:
            batch = waiting.popleft()
            running[submit(batch)] = batch
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            batch = running.pop(future)
            try:
                yield from zip(batch, future.result(), strict=True)
            except _LOST:
                is_broken = True
                suspects += batch


def _one_by_one(submit: Submit, tried: deque[tuple[Task, int]]) -> Iterator[tuple[Task, Outcome]]:
    """What comes of tasks that were tried some times, each alone, until one takes the process down."""
    while tried:
        task, times = tried.popleft()
        try:
            (found,) = submit([task]).result()
        except _LOST:
            if times + 1 == _TRIES:
                yield task, _deadly(task)
            else:
                tried.append((task, times + 1))
            return
        yield task, found


def _deadly(task: Task) -> UnreadableDocument:
    return UnreadableDocument(
        document=task.document.name,
        reason=f"{_TRIES} processes that read it crashed, or ran out of memory",
        remedy="divide it",
    )


def _submitted(executor: Executor, largest: int, batch: Batch) -> Answer:
    """The batch under way; a process that is started for it never sees Ctrl-C, which this one handles."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(outcomes, batch, largest)
    except BrokenProcessPool as error:
        broken: Answer = Future()
        broken.set_exception(error)
        return broken
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _processes(jobs: int) -> Iterator[Executor]:
    """So many processes, which are gone at the end, whatever they are doing then."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["yougo.pipeline.documents.understanding"])
    others = multiprocessing.active_children()
    executor = ProcessPoolExecutor(jobs, context, initializer=_end_with_parent)
    try:
        yield executor
    except BaseException:
        for process in set(multiprocessing.active_children()).difference(others):
            process.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """See that this process ends when the one that started it does, even if that is killed."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
