"""Where a document lists its terms: below a heading such as 用語の定義 or Glossary, or all through."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from pathlib import PurePosixPath

from yougo.extract import vocabulary
from yougo.extract.shapes import numbering
from yougo.extract.shapes.columns import field_of
from yougo.extract.shapes.scan import Scan
from yougo.language.text import tidy
from yougo.model.documents import Document, Passage, Table

_SIGNS = "【】［］[]〔〕《》<>＜＞■◆●▼◎ "
_LONGEST, _LOWEST = 30, 7
_LONGEST_LABEL = 3
_BETWEEN_WORDS = re.compile("[-_.]")
_BETWEEN_LANGUAGES = re.compile(r"\s++[-–—/|]\s++|[／｜]|\s*+[()（）]")


@lru_cache(1 << 12)
def is_glossary(heading: str) -> bool:
    """Whether a heading or a title says that terms follow, in one language or in both.

    >>> is_glossary("第2章　用語の定義"), is_glossary("用語を定める"), is_glossary("Glossary - 用語集")
    (True, False, True)
    """
    plain = numbering.without(tidy(heading).strip(_SIGNS)).strip("。:： ")
    parts = (plain, *_BETWEEN_LANGUAGES.split(plain))
    return any(map(vocabulary.pattern("sections").fullmatch, parts))


def is_whole(document: Document) -> bool:
    """Whether a document's title or its file's name says that it is a glossary: glossary.md."""
    name = _BETWEEN_WORDS.sub(" ", PurePosixPath(document.name).stem)
    return is_glossary(document.title) or is_glossary(name)


def listed(scans: Sequence[Scan], *, is_whole: bool) -> Iterator[int]:
    """The numbers of the passages in a glossary, with the headings inside it."""
    level = 0
    for number, scan in enumerate(scans):
        level = _level(level, scan.passage)
        if is_whole or level:
            yield number


def tables_of(document: Document) -> Iterator[tuple[Table, bool]]:
    """The tables, each with whether it is in a glossary; a file that is a table is one."""
    is_listed = is_whole(document) or document.format == "table"
    headings = list(filter(_may_begin, document.passages))
    levels = list(accumulate(headings, _level, initial=0))
    for table in document.tables:
        above = bisect_left(headings, table.place.line, key=attrgetter("place.line"))
        yield table, is_listed or levels[above] > 0


def _level(around: int, passage: Passage) -> int:
    """The level of the glossary that a passage leaves you in, 0 for none; `around` is the one before it."""
    is_heading = passage.kind == "heading"
    if _may_begin(passage) and is_glossary(passage.text):
        return max(passage.level, 1) if is_heading else _LOWEST
    return around if passage.level > around or not is_heading else 0


def _may_begin(passage: Passage) -> bool:
    """Whether it is a heading, or a paragraph like one, and not only the label of what follows: 定義."""
    text = passage.text
    if passage.kind != "paragraph" or len(text) > _LONGEST or "\n" in text:
        return passage.kind == "heading"
    return len(text) > _LONGEST_LABEL or not field_of(text)
