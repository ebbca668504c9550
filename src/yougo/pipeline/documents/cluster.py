"""The workers of a dask cluster, which read documents from storage that they share with this machine.

dask (BSD licence) moves a task to another worker when its own dies, and knows which task was being done when
several died: that is all that is asked of it. What is read, and what is found, is as on one machine.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Iterator
from functools import cache, partial
from types import ModuleType
from typing import Any

from yougo import installing
from yougo.errors import UnusableCluster
from yougo.pipeline.documents import versions
from yougo.pipeline.documents.batches import Answer, Batch, Send, Workers
from yougo.pipeline.documents.tasks import Outcome, outcomes
from yougo.translation import said

_PATIENCE = "60s"
"""How long a scheduler that does not answer, or is being started again, is waited for."""
_FEWEST = 8
"""So many workers are given work, even if there are fewer: a cluster may start them for it."""
_one_at_a_time = threading.Lock()
"""A worker may have several threads; the analyser serves one."""
_LOGGERS = ("distributed", "distributed.client", "tornado.application")
"""What would report workers that come and go, which is no trouble."""


class _Lost(Exception):
    """A batch was sent, and its scheduler, or the worker that had read it, is gone."""


def connected(address: str, rules: str, largest: int) -> Workers:
    """The workers of the cluster with this scheduler.

    Args:
        address: the scheduler's.
        rules: what they must be to read as this version does, as in `Versions`.
        largest: as `tasks.outcomes` takes it.

    Raises:
        UnusableCluster: it does not answer, here or while they read.
    """
    distributed = _library(address)
    with _client(distributed, address) as client:
        count = max(_FEWEST, len(client.scheduler_info(n_workers=-1)["workers"]))
    opened = partial(_opened, distributed, address, rules, largest)
    return Workers(count, opened, dead=(distributed.KilledWorker, MemoryError), lost=(_Lost,))


def read_there(rules: str, largest: int, batch: Batch) -> list[Outcome]:
    """What comes of reading some documents, on a worker.

    Raises:
        UnusableCluster: the worker would find other terms in them than this version does.
    """
    if _rules() != rules:
        reason = said("a worker has another version of yougo, of Sudachi or of its dictionary")
        raise UnusableCluster(
            address=said("The cluster"), reason=reason, remedy=said("install the same versions there")
        )
    with _one_at_a_time:
        return outcomes(batch, largest)


@cache
def _rules() -> str:
    return versions.current({}).rules


@contextlib.contextmanager
def _opened(distributed: ModuleType, address: str, rules: str, largest: int, _count: int) -> Iterator[Send]:
    """What sends a batch to the cluster; its workers are there already, however many."""
    with _client(distributed, address) as client:
        yield partial(_sent, client, rules, largest)


def _sent(client: Any, rules: str, largest: int, batch: Batch) -> Answer:  # noqa: ANN401 - the package has no types
    """The batch under way."""
    answer = _answer(client, rules, largest, batch)
    return asyncio.run_coroutine_threadsafe(answer, client.loop.asyncio_loop)


async def _answer(client: Any, rules: str, largest: int, batch: Batch) -> list[Outcome]:  # noqa: ANN401 - as above
    """What comes of reading a batch.

    dask's own executor gives no answer at all when the connection breaks while one is fetched.

    Raises:
        _Lost: whatever else went wrong.
        Exception: what reading the batch raised on the worker.
    """
    future = None
    try:
        future = client.submit(read_there, rules, largest, batch, pure=False)
        found: list[Outcome] = await future
    except Exception as error:
        if future and future.status == "error":
            raise
        raise _Lost from error
    return found


@contextlib.contextmanager
def _client(distributed: ModuleType, address: str) -> Iterator[Any]:
    """A connection to the scheduler.

    Raises:
        UnusableCluster: it does not answer.
    """
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        remedy = said("start the scheduler, or build without --dask")
        raise UnusableCluster(address=address, reason=str(error), remedy=remedy) from None
    try:
        yield client
    finally:
        with contextlib.suppress(Exception):  # it may have lost the scheduler
            client.close(timeout=2)


def _library(address: str) -> ModuleType:
    """The library, which says nothing itself of workers that come and go."""
    try:
        import distributed  # noqa: PLC0415 - slow to import, and an extra that few installations have
    except ImportError:
        raise UnusableCluster(
            address=address,
            reason=said("the package distributed is not installed"),
            remedy=said(f"run `{installing.command('dask')}`"),
        ) from None
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed
