"""The acronyms that a document uses, explained or not."""

import re
from collections.abc import Iterator

from yougo.extract import vocabulary
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import narrow
from yougo.model.documents import Document, Place

_WORD = re.compile(
    r"(?<![A-Za-z0-9/._-])(?=[A-Z][a-z]{0,13}[A-Z])[A-Za-z]{2,14}(?:-[A-Z]{1,12})?"
    r"(?![A-Za-z0-9/_-]|\.[A-Za-z])"
)
_SHOUTED = 0.5
"""Where more than half of an English passage's words are in capitals, capitals say nothing."""


def used(document: Document) -> Iterator[tuple[str, Place]]:
    """Each acronym with the place where it first stands, in order of those places."""
    seen: set[str] = set()
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    bodies = [passage for note in document.notes for passage in note.body]
    for passage in (*document.passages, *cells, *bodies):
        text = narrow(passage.text)
        found = list(_WORD.finditer(text))
        latin = re.findall(r"[A-Za-z]{2,}", text)
        if (
            not is_japanese(text)
            and len(latin) > 3
            and sum(word.isupper() for word in latin) > _SHOUTED * len(latin)
        ):
            continue
        for match in found:
            acronym = match[0]
            if acronym not in seen and is_acronym(acronym) and acronym not in vocabulary.words("no_acronyms"):
                seen.add(acronym)
                yield acronym, passage.place_at(match.start())
