"""Lines of standard input."""

import sys
from collections.abc import Iterator

from yougo.language.text import clean


def read() -> Iterator[str]:
    """Each line that is not empty, as it arrives, tidied; in UTF-8, or else in CP932."""
    for raw in sys.stdin.buffer:
        text = tidied(_decoded(raw))
        if text:
            yield text


def tidied(text: str) -> str:
    """A text without control characters, and with single spaces."""
    return " ".join(clean(text).split())


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp932", "replace")
