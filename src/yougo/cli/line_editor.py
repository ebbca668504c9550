"""One line that is typed and changed in place.

GNU readline does not serve: as Python calls it, it cannot tell Esc from the beginning of an arrow, and Esc
could not leave a prompt.
"""

from collections.abc import Callable, Mapping

from yougo.language.cells import cells

Edit = Callable[[str, str], tuple[str, str]]
"""From what is before the cursor and what is behind it to the same after a key."""


def _erase(before: str, behind: str) -> tuple[str, str]:
    return before[:-1], behind


def _erase_word(before: str, behind: str) -> tuple[str, str]:
    kept = before.rstrip().rpartition(" ")
    return kept[0] + kept[1], behind


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
"""What keys do: those of a terminal's keyboard, and Emacs' as shells have them (Ctrl-A, E, B, F, K, U, W)."""


class Line:
    """A line, and a cursor, which is at its end at first."""

    def __init__(self, text: str) -> None:
        self._before, self._behind = text, ""

    @property
    def text(self) -> str:
        """The line as it is now."""
        return self._before + self._behind

    def press(self, key: str) -> None:
        """Change the line by a key: one of `EDITS`, or a character to insert; others change nothing."""
        if key in EDITS:
            self._before, self._behind = EDITS[key](self._before, self._behind)
        elif key.isprintable():
            self._before += key

    def drawn(self, prompt: str, width: int) -> tuple[str, int]:
        """The prompt and what fits of the line in so many cells, and how many of them follow the cursor."""
        room = width - cells(prompt) - 1
        before = self._before
        while before and cells(before) > room:
            before = before[1:]
        behind = self._behind
        while behind and cells(before + behind) > room:
            behind = behind[:-1]
        return f"{prompt}{before}{behind}", cells(behind)
