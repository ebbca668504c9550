"""Cases in plain text: a title, a line holding a single dot, the input, a dot, what is expected, a dot.

Whatever else stands between two cases is for people to read. The title is the last line before the dot
that is not blank.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    source: str
    """The input, with a line break at its end unless it is empty."""
    expected: str
    line: int
    """The line of the title."""


def load(path: Path) -> list[Case]:
    """The cases of a file, in its order; raises `ValueError` when a part is not closed by a dot."""
    lines = path.read_text(encoding="utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == "."]
    if len(dots) % 3:
        raise ValueError(f"{path}: every case has three lines that hold a single dot")
    return [_case(lines, *dots[first : first + 3]) for first in range(0, len(dots), 3)]


def _case(lines: list[str], opening: int, middle: int, closing: int) -> Case:
    title = next((number for number in range(opening - 1, -1, -1) if lines[number].strip()), 0)
    return Case(
        title=lines[title].strip(),
        source="".join(f"{line}\n" for line in lines[opening + 1 : middle]),
        expected="".join(f"{line}\n" for line in lines[middle + 1 : closing]),
        line=title + 1,
    )
