"""A wave that breaks on a beach is called a “breaker”: the name that a kind of thing has in English."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.shapes import english_phrases, headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.text import caught, end_of, unwrapped
from yougo.model.documents import OBJECT
from yougo.model.findings import Finding

_QUOTED = re.compile(r"[\"“](?P<name>[^\"“”\n]{2,60})[\"”]")
_LAST_WORDS = re.compile(
    r"(?P<name>(?!such\b|it\b|one\b)[a-z][\w’-]*+(?: [A-Za-z][\w’-]*+){0,3})"
    r"(?=(?: \([A-Z][\w-]+\))?\.(?:\s|$))"
)
_BEGIN = re.compile(r"[.!?:;]\s+|\n(?=[-*•\d])")
_LEAD = re.compile(r"(?:(?:In|For|Within|Under|At|Here) [A-Za-z’' -]{2,40},\s+)?")
_END = re.compile(r"[.!?][”\"]?(?=\s|$)")
_MARKED = {"emphasis", "link", "wikilink"}
_REACH, _LONGEST = 300, 400


def term(scan: Scan, joint: re.Match[str]) -> str:
    """The quoted or marked term behind the joint, or the words up to the full stop."""
    quoted = _QUOTED.match(scan.text, joint.end())
    if quoted:
        return quoted["name"].rstrip(",. ")
    for end in scan.marked_ends(joint.end(), _MARKED):
        return scan.text[joint.end() : end]
    return caught(_LAST_WORDS.match(scan.text, joint.end()), "name")


def kind(scan: Scan, joint: re.Match[str], name: str) -> Iterator[Finding]:
    """The sentence, if it begins with a kind of thing that is set apart from others."""
    low = max(0, joint.start() - _REACH)
    begin = scan.last_end(_BEGIN, low, joint.start(), default=low)
    start = begin + len(caught(_LEAD.match(scan.text, begin)))
    end = end_of(_END.search(scan.text, joint.end()), len(scan.text))
    sentence = unwrapped(scan.passage.text[begin:end])
    is_whole = OBJECT not in sentence and len(sentence) <= _LONGEST
    if is_whole and english_phrases.is_noun_apart(scan.text[start : joint.start()]):
        found = replace(scan.finding(begin, end), definition=sentence)
        yield headwords.named(found, headwords.parse(name), "quotation")
