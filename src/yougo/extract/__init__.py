"""Finds what a document itself states about its terms.

`yougo.extract.rules` is the table of rules, `yougo.extract.rule` what each is given and what it may say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat, starmap

from yougo.extract.acronyms import used
from yougo.extract.rule import Account, Bracket, Found, Key, Outcome, Rule, View, accounts, view
from yougo.extract.rules import RULES
from yougo.language.letters import spelling
from yougo.model.documents import OBJECT, Analyse, Document, Problem
from yougo.model.findings import Finding

__all__ = ["RULES", "Account", "Extraction", "explain", "extract", "used"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states, in the order in which it stands, and what is wrong in it."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def extract(document: Document, analyse: Analyse) -> Extraction:
    """The findings of a document; `analyse` cuts Japanese into words.

    Pure: the same document and analyser always give the same findings.
    """
    found: list[tuple[Found, str]] = []
    problems = list(document.problems)
    for rule, outcome in _trace(view(document, analyse)):
        if isinstance(outcome, Found):
            found.append((outcome, rule.name))
        elif isinstance(outcome, Problem):
            problems.append(outcome)
    found.sort(key=lambda each: _order(each[0]))
    findings = starmap(_finished, found)
    return Extraction(tuple(filter(_states, findings)), tuple(problems))


def _trace(seen: View) -> Iterator[tuple[Rule, Outcome]]:
    """What each rule says of a document, in the order of the table."""
    for rule in RULES:
        said = list(rule.find(seen))
        yield from zip(repeat(rule), said)
        seen = seen.after(said)


def _order(found: Found) -> tuple[int, bool, Key]:
    """Findings stand by line; on one line those of brackets first, in the brackets' order."""
    key = found.about.key if isinstance(found.about, Bracket) else None
    return found.finding.place.line, key is None, key or (0, 0)


def _finished(said: Found, rule: str) -> Finding:
    """The finding with its rule, how its English spells its acronym, and without names that hold code."""
    found = said.finding
    english = found.english if _is_text(found.english) else ""
    return replace(
        found,
        rule=rule,
        japanese=tuple(name for name in found.japanese if _is_text(name.text)),
        english=english,
        aliases=tuple(filter(_is_text, found.aliases)),
        former=tuple(filter(_is_text, found.former)),
        letters=spelling(found.acronym, english),
    )


def _is_text(name: str) -> bool:
    return OBJECT not in name


def _states(found: Finding) -> bool:
    """Whether a finding has a name and says something of it."""
    names = (found.acronym, found.japanese, found.english)
    further = (found.aliases, found.former, found.reading, found.definition)
    return any(names) and sum(map(bool, names + further)) > 1


def explain(document: Document, analyse: Analyse) -> Sequence[Account]:
    """What became of each bracket and note of a document, in the order in which they stand."""
    seen = view(document, analyse)
    return accounts(seen, (outcome for _, outcome in _trace(seen)))
