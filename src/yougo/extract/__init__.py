"""Finds what a document itself states about its terms.

`yougo.extract.rules` is the table of rules, `yougo.extract.rule` what each is given and what it may say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from yougo.extract.acronyms import used
from yougo.extract.rule import Account, Bracket, Found, Key, Outcome, Rule, View, accounts, view
from yougo.extract.rules import RULES
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
    findings = _of_text(outcome.finding for outcome in sorted(found, key=_order))
    return Extraction(tuple(findings), (*document.problems, *problems))


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
    seen, outcomes = _trace(document, analyse)
    yield from accounts(seen, outcomes)
