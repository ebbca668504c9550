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


def found(query: str, shown: str, is_json: bool) -> str:
    """A line of output: the query and what it found; in JSON, the query as a further key."""
    if is_json:
        return f'{{"query": {json.dumps(query, ensure_ascii=False)}, {shown[1:]}\n'
    return f"{query}\t{shown}\n"
