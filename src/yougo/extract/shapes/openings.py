"""How the text below a headword begins: the sentences that define it, without remarks and examples."""

import re
from itertools import filterfalse

from yougo.extract import vocabulary
from yougo.extract.shapes import kinds, note_text, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.patterns import FULL_STOP
from yougo.language.text import unwrapped
from yougo.model.documents import Analyse

_MOST_SENTENCES, _SHORT, _SHORT_LATIN = 3, 20, 160
"""Letters up to which a sentence may need the next one to say what the term is: 記憶装置のこと。…."""
_STOP = re.compile(rf"[。．](?!\d)|{FULL_STOP}(?=\s+[^a-z\d]|\s*$)")
_FARTHEST, _REACH = 700, 60
_FACET = re.compile(r"(?:^|\s)[-*•・][ 　]")
"""What begins each of the things that a line says about its head: - 用途：… - 利点：…."""
_TOPIC = re.compile("[^、。]{1,30}(?<![でにと])は")


def definition(scan: Scan) -> str:
    """The sentences up to the first that says what the term is, and one more where they are short."""
    text = scan.passage.text
    end, shortest = 0, _SHORT if scan.is_japanese else _SHORT_LATIN
    for _ in range(_MOST_SENTENCES):
        if vocabulary.pattern("asides").match(text[end:].lstrip()):
            break
        start, end = end, _end(scan, end)
        if end >= shortest and _is_definition(scan, text[start:end]):
            break
    words = unwrapped(text[:end])
    return "" if vocabulary.pattern("introductions").search(words) else words


def explanation(scan: Scan) -> str:
    """The sentences up to the first aside, without a reference at their end."""
    text = scan.passage.text
    end = _end(scan, 0)
    while end < len(text) and not vocabulary.pattern("asides").match(text[end:].lstrip()):
        end = _end(scan, end)
    return vocabulary.phrase("see elsewhere").sub("", unwrapped(text[:end]))


def defines(analyse: Analyse, words: str) -> bool:
    """Whether the first sentence says what something is: it ends in a noun or in である."""
    first = first_sentence(words)
    if not is_japanese(words) or vocabulary.pattern("meaning_endings").search(first):
        return True
    analysed = analyse(first[-_REACH:])
    before = list(filterfalse(tokens.is_part_of_name, analysed))
    return tokens.ends_name(analysed) and not tokens.has_clause(before[-1:])


def tells_kind(analyse: Analyse, words: str) -> bool:
    """Whether the first sentence only says what kind of thing something is: 水の深さを測る装置。."""
    first = first_sentence(words)
    kind = vocabulary.pattern("meaning_endings").sub("", first)
    return not _TOPIC.match(first) and kinds.tells_kind(kind, analyse, any_noun=True)


def without_label(words: str) -> str:
    """The words without 定義：; of a list of what is said about a head, only the item with that label.

    >>> without_label("- 用途：検査 - 定義：水に残る塩素"), without_label("【定義】水に残る塩素")
    ('水に残る塩素', '水に残る塩素')
    """
    label = vocabulary.phrase("label of a definition")
    first, *facets = _FACET.split(words)
    if first:
        return label.sub("", words, count=1) if label.match(words) else words
    labelled = filter(label.match, facets)
    return next((label.sub("", facet, count=1).strip() for facet in labelled), "")


def first_sentence(words: str) -> str:
    """The first sentence of Japanese words, without its full stop."""
    return unwrapped(words).partition("。")[0].rstrip("．. ")


def _is_definition(scan: Scan, sentence: str) -> bool:
    return defines(scan.analyse, sentence) and not note_text.is_expansion(sentence)


def _end(scan: Scan, start: int) -> int:
    """Where the sentence at `start` ends: not at a full stop inside a bracket or a quotation."""
    farthest = min(len(scan.text), start + _FARTHEST)
    stops = _STOP.finditer(scan.text, start, farthest)
    return next((stop.end() for stop in stops if not scan.is_enclosed(stop.start(), start)), farthest)
