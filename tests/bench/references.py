"""What a large reference costs: ``python tests/bench/references.py [ENTRIES]``.

Makes a dictionary like JMdict with so many entries, and compiles it with ``yougo reference add`` in a process
of its own. Prints its seconds and the most memory that it took, beside what the XML parser alone takes, and
how long a look-up takes, beside a plain SELECT by a key.
"""

import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import islice, product
from pathlib import Path

from tables import WORDS

from yougo.references.compiled import Reference

ENTRIES = 1_000_000
LOOKED_UP = 10_000
PARSE = """\
import sys
from yougo.readers import elements
sum(1 for _ in elements.each(open(sys.argv[1], 'rb'), 'entry'))
"""


def main() -> None:
    """Make, compile, look up."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        file = root / "JMdict"
        make(file, count)
        environment = {"XDG_CACHE_HOME": str(root / "cache"), "XDG_CONFIG_HOME": folder, "HOME": folder}
        print(f"{count:,} entries, {file.stat().st_size / 1e6:.0f} MB")
        print(f"parsed alone: {measured([sys.executable, '-c', PARSE, str(file)], environment)}")
        yougo = str(Path(sys.executable).with_name("yougo"))
        subprocess.run([yougo, "init", folder], env=environment, check=True, capture_output=True)
        adding = [yougo, "--workspace", folder, "reference", "add", str(file)]
        print(f"compiled: {measured(adding, environment)}")
        (database,) = (root / "cache").rglob("*.db")
        print(f"database: {database.stat().st_size / 1e6:.0f} MB")
        look_up(database, count)


def make(file: Path, count: int) -> None:
    """A dictionary of so many entries, at most 32**4."""
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE JMdict>\n<JMdict>\n')
        for words in islice(product(WORDS, repeat=4), count):
            japanese, kana, english = (
                separator.join(parts)
                for separator, parts in zip(("", "", " "), zip(*words, strict=True), strict=True)
            )
            out.write(
                f"<entry><k_ele><keb>{japanese}</keb></k_ele><r_ele><reb>{kana}</reb></r_ele>"
                f"<sense><gloss>{english}</gloss><gloss>{english} as a whole</gloss></sense></entry>\n"
            )
        out.write("</JMdict>\n")


def measured(command: list[str], environment: dict[str, str]) -> str:
    """Run a command; its seconds of CPU, and the most memory that any command took so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = after.ru_maxrss / 1e3
    return f"{seconds:.0f} s of CPU, at most {memory:.0f} MB of memory"


def look_up(database: Path, count: int) -> None:
    """Print what a look-up takes."""
    step = max(1, count // LOOKED_UP)
    names = ["".join(word[0] for word in words) for words in islice(product(WORDS, repeat=4), 0, count, step)]
    reference = Reference(str(database), "bench")
    start = time.perf_counter()
    found = sum(len(reference.bearing(name, "japanese")) for name in names)
    ours = (time.perf_counter() - start) / len(names)
    connection = sqlite3.connect(database)
    start = time.perf_counter()
    for number in range(1, count, step):
        connection.execute("SELECT record FROM entries WHERE number = ?", (number,)).fetchone()
    plain = (time.perf_counter() - start) / len(names)
    print(f"a look-up: {ours * 1e6:.0f} µs ({found:,} found); a SELECT by a key: {plain * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
