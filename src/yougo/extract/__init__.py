"""Finds what a document itself states about its terms.

`yougo.extract.rules` is the table of rules, `yougo.extract.rule` what each is given and what it may say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    _, outcomes = _trace(document, analyse)
    found = [outcome for outcome in outcomes if isinstance(outcome, Found)]
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    findings = (_finished(each.finding) for each in sorted(found, key=_order))
    return Extraction(tuple(filter(_states, findings)), (*document.problems, *problems))


def _trace(document: Document, analyse: Analyse) -> tuple[View, list[Outcome]]:
    """A document as the rules saw it, and what each of them said."""
    seen = view(document, analyse)
    outcomes: list[Outcome] = []
    for rule in RULES:
        said = [_signed(rule, outcome) for outcome in rule.find(seen)]
        outcomes += said
        seen = seen.after(said)
    return seen, outcomes


def _signed(rule: Rule, outcome: Outcome) -> Outcome:
    """The outcome with its rule's name in its finding."""
    if not isinstance(outcome, Found):
        return outcome
    return replace(outcome, finding=replace(outcome.finding, rule=rule.name))


def _order(found: Found) -> tuple[int, bool, Key]:
    """Findings stand by line; on one line those of brackets first, in the brackets' order."""
    if isinstance(found.about, Bracket):
        return found.finding.place.line, False, found.about.key
    return found.finding.place.line, True, (0, 0)


def _finished(found: Finding) -> Finding:
    """The finding without names that hold code or a picture, and with how its English spells its acronym."""
    english = found.english if _is_text(found.english) else ""
    return replace(
        found,
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
    return accounts(*_trace(document, analyse))
