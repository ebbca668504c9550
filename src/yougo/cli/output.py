r"""Everything yougo prints goes through here, with control characters made visible.

A document, a file name or a query may contain what a terminal would obey: ESC, C1 codes, marks that change
the direction of writing. Each is printed as its escape, ``\u001b``, which means the same character in JSON.
"""

import sys

BOLD, DIM, MARK, PLAIN = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Around styled text: noncharacters, which no text contains. A terminal gets its own codes for them."""
_STYLES = {BOLD: "\x1b[1m", DIM: "\x1b[2m", MARK: "\x1b[1;4m", PLAIN: "\x1b[0m"}
_CONTROLS = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
    0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), *range(0xFDD0, 0xFDF0),
)  # fmt: skip
"""Control characters except tab and line feed, directional marks, line separators and noncharacters."""
_VISIBLE = {code: f"\\u{code:04x}" for code in _CONTROLS}
_STYLED = {**_VISIBLE, **{ord(style): code for style, code in _STYLES.items()}}
_CLEAR_LINE, _CURSOR_BACK = "\r\x1b[K", "\x1b[{}D"


def out(text: str, end: str = "\n") -> None:
    """Print a result on standard output."""
    sys.stdout.write(shown(text, styled=sys.stdout.isatty()) + end)
    sys.stdout.flush()


def say(text: str) -> None:
    """Print a message on standard error."""
    sys.stderr.write(shown(text) + "\n")
    sys.stderr.flush()


def progress(text: str) -> None:
    """Replace the terminal's last line, on standard error."""
    sys.stderr.write(_CLEAR_LINE + shown(text))
    sys.stderr.flush()


def draw(text: str, back: int) -> None:
    """Replace the line that is being typed, and move the cursor back by so many cells."""
    cursor = _CURSOR_BACK.format(back) if back else ""
    sys.stdout.write(_CLEAR_LINE + shown(text) + cursor)
    sys.stdout.flush()


def shown(text: str, *, styled: bool = False) -> str:
    r"""A text that is safe to print; styles become the terminal's codes if `styled`.

    >>> shown("a\x1b[2Jb\u202ec")
    'a\\u001b[2Jb\\u202ec'
    """
    visible = text.translate(_STYLED if styled else _VISIBLE)
    return visible.encode("utf-8", "backslashreplace").decode()  # lone surrogates, as in odd file names
