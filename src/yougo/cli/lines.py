"""Lines of standard input."""

import sys
from collections.abc import Iterator

from yougo.language.text import clean


def read() -> Iterator[str]:
    """Each line that is not empty, as it comes: in UTF-8, or else in CP932; without control characters."""
    for raw in sys.stdin.buffer:
        text = " ".join(clean(_decoded(raw)).split())
        if text:
            yield text


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp932", "replace")
