"""Finds what a document itself states about its terms.

`yougo.extract.rules` is the table of rules, `yougo.extract.rule` what each is given and what it may say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import filterfalse
from operator import attrgetter
from typing import TypeVar

from yougo.extract import vocabulary
from yougo.extract.accounts import Account, accounts
from yougo.extract.acronyms import spelled, tried, used
from yougo.extract.rule import Bracket, Found, Outcome, Rejected, View, view
from yougo.extract.rules import RULES
from yougo.extract.settling import settled
from yougo.extract.shapes import inline_code
from yougo.extract.shapes.inline_code import InlineCode
from yougo.extract.shapes.stretches import Key
from yougo.language.letters import spell, spelling
from yougo.language.text import end_of, has_closed_brackets
from yougo.model.documents import Analyse, Document, Problem
from yougo.model.findings import Finding, rewritten

_ARTICLE = re.compile(r"^(?:(?:the|an?) (?=.*[A-Z])|an? (?!p\w+iori)(?=\S+(?: \S+){1,2}$))")
"""What comes before an English name and is no part of it: the Department of Ports."""
_PLURAL = re.compile(r"(?<=\w)(?<!s)s\b|\b[sS]\w*$|\b(?:children|people|m[ae]n|wom[ae]n|data|media)\b")
"""A plural, or a last word of which the s of an acronym may be the first letter."""
_OWNER = re.compile(r"^(?:[Tt]he |an? )(?:[A-Z][a-z]+['’]s )?")
"""What comes before a name that an acronym spells: the Mayor's Port Council (PC)."""
_TABLES = "glossary_tables"
"""The rule for tables of terms, which may hold any name."""
_QUOTES = "“”‘’\"'"
_ITEM_SIGN = re.compile(r"(?<![\w(（])\w{1,3}[)）]")
Stated = TypeVar("Stated", Finding, Problem, Account)

__all__ = ["RULES", "Account", "Extraction", "explain", "extract", "spelled", "tried", "used"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states, in its order, and what is wrong in it."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def extract(document: Document, analyse: Analyse) -> Extraction:
    """The findings of a document; `analyse` cuts Japanese into words.

    Pure: the same document and analyser always give the same findings.
    """
    seen, code = _seen(document, analyse)
    found: list[Found] = []
    problems = list(document.problems)
    for outcome in _outcomes(seen, code):
        if isinstance(outcome, Found):
            found.append(outcome)
        elif isinstance(outcome, Problem):
            problems.append(outcome)
    findings = map(attrgetter("finding"), settled(sorted(found, key=_order)))
    locate = partial(_located, document)
    return Extraction(tuple(map(locate, findings)), tuple(map(locate, problems)))


def _located(document: Document, each: Stated) -> Stated:
    """What is stated, with what people look for in the document to find it."""
    return replace(each, place=document.located(each.place)) if document.parts else each


def _seen(document: Document, analyse: Analyse) -> tuple[View, InlineCode]:
    """What the rules see, and what turns it back into what people read."""
    code = InlineCode()
    plain = code.hidden(document)
    if not code.is_needed:
        return view(plain, analyse), code
    return view(plain, lambda text: analyse(inline_code.masked(text))), code


def _outcomes(seen: View, code: InlineCode) -> Iterator[Outcome]:
    """What the rules say of a document, in the order of the table, as people read it."""
    for rule in RULES:
        said = list(rule.find(seen))
        seen = seen.after(rule.name, said)
        for outcome in said:
            yield from _readable(outcome, rule.name, code)


def _readable(outcome: Outcome, rule: str, code: InlineCode) -> Iterator[Outcome]:
    """An outcome with its code as written; nothing where a finding's only names held code."""
    if isinstance(outcome, Problem):
        yield code.told(outcome)
    elif isinstance(outcome, Rejected):
        yield outcome
    elif _states(finding := _finished(outcome.finding, rule, code)):
        yield Found(finding, outcome.about)


def _order(found: Found) -> tuple[int, bool, Key]:
    """Findings are ordered by line; on one line those of brackets come first, in the brackets' order."""
    line, about = found.finding.place.line, found.about
    return (line, False, about.key) if isinstance(about, Bracket) else (line, True, (0, 0))


def _finished(found: Finding, rule: str, code: InlineCode) -> Finding:
    """The finding with its rule, its code as written, and how its English spells its acronym."""
    found = _without_cut(code.shown(found))
    if rule != _TABLES:
        found = _without_parts(found)
    found = replace(found, english=_unquoted(found.english))
    english = _without_article(found)
    found = replace(found, acronym=_in_number_of(english, found.acronym))
    return replace(
        found,
        rule=rule,
        english=english,
        letters=spelling(found.acronym, english),
        japanese=rewritten(found.japanese, _without_sign),
        definition=_without_sign(found.definition),
    )


def _without_cut(found: Finding) -> Finding:
    """The finding without Japanese names, aliases and a definition that are cut in a bracket or are none."""
    return replace(
        found,
        japanese=tuple(name for name in found.japanese if _may_be_name(name.text)),
        aliases=tuple(filterfalse(_is_cut, found.aliases)),
        definition=found.definition if _may_define(found.definition) else "",
    )


def _without_parts(found: Finding) -> Finding:
    """The finding without names of parts of a document: 別表第1; 四つの附属書, where 附属書 is likelier."""
    is_part = any(_is_part(name.text) for name in found.japanese[:1])
    return replace(
        found,
        japanese=() if is_part else found.japanese,
        english="" if _is_part(found.english) else found.english,
        aliases=tuple(filterfalse(_is_part, found.aliases)),
    )


def _is_part(name: str) -> bool:
    return vocabulary.pattern("document_parts").fullmatch(name) is not None


def _may_define(words: str) -> bool:
    """Whether they are whole, and say neither what somebody must do nor something of two things at once."""
    return not (_is_cut(words) or vocabulary.pattern("no_definitions").search(words))


def _may_be_name(text: str) -> bool:
    """Whether it is whole, and not what a document calls itself: 本ガイドライン."""
    return not (_is_cut(text) or vocabulary.pattern("own_names").fullmatch(text))


def _is_cut(text: str) -> bool:
    """Whether a bracket is open at an end of a text; the sign of an item closes none: 1) …、2) …."""
    return not (has_closed_brackets(text) or has_closed_brackets(_ITEM_SIGN.sub("", text)))


def _without_article(found: Finding) -> str:
    """The English name without its article, and without its owner where the rest spells the acronym.

    ``""`` for what is cut in a bracket, and what only says more of the acronym (CPI per household).
    """
    if found.acronym in found.english.split() or not has_closed_brackets(found.english):
        return ""
    english = found.english.removesuffix("(s)")
    without = _OWNER.sub("", english)
    is_spelled = spell(found.acronym, without).is_from_start
    return without if is_spelled else _ARTICLE.sub("", english)


def _unquoted(english: str) -> str:
    """An English name without the marks around it behind an article, or a single one: The “Port Bank”."""
    quoted = english[end_of(vocabulary.phrase("article before a quotation").match(english)) :]
    is_cut = quoted.count("“") != quoted.count("”")
    if is_cut or (quoted != english and quoted[-1:] in _QUOTES):
        return re.sub("[“”]", "", quoted).strip(_QUOTES)
    return english


def _in_number_of(english: str, acronym: str) -> str:
    """An acronym in the singular where its English is: HBF for HBFs, Harbour Basin Facility."""
    one = acronym.removesuffix("s")
    is_of_one = one != acronym and english and not _PLURAL.search(english)
    return one if is_of_one and spell(one, english).is_from_start else acronym


def _without_sign(text: str) -> str:
    """A Japanese name or a definition without the sign of the note that it begins with: ※."""
    return text[end_of(vocabulary.phrase("sign of a note").match(text)) :]


def _states(found: Finding) -> bool:
    """Whether a finding has a name and says something of it."""
    names = (found.acronym, found.japanese, found.english)
    further = (found.aliases, found.former, found.reading, found.definition)
    return any(names) and sum(map(bool, names + further)) > 1


def explain(document: Document, analyse: Analyse) -> Sequence[Account]:
    """What became of each bracket and note of a document, in their order."""
    seen, code = _seen(document, analyse)
    told = accounts(seen, _outcomes(seen, code))
    return [_located(document, replace(each, text=code.readable(each.text))) for each in told]
