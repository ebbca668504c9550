"""Slots of English wordings: “Ledger” means a book …, and the words that say what it is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes import english_phrases, headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import pointing
from yougo.language.text import caught, unwrapped
from yougo.model.findings import Finding

_ENGLISH_MEANING = re.compile(
    r"(?P<words>(?!(?:that|to|more|less|nothing|what|it|you|we|there|for|from|with|by|at|both|different|(?!(?:any|every|some)?thing\b|string\b)[a-z]+ing)\b)"
    r"(?:[^.;\n]|[.;](?!\s|$)|\n(?![(\[\"“]|[a-z0-9]{1,3}[)\].]\s)){10,400}+(?:\.(?=\s|$))?)(?:;|\n|$|(?<=\.))"
)
_QUOTED = re.compile(r"[\"“](?P<head>[^\"“”\n]{2,60})[\"”](?:\s*\([^()]{1,30}\))?$")
_BEGINS = re.compile(
    r"(?:^|[.;:]\s+|\n)(?:[(\[]?[a-z0-9]{1,3}[)\].]\s+)?(?:The term\s+)?+(?P<begin>)"
    r"(?:An?\s+|(?<=term\s)|(?=[A-Z]))(?P<head>[\w’'-]+(?:\s[\w’'-]+){0,3}(?:\s*\([A-Z][\w-]+\))?)$"
)
_MARKED = {"emphasis", "link", "wikilink"}
_REACH_ENGLISH = 100


def meaning(scan: Scan, joint: re.Match[str]) -> str:
    """The words up to the full stop of an English text."""
    return unwrapped(caught(_ENGLISH_MEANING.match(scan.text, joint.end()), "words"))


def term(scan: Scan, joint: re.Match[str], meaning: str) -> Iterator[Finding]:
    """A term that is quoted or marked up, or begins its sentence and has four words at most."""
    start, head = _shown_head(scan, joint.start()) or _first_head(scan, joint.start())
    word = headwords.parse(head)
    if word and not pointing("pointing", "article").match(word.english):
        sentence = f"{unwrapped(scan.passage.text[start : joint.end()])} {meaning}"
        found = replace(scan.finding(start, joint.end()), definition=sentence)
        yield headwords.named(found, word, "quotation")


def subject(scan: Scan, joint: re.Match[str], meaning: str) -> Iterator[Finding]:
    """The same before a verb that need not define: Fog means a delay for ships."""
    if _shown_head(scan, joint.start()) or _is_defined(scan, joint, meaning):
        yield from term(scan, joint, meaning)


def _is_defined(scan: Scan, joint: re.Match[str], meaning: str) -> bool:
    """Whether a plain term is called one, or its meaning sets a kind of things apart."""
    start, head = _first_head(scan, joint.start())
    if vocabulary.phrase("the term").search(scan.text, 0, start):
        return True
    is_apart = english_phrases.sets_apart(meaning) or english_phrases.is_above_clause(meaning)
    return is_apart and not vocabulary.pattern("doubtful_english_subjects").search(head)


def _shown_head(scan: Scan, end: int) -> tuple[int, str] | None:
    """Where a quoted or marked term that ends at `end` begins, and the term."""
    low = max(0, end - _REACH_ENGLISH)
    end = scan.before_space(end, also=",")
    quoted = _QUOTED.search(scan.text[low:end])
    if quoted:
        return low + quoted.start(), quoted["head"]
    edges = (edge for edge in scan.edges_over(end) if edge.basis in _MARKED and edge.end == end)
    return next(((edge.start, scan.text[edge.start : end]) for edge in edges), None)


def _first_head(scan: Scan, end: int) -> tuple[int, str]:
    """Where the term at the beginning of a sentence begins, and the term; ``""`` when there is none."""
    low = max(0, end - _REACH_ENGLISH)
    begins = _BEGINS.search(scan.text[low : scan.before_space(end, also=",")])
    if not begins or vocabulary.pattern("no_english_subjects").fullmatch(begins["head"]):
        return 0, ""
    return low + begins.start("begin"), begins["head"]
