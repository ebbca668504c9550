"""Processes of this machine, to read documents and names, or for other work.

They come from a server that has the rules loaded, or other modules (`multiprocessing`'s forkserver): one
that is forked from this process would inherit the workspace's lock, and hold it when this process is killed.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection
from types import ModuleType
from typing import TypeVar

from yougo.pipeline.documents.batches import Send, Workers
from yougo.pipeline.documents.tasks import outcomes

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_RULES = ("yougo.pipeline.documents.understanding", "yougo.store.stated")
"""What reads documents and names."""

DEAD = (BrokenProcessPool, MemoryError)
"""What a process that dies, or has no memory, gives instead of a result."""


def started(count: int, largest: int) -> Workers:
    """So many processes that read documents; `largest` as `tasks.outcomes` takes it."""
    return Workers(count, partial(_opened, largest), dead=DEAD)


def can_start() -> bool:
    """Whether this machine lets a process start others."""
    with _executor(1) as executor:
        try:
            return _submitted(executor, os.getpid).result() > 0
        except BrokenProcessPool:
            return False


class Mapped:
    """What a function makes of pieces, in some processes."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def __call__(
        self, function: Callable[[Piece], Result], pieces: Iterable[Piece]
    ) -> Iterator[tuple[Piece, Result]]:
        """Each piece with what becomes of it; nothing of pieces whose process died."""
        sent = [(piece, self.send(function, piece)) for piece in pieces]
        for piece, answer in sent:
            with contextlib.suppress(*DEAD):
                yield piece, answer.result()

    def send(self, function: Callable[[Piece], Result], piece: Piece) -> Future[Result]:
        """What a function will make of a piece; one of `DEAD` where its process dies."""
        return _submitted(self._executor, function, piece)


@contextlib.contextmanager
def mapping(count: int, modules: Sequence[str] = _RULES) -> Iterator[Mapped]:
    """So many processes that have these modules loaded, for what a function makes of pieces."""
    with _executor(count, modules) as executor:
        yield Mapped(executor)


@contextlib.contextmanager
def _opened(largest: int, count: int) -> Iterator[Send]:
    """What sends a batch of documents to so many processes."""
    with _executor(count) as executor:
        yield lambda batch: _submitted(executor, outcomes, batch, largest)


@contextlib.contextmanager
def _executor(count: int, modules: Sequence[str] = _RULES) -> Iterator[Executor]:
    """So many processes, which are gone at the end, whatever they are doing then."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    others = multiprocessing.active_children()
    executor = ProcessPoolExecutor(count, context, initializer=_end_with_parent)
    try:
        yield executor
    except BaseException:
        for process in set(multiprocessing.active_children()).difference(others):
            process.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _submitted(executor: Executor, function: Callable[..., Result], *given: object) -> Future[Result]:
    """A call under way.

    A process that is started for it never sees Ctrl-C, which this one handles, nor runs the program again.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        return executor.submit(function, *given)
    except (BrokenProcessPool, OSError) as error:
        broken: Future[Result] = Future()
        broken.set_exception(BrokenProcessPool(str(error)))
        return broken
    finally:
        sys.modules["__main__"] = main
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """See that this process ends when the one that started it does, even if that is killed."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
