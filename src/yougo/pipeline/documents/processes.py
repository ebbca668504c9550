"""Processes of this machine that read documents.

They come from a server that has the rules loaded (`multiprocessing`'s forkserver): one that is forked from
this process would inherit the workspace's lock, and hold it when this process is killed.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection

from yougo.pipeline.documents.batches import Answer, Batch, Send, Workers
from yougo.pipeline.documents.tasks import outcomes


def started(count: int, largest: int) -> Workers:
    """So many processes; `largest` as `tasks.outcomes` takes it."""
    return Workers(count, partial(_opened, largest), dead=(BrokenProcessPool, MemoryError))


@contextlib.contextmanager
def _opened(largest: int, count: int) -> Iterator[Send]:
    """What sends a batch to so many processes, which are gone at the end, whatever they are doing then."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["yougo.pipeline.documents.understanding"])
    others = multiprocessing.active_children()
    executor = ProcessPoolExecutor(count, context, initializer=_end_with_parent)
    try:
        yield partial(_sent, executor, largest)
    except BaseException:
        for process in set(multiprocessing.active_children()).difference(others):
            process.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _sent(executor: Executor, largest: int, batch: Batch) -> Answer:
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


def _end_with_parent() -> None:
    """See that this process ends when the one that started it does, even if that is killed."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
