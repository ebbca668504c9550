"""Glossary tables: columns known by their header words (用語, 略語, 英語, 読み, 説明, …), in any order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, note_text, numbering
from yougo.extract.shapes.columns import NAMES, fields, texts
from yougo.extract.shapes.headwords import Headword
from yougo.language.characters import HIRAGANA
from yougo.language.text import tidy, unwrapped
from yougo.model.documents import Document, Passage, Problem, Row, Table
from yougo.model.findings import Finding

_TO_WRITE = re.compile(r"(?:記載|記入|入力|選択)(?:する|してください|すること)[。.]?\s*$", re.MULTILINE)
_SENTENCE = re.compile(rf"[{HIRAGANA}]。|(?:\S+\s+){{3,}}\S+[.!?]$")
_NOTHING = re.compile("[-—–―ー－ ]*")
_MOST_ALIASES = 50
_SHOWN = 20
"""How much of a name a problem shows."""
_ALIAS = re.compile(r"(?:\\.|[^;\\]|\\$)+")


def find(view: View) -> Iterator[Found | Problem]:
    """One finding for each row of each glossary table, and what is wrong with its names."""
    yield from map(Found, findings(view.document))
    yield from _problems(view.document)


def findings(document: Document) -> Iterator[Finding]:
    """What each row of each glossary table states."""
    told: Counter[tuple[str, ...]] = Counter()
    for columns, row in _rows(document):
        found = _row(columns, row)
        if found:
            yield _with_few_aliases(found, told)


def _problems(document: Document) -> Iterator[Problem]:
    """What to tell about names that are too long to be read."""
    for columns, row in _rows(document):
        for field, cell in zip(columns, row.cells, strict=False):
            name = tidy(cell.text)
            if field in NAMES - {"english"} and _is_name(name) and headwords.is_too_long(name):
                message = (
                    f"“{name[:_SHOWN]}…” is too long for a name ({len(name):,} characters): it is not read."
                )
                yield Problem("long-name", message, cell.place)


def _rows(document: Document) -> Iterator[tuple[tuple[str, ...], Row]]:
    """The rows of the glossary tables, each with what its table's columns hold."""
    for table in document.tables:
        columns = fields(table)
        if any(columns) and not _is_form(table, columns):
            yield from ((columns, row) for row in table.rows)


def _is_form(table: Table, columns: Sequence[str]) -> bool:
    """Whether the table says what to write where (…を記載する。) instead of what words mean."""
    said = texts(table, columns.index("definition")) if "definition" in columns else []
    forms = list(filter(_TO_WRITE.search, said))
    return 0 < len(said) <= 3 * len(forms)


def _is_name(text: str) -> bool:
    """Whether a cell says something, and no sentence."""
    return not _NOTHING.fullmatch(text) and not _SENTENCE.search(text)


def _with_few_aliases(found: Finding, told: Counter[tuple[str, ...]]) -> Finding:
    """The finding with what is left of the names that one term may have; `told` counts them by the term."""
    term = (found.acronym, *(name.text for name in found.japanese), found.english)
    left = _MOST_ALIASES - told[term]
    told[term] += len(found.aliases)
    if told[term] <= _MOST_ALIASES:
        return found
    message = f"Only the first {_MOST_ALIASES} further names of this term are read."
    problems = (Problem("many-names", message, found.place),) if left >= 0 else ()
    return replace(found, aliases=found.aliases[: max(0, left)], problems=found.problems + problems)


def _row(columns: tuple[str, ...], row: Row) -> Finding | None:
    """What a row states, if it has a name and says something of it."""
    word, others = Headword(), {"aliases": "", "definition": "", "reading": ""}
    for field, cell in zip(columns, row.cells, strict=False):
        text = _on_one_line(field, cell)
        if field in others:
            others[field] = others[field] or text
        elif field and _is_name(text):
            word = headwords.joined(word, _named(field, text), field)
    aliases = map(_unescaped, _ALIAS.findall(others["aliases"]))
    word = replace(word, aliases=(*word.aliases, *filter(None, aliases)))
    said = note_text.parse(others["definition"], word.acronym, expanded=bool(word.english))
    definition = said.definition or said.remark if said.english else others["definition"]
    if said.english and word.acronym:
        word = replace(word, english=said.english)
    if not word or len(word.names) + len(word.aliases) + bool(definition) < 2:
        return None
    found = Finding(
        rule="",
        place=row.cells[0].place,
        kind="table",
        definition=definition,
        sentence=" | ".join(unwrapped(cell.text) for cell in row.cells if cell.text),
    )
    found = headwords.named(found, word, "cell")
    return replace(found, reading=others["reading"] or found.reading)


def _named(field: str, text: str) -> Headword:
    return Headword(english=numbering.without(text)) if field == "english" else headwords.parse(text)


def _on_one_line(field: str, cell: Passage) -> str:
    """What a cell says; each line of a cell of aliases is one of them."""
    text = cell.text.replace("\n", ";") if field == "aliases" else unwrapped(cell.text)
    return tidy(text)


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name).strip()
