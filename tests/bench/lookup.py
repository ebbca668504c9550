"""What look-ups cost among a million entries: ``python tests/bench/lookup.py FOLDER [EDICT]``.

EDICT is a word list in EDICT's format, by default Debian's (package edict). Its entries, and compounds of two
of them up to a million, are given to yougo as a CSV document, to sdcv as a dictionary with its synonyms
merged into the index, to ripgrep as lines. FOLDER keeps all of these for the next run; the first takes about
half an hour and needs 12 GB of memory. sdcv and ripgrep are left out when they are not installed (Debian:
sdcv, ripgrep).

Prints CPU time of whole processes beside ``python -c pass`` and the peers, their largest memory, and the
slowest of a hundred look-ups (p99) in process.
"""

import contextlib
import csv
import io
import itertools
import os
import random
import re
import resource
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from yougo.cli.fast_lookup.entry_point import run
from yougo.search.index import Index

ENTRIES = 1_000_000
TIMES = 9
QUERIES = 1_000
EDICT = Path("/usr/share/edict/edict")
_ENTRY = re.compile(r"(\S+) (?:\[(\S+)\] )?/(.*)/$")
_REMARK = re.compile(r"\([^)]*\)|\{[^}]*\}")
Row = tuple[str, str, str]


def entries(path: Path) -> Iterator[Row]:
    """Name, kana and English of a word list's entries, then of compounds; none has another's English."""
    rows: dict[str, Row] = {}
    names = set()
    for line in path.read_text(encoding="euc_jp", errors="ignore").splitlines():
        match = _ENTRY.match(line.strip())
        english = _REMARK.sub("", match[3].split("/")[0]).strip() if match else ""
        if match and english and "？" not in match[1] and match[1] not in names:
            rows.setdefault(english.casefold(), (match[1], match[2] or "", english))
            names.add(match[1])
    words = list(rows.values())
    yield from words
    for number in itertools.count():
        one = words[number % len(words)]
        other = words[(number * 7919 + number // len(words)) % len(words)]
        read = f"{one[1] or one[0]}の{other[1] or other[0]}"
        yield f"{one[0]}の{other[0]}", read, f"{other[2]} of {one[2]}"


def glossary(folder: Path, rows: list[Row]) -> Path:
    """A workspace with these entries, built once."""
    workspace = folder / "workspace"
    table = folder / "entries.csv"
    if not (workspace / "build" / "glossary.db").exists():
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("用語", "読み", "英語"), *rows])
        run(["init", str(workspace)])
        start = time.process_time()
        with contextlib.redirect_stdout(io.StringIO()):
            run(["--workspace", str(workspace), "add", str(table)])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"built in {time.process_time() - start:.0f} s of CPU, {memory:,} MB of memory")
    size = (workspace / "build" / "glossary.db").stat().st_size
    print(f"{len(rows):,} entries, a database of {size / 1e6:,.0f} MB")
    return workspace


def stardict(folder: Path, rows: list[Row]) -> Path:
    """The entries as a dictionary of sdcv's, each name, kana and English in its index."""
    made = folder / "stardict"
    if (made / "entries.ifo").exists():
        return made
    made.mkdir(exist_ok=True)
    index, offset = [], 0
    with (made / "entries.dict").open("wb") as articles:
        for row in rows:
            article = "\t".join(row).encode()
            articles.write(article)
            place = struct.pack(">II", offset, len(article))
            index += [(word.encode(), place) for word in {*row} - {""}]
            offset += len(article)
    index.sort(key=lambda item: (item[0].lower(), item[0]))
    (made / "entries.idx").write_bytes(b"".join(word + b"\0" + place for word, place in index))
    size = (made / "entries.idx").stat().st_size
    about = ["version=2.4.2", "bookname=entries", f"wordcount={len(index)}", f"idxfilesize={size}"]
    lines = ["StarDict's dict ifo file", *about, "sametypesequence=m", ""]
    (made / "entries.ifo").write_text("\n".join(lines), encoding="utf-8")
    return made


def process(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU milliseconds of a whole process, the least of some runs, and its memory in MB."""
    done = [
        subprocess.run(
            [sys.executable, "-c", _MEASURE, *command], env=environment, capture_output=True, check=True
        )
        for _ in range(TIMES)
    ]
    seen = [tuple(map(float, each.stdout.split()[-2:])) for each in done]
    return min(each[0] for each in seen), max(each[1] for each in seen)


_MEASURE = """
import os, sys
child = os.fork()
if not child:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.execvp(sys.argv[1], sys.argv[1:])
used = os.wait4(child, 0)[2]
print((used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)
"""
"""A small process measures, because memory is counted from before the program is loaded."""


def processes(workspace: Path, folder: Path, rows: list[Row]) -> None:
    """Whole look-ups beside the bare interpreter and the peers."""
    environment = {**os.environ, "YOUGO_WORKSPACE": str(workspace)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    yougo = str(Path(sys.executable).with_name("yougo"))
    bare = process([sys.executable, "-c", "pass"], environment)
    print(f"python -c pass: {bare[0]:.1f} ms, {bare[1]:.1f} MB")
    peers = {}
    if shutil.which("sdcv"):
        sdcv = ["sdcv", "--non-interactive", "--only-data-dir", "--data-dir", str(stardict(folder, rows))]
        peers["sdcv"] = lambda kind, word: [*sdcv, _PATTERNS[kind].format(word)]
    if shutil.which("rg"):
        lines = folder / "entries.csv"
        peers["ripgrep"] = lambda _, word: ["rg", "--fixed-strings", word, str(lines)]
    for kind, words in _queries(rows, 3).items():
        ours = [process([yougo, "lookup", word], environment) for word in words]
        least, most = (pick(each[0] for each in ours) / bare[0] for pick in (min, max))
        told = f"{kind:8} {_mean(ours):6.1f} ms, {least:.2f}-{most:.2f} of bare, {_most_memory(ours):.1f} MB"
        for name, command in peers.items():
            if kind != "typo" or name != "ripgrep":
                theirs = [process(command(kind, word), environment) for word in words]
                told += f"; {name} {_mean(theirs):.1f} ms, {_most_memory(theirs):.0f} MB"
                told += f", ratio {_mean(ours) / _mean(theirs):.2f}"
        print(told)


def _mean(runs: list[tuple[float, float]]) -> float:
    return sum(run[0] for run in runs) / len(runs)


def _most_memory(runs: list[tuple[float, float]]) -> float:
    return max(run[1] for run in runs)


_PATTERNS = {"exact": "{}", "prefix": "{}*", "part": "*{}*", "typo": "/{}"}
"""How sdcv is asked."""


def _queries(rows: list[Row], times: int) -> dict[str, list[str]]:
    """Some queries of each kind, in Japanese, kana and English, the same in each run."""
    chance = random.Random(20260101)  # noqa: S311 - the same in each run
    some = [
        row for row in chance.sample(rows, 40 * times) if len(row[0]) >= 5 and len(row[2]) >= 8 and row[1]
    ]
    words = [(row[0], row[1], max(row[2].split(), key=len)) for row in some[:times]]
    return {
        "exact": [row[0] for row in some[:times]],
        "prefix": [word[:length] for names in words for word, length in zip(names, (2, 3, 4), strict=True)],
        "part": [
            word[1 : 1 + length] for names in words for word, length in zip(names, (2, 3, 4), strict=True)
        ],
        "typo": [_slipped(word, chance) for names in words for word in names],
    }


def _slipped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def in_process(workspace: Path) -> None:
    """The slowest of a hundred look-ups of each kind, in one process; the disk is not measured."""
    database = workspace / "build" / "glossary.db"
    with database.open("rb") as file:
        while file.read(1 << 24):
            pass
    connection = sqlite3.connect(database)
    (last,) = connection.execute("SELECT max(number) FROM concepts").fetchone()
    chance = random.Random(20260102)  # noqa: S311 - the same in each run
    sql = "SELECT japanese, reading, romaji, english FROM concepts WHERE number = ?"
    terms = [connection.execute(sql, (chance.randint(1, last),)).fetchone() for _ in range(QUERIES)]
    terms = [term for term in terms if all(len(name) >= 5 for name in term)]
    words = [max(term[3].split(), key=len) for term in terms]
    words = [word for word in words if len(word) >= 5]

    def piece(word: str, longest: int) -> str:
        start = chance.randrange(1, len(word) - 1)
        return word[start : start + chance.randint(1, longest)]

    queries = {
        "exact": [term[0] for term in terms],
        "romaji": [term[2] for term in terms],
        "prefix": [term[0][: chance.randint(1, 4)] for term in terms],
        "Japanese part": [piece(term[0], 4) for term in terms],
        "English part": [piece(word, 6) for word in words],
        "typo": [_slipped(chance.choice(term[:3]), chance) for term in terms]
        + [_slipped(w, chance) for w in words],
    }
    with Index(str(database)) as index:
        for kind, asked in queries.items():
            taken = sorted(_taken(index, query) for query in asked)
            print(f"{kind:14} p50 {_at(taken, 50):7.3f} ms   p99 {_at(taken, 99):7.3f} ms   of {len(taken)}")


def _taken(index: Index, query: str) -> float:
    start = time.process_time()
    index.find(query)
    return (time.process_time() - start) * 1000


def _at(taken: list[float], percent: int) -> float:
    return taken[len(taken) * percent // 100]


def main(folder: Path, words: Path = EDICT) -> None:
    """All of it."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(itertools.islice(entries(words), ENTRIES))
    workspace = glossary(folder, rows)
    processes(workspace, folder, rows)
    in_process(workspace)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
