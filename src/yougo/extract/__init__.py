"""Finds what a document itself states about its terms.

`yougo.extract.rules` is the table of rules, `yougo.extract.rule` what each is given and what it may say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from yougo.extract.acronyms import used
from yougo.extract.rule import Account, Bracket, Found, Key, Outcome, Rule, View, accounts, view
from yougo.extract.rules import RULES
from yougo.extract.shapes import inline_code
from yougo.extract.shapes.inline_code import InlineCode
from yougo.language.letters import spelling
from yougo.model.documents import Analyse, Document, Problem
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
    seen, code = _seen(document, analyse)
    found: list[tuple[Found, str]] = []
    problems = list(document.problems)
    for rule, outcome in _trace(seen):
        if isinstance(outcome, Found):
            found.append((outcome, rule.name))
        elif isinstance(outcome, Problem):
            problems.append(code.told(outcome))
    found.sort(key=lambda each: _order(each[0]))
    findings = (_finished(said, rule, code) for said, rule in found)
    return Extraction(tuple(filter(_states, findings)), tuple(problems))


def _seen(document: Document, analyse: Analyse) -> tuple[View, InlineCode]:
    """What the rules see, and what turns it back into what people read."""
    code = InlineCode()
    return view(code.hidden(document), lambda text: analyse(inline_code.masked(text))), code


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


def _finished(said: Found, rule: str, code: InlineCode) -> Finding:
    """The finding with its rule, and how its English spells its acronym.

    Code is in no name, and as written in what people read.
    """
    found = said.finding
    english = "".join(filter(inline_code.is_text, [found.english]))
    return replace(
        found,
        rule=rule,
        japanese=tuple(name for name in found.japanese if inline_code.is_text(name.text)),
        english=english,
        reading="".join(filter(inline_code.is_text, [found.reading])),
        definition=code.readable(found.definition),
        aliases=tuple(filter(inline_code.is_text, found.aliases)),
        former=tuple(filter(inline_code.is_text, found.former)),
        sentence=code.readable(found.sentence),
        citation=code.readable(found.citation),
        letters=spelling(found.acronym, english),
        problems=tuple(map(code.told, found.problems)),
    )


def _states(found: Finding) -> bool:
    """Whether a finding has a name and says something of it."""
    names = (found.acronym, found.japanese, found.english)
    further = (found.aliases, found.former, found.reading, found.definition)
    return any(names) and sum(map(bool, names + further)) > 1


def explain(document: Document, analyse: Analyse) -> Sequence[Account]:
    """What became of each bracket and note of a document, in the order in which they stand."""
    seen, code = _seen(document, analyse)
    told = accounts(seen, _stating(_trace(seen), code))
    return [replace(each, text=code.readable(each.text)) for each in told]


def _stating(said: Iterable[tuple[Rule, Outcome]], code: InlineCode) -> Iterator[Outcome]:
    """The outcomes without what states nothing once its names that hold code are gone."""
    for rule, outcome in said:
        if not isinstance(outcome, Found):
            yield outcome
        elif _states(finding := _finished(outcome, rule.name, code)):
            yield replace(outcome, finding=finding)
