"""What brackets say in words of their own: 以下「X」という, …をいう, Xともいう."""

import re
from functools import cache

from yougo.extract import vocabulary


@cache
def _wordings(says: str) -> list[re.Pattern[str]]:
    """How a bracket says something in words of its own (``vocabulary/bracket_wordings.tsv``)."""
    rows = vocabulary.table("bracket_wordings")
    return [re.compile(row[1], re.DOTALL) for row in rows if row[0] == says]


def before(says: str, text: str) -> tuple[str, str]:
    """What comes before a wording of the table, and the words in it; all the text and ``""`` without one."""
    for pattern in _wordings(says):
        if said := pattern.search(text):
            return text[: said.start()], said["text"]
    return text, ""
