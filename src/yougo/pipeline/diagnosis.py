"""What a bug report needs to know: versions, programs, the workspace, its sizes, and what takes time."""

import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import metadata
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

import yougo
from yougo import readings
from yougo.errors import YougoError
from yougo.pipeline import chromium
from yougo.pipeline.documents.sources import listed
from yougo.pipeline.files import configuration
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.store import Store
from yougo.translation import said

_PACKAGES = (
    "click", "genanki", "httpx", "jinja2", "markdown-it-py", "pykakasi", "sqlite-utils", "sudachidict-core",
    "sudachipy",
)  # fmt: skip
"""The packages on which outputs depend."""
_SENTENCE = "用語集の読みを調べる。"


Fact: TypeAlias = str | list[str] | dict[str, int] | YougoError
"""A fact, several, how many terms have each status, or why there is none."""


def installation() -> Iterator[tuple[str, Fact]]:
    """What is installed here: each fact with its name."""
    yield "yougo", f"{yougo.__version__} ({Path(yougo.__file__).parent})"
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield said("system"), platform.platform()
    yield said("packages"), [f"{name} {metadata.version(name)}" for name in _PACKAGES]
    yield said("browser"), _or_error(chromium.found)
    file = configuration.path()
    yield said("your settings"), str(file) if file.exists() else said(f"{file} (absent)")


def workspace(where: Workspace) -> Iterator[tuple[str, Fact]]:
    """What a workspace holds."""
    if not where.settings.exists():
        yield said("workspace"), said(f"{where.root} (absent)")
        return
    yield said("workspace"), str(where.root)
    yield said("documents"), _or_error(lambda: _documents(where))
    if where.database.exists():
        yield said("terms"), _or_error(lambda: _terms(where))
        sizes = sorted((path.name, path.stat().st_size) for path in where.build.iterdir() if path.is_file())
        yield said("files in build/"), [f"{name} {_size(size)}" for name, size in sizes]


def times(where: Workspace) -> Iterator[tuple[str, Fact]]:
    """How long the steps take that every command, or the first of its kind, waits for."""
    if where.settings.exists():
        yield said("to look for changed documents"), _seconds(lambda: _documents(where))
    if where.database.exists():
        yield said("to read all terms"), _seconds(lambda: _terms(where))
    yield said("to load the analyser"), _seconds(lambda: readings.analyse(_SENTENCE))
    yield said("to give a reading"), _seconds(lambda: readings.read("用語集"))


def _or_error(ask: Callable[[], Fact]) -> Fact:
    """A fact, or the error that says why there is none."""
    try:
        return ask()
    except YougoError as error:
        return error


def _documents(where: Workspace) -> str:
    files = [each.path for each in listed(where, load_settings(where).sources) if not each.address]
    there = list(filter(Path.is_file, files))
    size = sum(path.stat().st_size for path in there)
    return f"{len(there)} ({_size(size)})"


def _terms(where: Workspace) -> dict[str, int]:
    with Store(where.database, last=True) as store:
        statuses = Counter(map(attrgetter("status"), store.each_summary("kana")))
    return dict(sorted(statuses.items()))


def _seconds(step: Callable[[], object]) -> Fact:
    """How long a step takes; what keeps it from being done counts as its end."""
    start = time.perf_counter()
    try:
        step()
    except YougoError as error:
        return error
    return f"{time.perf_counter() - start:.2f} s"


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"
