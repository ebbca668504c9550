"""What each further glossary adds to a look-up: ``python tests/bench/several_glossaries.py [ROUNDS]``.

Builds six glossaries of a few hundred terms. Then, in turn, a bare interpreter, a look-up in one of them and
one in all six are run, a hundred rounds or as many as you say. Prints the CPU time of each that a tenth of
the rounds stay below, and what a further glossary adds, in milliseconds and as a share of the bare
interpreter. A term is looked up that all glossaries have and show, then one that only the first has, then a
part of names.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from made_terms import term

GLOSSARIES = 6
TERMS = 300
LOOK_UP = [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()", "lookup"]
BARE = [sys.executable, "-c", "pass"]


def glossary(root: Path, number: int) -> None:
    """A built workspace whose terms begin at a number of their own, and end with some that all have."""
    root.mkdir()
    run = [*LOOK_UP[:-1], "--workspace", str(root)]
    subprocess.run([*LOOK_UP[:-1], "init", str(root)], check=True, capture_output=True)
    numbers = [*range(100_000 * (number + 1), 100_000 * (number + 1) + TERMS), *range(10)]
    lines = []
    for each in numbers:
        acronym, japanese, english = term(each, 4)
        lines.append(f"{japanese}（{acronym}: {english}）は、会議を開いた。\n")
    document = root / "terms.md"
    document.write_text("\n".join(lines), encoding="utf-8")
    subprocess.run([*run, "add", str(document)], check=True, capture_output=True)


def spent(command: list[str], roots: list[Path]) -> float:
    """CPU milliseconds of a whole process that looks up in some workspaces."""
    environment = {**os.environ, "YOUGO_WORKSPACE": os.pathsep.join(map(str, roots))}
    child = os.posix_spawn(
        command[0],
        command,
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)],
    )
    used = os.wait4(child, 0)[2]
    return (used.ru_utime + used.ru_stime) * 1000


def lowest_tenth(times: list[float]) -> float:
    """The time that a tenth of the rounds stay below: what else the machine does is not in it."""
    return sorted(times)[len(times) // 10]


def measure(query: str, roots: list[Path], rounds: int) -> None:
    """One line of the result."""
    runs = [(BARE, roots[:1]), ([*LOOK_UP, query], roots[:1]), ([*LOOK_UP, query], roots)]
    times: list[list[float]] = [[], [], []]
    for _ in range(rounds):
        for taken, (command, asked) in zip(times, runs, strict=True):
            taken.append(spent(command, asked))
    bare, one, all_of_them = map(lowest_tenth, times)
    further = (all_of_them - one) / (len(roots) - 1)
    print(
        f"{query:8} python -c pass {bare:5.1f} ms   one glossary {one:5.1f} ms ({one / bare:.2f})   "
        f"each further {further:5.2f} ms ({further / bare:.3f})"
    )


def main() -> None:
    """Build the glossaries, then measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        roots = [Path(folder) / f"glossary{number}" for number in range(GLOSSARIES)]
        for number, root in enumerate(roots):
            glossary(root, number)
        common, own, part = term(3, 4)[0], term(100_003, 4)[0], term(100_003, 4)[2].split()[-1]
        for query in (common, own, part):
            measure(query, roots, rounds)


if __name__ == "__main__":
    main()
