"""A passage made ready for the rules: its brackets, quotations, edges and sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from yougo.extract.shapes import inline_code, line_ends, numbering, parts, points
from yougo.extract.shapes.pairs import OPEN, Pair, around, by_closing, by_opening, innermost, pairs
from yougo.language.characters import JAPANESE
from yougo.language.patterns import FULL_STOP, SENTENCE_ENDS
from yougo.language.text import end_of, narrow, start_of, unwrapped
from yougo.model.documents import Analyse, Edge, Passage, Place
from yougo.model.findings import Finding

_REACH, _FARTHEST, _FARTHEST_SPACE = 400, 700, 60
_ENDS = re.compile(rf"[{SENTENCE_ENDS}](?![)）」』])|{FULL_STOP}(?<=[a-z0-9)]\.)(?=\s+[A-Z「])")
_FULL_STOP = re.compile("。")
_ROUND, _ROUND_SIGNS = {")": "("}, re.compile("[()]")
_UNCLOSED = re.compile(r"\([A-Z][A-Za-z0-9&-]*[A-Z0-9](?=[、。，は がをにのとで]|$)")
_JAPANESE = re.compile(f"[{JAPANESE}]")
_REMARK = rf"[(（][^()（）\n。]{{0,30}}?[{JAPANESE}][^()（）\n。]{{0,30}}[)）]"
_ENGLISH = re.compile(rf"(?:^|(?<=[\n。]))(?:{_REMARK}|[^{JAPANESE}。]){{20,}}(?=$|(?<=[.;\n]))")
"""English in a Japanese passage: whole lines, or what follows a Japanese sentence, with any brackets."""
_TWO_WORDS = re.compile(r"[A-Za-z]\W{0,3}\s+[“\"]?[A-Za-z]")
_SINGLE = re.compile(r"(?<![\w(\[.'’-])\w(?![\w)\]'’-]|\.\w)")
_SQUARE, _SQUARE_SIGNS = {"]": "[", "】": "【", "〕": "〔"}, re.compile(r"[\[\]【】〔〕]")
_QUOTES, _QUOTE_SIGNS = {"」": "「", "』": "『", "”": "“"}, re.compile("[「」『』“”]")
_HEADWORDS = {"heading", "item", "cell", "term"}
_RUNNING_TEXT = {"paragraph", "item", "cell", "definition"}
_KINDS = {
    "cell": "table",
    "term": "definition",
    **dict(zip(*[("heading", "item", "definition", "note")] * 2, strict=True)),
}


@dataclass(frozen=True, eq=False)
class Scan:
    """One passage with all that rules ask about it; offsets are the passage's own."""

    passage: Passage
    analyse: Analyse
    in_note: bool = False
    """Whether the passage is a part of a footnote's body."""

    @cached_property
    def text(self) -> str:
        """The passage's text without code, one character for one: narrow letters and brackets, 。 and 、."""
        text = inline_code.masked(self.passage.text)
        return narrow(points.japanese(text) if self.passage.kind in _RUNNING_TEXT else text)

    @cached_property
    def is_japanese(self) -> bool:
        """Whether the passage holds any Japanese."""
        return self.first_japanese < len(self.text)

    @property
    def has_english(self) -> bool:
        """Whether two English words follow each other anywhere."""
        return _TWO_WORDS.search(self.text) is not None

    @cached_property
    def first_japanese(self) -> int:
        """Where the first kanji or kana is; the text's length when there is none."""
        return start_of(_JAPANESE.search(self.text), len(self.text))

    @cached_property
    def single_letters(self) -> frozenset[str]:
        """The characters that are words of their own, without a bracket beside them."""
        return frozenset(_SINGLE.findall(self.text))

    @cached_property
    def in_english(self) -> tuple["Scan", ...]:
        """Itself where it holds no Japanese, else its lines and sentences of nothing but English."""
        if not self.is_japanese:
            return (self,)
        return tuple(self.part(*found.span()) for found in _ENGLISH.finditer(self.text))

    def part(self, start: int, end: int) -> "Scan":
        """A stretch of the passage as one of its own."""
        return Scan(parts.part(self.passage, start, end), self.analyse, self.in_note)

    @cached_property
    def title(self) -> str:
        """What it says, without the number before it."""
        return numbering.without(self.passage.text)

    @property
    def kind_outside_notes(self) -> str:
        """The kind of its passage; ``""`` in a footnote's body."""
        return "" if self.in_note else self.passage.kind

    @property
    def is_headword(self) -> bool:
        """Whether the passage is of a kind that often begins with a term."""
        return self.kind_outside_notes in _HEADWORDS

    @property
    def may_define(self) -> bool:
        """Whether a sentence of the passage may define what it is about: running text of the author."""
        return self.kind_outside_notes in _RUNNING_TEXT and self.passage.voice != "annotator"

    @property
    def is_note(self) -> bool:
        """Whether it is a note, wherever that is."""
        return self.in_note or self.passage.kind == "note"

    @cached_property
    def brackets(self) -> tuple[Pair, ...]:
        """Round brackets of either width, mixed pairs too; one that nobody closed ends with its acronym."""
        if "(" not in self.text:
            return ()
        closed = pairs(self.text, _ROUND, _ROUND_SIGNS)
        if self.text.count("(") == len(closed):
            return closed
        unclosed = (Pair(*found.span()) for found in _UNCLOSED.finditer(self.text))
        known = by_opening((*unclosed, *closed))
        return tuple(sorted(known.values(), key=OPEN))

    @property
    def squares(self) -> tuple[Pair, ...]:
        """Square brackets of either width, and lenticular ones and those of a tortoise shell: 【】, 〔〕."""
        return pairs(self.text, _SQUARE, _SQUARE_SIGNS)

    @cached_property
    def quotations(self) -> tuple[Pair, ...]:
        """「」, 『』 and “”."""
        return pairs(self.text, _QUOTES, _QUOTE_SIGNS)

    @cached_property
    def bracket_closing_at(self) -> dict[int, Pair]:
        """Brackets by the offset of their closing character."""
        return by_closing(self.brackets)

    @cached_property
    def headword_closing_at(self) -> dict[int, Pair]:
        """What 【】 sets off as a headword, by the offset of its closing character."""
        return by_closing(pair for pair in self.squares if self.text[pair.close] == "】")

    @cached_property
    def bracket_opening_at(self) -> dict[int, Pair]:
        """Brackets by the offset of their opening character."""
        return by_opening(self.brackets)

    @cached_property
    def quotation_opening_at(self) -> dict[int, Pair]:
        """Quotations by the offset of their opening character."""
        return by_opening(self.quotations)

    @cached_property
    def quotation_closing_at(self) -> dict[int, Pair]:
        """Quotations by the offset of their closing character."""
        return by_closing(self.quotations)

    @cached_property
    def _edges(self) -> tuple[list[int], list[Edge]]:
        edges = sorted(self.passage.edges, key=lambda edge: (edge.start, -edge.end))
        return list(map(attrgetter("start"), edges)), edges

    @cached_property
    def _mark_offsets(self) -> list[int]:
        return sorted(map(attrgetter("offset"), self.passage.marks))

    def mark_before(self, offset: int) -> int:
        """Where the last note mark before `offset` is; 0 when there is none."""
        number = bisect_left(self._mark_offsets, offset)
        return self._mark_offsets[number - 1] if number else 0

    def before_space(self, offset: int, also: str = "") -> int:
        """Back from `offset` over the white space, and the characters `also`, just before it."""
        near = self.text[max(0, offset - _FARTHEST_SPACE) : offset]
        return offset - len(near) + len(near.rstrip(f" \n\t{also}"))

    def after_space(self, offset: int) -> int:
        """From `offset` over the spaces that follow."""
        near = self.text[offset : offset + _FARTHEST_SPACE]
        return offset + len(near) - len(near.lstrip(" "))

    def before_bracket(self, offset: int) -> int:
        """Back from `offset` over the round bracket that ends there, if one does."""
        bracket = self.bracket_closing_at.get(offset - 1)
        return bracket.open if bracket else offset

    def behind_bracket(self, offset: int) -> int:
        """From `offset` over the round bracket that opens there, if one does."""
        bracket = self.bracket_opening_at.get(offset)
        return bracket.close + 1 if bracket else offset

    def edges_over(self, offset: int) -> tuple[Edge, ...]:
        """Edges that begin before `offset` and end there or later, the innermost first."""
        if not self.passage.edges:
            return ()
        starts, edges = self._edges
        last = bisect_right(starts, offset)
        near = edges[max(0, last - 8) : last]
        return tuple(edge for edge in reversed(near) if edge.start < offset <= edge.end)

    def after_number(self, offset: int) -> int:
        """Where the number of the headword or the markup that holds `offset` ends; 0 when there is none."""
        farthest = 0
        heads = list(map(attrgetter("start"), self.edges_over(offset)))
        for head in [*heads, 0] if self.is_headword else heads:
            end = numbering.number_end(self.text, head)
            if head < end < offset:
                farthest = max(farthest, end)
        return farthest

    def edges_from(self, start: int) -> tuple[Edge, ...]:
        """Edges that begin at `start`, or one character behind it: behind a quotation mark."""
        if not self.passage.edges:
            return ()
        starts, edges = self._edges
        return tuple(edges[bisect_left(starts, start) : bisect_right(starts, start + 1)])

    def marked_ends(self, start: int, kinds: Collection[str]) -> list[int]:
        """Where markup of some kinds ends that begins at `start`, or one character behind it."""
        return [edge.end for edge in self.edges_from(start) if edge.basis in kinds]

    @cached_property
    def _breaks(self) -> list[int]:
        return self.passage.line_ends

    def place(self, offset: int) -> Place:
        """The line of the character at `offset`."""
        return self.passage.place_of(bisect_left(self._breaks, offset))

    @cached_property
    def line_ends(self) -> line_ends.LineEnds:
        """The breaks that names, and those that sentences, do not go over."""
        return line_ends.of(self.passage, self.analyse)

    def line_start(self, offset: int) -> int:
        """Behind the last break before `offset` that no name goes over; 0 when there is none."""
        return line_ends.last_before(self.line_ends.names, offset)

    def before(self, offset: int, reach: int, *, over_breaks: bool = False) -> str:
        """The text before `offset`, back over so many characters, to where a name, or a line, may begin."""
        breaks = self.line_ends.sentences if over_breaks else self.line_ends.names
        return self.text[max(offset - reach, line_ends.last_before(breaks, offset)) : max(0, offset)]

    @property
    def kind(self) -> str:
        """The kind of evidence that a finding in this passage is."""
        return "footnote" if self.in_note else _KINDS.get(self.passage.kind, "text")

    def inside(self, pair: Pair) -> str:
        """What a bracket or a quotation holds, as written."""
        return self.passage.text[pair.open + 1 : pair.close]

    def last_end(self, pattern: re.Pattern[str], low: int, high: int, *, default: int) -> int:
        """Where the last of a pattern's matches ends; not one that is a line's end which names go over."""
        end = default
        for match in pattern.finditer(self.text, low, high):
            if not match[0].startswith("\n") or match.start() + 1 in self.line_ends.names:
                end = match.end()
        return max(end, line_ends.last_before(self.line_ends.sentences, high))

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a stretch, as written."""
        low, high = max(0, start - _REACH), self._line_end(end, end + _REACH)
        begin = self.last_end(_ENDS, low, start, default=low)
        stop = end_of(_ENDS.search(self.text, end, high), high)
        return unwrapped(self.passage.text[begin:stop])

    def sentence_end(self, start: int) -> int:
        """Where the sentence of `start` ends; a full stop inside a bracket or quotation ends none."""
        high = self._line_end(start, start + _FARTHEST)
        for stop in _FULL_STOP.finditer(self.text, start, high):
            at = stop.start()
            if not self.is_enclosed(at, start):
                return at + 1
        return high

    def _line_end(self, offset: int, farthest: int) -> int:
        """Where the line ends that holds `offset` and ends a sentence; `farthest` where none does."""
        return line_ends.first_from(self.line_ends.sentences, offset, min(len(self.text), farthest))

    def is_enclosed(self, at: int, since: int) -> bool:
        """Whether an offset is inside a bracket or quotation that opens at `since` or later."""
        return any(innermost(closed, outer, at) >= since for closed, outer in self._closed)

    @cached_property
    def _closed(self) -> list[tuple[tuple[Pair, ...], tuple[int, ...]]]:
        """The brackets and the quotations, each with the numbers of those around them."""
        return [(closed, around(closed)) for closed in (self.brackets, self.quotations) if closed]

    def finding(self, start: int, end: int) -> Finding:
        """A finding at a stretch of this passage, still without a rule and without names."""
        return Finding(
            rule="",
            place=self.place(start),
            kind=self.kind,
            sentence=self.sentence(start, end),
            voice=self.passage.voice,
        )
