"""How well names are read: ``python tests/bench/readings.py SET.tsv [SET.tsv ...]``.

A set holds a name and its kana a line, with a tab between. Prints for each how many are read right by Sudachi
alone and by yougo, how many yougo marks as unverified, and how many of its wrong readings are among those,
and the CPU time beside Sudachi's alone. Kana are compared as hiragana, without white space and middle dots.
"""

import re
import sys
import time
import unicodedata
from pathlib import Path

from yougo import readings
from yougo.characters import KANJI, hiragana
from yougo.readings import sudachi

_HAS_KANJI = re.compile(f"[{KANJI}]")


def main() -> None:
    """Measure each set that is named."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    readings.read("仮訳")  # loads both engines
    for path in map(Path, sys.argv[1:]):
        lines = [
            line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line
        ]
        measure(path.stem, [(name, plain(kana)) for name, kana in lines])


def measure(title: str, pairs: list[tuple[str, str]]) -> None:
    """One set's line."""
    start = time.process_time()
    alone = [plain(by_sudachi(name)) == kana for name, kana in pairs]
    middle = time.process_time()
    found = [(readings.read(name), kana) for name, kana in pairs]
    end = time.process_time()
    wrong = [reading for reading, kana in found if plain(reading.text) != kana]
    unverified = sum(not reading.verified for reading, _ in found)
    caught = sum(not reading.verified for reading in wrong)
    print(
        f"{title}: {len(pairs):,} names; right: Sudachi {share(sum(alone), len(pairs))}, "
        f"yougo {share(len(pairs) - len(wrong), len(pairs))}; unverified {share(unverified, len(pairs))}, "
        f"of the wrong ones {share(caught, len(wrong))}; "
        f"{end - middle:.2f} s, Sudachi {middle - start:.2f} s, ratio {(end - middle) / (middle - start):.1f}"
    )


def by_sudachi(name: str) -> str:
    """What Sudachi alone says."""
    return "".join(kana if _HAS_KANJI.search(word) else word for word, kana in sudachi.words(name))


def plain(kana: str) -> str:
    """Kana as they are compared."""
    return re.sub(r"[\s・･]", "", hiragana(unicodedata.normalize("NFKC", kana)))


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return f"{100 * part / max(1, whole):.1f} %"


if __name__ == "__main__":
    main()
