"""### 揚力（Lift）, with a paragraph below: a heading that is a term, and the sentences that define it.

In a glossary each heading that is a name is one, if nearly all of its headings look like names. Elsewhere a
heading must ask (揚力とは), or give two names (揚力係数：Lift Coefficient) with the kind of thing below them.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines, stacked_names
from yougo.extract.rules.term_lines import is_label
from yougo.extract.shapes import headwords, numbering, openings, tokens
from yougo.extract.shapes.glossaries import is_glossary
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import QUOTATION_MARKS
from yougo.language.text import caught
from yougo.model.documents import Place
from yougo.model.findings import Finding

_LONGEST, _FEWEST, _MOST = 60, 2, 0.8
_BETWEEN_NAMES = re.compile(r"(?:\s*[:：]\s*|\s+[/／|]\s+|／)(?![^()（）]*[)）])")
_ASKED = re.compile(
    r"(?P<name>[^、。?？]{2,40}?)(?:とは(?:何か|なにか|何ですか)?|って(?:何|なに))[?？。:：]*"
)
_MAY_NAME_TWICE, _MAY_ASK = re.compile("[(A-Za-z]"), re.compile("とは|って")
_COLON = re.compile(r"\s*:\s*")
_TITLE = re.compile(r"[A-Z][A-Za-z()’'-]+(?: [A-Za-z()’'-]+){1,5}")
_PARTICLES, _SERIES = {"の", "と"}, 3
_KINDS = {"heading", "paragraph", "item"}
_TEXTS = {"paragraph", "item"}


def find(view: View) -> Iterator[Found]:
    """A finding for each heading that is a term with its definition, or that gives several names."""
    defined = {stack.finding.place for stack in stacked_names.find(view)}
    for entries in _glossaries(view, defined):
        for found in _listed(entries):
            defined.add(found.place)
            yield Found(found)
    for heading, below in _entries(view.scans):
        if heading.place(0) not in defined:
            yield from map(Found, _titled(heading, below))
    for entry in _answered(view.scans):
        yield from map(Found, _asked(*entry))
    yield from (Found(found) for found in _named(view) if found.place not in defined)


def _glossaries(view: View, stacked: Collection[Place]) -> Iterator[list[tuple[Scan, Scan]]]:
    """For each glossary, its headings that a paragraph follows, with that paragraph."""
    scans: list[Scan] = []
    for number, scan in enumerate(view.scans):
        begins = scan.passage.kind == "heading" and is_glossary(scan.passage.text)
        if begins or number not in view.listed:
            yield list(_entries(scans))
            scans = []
        elif scan.passage.kind in _KINDS and scan.place(0) not in stacked:
            scans.append(scan)
    yield list(_entries(scans))


def _entries(scans: Sequence[Scan]) -> Iterator[tuple[Scan, Scan]]:
    """Each heading with the paragraph behind it, without those of an index (あ行, A)."""
    index = vocabulary.phrase("index heading")
    for heading, below in pairwise(scans):
        kinds = (heading.passage.kind, below.passage.kind)
        if kinds == ("heading", "paragraph") and not index.fullmatch(heading.text):
            yield heading, below


def _answered(scans: Sequence[Scan]) -> Iterator[tuple[Scan, Scan]]:
    """Each heading, item or paragraph with the text behind it."""
    for question, answer in pairwise(scans):
        if question.passage.kind in _KINDS and answer.passage.kind in _TEXTS:
            yield question, answer


def _listed(entries: Sequence[tuple[Scan, Scan]]) -> Iterator[Finding]:
    """The headings of a glossary with their definitions, if they look like terms."""
    times = Counter(heading.text for heading, _ in entries)
    terms = [entry for entry in entries if times[entry[0].text] == 1 and _is_term(*entry)]
    if len(terms) < max(_FEWEST, _MOST * len(entries)):
        return
    for heading, below in terms:
        yield from note_lines.said(
            _bare(heading, below), _word(heading.passage.text), openings.definition(below)
        )


def _bare(heading: Scan, below: Scan) -> Finding:
    """A finding at a heading that quotes the text below it."""
    return replace(heading.finding(0, 0), sentence=below.sentence(0, 0))


def _is_term(heading: Scan, below: Scan) -> bool:
    """Whether a heading is nouns alone and no label, and its text does not only present the section."""
    text = heading.text
    if len(text) > _LONGEST or is_label(text) or not openings.definition(below):
        return False
    if is_japanese(text):
        return not any(map(tokens.makes_phrase, heading.analyse(text)))
    return not vocabulary.phrase("phrase").match(text.partition("(")[0])


def _word(heading: str) -> Headword:
    """The names that a heading gives: 発振器：oscillator, 変異 / バリアント."""
    text = numbering.without(heading).strip(":： ")
    return reduce(headwords.combined, map(headwords.parse, _BETWEEN_NAMES.split(text)))


def _titled(heading: Scan, below: Scan) -> Iterator[Finding]:
    """検潮器（Tide Gauge）, with a sentence below it that is nothing but the kind of thing it is."""
    if not below.is_japanese or not _MAY_NAME_TWICE.search(heading.text):
        return
    word = _word(heading.passage.text) if _is_bilingual(heading) else headwords.parse(heading.text)
    if len(word.names) > 1 and _is_term(heading, below):
        words = openings.definition(below)
        if openings.tells_kind(below.analyse, words):
            yield from note_lines.said(_bare(heading, below), word, words)


def _asked(heading: Scan, below: Scan) -> Iterator[Finding]:
    """揚力とは, with the answer below it."""
    if not _MAY_ASK.search(heading.text):
        return
    asked = _ASKED.fullmatch(numbering.without(heading.text))
    name = caught(asked, "name").strip(QUOTATION_MARKS)
    if not name or vocabulary.pattern("no_terms").search(name) or not tokens.ends_term(heading.analyse(name)):
        return
    words = openings.definition(below)
    if "とは" not in words and openings.defines(below.analyse, words):
        yield from note_lines.said(_bare(heading, below), headwords.parse(name), words)


def _named(view: View) -> Iterator[Finding]:
    """The names of headings that give an acronym and what it stands for, or a name in both languages."""
    is_series = sum(map(_is_bilingual, view.scans)) >= _SERIES
    for number, scan in enumerate(view.scans):
        if scan.passage.kind == "heading" and _BETWEEN_NAMES.search(scan.text.strip(":： ")):
            word = _word(scan.passage.text)
            is_term = number in view.listed or (is_series and _is_bilingual(scan))
            if _is_named(word, scan, is_listed=is_term):
                yield headwords.named(scan.finding(0, 0), word, "heading")


def _is_bilingual(scan: Scan) -> bool:
    """Whether a heading is an English name of several words, a colon and a Japanese name, or the reverse."""
    if scan.passage.kind != "heading" or ":" not in scan.text or is_label(scan.text):
        return False
    latin, *others = sorted(_COLON.split(scan.text), key=is_japanese)
    if len(others) != 1 or is_label(latin) or is_label(others[0]) or not _TITLE.fullmatch(latin):
        return False
    words = scan.analyse(others[0])
    return tokens.is_nominal(words, _PARTICLES) and not tokens.is_only_a_deed(words)


def _is_named(word: Headword, scan: Scan, *, is_listed: bool) -> bool:
    """Whether the letters of the acronym are those of its English, or a glossary gives several names."""
    if spell(word.acronym, word.english):
        return True
    return is_listed and len(word.names) > 1 and not any(map(tokens.makes_phrase, scan.analyse(scan.text)))
