"""Where a document lists its terms: below a heading such as 用語の定義 or Glossary, or all through."""

from collections import deque
from collections.abc import Iterator, Sequence

from yougo.extract import vocabulary
from yougo.extract.shapes import numbering
from yougo.extract.shapes.scan import Scan
from yougo.language.text import tidy
from yougo.model.documents import Document, Passage, Table


def is_glossary(heading: str) -> bool:
    """Whether a heading or a title says that terms follow.

    >>> is_glossary("第2章　用語の定義"), is_glossary("用語を定める")
    (True, False)
    """
    plain = numbering.without(tidy(heading)).strip("。:： ")
    return vocabulary.pattern("sections").fullmatch(plain) is not None


def listed(scans: Sequence[Scan], title: str) -> Iterator[int]:
    """The numbers of the passages that stand in a glossary, with the headings inside it."""
    is_whole, level = is_glossary(title), 0
    for number, scan in enumerate(scans):
        if scan.passage.kind == "heading":
            level = _level(scan.passage, level)
        if is_whole or level:
            yield number


def tables_of(document: Document) -> Iterator[tuple[Table, bool]]:
    """The tables, each with whether it stands in a glossary; a file that is a table is one."""
    is_whole, level = is_glossary(document.title) or document.format == "table", 0
    headings = deque(passage for passage in document.passages if passage.kind == "heading")
    for table in document.tables:
        while headings and headings[0].place.line < table.place.line:
            level = _level(headings.popleft(), level)
        yield table, is_whole or level > 0


def _level(heading: Passage, around: int) -> int:
    """The level of the glossary that a heading leaves you in, 0 for none; `around` is the one before it."""
    if is_glossary(heading.text):
        return heading.level
    return around if heading.level > around else 0
