"""The lists of a document whose items are lines with a head: - 岸壁：船が横づけできる壁.

A list may also give each head as an item of its own, and what it means as an item in that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import View
from yougo.extract.rules import term_lines
from yougo.extract.rules.term_lines import Line
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA

_NAME_WITH_WORDS = re.compile(rf"[^:：。、，,\n]{{2,30}}：(?!.{{1,15}}[:：]).*[{HIRAGANA}]")
"""A name alone, and what the item in it says: not another name or an attribute (動力：風)."""
_SERIES = {"item", "paragraph"}
LineList: TypeAlias = tuple[str, list[Line], bool]
"""What is above a list, its lines, and whether the words of each are those of the item in it."""


def of_lines(view: View) -> Iterator[LineList]:
    """The lines of each list, with the heading above; a glossary's own are another rule's."""
    heading = ""
    lines: list[Line] = []
    for number, scan in enumerate(view.running):
        found = () if number in view.listed else _lines(scan, term_lines.of_passage(view, number))
        lines += found
        if found or scan.passage.kind == "item":
            continue
        yield heading, lines, False
        lines = []
        if scan.passage.kind == "heading":
            heading = scan.title
    yield heading, lines, False


def of_names(view: View) -> Iterator[LineList]:
    """The items of each list that are names alone, with the item or the heading above the list."""
    above: dict[int, str] = {}
    lists: dict[int, list[Line]] = {}
    for number, scan in enumerate(view.running):
        level = scan.passage.level if scan.passage.kind == "item" else -1
        for inner in [each for each in lists if each > level]:
            yield above.get(inner - 1, above.get(-1, "")), lists.pop(inner), True
        if scan.passage.kind in {"heading", "item"}:
            text = scan.title
            is_name = not text.endswith(tuple(vocabulary.words("formal_nouns")))
            above[level] = text if is_name else above.get(-1, "")
        lists.setdefault(level, []).extend(_defined_in_item(view, number))
    for level, lines in lists.items():
        yield above.get(level - 1, above.get(-1, "")), lines, True


def _defined_in_item(view: View, number: int) -> Sequence[Line]:
    """An item that is a name alone as a line: - 桟橋, in it - 沖へ伸びた構造物."""
    scan, below = view.running[number], view.running[min(number + 1, len(view.running) - 1)]
    is_item = scan.passage.kind == below.passage.kind == "item"
    if not is_item or below.passage.level != scan.passage.level + 1 or number in view.listed:
        return ()
    found = term_lines.of_passage(view, number)
    if found or not _NAME_WITH_WORDS.match(f"{scan.text}：{below.text}"):
        return ()
    said = below.passage.text.partition("\n")[0]
    whole = Scan(replace(scan.passage, text=f"{scan.passage.text}：{said}"), view.analyse)
    return list(term_lines.lines(whole))


def _lines(scan: Scan, found: Sequence[Line]) -> Sequence[Line]:
    """The lines of a list's item, and of a paragraph that is written as one."""
    if scan.passage.kind not in _SERIES:
        return ()
    is_list = scan.passage.kind == "item" or len(found) > 1 or any(map(attrgetter("is_marked"), found))
    return found if is_list else ()
