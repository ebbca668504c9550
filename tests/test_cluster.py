"""Documents read by a dask cluster give what they give read here, whatever becomes of its processes."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import deadly
from test_jobs import built, made, root, started, wait_for
from workspaces import workspace, write

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
__all__ = ["root"]


class Cluster:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.environment = environment
        self.file = folder / "scheduler.json"
        self.port = "0"
        self.scheduler = self.begun_scheduler()
        self.address = json.loads(self.file.read_text(encoding="utf-8"))["address"]
        self.port = self.address.rpartition(":")[2]
        self.workers = [self.begun_worker() for _ in range(2)]

    def begun(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def begun_scheduler(self) -> subprocess.Popen:
        self.file.unlink(missing_ok=True)
        arguments = ("--host", "127.0.0.1", "--port", self.port, "--scheduler-file", str(self.file))
        process = self.begun("scheduler", *arguments)
        assert wait_for(lambda: self.file.exists() and self.file.stat().st_size)
        return process

    def begun_worker(self) -> subprocess.Popen:
        return self.begun("worker", self.address, "--nthreads", "2", "--death-timeout", "60")

    def end(self) -> None:
        for process in (self.scheduler, *self.workers):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            process.wait()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """In which the reader of deadly documents is installed, here and on the workers."""
    return deadly.installed(tmp_path / "plugins")


@pytest.fixture
def cluster(tmp_path: Path, environment: dict[str, str]) -> Iterator[Cluster]:
    made = Cluster(tmp_path, environment)
    yield made
    made.end()


@pytest.fixture
def server(root: Path) -> Iterator[str]:
    """The address at which the documents are served."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(root / "docs"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def compared(root: Path, environment: dict[str, str], cluster: Cluster) -> None:
    """Build on the cluster, then here, and see that both made the same."""
    code, told = built(root, environment, "--dask", cluster.address)
    assert code == 0, told
    there = made(root)
    for path in (root / "build").iterdir():
        path.unlink()
    assert built(root, environment)[0] == 0
    assert made(root) == there


def test_a_cluster_reads_documents_at_addresses(
    root: Path, environment: dict[str, str], cluster: Cluster, server: str
) -> None:
    pytest.importorskip("aiohttp")
    compared(root, environment, cluster)
    here = made(root)
    for path in (root / "build").iterdir():
        path.unlink()
    settings = root / "glossary" / "yougo.toml"
    text = settings.read_text(encoding="utf-8")
    for address in (f"file://{root}/docs", server):
        source = f'path = "{address}"\nname = "docs"'
        settings.write_text(text.replace('path = "docs"', source), encoding="utf-8")
        code, told = built(root, environment, "--dask", cluster.address)
        assert (code, made(root)) == (0, here), told


def test_a_cluster_makes_the_same_glossary_byte_for_byte(
    root: Path, environment: dict[str, str], cluster: Cluster
) -> None:
    compared(root, environment, cluster)


def test_workers_may_be_killed_and_slow(
    root: Path, tmp_path: Path, environment: dict[str, str], cluster: Cluster
) -> None:
    for number in range(4):
        write(
            root,
            f"slow{number}_deadly",
            f"WAIT {tmp_path / f'begun{number}'}\n国際遅延{number}機関（KC{number}）。\n",
        )

    def kill() -> None:
        assert wait_for((tmp_path / "begun0").exists, 60)
        os.killpg(cluster.workers[0].pid, signal.SIGKILL)
        cluster.workers.append(cluster.begun_worker())

    with ThreadPoolExecutor() as beside:
        killer = beside.submit(kill)
        compared(root, environment, cluster)
        killer.result()


def test_a_document_that_kills_its_workers_is_reported_and_the_build_goes_on(
    root: Path, environment: dict[str, str], cluster: Cluster
) -> None:
    write(root, "always_deadly", "DIE \n")
    code, told = built(root, environment, "--dask", cluster.address)
    assert code == 1, told
    (line,) = filter(lambda line: "cannot be read" in line, told)
    assert line.startswith("yougo: docs/always.deadly cannot be read: each process that read it crashed")
    assert any(line.startswith("60 terms from 60 documents") for line in told)


def test_a_scheduler_may_be_started_again(
    root: Path, tmp_path: Path, environment: dict[str, str], cluster: Cluster
) -> None:
    write(root, "slow_deadly", f"WAIT {tmp_path / 'begun'}\n国際遅延機関（KC）。\n")

    def restart() -> None:
        assert wait_for((tmp_path / "begun").exists, 60)
        os.killpg(cluster.scheduler.pid, signal.SIGKILL)
        cluster.scheduler.wait()
        time.sleep(1)
        cluster.scheduler = cluster.begun_scheduler()
        cluster.workers.append(cluster.begun_worker())

    with ThreadPoolExecutor() as beside:
        restarter = beside.submit(restart)
        compared(root, environment, cluster)
        restarter.result()


def test_without_a_scheduler_one_sentence_says_so(tmp_path: Path, environment: dict[str, str]) -> None:
    root = workspace(tmp_path / "w")
    process = started(root, environment, "build", "--dask", "nonsense")
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert told.decode().startswith("yougo: nonsense cannot read documents: ")
    assert told.decode().count("\n") == 1
