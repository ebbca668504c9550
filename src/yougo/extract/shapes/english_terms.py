"""Slots of English wordings: “Ledger” means a book …, and the words that say what it is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes import english_phrases, headwords, long_forms
from yougo.extract.shapes.scan import Scan
from yougo.language.letters import acronym_of, spell
from yougo.language.patterns import FULL_STOP, pointing
from yougo.language.text import caught, tidy, unwrapped
from yougo.model.documents import Edge
from yougo.model.findings import Finding

_ENGLISH_MEANING = re.compile(
    r"(?P<words>(?!(?:that|to|more|less|nothing|what|it|you|we|there|for|from|with|by|at|both|different|(?!(?:any|every|some)?thing\b|string\b)[a-z]+ing)\b)"
    rf"(?:[^.;\n]|[.;](?!\s|$)|(?!{FULL_STOP})\.|\n(?![(\[\"“]|[a-z0-9]{{1,3}}[)\].]\s)){{10,400}}+(?:\.(?=\s|$))?)(?:;|\n|$|(?<=\.))"
)
_QUOTED = re.compile(
    r"(?:[\"“](?P<long>[^\"“”\n]{2,60})[\"”] ?(?:,|\bor\b|\band\b|/) ?(?:the )?)?"
    r"[\"“](?P<head>[^\"“”\n]{2,60})[\"”](?:\s*\([^()]{1,30}\))?$"
)
"""A quoted term, another one before it, and a bracket behind."""
_BEGINS = re.compile(
    r"(?:^|[.;:]\s+|\n)(?:[(\[]?[a-z0-9]{1,3}[)\].]\s+)?(?:The (?:term|word|concept of|notion of)\s+)?+"
    r"(?:(?:In|For|Within|Under|Throughout) [a-zA-Z’' -]{2,40}, (?:the )?|Here, (?:the )?)?+(?P<begin>)"
    r"(?:[Aa]n?\s+|(?<=term\s)|(?<=word\s)|(?<= of\s)|(?<=, )|(?<=, the )|(?=[A-Z]))"
    r"(?P<head>[\w’'-]+(?:\s[\w’'-]+){0,3}(?:\s*\([A-Z][\w-]+\))?)$"
)
_APPOSITION = re.compile(r"[^,.;:()\n–—]{12,200}(?=[.;–—]|,(?! (?:and|or)\b)|$)")
_OF_BODY = re.compile(r"an? (?:[\w-]+ ){1,3}of (?:the )?[A-Z]")
"""What a part of a body is called, which says nothing of it: a division of the Port Office."""
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


def shown(scan: Scan, end: int) -> str:
    """The term that ends before an offset: what is quoted or marked, or what begins the sentence."""
    _, head = _shown_head(scan, end) or _first_head(scan, end)
    return head


def subject(scan: Scan, joint: re.Match[str], meaning: str) -> Iterator[Finding]:
    """The same before a verb that need not define: Fog means a delay for ships."""
    if _shown_head(scan, joint.start()) or _is_defined(scan, joint, meaning):
        yield from term(scan, joint, meaning)


def _is_defined(scan: Scan, joint: re.Match[str], meaning: str) -> bool:
    """Whether a plain term is called one, or its meaning sets a kind of things apart."""
    start, head = _first_head(scan, joint.start())
    if vocabulary.phrase("the term").search(scan.text, 0, start):
        return True
    is_remark = vocabulary.pattern("english_remark_signs").search(meaning)
    if is_remark or vocabulary.pattern("doubtful_english_subjects").search(head):
        return False
    return english_phrases.sets_apart(meaning) or english_phrases.is_above_clause(meaning)


def _shown_head(scan: Scan, end: int) -> tuple[int, str] | None:
    """Where a quoted or marked term that ends at `end` begins, and the term."""
    low = max(0, end - _REACH_ENGLISH)
    end = scan.before_space(end, also=",")
    quoted = _QUOTED.search(scan.text[low:end])
    if quoted:
        return low + quoted.start(), _with_short_form(quoted)
    close = scan.before_space(scan.before_bracket(end))
    for edge in scan.edges_over(close):
        if edge.basis in _MARKED and edge.end == close:
            return _whole_link(scan, edge)
    return None


def _with_short_form(quoted: re.Match[str]) -> str:
    """A quoted term with the short form that is quoted behind it: “Sea Plan” or “SP”."""
    long, head = caught(quoted, "long"), quoted["head"]
    return f"{long} ({head})" if long and spell(head, long) else head


def _whole_link(scan: Scan, edge: Edge) -> tuple[int, str]:
    """Where marked words begin, and the words; of a link the term that it ends: Sea [level](level.md)."""
    marked = scan.text[edge.start : edge.end]
    first = _first_head(scan, edge.end)
    is_rest = edge.basis != "emphasis" and first[1].endswith(marked)
    return first if is_rest else (edge.start, marked)


def _first_head(scan: Scan, end: int) -> tuple[int, str]:
    """Where the term at the beginning of a sentence begins, and the term; ``""`` when there is none."""
    low = max(0, end - _REACH_ENGLISH)
    begins = _BEGINS.search(scan.text[low : scan.before_space(end, also=",")])
    if not begins or vocabulary.pattern("no_english_subjects").fullmatch(begins["head"]):
        return 0, ""
    return low + begins.start("begin"), begins["head"]


def apposition(scan: Scan, joint: re.Match[str]) -> str:
    """The words up to the next comma, where they set a kind of things apart: a body that keeps charts."""
    words = caught(_APPOSITION.match(scan.text, joint.end()))
    is_other = _OF_BODY.match(words) or english_phrases.is_sentence(words)
    return unwrapped(words) if english_phrases.sets_apart(words) and not is_other else ""


def spelled(scan: Scan, joint: re.Match[str], meaning: str) -> Iterator[Finding]:
    """The acronym in the bracket before the joint, with the words that it is short for."""
    bracket = scan.bracket_closing_at.get(joint.start())
    if not bracket:
        return
    short = acronym_of(scan.inside(bracket))
    long = long_forms.long_form(scan.text[: bracket.open], short)
    if short and long:
        found = replace(scan.finding(joint.start(), joint.end()), acronym=short, english=tidy(long))
        yield replace(found, definition=meaning)
