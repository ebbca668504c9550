"""- 岸壁：船が横づけできる壁, - 桟橋：沖へ伸びた構造物: a list of terms that no heading calls a glossary.

One such line alone shows too little. So each line is weighed, and counts as far as the lines around it do:
the heads of a glossary are nouns, and the words after them say what kind of thing each is. Lists of fields
(日時：, 場所：), persons, values, steps, changes or work to do (混雑緩和：時間を分けた入場の実施) are not
glossaries.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import filterfalse
from operator import attrgetter
from statistics import fmean
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import line_lists, term_lines
from yougo.extract.rules.term_lines import Line
from yougo.extract.shapes import english_phrases, inline_code, kinds, numbering, openings, subjects, tokens
from yougo.extract.shapes.heads import is_label, last_noun
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.signs import weight as weighed
from yougo.language.characters import JAPANESE, is_japanese
from yougo.language.patterns import ROUND_BRACKET
from yougo.language.text import same
from yougo.model.documents import OBJECT, Token

_FEWEST, _ENOUGH, _GOOD, _MOST_OF_WORDS = 2, 3, 1, 3
_MOST_UNDERTAKINGS = 0.5
"""The share of lines about work to do from which a list is not a glossary."""
_LONGEST_HEAD, _SHORTEST_WORDS, _REACH = 20, 4, 60
_IDENTIFIER = re.compile(rf"[a-z][\w.-]*|<.*>|[$\\].*|[{inline_code.SIGNS}].*")
_VALUE = re.compile(r"[約~〜¥$]?\s*[\d.,０-９]+")
_BRACKET = re.compile(ROUND_BRACKET)
_COMMA = re.compile("[、，,]")
_IN_LATIN = re.compile(r".*?[(（][A-Z](?:[A-Za-z /&'’-]*[a-z]|[A-Za-z\d]{1,7})[)）]\s*")
_COUNTER = re.compile(rf"[\s#＃]*(?:\d+|[Ⅰ-Ⅹ①-⑳]|(?<=[{JAPANESE} ])[A-ZＡ-Ｚ])$")


@dataclass(frozen=True)
class _Entry:
    """A line of a list, and what the document says around it."""

    line: Line
    heading: str
    times: int
    """How many lines of the document have this head, with whatever number or letter after it: 案A."""
    is_nested: bool
    """Whether its words are those of the item in it, and so no other rule's."""

    @property
    def scan(self) -> Scan:
        """Its passage."""
        return self.line.scan

    @cached_property
    def head(self) -> str:
        """The words before the colon, without their bracket and number."""
        return numbering.without(self.line.head.partition("(")[0].partition("（")[0]).strip(" 　*_")

    @cached_property
    def head_words(self) -> Sequence[Token]:
        """The words of a Japanese head."""
        return tokens.of_japanese(self.head, self.scan.analyse)

    @cached_property
    def said(self) -> str:
        """The first sentence after the colon, without its brackets."""
        return _BRACKET.sub("", openings.first_sentence(self.line.words))

    @cached_property
    def kind(self) -> str:
        """That sentence without what says that it defines."""
        return vocabulary.pattern("meaning_endings").sub("", self.said)

    @cached_property
    def last_words(self) -> Sequence[Token]:
        """The last words of that sentence."""
        return self.scan.analyse(self.said[-_REACH:])

    @property
    def is_new(self) -> bool:
        """Whether no other rule takes its line for a term's."""
        return self.is_nested or not self.line.states_term

    @cached_property
    def looks(self) -> float:
        """What its letters weigh."""
        return weighed(_LOOKS, self)

    @cached_property
    def weight(self) -> float:
        """What counts for its being a term with its definition, less what counts against."""
        return self.looks + weighed(_WORDS, self)


def find(view: View) -> Iterator[Found]:
    """A finding for each line that defines a term, in the lists that are a glossary."""
    for line in _defined(view):
        yield from map(Found, term_lines.explained(line))


def _defined(view: View) -> Iterator[Line]:
    """The lines that define in each list whose lines mostly do."""
    series = [*line_lists.of_lines(view), *line_lists.of_names(view)]
    times = Counter(_uncounted(line) for _, lines, _ in series for line in lines)
    for heading, lines, is_nested in series:
        entries = [_Entry(line, heading, times[_uncounted(line)], is_nested) for line in lines]
        is_list = len(entries) >= _FEWEST or all(map(_stands_alone, entries))
        if entries and is_list and fmean(map(_is_undertaking, entries)) < _MOST_UNDERTAKINGS:
            yield from _defining(entries)


def _defining(entries: Sequence[_Entry]) -> list[Line]:
    """The lines that define, by what speaks for each and for all of them."""
    looks = list(map(attrgetter("looks"), entries))
    if fmean(looks) + max(looks) + 2 * _MOST_OF_WORDS < _ENOUGH:
        return []
    around = fmean(map(attrgetter("weight"), entries))
    fit = [entry for entry in entries if entry.weight >= _GOOD and entry.weight + around >= _ENOUGH]
    new = map(attrgetter("line"), filter(attrgetter("is_new"), fit))
    return list(filter(attrgetter("word"), new))


def _stands_alone(entry: _Entry) -> bool:
    """Whether a line needs no others beside it, with a noun at both ends: **乾舷**：水面からの高さ。."""
    if not is_japanese(entry.head):
        return entry.line.is_marked and english_phrases.is_kind_apart(entry.said)
    if "。" not in entry.line.words or vocabulary.pattern("field_ends").search(entry.head):
        return False
    is_of_another = vocabulary.phrase("other subject of a note").match(entry.said)
    is_plain = entry.line.is_marked and not (is_of_another or _is_phrase(entry))
    return is_plain and not entry.kind.endswith(tuple(vocabulary.words("formal_nouns")))


def _is_undertaking(entry: _Entry) -> bool:
    """Whether a line is about work to do: 安全性の向上：…, 混雑緩和：時間を分けた入場の実施."""
    undertakings = tuple(vocabulary.words("undertakings"))
    if entry.head.endswith(undertakings):
        return True
    is_deed = entry.said.endswith(undertakings)
    return is_deed and (entry.head.endswith("化") or not tokens.is_only_a_deed(entry.head_words))


def _uncounted(line: Line) -> str:
    """The head of a line without the number or letter that sets it apart from others: 案A, 段階2."""
    return same(_COUNTER.sub("", line.head.strip()))


def _is_field(entry: _Entry) -> bool:
    """日時：…, 特徴：…, Main risk: …."""
    plain = _COUNTER.sub("", entry.head.lower())
    before, _, last = last_noun(plain).rpartition(" ")
    return is_label(entry.head) or (last in vocabulary.words("field_labels") and not _is_sort(before, last))


def _is_sort(before: str, noun: str) -> bool:
    """Whether words before an English noun make it a sort of a kind: Credit risk, not Main risk."""
    is_kind = before and noun in english_phrases.nouns_for_kinds()
    return bool(is_kind) and not vocabulary.phrase("before a label").match(before)


def _is_below_sorts(entry: _Entry) -> bool:
    """Below 波の種類, or a heading that has the head in it: 満潮（HW）と干潮（LW）."""
    heading = same(entry.heading)
    is_part = same(entry.head) in heading and (len(entry.head) > 1 or heading.startswith(entry.head))
    return is_part or vocabulary.pattern("sort_headings").search(entry.heading) is not None


def _is_translated(entry: _Entry) -> bool:
    """満潮（High tide）：月による水位の上昇, 満潮（HW）：…."""
    has_letters = entry.head_words and _IN_LATIN.fullmatch(entry.line.head)
    return bool(has_letters) and tokens.ends_name(entry.last_words)


def _is_value(entry: _Entry) -> bool:
    """21人, not 0℃で凍った水の量."""
    return bool(_VALUE.match(entry.said)) and not _ends_below_clause(entry)


def _is_owner(entry: _Entry) -> bool:
    """田中一郎：…, 横浜市：…."""
    return tokens.is_own_name(list(filterfalse(tokens.is_suffix, entry.head_words)))


def _is_no_name(entry: _Entry) -> bool:
    """安全な港：…, 船は何時に出ますか：…."""
    words = tuple(entry.head_words)
    return bool(words) and not subjects.is_name(entry.head, tokens.with_verbal_end(words))


def _is_phrase(entry: _Entry) -> bool:
    """港の広さ：…: a name of several words, or a long one."""
    has_several = any(map(tokens.joins_nouns, entry.head_words)) or "・" in entry.head
    return has_several or len(entry.head) > _LONGEST_HEAD


def _is_incomplete(entry: _Entry) -> bool:
    """Words of which a formula or nearly all is missing."""
    return OBJECT in entry.line.match[0] or len(entry.said) < _SHORTEST_WORDS


def _tells_kind(entry: _Entry) -> bool:
    """船の前の端, where no clause says it."""
    if _COMMA.search(entry.said) or _ends_below_clause(entry):
        return False
    return openings.tells_kind(entry.scan.analyse, entry.said)


def _names_deed(entry: _Entry) -> bool:
    """船への荷物の積み込み: an action, and with の what it is done to."""
    if "の" not in entry.said:
        return False
    particles = list(filter(tokens.is_particle, entry.last_words))
    return tokens.ends_name(entry.last_words) and any(map(tokens.joins_nouns, particles[-1:]))


def _ends_below_clause(entry: _Entry) -> bool:
    """船を港へ導く専門家, or the words before a comma: 船を導く人、資格が要る."""
    parts = (entry.kind, *_COMMA.split(entry.kind)[:2])
    return any(map(partial(kinds.ends_below_clause, analyse=entry.scan.analyse), parts))


def _is_topic(entry: _Entry) -> bool:
    """- 荷物と関税法, in its item what to know about them: a phrase defines nothing there."""
    return entry.is_nested and any(map(tokens.is_particle, entry.head_words))


_Signs: TypeAlias = Sequence[tuple[float, Callable[[_Entry], object]]]
_LOOKS: _Signs = (
    (-6, _is_field),
    (-6, _is_incomplete),
    (-4, lambda its: vocabulary.pattern("facet_headings").search(its.heading)),
    (-3, lambda its: its.times > 1),
    (-3, lambda its: _IDENTIFIER.fullmatch(its.head)),
    (-3, _is_value),
    (-3, lambda its: vocabulary.pattern("line_remarks").search(its.said)),
    (-2, lambda its: vocabulary.pattern("remark_signs").search(its.said)),
    (-2, lambda its: vocabulary.pattern("english_remark_signs").search(its.said)),
    (-2, lambda its: english_phrases.is_sentence(its.said)),
    (0.8, lambda its: its.line.is_marked),
    (1.5, _is_below_sorts),
    (1.5, _is_translated),
    (1, lambda its: vocabulary.pattern("meaning_endings").search(its.said)),
    (2.5, lambda its: english_phrases.tells_kind(its.said) or english_phrases.is_bare_kind(its.said)),
)
"""What a line weighs: for each of these that is true, so much."""
_WORDS: _Signs = (
    (-4, _is_owner),
    (-4, _is_no_name),
    (-4, _is_topic),
    (-1.2, _is_phrase),
    (0.5, _names_deed),
    (1.2, _tells_kind),
    (2.5, _ends_below_clause),
)
"""The same by its words, which takes longer to see; the last two exclude each other."""
