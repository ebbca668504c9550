"""### 揚力（Lift）, with a paragraph below: a heading that is a term, and the sentences that define it.

In a glossary each heading that is a name is one, if nearly all of its headings look like names. Elsewhere a
heading must ask (揚力とは), or give two names (揚力係数：Lift Coefficient) with the kind of thing below them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, pairwise

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import english_phrases, headwords, kinds, numbering, openings, subjects, tokens
from yougo.extract.shapes.glossaries import is_glossary
from yougo.extract.shapes.heads import is_label, last_noun, may_be_term
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.patterns import OUTSIDE_BRACKETS, QUOTATION_MARKS, ROUND_BRACKET, pointing
from yougo.language.text import caught
from yougo.model.findings import Finding

_FEWEST, _MOST = 2, 0.8
_BETWEEN_NAMES = re.compile(rf"(?:\s*[:：]\s*|\s+[/／|]\s+|／){OUTSIDE_BRACKETS}")
_MAY_NAME_TWICE, _MAY_ASK = re.compile("[(A-Za-z]"), re.compile("とは|って")
_TOPIC = re.compile("^(?:[^。]{1,60}(?<![でに])は|[^。]{1,30}[:：])")
"""A subject other than the heading."""
_OTHER_TOPIC = re.compile(rf"[^、。]{{1,40}}(?<![でにと])は(?=[、,\s{KANJI}{KATAKANA}A-Za-z])")
_ANY_TOPIC = re.compile(rf"[{KANJI}{KATAKANA}A-Za-z][にで]?は(?=[、,\s{KANJI}{KATAKANA}A-Za-z])|[:：]")
_BRACKET = re.compile(ROUND_BRACKET)
_COLON = re.compile(r"\s*:\s*")
_TITLE = re.compile(r"[A-Z][A-Za-z()’'-]+(?: [A-Za-z()’'-]+){1,5}")
_PARTICLES, _SERIES = {"の", "と"}, 3
_KINDS = {"heading", "paragraph", "item", "term"}
_TEXTS = {"paragraph", "item", "definition"}


@dataclass(frozen=True, eq=False)
class _Entry:
    """A heading, and the passage after it."""

    heading: Scan
    below: Scan

    @cached_property
    def definition(self) -> str:
        """How the passage after the heading defines it."""
        return openings.definition(self.below)

    @cached_property
    def title(self) -> str:
        """The heading without the article of the law that it is about."""
        return vocabulary.phrase("article of a law").sub("", self.heading.passage.text)

    @property
    def is_term(self) -> bool:
        """Whether the heading may be a term, and its text does not only introduce the section."""
        return may_be_term(self.title, self.heading.analyse) and bool(self.definition)

    @property
    def first(self) -> str:
        """The first sentence below it."""
        return openings.first_sentence(self.below.passage.text)

    @cached_property
    def names(self) -> Headword:
        """The names of a heading that gives several; a colon divides them only between two languages."""
        heading = self.heading
        if not (self.below.is_japanese and _MAY_NAME_TWICE.search(heading.text)):
            return NOTHING
        word = _word(heading.passage.text) if _is_bilingual(heading) else headwords.parse(heading.text)
        return word if len(word.names) > 1 else NOTHING

    @property
    def is_name(self) -> bool:
        """Whether the heading is a name, and not the label of what its section says about something else."""
        name = _BRACKET.sub("", numbering.without(self.title)).strip()
        is_field = last_noun(name) in vocabulary.words("field_labels")
        if is_field or vocabulary.pattern("facet_headings").search(name):
            return False
        words = tokens.of_japanese(name, self.heading.analyse)
        return not words or (subjects.is_name(name, words) and not tokens.is_only_a_deed(words))

    @property
    def may_be_named(self) -> bool:
        """Whether the heading may be a term, and is a name."""
        return self.is_name and self.is_term

    def stated(self) -> Iterator[Finding]:
        """A finding with the names that the heading gives, and the definition below it."""
        return self.named(self.names or _word(self.title))

    def named(self, word: Headword) -> Iterator[Finding]:
        """A finding at the heading with these names, and the definition below it."""
        bare = replace(self.heading.finding(0, 0), sentence=self.below.sentence(0, 0))
        return note_lines.said(bare, word, self.definition)


def find(view: View) -> Iterator[Found]:
    """A finding for each heading that is a term with its definition, or that gives several names."""
    scans = view.running
    defined = view.places("stacked_names") | view.places("entries")
    yield from map(Found, _answered(scans))
    entries = list(_entries(scans))
    told = map(partial(_stated, entries), _STATES)
    for found in chain(*told, _alike(entries, _above(scans)), _named(view)):
        if found.place not in defined:
            yield Found(found)


def _entries(scans: Sequence[Scan]) -> Iterator[_Entry]:
    """Each heading with the paragraph after it, or the only item, without those of an index (あ行, A)."""
    index = vocabulary.phrase("index heading")
    for heading, below, after in zip(scans, scans[1:], (*scans[2:], None), strict=False):
        is_text = below.passage.kind == "paragraph" or _is_only_item(below, after)
        if heading.passage.kind == "heading" and is_text and not index.fullmatch(heading.text):
            yield _Entry(heading, below)


def _is_only_item(scan: Scan, after: Scan | None) -> bool:
    """Whether a list has but one item."""
    return scan.passage.kind == "item" and (after is None or after.passage.kind != "item")


def _stated(entries: Iterable[_Entry], states: Callable[[_Entry], object]) -> Iterator[Finding]:
    """The names that each heading gives of which this holds, with the definition below it."""
    return chain.from_iterable(map(_Entry.stated, filter(states, entries)))


def _word(heading: str) -> Headword:
    """The names that a heading gives: 発振器：oscillator, 変異 / バリアント."""
    text = numbering.without(heading).strip(":： ")
    return headwords.of_several(_BETWEEN_NAMES.split(text))


def _is_titled(entry: _Entry) -> bool:
    """検潮器（Tide Gauge）, with a sentence below it that only says what kind of thing it is."""
    may_be = bool(entry.names) and entry.is_term
    return may_be and openings.tells_kind(entry.below.analyse, entry.definition)


def _is_called(entry: _Entry) -> bool:
    """検潮器, with 潮の高さを測る装置をいう。 below it, and no other subject."""
    is_said = vocabulary.phrase("meaning in a note").search(entry.first) and not _has_topic(
        entry.first, _TOPIC
    )
    return bool(is_said) and entry.is_term and not is_glossary(entry.heading.text)


def _is_told(entry: _Entry) -> bool:
    """Suretyship, with A contract to answer for the debt of another. below it."""
    if is_japanese(entry.title) or not english_phrases.is_kind_apart(entry.below.text):
        return False
    is_other = vocabulary.pattern("no_english_subjects").fullmatch(numbering.without(entry.title))
    is_remark = is_other or english_phrases.is_sentence(entry.below.text)
    return not is_remark and entry.may_be_named


_STATES = (_is_titled, _is_called, _is_told)
"""What a heading and the text below it may be, where the heading is a term by itself."""


def _has_topic(first: str, topic: re.Pattern[str]) -> bool:
    """Whether a first sentence has a subject, or points back."""
    return any((topic.search(first), pointing("pointing", "joining").match(first)))


def _alike(entries: Iterable[_Entry], above: Mapping[Scan, Scan | None]) -> Iterator[Finding]:
    """検潮器, with 潮の高さを測る装置。 below it, beside another such heading below the same one."""
    kinds_of_things = list(filter(_is_kind_below_clause, entries))
    times = Counter(above[entry.heading] for entry in kinds_of_things)
    return _stated(kinds_of_things, lambda entry: times[above[entry.heading]] >= _FEWEST)


def _is_kind_below_clause(entry: _Entry) -> bool:
    """Whether the first sentence below a name is a noun below a clause: 港を守る壁."""
    first = _BRACKET.sub("", entry.first)
    is_kind = not _has_topic(first, _ANY_TOPIC) and kinds.ends_below_clause(first, entry.below.analyse)
    return is_kind and entry.may_be_named


def _above(scans: Sequence[Scan]) -> dict[Scan, Scan | None]:
    """The heading above each heading."""
    above: dict[Scan, Scan | None] = {}
    around: list[Scan] = []
    for scan in scans:
        if scan.passage.kind == "heading":
            while around and around[-1].passage.level >= scan.passage.level:
                around.pop()
            above[scan] = around[-1] if around else None
            around.append(scan)
    return above


def _answered(scans: Sequence[Scan]) -> Iterator[Finding]:
    """揚力とは, 検潮器の定義, or 定義 below the heading 検潮器, with the answer below it."""
    above = _above(scans)
    for question, answer in pairwise(scans):
        name = _asked(question) or _defined(question, above.get(question))
        if name and _answers(answer) and not _is_of_other(answer, name):
            yield from _Entry(question, answer).named(headwords.parse(name))


def _asked(question: Scan) -> str:
    """The term that a passage asks for; ``""`` when it asks for none."""
    if question.passage.kind not in _KINDS or not _MAY_ASK.search(question.text) or _is_link(question):
        return ""
    text = vocabulary.phrase("label of a question").sub("", numbering.without(question.text))
    asked = vocabulary.phrase("question").fullmatch(text)
    name = caught(asked, "name").strip(QUOTATION_MARKS)
    words = question.analyse(_BRACKET.sub("", name).strip())
    is_term = tokens.ends_term(words) and not vocabulary.pattern("no_terms").search(name)
    return name if is_term else ""


def _defined(heading: Scan, above: Scan | None) -> str:
    """The term that a heading says is defined below it; ``""`` when it says so of none."""
    is_heading = heading.passage.kind == "heading"
    text = numbering.without(heading.text) if is_heading else ""
    label = vocabulary.phrase("heading of a definition").fullmatch(text)
    if not label:
        return ""
    whole = label["name"] or numbering.without(above.text if above else "")
    name = vocabulary.phrase("ends the heading of a chapter").sub("", whole).strip(QUOTATION_MARKS)
    if is_label(name) or (label["name"] and is_glossary(heading.text)):
        return ""
    words = heading.analyse(name.partition("(")[0].strip())
    return name if tokens.ends_term(words) or not is_japanese(name) else ""


def _is_link(scan: Scan) -> bool:
    """Whether all of an item is a link, to where its question is answered."""
    return scan.passage.kind == "item" and len(scan.text) in scan.marked_ends(0, {"link"})


def _answers(answer: Scan) -> bool:
    """Whether a passage says what something is, and does not ask again."""
    if answer.passage.kind not in _TEXTS:
        return False
    words = openings.definition(answer)
    return "とは" not in words and openings.defines(answer.analyse, words)


def _is_of_other(answer: Scan, name: str) -> bool:
    """Whether the first sentence speaks of something else than a Japanese name, and leaves that out."""
    first = openings.first_sentence(openings.definition(answer))
    topic = caught(_OTHER_TOPIC.match(first))
    if not topic or name in first or not is_japanese(name) or pointing("pointing").match(first):
        return False
    return not any(map(topic.__contains__, map("".join, pairwise(name))))


def _named(view: View) -> Iterator[Finding]:
    """The names of headings that give an acronym and what it is short for, or a name in both languages."""
    bilingual = set(filter(_is_bilingual, view.running))
    series = bilingual if len(bilingual) >= _SERIES else ()
    for number, scan in enumerate(view.running):
        if scan.passage.kind == "heading" and _BETWEEN_NAMES.search(scan.text.strip(":： ")):
            word = _word(scan.passage.text)
            if (number in view.listed or scan in series) and _gives_several(word, scan):
                yield headwords.named(scan.finding(0, 0), word, "heading")


def _gives_several(word: Headword, scan: Scan) -> bool:
    """Whether a heading gives several names, and is not a phrase or the title of a list of terms."""
    if is_glossary(scan.text):
        return False
    return len(word.names) > 1 and not any(map(tokens.makes_phrase, scan.analyse(scan.text)))


def _is_bilingual(scan: Scan) -> bool:
    """Whether a heading is an English name of several words, a colon and a Japanese name, or the reverse."""
    if scan.passage.kind != "heading" or scan.text.count(":") != 1:
        return False
    latin, japanese = sides = sorted(_COLON.split(scan.text), key=is_japanese)
    if not _TITLE.fullmatch(latin) or any(map(is_label, sides)):
        return False
    words = scan.analyse(japanese)
    return tokens.is_nominal(words, _PARTICLES) and not tokens.is_only_a_deed(words)
