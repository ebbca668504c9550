"""The terminal that standard output is, if it is one: its size, its colours, and text wrapped to fit it."""

import os
import sys

from yougo.cli.output import BOLD, DIM, MARK, PLAIN, out
from yougo.language import cells
from yougo.language.cells import END, START

_WIDEST = 100
_NARROWEST = 20
_MARGIN = 6


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def has_colour() -> bool:
    """Whether text may be styled: in a terminal that can, unless NO_COLOR is set (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many cells a line may have: the terminal's width, within reason."""
    return max(_NARROWEST, min(_WIDEST, _size("COLUMNS", 0) or _WIDEST))


def height() -> int:
    """How many lines the terminal has; 0 without one."""
    return _size("LINES", 1) if is_terminal() else 0


def show(text: str) -> None:
    """Print whole lines; a pager shows what is longer than the screen."""
    if 0 < height() <= text.count("\n"):
        from yougo.cli.fast_lookup.pager import page  # noqa: PLC0415 - slow to import, as it needs click

        page(text, coloured=has_colour())
    else:
        out(text, end="")


def _size(variable: str, part: int) -> int:
    """A size from the environment, or else from the terminal; 0 when it is unknown."""
    set_size = os.environ.get(variable, "")[:9]
    if set_size.isascii() and set_size.isdigit() and int(set_size) > 0:
        return int(set_size)
    try:
        return os.get_terminal_size(sys.stdout.fileno())[part]
    except (OSError, ValueError):
        return 0


def bold(text: str) -> str:
    """The text in bold, if it may be styled."""
    return f"{BOLD}{text}{PLAIN}" if has_colour() else text


def dim(text: str) -> str:
    """The text in a faint colour, if it may be styled."""
    return f"{DIM}{text}{PLAIN}" if has_colour() else text


def wrap(text: str, most: int = 0) -> list[str]:
    """Lines of at most `most` cells; by default the terminal's width less a margin.

    Text between `START` and `END` is highlighted: by colour, or else by « and ».
    """
    lines = cells.wrap(text, most or width() - _MARGIN)
    start, end = "«", "»"
    if has_colour():
        lines, start, end = _highlighted_by_line(lines), MARK, PLAIN
    return [line.replace(START, start).replace(END, end) for line in lines]


def _highlighted_by_line(lines: list[str]) -> list[str]:
    """Lines that each highlight their own part of a text that was broken."""
    done, is_open = [], False
    for line in lines:
        whole = START + line if is_open else line
        is_open = whole.rfind(START) > whole.rfind(END)
        done.append(whole + END if is_open else whole)
    return done


def indented(lines: list[str], indent: str) -> list[str]:
    """The lines with an indent."""
    return [indent + line for line in lines]


def packed(pieces: tuple[str, ...]) -> list[str]:
    """Pieces on as few lines of the terminal as they need, two spaces between them; none is broken.

    >>> packed(("a accept", "e edit"))
    ['a accept  e edit']
    """
    lines = [pieces[0]]
    for piece in pieces[1:]:
        longer = f"{lines[-1]}  {piece}"
        if cells.cells(longer) <= width():
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines
