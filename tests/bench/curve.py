"""What commands cost as a glossary grows: ``python tests/bench/curve.py [SIZE …]``, or 100 to 10,000.

Makes a workspace of so many terms, most of them from one table, the others from small documents; then one of
so many small documents, each of which states a term. Runs each command as a process of its own, and prints
its CPU seconds beside those of ``python -c pass``, the memory and the size of the database. The rows below
are exponents: 0 where the size does not count, 1 where twice the terms cost twice as much. A key of
``review`` is pressed without a terminal, in one process.
"""

import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from made_terms import term

from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import edits

SIZES = (100, 1_000, 10_000)
DOCUMENTS = 50
"""Documents beside a table of terms."""
TIMES = 3
SETTINGS = """\
title = "用語集"
namespace = "curve"
exports = []

[[source]]
path = "docs"
"""
KEYS = 5
"""How often a key of ``review`` is pressed."""
COLUMNS = ("cold", "nothing changed", "one changed", "edit", "show", "review key")


def main() -> None:
    """Measure each size, first of terms, then of documents."""
    sizes = list(map(int, sys.argv[1:])) or list(SIZES)
    bare = cpu([sys.executable, "-c", "pass"])[0]
    print(f"CPU seconds; python -c pass: {bare:.3f}")
    curve("terms", sizes, lambda count: min(DOCUMENTS, count // 2))
    curve("documents", sizes, lambda count: count)


def curve(what: str, sizes: list[int], documents: Callable[[int], int]) -> None:
    """Print the rows of some sizes, and the exponents between each and the next."""
    print(f"{what:>9} " + "".join(f"{name:>16}" for name in COLUMNS) + f"{'memory':>16}{'database':>16}")
    rows = []
    for count in sizes:
        times, memory, database = measured(count, documents(count))
        rows.append(times)
        cells = "".join(f"{each:16.3f}" for each in times)
        print(f"{count:9,} {cells}{memory:13.0f} MB{database:13.1f} MB", flush=True)
    for first, last, small, large in zip(rows, rows[1:], sizes, sizes[1:], strict=False):
        steps = [math.log(later / earlier, large / small) for earlier, later in zip(first, last, strict=True)]
        print(f"{'exponent':>9} " + "".join(f"{step:16.2f}" for step in steps))


def measured(count: int, documents: int) -> tuple[list[float], float, float]:
    """The CPU seconds of `COLUMNS`, the most memory of a cold build and the size of the database, in MB.

    There are so many terms, the first of them from so many documents.
    """
    root = Path(tempfile.mkdtemp())
    make(root, count, documents)
    changing = root / "docs" / "one.md"
    versions = [text(count + number) for number in range(TIMES)]
    command = partial(yougo, root)
    cold, memory = cpu(command("build", "--jobs", "1"))
    times = [
        cold,
        least(command("build")),
        least(command("build"), lambda: changing.write_text(versions.pop(), encoding="utf-8")),
        min(
            cpu(command("edit", acronym(count // 2).lower(), "--note", f"{each}"))[0] for each in range(TIMES)
        ),
        least(command("show", acronym(count // 2).lower())),
        review_key(Workspace(root), count),
    ]
    database = (root / "build" / "glossary.db").stat().st_size / 1e6
    shutil.rmtree(root)
    return times, memory, database


def make(root: Path, count: int, documents: int) -> None:
    """A workspace of so many terms: the first from a document each, the others from a table."""
    for folder in ("glossary", "docs"):
        (root / folder).mkdir()
    (root / "glossary" / "yougo.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(documents):
        (root / "docs" / f"{number:05}.md").write_text(text(number), encoding="utf-8")
    rows = "".join(",".join(names(number)) + "\n" for number in range(documents, count))
    if rows:
        (root / "docs" / "terms.csv").write_text(f"略語,日本語,英語\n{rows}", encoding="utf-8")
    (root / "docs" / "one.md").write_text(text(count + TIMES), encoding="utf-8")


def text(number: int) -> str:
    """A document that states one term."""
    short, japanese, english = names(number)
    return f"# 文書{number}\n\n{japanese}（{short}：{english}）は総会を開いた。\n"


def names(number: int) -> tuple[str, str, str]:
    """A term of five letters; those of neighbours are not alike."""
    return term((number + 1) * 7_654_321, 5)


def acronym(number: int) -> str:
    """The letters of `names`."""
    return names(number)[0]


def yougo(root: Path, *words: str) -> list[str]:
    """A command line of yougo."""
    return [str(Path(sys.executable).parent / "yougo"), "--workspace", str(root), *words]


def least(command: list[str], prepare: Callable[[], object] = lambda: None) -> float:
    """The least CPU seconds of several runs, each after `prepare`."""

    def once() -> float:
        prepare()
        return cpu(command)[0]

    return min(once() for _ in range(TIMES))


def cpu(command: list[str]) -> tuple[float, float]:
    """CPU seconds of a process, and the MB of memory that it took."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def review_key(where: Workspace, count: int) -> float:
    """CPU seconds of one key of ``review`` that accepts a term, once all is loaded; the least of several."""
    report = refresh(where)
    found = []
    for number in range(KEYS):
        concept = report.glossary.concept(acronym(count // 3 + number).lower())
        start = resource.getrusage(resource.RUSAGE_SELF)
        with apply_edits.held(where, concept) as now:
            report = apply_edits.decide(now.glossary, [edits.accepted(concept)])
        end = resource.getrusage(resource.RUSAGE_SELF)
        found.append(end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime)
    return min(found)


if __name__ == "__main__":
    main()
