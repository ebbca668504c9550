"""X（Y）は、…する方法である。: a sentence that says of what it speaks of which kind of thing it is."""

import re
from collections.abc import Iterator

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Statement, defining
from yougo.extract.shapes import headwords, kinds, sentences, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, JAPANESE, KANJI, KATAKANA, is_japanese
from yougo.language.patterns import pointing

_START = re.compile(
    rf"^(?:[^、。：:\n]{{1,12}}[：:]\s*)?+|[。！？!?][\s　]*|(?<=[{JAPANESE}])\.\s*|(?<=[。！？!?：:])\n"
)
_LINE_END = re.compile(rf"(?<=[{KANJI}{KATAKANA}])\n(?=[^{HIRAGANA}])")
"""The end of a line that may be a sentence's: behind a noun, when no particle follows."""
_TOPIC_SIGN = re.compile("[は、。，\n]")
_FARTHEST_TOPIC, _LONGEST_NAME, _LONGEST = 120, 40, 400


def find(view: View) -> Iterator[Found]:
    """A finding for each sentence that defines what it speaks of."""
    return defining(view, statements, _defines)


def statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """Each sentence that has a subject with は."""
    for begin in _START.finditer(scan.text) if scan.is_japanese else ():
        start = sentences.behind_lead_in(scan, begin.end())
        topic = _topic(scan, start)
        if topic > start:
            end = _end(scan, topic)
            if end - start <= _LONGEST:
                yield Statement(scan, known, start, start, topic, topic + 1, end)


def _topic(scan: Scan, start: int) -> int:
    """Where the first は of a sentence stands outside of brackets; -1 when a mark comes before it."""
    for sign in _TOPIC_SIGN.finditer(scan.text, start, start + _FARTHEST_TOPIC):
        at = sign.start()
        if at > start + 1 and not scan.is_enclosed(at, start):
            return at if sign[0] == "は" else -1
    return -1


def _end(scan: Scan, start: int) -> int:
    """Where a sentence ends, at the latest with its line where the next line begins anew."""
    end = scan.sentence_end(start)
    line = _LINE_END.search(scan.text, start, end)
    return line.start() if line else end


def _defines(statement: Statement) -> bool:
    """Whether a sentence defines its subject; what costs least is asked first."""
    words = _what_it_is(statement)
    return (
        bool(words) and is_term(statement) and kinds.tells_kind(words, statement.scan.analyse, any_noun=True)
    )


def _what_it_is(statement: Statement) -> str:
    """The words that may say what the subject is; ``""`` for a remark, or where no term is evident."""
    if not statement.is_evident and not vocabulary.phrase("what it means").search(statement.said):
        return ""
    ending = vocabulary.phrase("what it is").search(statement.said)
    if not ending or vocabulary.phrase("guess").search(statement.said):
        return ""
    if vocabulary.pattern("remark_signs").search(statement.said, 0, ending.end()):
        return ""
    is_explicit = vocabulary.phrase("what it means").match(statement.said, ending.start()) is not None
    return statement.said[: ending.start()] if is_explicit or statement.is_evident else ""


def is_term(statement: Statement) -> bool:
    """Whether the subject may be a term."""
    base = statement.base
    if not 2 <= len(base) <= _LONGEST_NAME or not headwords.is_whole(statement.head):
        return False
    if pointing("pointing", "joining").match(base) or vocabulary.pattern("no_subjects").fullmatch(base):
        return False
    if not statement.word or "=" in base or statement.is_only_kind:
        return False
    return not is_japanese(base) or _is_name(statement)


def _is_name(statement: Statement) -> bool:
    """Whether the subject's words are a name's, and nobody's own."""
    words = statement.scan.analyse(statement.base.strip("「」『』"))
    is_own_name = tokens.is_only_a_person(words) or tokens.is_only_a_place(words)
    return tokens.is_nominal(words, {"の"}) and not is_own_name
