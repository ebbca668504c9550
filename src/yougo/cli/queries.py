"""Look-ups of many queries at once: lines of standard input."""

import io
import json
import sys
from collections.abc import Iterator

from yougo.text import clean


def read() -> Iterator[str]:
    """Each line of standard input that is not empty, as it comes."""
    for line in io.TextIOWrapper(sys.stdin.buffer, "utf-8-sig", "replace"):
        query = " ".join(clean(line).split())
        if query:
            yield query


def json_found(query: str, line: str) -> str:
    """A line of JSON with the query that found it as a further key."""
    return f'{{"query": {json.dumps(query, ensure_ascii=False)}, {line[1:]}\n'
