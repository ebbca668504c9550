"""The terminal that standard output is, if it is one: its size, and whether to set text off."""

import os
import sys

from yougo.cli.output import BOLD, DIM, MARK, PLAIN
from yougo.language import cells
from yougo.language.cells import END, START

_WIDTH = 100
_LEAST = 20
_INDENT = 6


def is_terminal() -> bool:
    """Whether a person sees what is written at once."""
    return sys.stdout.isatty()


def has_colour() -> bool:
    """Whether text may be set off: the person sees it, and did not say NO_COLOR (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many cells a line may have: the terminal's, within reason."""
    return max(_LEAST, min(_WIDTH, _size("COLUMNS", 0) or _WIDTH))


def height() -> int:
    """How many lines the terminal shows; 0 where there is none."""
    return _size("LINES", 1) if is_terminal() else 0


def _size(variable: str, part: int) -> int:
    told = os.environ.get(variable, "")
    if told.isascii() and told.isdigit() and int(told[:9]) > 0:
        return int(told[:9])
    try:
        return os.get_terminal_size(sys.stdout.fileno())[part]
    except (OSError, ValueError):
        return 0


def bold(text: str) -> str:
    """The text set off, where it may be."""
    return f"{BOLD}{text}{PLAIN}" if has_colour() else text


def dim(text: str) -> str:
    """The text in the background, where it may be."""
    return f"{DIM}{text}{PLAIN}" if has_colour() else text


def wrap(text: str, most: int = 0) -> list[str]:
    """Lines of at most `most` cells, by default the terminal's width less an indent.

    What stands between `START` and `END` is set off: in colour, else between « and ».
    """
    return _set_off(cells.wrap(text, most or width() - _INDENT))


def packed(pieces: tuple[str, ...]) -> list[str]:
    """Pieces on as few lines of the terminal as hold them, two spaces between them; none is broken.

    >>> packed(("a accept", "e edit"))
    ['a accept  e edit']
    """
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}  {piece}" if lines else piece
        if lines and cells.cells(longer) <= width():
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _set_off(lines: list[str]) -> list[str]:
    plain = not has_colour()
    on, off = ("«", "»") if plain else (MARK, PLAIN)
    done, inside = [], False
    for line in lines:
        shown = on + line if inside and not plain else line
        inside = line.rfind(START) > line.rfind(END) or (inside and END not in line)
        closed = shown + off if inside and not plain else shown
        done.append(closed.replace(START, on).replace(END, off))
    return done
