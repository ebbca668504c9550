r"""The one way to the terminal: all that yougo prints is written here, with control characters made visible.

A document, a file name or a query may hold what a terminal would obey: ESC, C1 codes, marks that turn the
direction of writing. Each is printed as its escape, ``\u001b``, which in JSON means the same character.
"""

import sys

BOLD, DIM, MARK, PLAIN = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Around text that is set off: noncharacters, which no text holds. In a terminal they become its codes."""
_STYLES = {BOLD: "\x1b[1m", DIM: "\x1b[2m", MARK: "\x1b[1;4m", PLAIN: "\x1b[0m"}
_OBEYED = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
    0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), *range(0xFDD0, 0xFDF0),
)  # fmt: skip
"""Controls but tab and line break, directional marks, separators of lines, noncharacters."""
_VISIBLE = {code: f"\\u{code:04x}" for code in _OBEYED}
_STYLED = {**_VISIBLE, **{ord(style): code for style, code in _STYLES.items()}}
_ANEW, _BACK = "\r\x1b[K", "\x1b[{}D"


def out(text: str, end: str = "\n") -> None:
    """Print a result, on standard output."""
    sys.stdout.write(shown(text, styled=sys.stdout.isatty()) + end)
    sys.stdout.flush()


def say(text: str) -> None:
    """Print a sentence for the person, on standard error."""
    sys.stderr.write(shown(text) + "\n")
    sys.stderr.flush()


def progress(text: str) -> None:
    """Print in place of the last line of a terminal, on standard error."""
    sys.stderr.write(_ANEW + shown(text))
    sys.stderr.flush()


def draw(text: str, back: int) -> None:
    """Print in place of the line that is being typed, and put the cursor so many cells back."""
    cursor = _BACK.format(back) if back else ""
    sys.stdout.write(_ANEW + shown(text) + cursor)
    sys.stdout.flush()


def at(document: str, line: object) -> str:
    r"""Where something is, on one line even if the document's name has a line break in it.

    >>> at("a\nb.md", 7)
    'a\\nb.md:7'
    """
    name = document.replace("\n", "\\n")
    return f"{name}:{line}"


def shown(text: str, *, styled: bool = False) -> str:
    r"""A text as a terminal may have it; what is set off is so where `styled`.

    >>> shown("a\x1b[2Jb\u202ec")
    'a\\u001b[2Jb\\u202ec'
    """
    visible = text.translate(_STYLED if styled else _VISIBLE)
    return visible.encode("utf-8", "backslashreplace").decode()  # half characters, as in odd file names
