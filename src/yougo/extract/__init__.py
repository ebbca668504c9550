"""Finds what a document itself states about its terms.

One rule, one module: its docstring is the text that it recognises. `brackets` asks those for brackets, in the
order of its table; the table below is that of the others that look at one passage after the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from yougo.extract import (
    abbreviation_edge,
    also_called,
    brackets,
    defining_sentence,
    english_definition,
    footnotes,
    glossary_tables,
    note_lines,
    ruby_edge,
    ruby_text,
    term_lines,
    two_lines,
)
from yougo.extract.accounts import Account, accounts
from yougo.extract.acronyms import used
from yougo.model.documents import OBJECT, Analyse, Document, Problem
from yougo.model.findings import Finding

__all__ = ["Account", "Extraction", "explain", "extract", "used"]

IN_PASSAGES = (
    abbreviation_edge,
    ruby_edge,
    ruby_text,
    defining_sentence,
    english_definition,
    also_called,
    two_lines,
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states, in the order in which it stands, and what is wrong in it."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def extract(document: Document, analyse: Analyse) -> Extraction:
    """The findings of a document; `analyse` cuts Japanese into words.

    Pure: the same document and analyser always give the same findings.
    """
    scans = brackets.scans(document, analyse)
    claims = brackets.claims(scans)
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
        tuple(sorted(_of_text(findings), key=lambda found: found.place.line)),
        (
            *document.problems,
            *glossary_tables.problems(document),
            *(found for found in joined if isinstance(found, Problem)),
        ),
    )


def _of_text(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without the names that are not all text, because code or a picture is a part of them."""
    for found in findings:
        english = found.english if OBJECT not in found.english else ""
        kept = replace(
            found,
            japanese=tuple(name for name in found.japanese if OBJECT not in name.text),
            english=english,
            letters=found.letters if english else "",
            aliases=tuple(name for name in found.aliases if OBJECT not in name),
            former=tuple(name for name in found.former if OBJECT not in name),
        )
        if kept == found or _states(kept):
            yield kept


def _states(found: Finding) -> bool:
    """Whether a finding has a name and says something of it."""
    names = (found.acronym, found.japanese, found.english)
    further = (found.aliases, found.former, found.reading, found.definition)
    return any(names) and sum(map(bool, names + further)) > 1


def explain(document: Document, analyse: Analyse) -> Iterator[Account]:
    """What became of each bracket and note of a document, in the order in which they stand."""
    scans = brackets.scans(document, analyse)
    claims = brackets.claims(scans)
    found = [each for each in footnotes.find(document, scans, claims) if isinstance(each, Finding)]
    return accounts(document, scans, claims, found)
