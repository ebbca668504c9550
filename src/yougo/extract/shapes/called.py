"""…することを「X」という: the name that something is called, and the sentence that describes it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, kinds, long_forms, sentences, subjects, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.patterns import ROUND_BRACKET, pointing
from yougo.language.text import caught, unwrapped
from yougo.model.documents import OBJECT
from yougo.model.findings import Finding

_FIRST_WORD = 8
"""Letters that hold the first word of a sentence."""
Ends: TypeAlias = Callable[[Scan, int], Iterator[int]]
"""Where a term that begins at an offset may end."""
_QUOTED_NAME = re.compile(
    rf"(?:[^「」『』、]{{1,6}}、)?[「『](?P<name>[^「」『』]+)[」』](?:{ROUND_BRACKET})?"
)
_BETWEEN_NAMES = re.compile("[」』]を[「『]")
_LAST_BRACKET = re.compile(f"{ROUND_BRACKET}$")


def term(scan: Scan, joint: re.Match[str]) -> str:
    """A quoted, marked or plain term, with its brackets, that something is called: と呼ぶ."""
    return _before(scan, joint, vocabulary.phrase("is called"), _ends_of_term)


def meant(scan: Scan, joint: re.Match[str]) -> str:
    """A quoted or marked term at the end of the sentence: …が「X」である."""
    return _before(scan, joint, vocabulary.phrase("is meant"), _ends_of_bounded)


def existing(scan: Scan, joint: re.Match[str]) -> str:
    """A quoted or marked term that there is: …として「X」がある."""
    return _before(scan, joint, vocabulary.phrase("there is"), _ends_of_bounded)


def _before(scan: Scan, joint: re.Match[str], phrase: re.Pattern[str], ends: Ends) -> str:
    """The term after the joint that a phrase follows."""
    start = scan.after_space(joint.end())
    for end in ends(scan, start):
        if phrase.match(scan.text, end):
            return scan.passage.text[start:end]
    return ""


def _ends_of_bounded(scan: Scan, start: int) -> Iterator[int]:
    """Where a quoted or marked term that begins at `start` may end."""
    quotation = scan.quotation_opening_at.get(start)
    if quotation:
        yield quotation.close + 1
    for edge in scan.edges_from(start):
        yield scan.behind_bracket(edge.end)


def _ends_of_term(scan: Scan, start: int) -> Iterator[int]:
    """Where a term that begins at `start` may end."""
    yield from _ends_of_bounded(scan, start)
    plain = vocabulary.phrase("plain term").match(scan.text, start)
    if plain:
        yield plain.end()


def description(scan: Scan, joint: re.Match[str], head: str) -> Iterator[Finding]:
    """The sentence that gives a name to what it describes, with the previous one if it points at that."""
    begin = sentences.begin(scan, joint.start())
    words = scan.passage.text[begin : joint.start()].strip("、，, 　")
    start = sentences.begin_of_previous(scan, begin) if _only_points(words) else begin
    end = scan.sentence_end(joint.end())
    whole = unwrapped(scan.passage.text[start:end])
    describes = start < begin or (not _is_on_names(words) and _describes(scan, joint, words, head))
    if describes and _is_whole(scan, whole) and is_name(scan, head):
        found = replace(scan.finding(begin, end), definition=whole)
        yield headwords.named(found, headwords.parse(head), "quotation")


def _is_on_names(words: str) -> bool:
    """Whether words name one thing after another, or are a name in full: 「船舶の登録に関する法律」."""
    quoted = caught(_QUOTED_NAME.fullmatch(words), "name")
    is_name = bool(quoted) and not quoted.endswith(tuple(vocabulary.words("formal_nouns")))
    return is_name or _BETWEEN_NAMES.search(words) is not None


def _is_whole(scan: Scan, sentence: str) -> bool:
    """Whether no formula is missing from a sentence, nor what was before its first particle."""
    first = scan.analyse(sentence[:_FIRST_WORD])[:1]
    return OBJECT not in sentence and not any(map(tokens.is_particle, first))


def kind(scan: Scan, joint: re.Match[str], head: str) -> Iterator[Finding]:
    """The sentence, where the words before the joint are a kind that a clause sets apart."""
    begin = sentences.begin(scan, joint.start())
    words = scan.passage.text[begin : joint.start()]
    if not _is_remark(words) and kinds.ends_below_clause(words, scan.analyse):
        yield from description(scan, joint, head)


def _describes(scan: Scan, joint: re.Match[str], words: str, head: str) -> bool:
    """Whether words by themselves say what is called so: several things, or a kind."""
    if pointing("joining").match(words):
        return False
    if vocabulary.phrase("some of what is not named").match(words + joint[0]):
        return False
    if vocabulary.phrase("taken together").search(joint[0]):
        return not pointing("pointing").match(words)
    words = words.rstrip("」』")
    is_bounded = head.startswith(("「", "『")) or bool(scan.edges_from(scan.after_space(joint.end())))
    if kinds.tells_kind(words, scan.analyse, any_noun=is_bounded):
        return True
    is_place = vocabulary.phrase("place where").search(words) is not None
    return not _is_remark(words) and (is_place or kinds.ends_below_clause(words, scan.analyse))


def _is_remark(words: str) -> bool:
    """Whether words are a remark, and give no theory's content: …という仮説."""
    if vocabulary.phrase("theory").search(words):
        return False
    return bool(vocabulary.pattern("remark_signs").search(words) or pointing("pointing").match(words))


def _only_points(words: str) -> bool:
    """Whether words only point at what the previous sentence says: これ, この方法."""
    return "「" not in words and vocabulary.phrase("only points").search(words) is not None


def is_name(scan: Scan, head: str) -> bool:
    """Whether a term is a name: nouns, as far as it is Japanese."""
    base = _LAST_BRACKET.sub("", head.strip()).strip("「」『』 ")
    if not headwords.is_whole(head):
        return False
    if is_japanese(base):
        return subjects.is_name(base, tokens.with_verbal_end(scan.analyse(base)))
    return not subjects.is_common(base)


def long_form(scan: Scan, joint: re.Match[str]) -> str:
    """The English behind the joint that the acronym before it is short for: WHO stands for …."""
    return long_forms.long_form_behind(scan.text, joint.end(), _acronym(scan, joint))


def short_form(scan: Scan, joint: re.Match[str], _: str) -> Iterator[Finding]:
    """That acronym."""
    yield replace(scan.finding(joint.start() - 1, joint.end()), acronym=_acronym(scan, joint))


def _acronym(scan: Scan, joint: re.Match[str]) -> str:
    return long_forms.acronym_before(scan.text, joint.start())
