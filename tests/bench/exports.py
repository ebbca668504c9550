"""What exports cost as a glossary grows: ``python tests/bench/exports.py [SIZE …]``, or 1,000 and 10,000.

Makes a workspace of so many terms, runs each export and list as a process of its own, and prints its CPU
seconds, how many times those of ``python -c pass`` they are, and the memory. ``python tests/bench/run.py
--deck`` measures the deck beside genanki.
"""

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

import curve

SIZES = (1_000, 10_000)
COMMANDS = {
    "csv": ("export", "csv"),
    "csv, unchanged": ("export", "csv"),
    "csv, to a pipe": ("export", "csv", "-o", "-"),
    "jsonl": ("export", "jsonl"),
    "jsonl, to a pipe": ("export", "jsonl", "-o", "-"),
    "list --json": ("list", "--json"),
    "deck": ("export", "anki"),
    "deck, unchanged": ("export", "anki"),
    "sheet": ("export", "html"),
}


def main() -> None:
    """Measure each size."""
    bare, _ = curve.cpu([sys.executable, "-c", "pass"])
    print(f"python -c pass: {bare:.3f} s")
    for count in map(int, sys.argv[1:] or SIZES):
        print(f"{count:,} terms")
        root = Path(tempfile.mkdtemp())
        curve.make(root, count, 0)
        command = partial(curve.yougo, root)
        curve.cpu(command("build"))
        for name, words in COMMANDS.items():
            spent, memory = curve.cpu(command(*words))
            print(f"    {name:18} {spent:7.2f} s   {spent / bare:7.0f} times   {memory:6.0f} MB", flush=True)
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
