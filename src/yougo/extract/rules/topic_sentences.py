"""X（Y）は、…する方法である。: a sentence that says what kind of thing its subject is."""

import re
from collections.abc import Iterator

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Refusals, Statement, defining, refusal
from yougo.extract.shapes import headwords, kinds, sentences, subjects, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, JAPANESE, KANJI, KATAKANA
from yougo.language.patterns import pointing

_START = re.compile(
    rf"^(?:[^、。：:\n]{{1,12}}[：:]\s*)?+|[。！？!?][\s　]*|\.(?<=[{JAPANESE}]\.)\s*|\n(?<=[。！？!?：:]\n)"
)
_LINE_END = re.compile(rf"(?<=[{KANJI}{KATAKANA}])\n(?=[^{HIRAGANA}])")
"""The end of a line that may end a sentence: after a noun, when no particle follows."""
_TOPIC_SIGN = re.compile("[は、。，\n]")
_FARTHEST_TOPIC, _LONGEST_NAME, _LONGEST = 120, 40, 400


def find(view: View) -> Iterator[Found]:
    """A finding for each sentence that defines its subject."""
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
    """Where the first は outside of brackets is; `start` when a mark comes before it."""
    for sign in _TOPIC_SIGN.finditer(scan.text, start + 2, start + _FARTHEST_TOPIC):
        if not scan.is_enclosed(sign.start(), start):
            return sign.start() if sign[0] == "は" else start
    return start


def _end(scan: Scan, start: int) -> int:
    """Where a sentence ends: with its line at the latest, unless the next line goes on with it."""
    end = scan.sentence_end(start)
    line = _LINE_END.search(scan.text, start, end)
    return line.start() if line else end


def _defines(statement: Statement) -> bool:
    """Whether a sentence defines its subject; the cheapest tests come first."""
    words = _what_it_is(statement)
    return bool(words) and is_term(statement) and _tells_kind(statement, words)


def _tells_kind(statement: Statement, words: str) -> bool:
    """Whether words say what kind of thing the subject is; in its own section the kind may be an action."""
    analyse = statement.scan.analyse
    if not (statement.is_evident or _is_explicit(statement.said, len(words))):
        is_kind = kinds.ends_in_kind(words) and not words.endswith(tuple(vocabulary.words("formal_nouns")))
        return is_kind and kinds.tells_kind_in_clause(words, analyse)
    is_deed = statement.has_own_section and kinds.ends_below_clause(words, analyse)
    return is_deed or kinds.tells_kind(words, analyse, any_noun=True)


def _what_it_is(statement: Statement) -> str:
    """The words that may say what the subject is; ``""`` for a remark, or where no term is evident."""
    said = statement.said
    ending = vocabulary.phrase("what it is").search(said)
    if not ending:
        return ""
    is_shown = _is_explicit(said, ending.start()) or statement.opens_section or statement.is_evident
    return said[: ending.start()] if is_shown and not _is_remark(said, ending) else ""


def _is_explicit(said: str, start: int) -> bool:
    """Whether a sentence ends with words that say that it defines: のことである, を指す."""
    return vocabulary.phrase("what it means").match(said, start) is not None


def _is_remark(said: str, ending: re.Match[str]) -> bool:
    """Whether a sentence is a remark, and gives no theory's content: …という理論."""
    if vocabulary.phrase("theory").search(said, 0, ending.start()):
        return False
    return vocabulary.pattern("remark_signs").search(said, 0, ending.end()) is not None


def is_term(statement: Statement) -> bool:
    """Whether the subject may be a term."""
    return not refusal(statement, _REFUSALS)


_REFUSALS: Refusals = (
    (lambda its: not 2 <= len(its.base) <= _LONGEST_NAME, "shorter or longer than names are"),
    (lambda its: not headwords.is_whole(its.head), "incomplete: a formula or half of a bracket is missing"),
    (
        lambda its: pointing("pointing", "joining").match(its.base),
        "a word that points at something, or joins sentences",
    ),
    (lambda its: subjects.is_common(its.base), "what any sentence may be about"),
    (lambda its: not its.word, "without a name"),
    (lambda its: "=" in its.base, "a setting: mode=1"),
    (lambda its: its.is_only_kind, "a word for a kind of things"),
    (
        lambda its: its.words and not tokens.is_nominal(its.words, {"の"}),
        "not a noun, or one with a particle",
    ),
    (lambda its: tokens.is_own_name(its.words), "the name of a person or a place"),
)
"""What the subject of a Japanese sentence is when it is not a term; the cheapest tests come first."""
