"""A text as names are looked for in it, and as it is written: composed or not, with any line breaks."""

import re
import unicodedata
from dataclasses import dataclass

_PIECES = re.compile(r"\r\n?|\ufeff|[^\r](?:[\u0300-\u036f\u3099\u309a])*", re.DOTALL)
"""Line breaks, and characters with their marks."""
_REPLACED = {"\r\n": "\n", "\r": "\n", "\ufeff": ""}


@dataclass(frozen=True, slots=True)
class Plain:
    r"""A text in NFC with ``\n`` for every line break."""

    text: str
    written: str
    starts: tuple[int, ...] = ()
    """Where each of its characters begins in what is written; ``()`` where it is the same text."""

    def original(self, start: int, end: int | None = None) -> str:
        """What is written for a part of the text, by default to its end."""
        if not self.starts:
            return self.written[start:end]
        stop = len(self.written) if end is None else self.starts[end]
        return self.written[self.starts[start] if start else 0 : stop]


def plain(written: str) -> Plain:
    r"""A text as it can be searched.

    >>> found = plain("か\u3099く\r\n")
    >>> found.text, found.original(0, 1) == "か\u3099", found.original(2)
    ('がく\n', True, '\r\n')
    """
    if "\r" not in written and "\ufeff" not in written and unicodedata.is_normalized("NFC", written):
        return Plain(written, written)
    pieces: list[str] = []
    starts: list[int] = []
    for piece in _PIECES.finditer(written):
        read = _REPLACED.get(piece[0], unicodedata.normalize("NFC", piece[0]))
        pieces.append(read)
        starts += [piece.start()] * len(read)
    return Plain("".join(pieces), written, (*starts, len(written)))
