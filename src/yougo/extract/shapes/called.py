"""…することを「X」という: the name that something is called, and the sentence that describes it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, kinds, sentences, subjects, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.patterns import ROUND_BRACKET, pointing
from yougo.language.text import unwrapped
from yougo.model.documents import OBJECT
from yougo.model.findings import Finding

_BRACKET = re.compile("[（(]")
_LAST_BRACKET = re.compile(f"{ROUND_BRACKET}$")


def term(scan: Scan, joint: re.Match[str]) -> str:
    """A quoted, marked or plain term, with its brackets, that something is called: と呼ぶ."""
    start = scan.after_space(joint.end())
    for end in _ends_of_term(scan, start):
        if vocabulary.phrase("is called").match(scan.text, end):
            return scan.passage.text[start:end]
    return ""


def _ends_of_term(scan: Scan, start: int) -> Iterator[int]:
    """Where a term that begins at `start` may end."""
    quotation = scan.quotation_opening_at.get(start)
    if quotation:
        yield quotation.close + 1
    for edge in scan.edges_from(start):
        bracket = scan.bracket_opening_at.get(edge.end)
        yield bracket.close + 1 if bracket else edge.end
    plain = vocabulary.phrase("plain term").match(scan.text, start)
    if plain:
        yield plain.end()


def description(scan: Scan, joint: re.Match[str], head: str) -> Iterator[Finding]:
    """The sentence that gives a name to what it describes, with the previous one if it points at that."""
    begin = sentences.begin(scan, joint.start())
    words = scan.passage.text[begin : joint.start()].strip("、，, 　")
    start = begin
    if _only_points(words):
        start = sentences.begin_of_previous(scan, begin)
    end = scan.sentence_end(joint.end())
    whole = unwrapped(scan.passage.text[start:end])
    describes = start < begin or _describes(scan, joint, words, head)
    if describes and headwords.is_whole(words) and OBJECT not in whole and _is_name(scan, head):
        found = replace(scan.finding(begin, end), definition=whole)
        yield headwords.named(found, headwords.parse(head), "quotation")


def _describes(scan: Scan, joint: re.Match[str], words: str, head: str) -> bool:
    """Whether words by themselves say what is called so: several things, or a kind."""
    if _only_points(words) or pointing("joining").match(words):
        return False
    if vocabulary.phrase("taken together").search(joint[0]):
        return not pointing("pointing").match(words)
    is_bounded = head.startswith(("「", "『")) or bool(scan.edges_from(scan.after_space(joint.end())))
    return kinds.tells_kind(words.rstrip("」』"), scan.analyse, any_noun=is_bounded)


def _only_points(words: str) -> bool:
    """Whether words only point at what the previous sentence says: これ, この方法."""
    return "「" not in words and vocabulary.phrase("only points").search(words) is not None


def _is_name(scan: Scan, head: str) -> bool:
    """Whether a term is a name: nouns, as far as it is Japanese."""
    base = _LAST_BRACKET.sub("", head.strip()).strip("「」『』")
    if not headwords.parse(head) or not headwords.is_whole(head) or _BRACKET.search(base):
        return False
    if is_japanese(base):
        return subjects.is_name(base, tokens.with_verbal_end(scan.analyse(base)))
    return not subjects.is_common(base)
