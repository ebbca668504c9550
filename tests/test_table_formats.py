"""The same table says the same in every format, whatever words its header has."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

import pytest

from yougo import readers, readings
from yougo.extract import extract, vocabulary
from yougo.extract.table_files import understood
from yougo.model.documents import Document
from yougo.model.findings import Finding

Rows = Sequence[Sequence[str]]
PLAIN: Mapping[str, Sequence[str]] = {
    "japanese": ("検潮器", "防波堤"),
    "english": ("tide gauge", "breakwater"),
    "acronym": ("TGX", "BWX"),
    "reading": ("けんちょうき", "ぼうはてい"),
    "definition": ("潮の高さを測る装置。", "港を波から守る壁。"),
    "aliases": ("検潮儀", "波よけ"),
    "former": ("験潮器", "波除堤"),
}
"""What a column of each field holds."""
BESIDE = {
    "japanese": ("english",),
    "term": ("english",),
    "english": ("japanese",),
    "acronym": ("japanese",),
    "definition": ("japanese",),
    "reading": ("japanese", "english"),
    "aliases": ("japanese", "english"),
    "former": ("japanese", "english"),
}
"""The columns beside that of a word for each field."""
HEADERS = {"japanese": "用語", "english": "英語"}
WORDS = [(word, field) for word, field, *_ in vocabulary.table("headers") if field in BESIDE]


def markdown(rows: Rows) -> tuple[str, str]:
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "t.md", "\n".join(lines)


def web(header: str, wrap: str = "{}") -> Callable[[Rows], tuple[str, str]]:
    """HTML whose first row has these elements, with what is around a cell's text."""

    def written(rows: Rows) -> tuple[str, str]:
        lines = []
        for number, cells in enumerate(rows):
            element = "td" if number else header
            inside = (f"<{element}>{wrap.format(escape(cell))}</{element}>" for cell in cells)
            lines.append(f"<tr>{''.join(inside)}</tr>")
        return "t.html", "<table>\n" + "\n".join(lines) + "\n</table>"

    return written


def separated(suffix: str, sign: str) -> Callable[[Rows], tuple[str, str]]:
    return lambda rows: (f"t.{suffix}", "\n".join(map(sign.join, rows)))


def inside_markdown(rows: Rows) -> tuple[str, str]:
    return "t.md", f"表である。\n\n{web('th')(rows)[1]}\n"


FORMATS = {
    "th": web("th"),
    "td": web("td"),
    "paragraphs in cells": web("th", "<p>{}</p>"),
    "bold cells": web("td", "<b>{}</b>"),
    "HTML in Markdown": inside_markdown,
    "CSV": separated("csv", ","),
    "TSV": separated("tsv", "\t"),
}


def told(found: tuple[str, str]) -> list[tuple[object, ...]]:
    """What a document states, without where."""
    name, text = found
    document = understood(readers.read(text.encode(), name), {})
    return [_fact(each) for each in _findings(document)]


def _findings(document: Document) -> Iterator[Finding]:
    yield from extract(document, readings.analyse).findings


def _fact(found: Finding) -> tuple[object, ...]:
    japanese = tuple(name.text for name in found.japanese)
    return (
        found.acronym,
        japanese,
        found.english,
        found.reading,
        found.definition,
        found.aliases,
        found.former,
    )


@pytest.mark.parametrize(("word", "field"), WORDS)
def test_every_header_word_says_the_same_in_every_format(word: str, field: str) -> None:
    beside = BESIDE[field]
    held = "japanese" if field == "term" else field
    columns = [PLAIN[each] for each in beside] + [PLAIN[held]]
    rows = [[*(HEADERS[each] for each in beside), word], *map(list, zip(*columns, strict=True))]
    expected = told(markdown(rows))
    assert len(expected) == len(PLAIN[held])
    assert all(any(value in str(fact) for fact in expected) for value in PLAIN[held])
    for name, written in FORMATS.items():
        assert told(written(rows)) == expected, name


@pytest.mark.parametrize(
    "rows",
    [
        [["用語", "英語"], ["検潮器（TGX）", "tide gauge"], ["防波堤", "breakwater (sea wall)"]],
        [["用語", "英語"], ["検潮器［TGX］", "tide gauge"], ["防波堤（国が造るもの）", "breakwater"]],
        [["略語", "正式名称"], ["TGX", "Tide Gauge Exchange"], ["BWX", "Break Water Exchange"]],
        [["日本語", "English"], ["「壁」とは、波を防ぐ物をいう。", "“Wall” means a thing that stops waves."]],
        [["", ""], ["検潮器", "tide gauge"], ["防波堤", "breakwater"]],
        [["段階", "内容"], ["計画", "目標を決める。"], ["実行", "目標に向けて動く。"]],
    ],
)
def test_what_cells_hold_says_the_same_in_every_format(rows: Rows) -> None:
    expected = told(markdown(rows))
    for name in set(FORMATS) - {"CSV", "TSV"}:
        assert told(FORMATS[name](rows)) == expected, name


LISTS = {
    "Markdown": lambda entries: ("t.md", "\n\n".join(f"{term}\n: {said}" for term, said in entries)),
    "HTML": lambda entries: (
        "t.html",
        f"<dl>{''.join(f'<dt>{term}</dt><dd>{said}</dd>' for term, said in entries)}</dl>",
    ),
    "paragraphs": lambda entries: (
        "t.html",
        f"<dl>{''.join(f'<dt><p>{term}</p></dt><dd><p>{said}</p></dd>' for term, said in entries)}</dl>",
    ),
}


@pytest.mark.parametrize(
    "term", ["検潮器", "検潮器（TGX）", "検潮器 (tide gauge)", "検潮器［TGX］", "検潮器【けんちょうき】"]
)
def test_a_definition_list_says_what_a_table_of_terms_says(term: str) -> None:
    entries = [(term, "潮の高さを測る装置。"), ("防波堤", "港を波から守る壁。")]
    expected = set(told(markdown([["用語", "定義"], *entries])))
    for name, written in LISTS.items():
        assert expected <= set(told(written(entries))), name
