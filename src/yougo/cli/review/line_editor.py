"""A line of text that is edited in place.

GNU readline will not do: as Python calls it, it cannot tell Esc from the first byte of an arrow key, so Esc
could not cancel a prompt.
"""

from collections.abc import Callable, Mapping

from yougo.language.cells import cells

Edit = Callable[[str, str], tuple[str, str]]
"""Takes the text before and after the cursor, and returns both as they are after a key."""


def _erase(before: str, behind: str) -> tuple[str, str]:
    return before[:-1], behind


def _erase_word(before: str, behind: str) -> tuple[str, str]:
    kept, space, _ = before.rstrip().rpartition(" ")
    return kept + space, behind


def _delete(before: str, behind: str) -> tuple[str, str]:
    return before, behind[1:]


def _left(before: str, behind: str) -> tuple[str, str]:
    return before[:-1], before[-1:] + behind


def _right(before: str, behind: str) -> tuple[str, str]:
    return before + behind[:1], behind[1:]


def _home(before: str, behind: str) -> tuple[str, str]:
    return "", before + behind


def _end(before: str, behind: str) -> tuple[str, str]:
    return before + behind, ""


def _cut_before(_: str, behind: str) -> tuple[str, str]:
    return "", behind


def _cut_behind(before: str, _: str) -> tuple[str, str]:
    return before, ""


EDITS: Mapping[str, Edit] = {
    "\x7f": _erase, "\b": _erase, "\x1b[3~": _delete, "\x17": _erase_word,
    "\x1b[D": _left, "\x1bOD": _left, "\x02": _left,
    "\x1b[C": _right, "\x1bOC": _right, "\x06": _right,
    "\x1b[H": _home, "\x1bOH": _home, "\x1b[1~": _home, "\x01": _home,
    "\x1b[F": _end, "\x1bOF": _end, "\x1b[4~": _end, "\x05": _end,
    "\x15": _cut_before, "\x0b": _cut_behind,
}  # fmt: skip
"""What keys do: those of a keyboard, and Ctrl-A, B, E, F, K, U, W as in Emacs and shells."""


class Line:
    """A line and a cursor, which starts at its end."""

    def __init__(self, text: str) -> None:
        self._before, self._behind = text, ""

    @property
    def text(self) -> str:
        """The line as it is now."""
        return self._before + self._behind

    def press(self, key: str) -> None:
        """Apply a key: one of `EDITS`, or a character to insert. Others do nothing."""
        if key in EDITS:
            self._before, self._behind = EDITS[key](self._before, self._behind)
        elif key.isprintable():
            self._before += key

    def drawn(self, prompt: str, width: int) -> tuple[str, int]:
        """The prompt with the part of the line that fits, and how many cells of it follow the cursor."""
        room = width - cells(prompt) - 1
        before = self._before
        while before and cells(before) > room:
            before = before[1:]
        behind = self._behind
        while behind and cells(before + behind) > room:
            behind = behind[:-1]
        return f"{prompt}{before}{behind}", cells(behind)
