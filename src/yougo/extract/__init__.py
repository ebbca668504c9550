"""Finds what a document itself states about its terms.

One rule, one module: its docstring is the text that it recognises. The tables below are the order in which
rules are asked; of the rules for brackets the first that answers takes the bracket.
"""

from dataclasses import dataclass

from yougo.documents import Analyse, Document, Passage, Problem
from yougo.extract import (
    abbreviation_edge,
    also_called,
    defining_sentence,
    english_long_form,
    footnotes,
    glossary_tables,
    hereafter,
    inside,
    latin_then_bracket,
    name_then_bracket,
    note_lines,
    ruby_edge,
    term_lines,
)
from yougo.extract.scan import Pair, Scan
from yougo.model import Finding

IN_BRACKETS = (hereafter, latin_then_bracket, name_then_bracket)
IN_PASSAGES = (abbreviation_edge, ruby_edge, defining_sentence, also_called)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states, in the order in which it stands, and what is wrong in it."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def extract(document: Document, analyse: Analyse) -> Extraction:
    """The findings of a document; `analyse` cuts Japanese into words.

    Pure: the same document and analyser always give the same findings.
    """
    scans = [Scan(passage, analyse) for passage in (*document.passages, *_cells(document))]
    scans += [Scan(passage, analyse, in_note=True) for note in document.notes for passage in note.body]
    claims = {
        (number, pair.open): found
        for number, scan in enumerate(scans)
        for pair in (*scan.brackets, *scan.squares)
        if (found := _in_bracket(scan, pair))
    }
    joined = list(footnotes.find(document, scans, claims))
    findings = [
        *claims.values(),
        *(found for scan in scans for rule in IN_PASSAGES for found in rule.find(scan)),
        *glossary_tables.find(document),
        *note_lines.find(scans),
        *term_lines.find(scans, document.title),
        *(found for found in joined if isinstance(found, Finding)),
    ]
    return Extraction(
        tuple(sorted(findings, key=lambda found: found.place.line)),
        (*document.problems, *(found for found in joined if isinstance(found, Problem))),
    )


def _cells(document: Document) -> list[Passage]:
    """The cells of tables that are no glossary: their brackets are read like any other's."""
    return [
        cell
        for table in document.tables
        if not any(glossary_tables.fields(table))
        for row in table.rows
        for cell in row.cells
        if cell.text
    ]


def _in_bracket(scan: Scan, pair: Pair) -> Finding | None:
    english = english_long_form.find(scan, pair)
    if english or scan.text[pair.open] == "[" or not (scan.is_japanese or scan.is_headword):
        return english
    parts = inside.parse(scan.passage.text[pair.open + 1 : pair.close])
    if not parts:
        return None
    return next((found for rule in IN_BRACKETS if (found := rule.find(scan, pair, parts))), None)
