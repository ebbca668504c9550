"""How well names are read: ``python tests/bench/readings.py [--rows] LIST.tsv [LIST.tsv ...]``.

A list holds a name and its kana a line, with a tab between; a name with several right readings has several
lines.

Prints for each list how many names Sudachi alone and yougo read right, how many yougo marks as
unverified, and how many of its wrong readings are among those; how many names the table of exceptions
mends and breaks (what its second reading says is not broken); and the CPU time beside Sudachi's alone.
With ``--rows`` also the same of each row of the table, and words that it breaks. The table should mend
at least ten names for each that it breaks. Kana are compared as hiragana, without white space and middle
dots.
"""

import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from yougo import readings
from yougo.language.characters import KANJI, hiragana
from yougo.model.concepts import Reading
from yougo.readings import sudachi
from yougo.readings.exceptions import Row, Word

_HAS_KANJI = re.compile(f"[{KANJI}]")
_SHOWN = 8
"""Words that a row breaks, of which so many are shown."""


class Answer(NamedTuple):
    """What Sudachi and yougo say of a name whose right readings are known."""

    name: str
    right: set[str]
    alone: str
    reading: Reading

    @property
    def is_alone_right(self) -> bool:
        return self.alone in self.right

    @property
    def is_right(self) -> bool:
        return plain(self.reading.text) in self.right

    @property
    def is_other_right(self) -> bool:
        """Whether the table's second reading is right."""
        return plain("".join(word.other or word.kana for word in self.words)) in self.right

    @property
    def words(self) -> list[Word]:
        return readings._words(self.name)[0]

    @property
    def rows(self) -> list[Row]:
        """The rows of the table that decided words of it."""
        return [word.row for word in self.words if word.row]


def main() -> None:
    """Measure each list that is named."""
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--rows"]
    if not paths:
        sys.exit(__doc__)
    readings.read("仮訳")  # loads both engines
    for path in paths:
        answers = measured(path.stem, listed(path))
        changed = [answer for answer in answers if answer.is_right != answer.is_alone_right and answer.rows]
        tabled = [answer for answer in changed if answer.is_right or not answer.is_other_right]
        mended = sum(answer.is_right for answer in tabled)
        print(
            f"  the table mends {mended} and breaks {len(tabled) - mended}; "
            f"of {len(changed) - len(tabled)} its second reading is right"
        )
        if "--rows" in sys.argv:
            print(*by_row(tabled), sep="\n")


def listed(path: Path) -> dict[str, set[str]]:
    """The names of a list with their right readings."""
    names: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            name, kana = line.split("\t")[:2]
            names[name].add(plain(kana))
    return names


def measured(title: str, names: dict[str, set[str]]) -> list[Answer]:
    """What is said of each name; prints the list's line."""
    start = time.process_time()
    alone = [plain(by_sudachi(name)) for name in names]
    middle = time.process_time()
    found = [readings.read(name) for name in names]
    end = time.process_time()
    answers = [Answer(*each) for each in zip(names, names.values(), alone, found, strict=True)]
    wrong = [answer for answer in answers if not answer.is_right]
    unverified = sum(not answer.reading.verified for answer in answers)
    caught = sum(not answer.reading.verified for answer in wrong)
    print(
        f"{title}: {len(names):,} names; right: Sudachi "
        f"{share(sum(answer.is_alone_right for answer in answers), len(names))}, "
        f"yougo {share(len(names) - len(wrong), len(names))}; unverified {share(unverified, len(names))}, "
        f"of the wrong ones {share(caught, len(wrong))}; "
        f"{end - middle:.2f} s, Sudachi {middle - start:.2f} s, ratio {(end - middle) / (middle - start):.1f}"
    )
    return answers


def by_row(tabled: list[Answer]) -> Iterator[str]:
    """A line for each row: how many names it mends and breaks, and some that it breaks."""
    mended: Counter[Row] = Counter()
    broken: defaultdict[Row, list[str]] = defaultdict(list)
    for answer in tabled:
        for row in answer.rows:
            if answer.is_right:
                mended[row] += 1
            else:
                broken[row].append(answer.name)
    for row in sorted({*mended, *broken}, key=lambda row: mended[row] - len(broken[row])):
        names = " ".join(broken[row][:_SHOWN])
        counts = f"{mended[row]:6} mended {len(broken[row]):5} broken"
        yield f"{counts}  {row.text} {row.reading} ({row.example})  {names}"


def by_sudachi(name: str) -> str:
    """What Sudachi alone says."""
    return "".join(word.kana for word in sudachi.words(name))


def plain(kana: str) -> str:
    """Kana as they are compared."""
    return re.sub(r"[\s・･]", "", hiragana(unicodedata.normalize("NFKC", kana)))


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return f"{100 * part / max(1, whole):.1f} %"


if __name__ == "__main__":
    main()
