"""ACR（名）, ACR（English）, English（ACR）, English（名）, ISO 9001（名）: Latin letters before the bracket.

The letters need not spell the words here: in Japanese text a run of Latin letters before an acronym, or the
words in the bracket after one, may be what it means all the same. Where they do, see `english_long_form`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import english_names, headwords, tokens
from yougo.extract.shapes.bracket_part import BracketContent, is_english
from yougo.extract.shapes.bracket_remarks import is_file_kind, names_nothing
from yougo.extract.shapes.names import back_over_brackets
from yougo.extract.shapes.signs import any_shows
from yougo.language import renderings
from yougo.language.characters import JAPANESE, KANJI, KATAKANA
from yougo.language.letters import acronym_of, is_acronym, spell
from yougo.language.patterns import LATIN_WORDS
from yougo.language.spoken import is_sound
from yougo.language.text import tidy
from yougo.model.codes import Reason
from yougo.model.findings import Finding, bounded

_RUN = re.compile(f"{LATIN_WORDS}$")
_NOUN_END = re.compile(f"(?:[{KANJI}{KATAKANA}]|[的なる])$")
_BOUND = {
    True: re.compile(r"(?:^|[\"(\[{:;,]|[^\x00-\x7f]\s?\)?)$"),
    False: re.compile(r"(?:^|[^\x00-\x7f])$"),
}
"""What may come before letters that are a name by themselves, in Japanese text and in other headwords."""
_NOUN = re.compile(rf"\s?[{KANJI}{KATAKANA}]")
_BETWEEN_DOCUMENTS = re.compile("[・、]")
_ONE_WORD = re.compile(f"[{KATAKANA}ー]+|[{KANJI}]{{1,3}}")
_STANDARD = re.compile(r"[A-Z]{2,}(?:/[A-Z]{2,})*(?: [A-Z]{1,3})? ?\d{3,}(?:[-:.]\d+)*")
"""The number of a standard: JIS Q 15001, ISO/IEC 27001."""
_ENGLISH, _BETWEEN = "(?P<english>[A-Za-z][A-Za-z'-]*+(?: [A-Za-z'-]++)*+)", r"(?: ?[/(] ?| )"
_BOTH_LANGUAGES = (
    re.compile(rf"{_ENGLISH}{_BETWEEN}(?P<japanese>[{JAPANESE}][^()]++)\)?"),
    re.compile(rf"(?P<japanese>[^()/ ]++(?<=[{JAPANESE}])){_BETWEEN}{_ENGLISH}\)?"),
)
_WORD = re.compile("[A-Z][a-z]+(?:-[a-z]+)?")
_VALUE = re.compile(r"\s\d[\d.,]*\s?[A-Za-z/%]{1,8}$")
"""A value with its unit at the end: Sea 250 Wh/kg."""
_FILE = re.compile(r"\w\.[a-z]{2,5}$")
_SHOUTED_WORD = re.compile("(?=.*[AEIOU])[A-Z]{4,}")
_NEAR = 4
"""How many passages lie at most between two items of one list, or two sentences on one thing."""
_SPELLED = {"initials", "content", "syllables"}
"""How letters are spelled that are not part of a Japanese name."""
_REACH = 120
_LONGEST_NAME, _LONGEST_WORD, _MOST_WORDS = 45, 3, 2


@dataclass(frozen=True, slots=True)
class _Run:
    """The Latin letters before a bracket."""

    text: str
    before: str
    """What comes before them, as far as it is looked at."""
    alone: bool
    """Whether they are bounded: by Japanese, by a sign, or by the beginning of the text."""

    @property
    def acronym(self) -> str:
        """The last word, if that is an acronym."""
        return acronym_of(self.text.rpartition(" ")[2])

    @property
    def is_title(self) -> bool:
        """Whether it is English of which most words begin with capitals."""
        words = self.text.split()
        capitals = sum(word[0].isupper() for word in words)
        return 2 * capitals > len(words) > 1 and is_english(self.text)


_NO_RUN = _Run("", "", alone=False)


def find(view: View) -> Iterator[BracketOutcome]:
    """The finding of each bracket after Latin letters."""
    brackets = list(filter(attrgetter("content"), view.open_japanese_brackets()))
    return told(brackets, partial(_read, _near_orders(brackets)))


def _near_orders(brackets: Iterable[Bracket]) -> frozenset[int]:
    """The passages near an English word in capitals with what is done: ASSESS（評価）."""
    orders = map(attrgetter("passage"), filter(_is_order, brackets))
    return frozenset(chain.from_iterable(range(each - _NEAR, each + _NEAR + 1) for each in orders))


def _is_order(bracket: Bracket) -> bool:
    return _SHOUTED_WORD.fullmatch(_run(bracket).text) is not None and _is_deed(bracket)


def _is_deed(bracket: Bracket) -> bool:
    deed = bracket.content.japanese.removesuffix("中")
    return tokens.is_only_a_deed(bracket.scan.analyse(deed))


def _read(orders: frozenset[int], bracket: Bracket) -> Finding | Reason | None:
    if rendered := _rendered(bracket):
        return rendered
    run = _run(bracket)
    if not run.text or any_shows(_NO_RUNS, bracket, run):
        return None
    is_name = _is_named_deed(bracket, orders) or not _is_deed(bracket)
    found = _found(bracket, run) if is_name else None
    if found or not bracket.content.japanese:
        return found
    return bracket.rejection or "unlabelled-name"


def _run(bracket: Bracket) -> _Run:
    scan, end = bracket.scan, back_over_brackets(bracket.scan, bracket.pair.open)
    start = max(0, end - _REACH, scan.after_number(end))
    run = _RUN.search(scan.text[start:end])
    if not run:
        return _NO_RUN
    before = run.string[: run.start()].rstrip()
    alone = _BOUND[scan.is_japanese].search(before) is not None
    return _Run(" ".join(run[0].split()).strip(" \"“”'’.,&/+-–"), before, alone)


def _names_nothing(_: Bracket, run: _Run) -> bool:
    return names_nothing(run.text)


def _is_end_of_name(bracket: Bracket, run: _Run) -> bool:
    """Whether the letters are the end of a Japanese name: 海洋OS（Marine Operating System: MOS）."""
    english = bracket.content.english
    if not english or not _NOUN_END.search(run.before):
        return False
    return spell(run.text, english).sort not in _SPELLED


def _is_clause(bracket: Bracket, run: _Run) -> bool:
    """Whether the letters are several words with which an English sentence begins: Farmers use compost."""
    return len(run.text.split()) > _MOST_WORDS and not run.is_title and bracket.is_in_english


_NO_RUNS = (_names_nothing, _is_end_of_name, _is_clause)
"""Why letters before a bracket are no name."""


def _is_named_deed(bracket: Bracket, orders: frozenset[int]) -> bool:
    """Whether what is done is a name, as its neighbours' are: PLAN（計画）."""
    return bracket.passage in orders and bracket.content.japanese not in vocabulary.words("deeds")


def _found(bracket: Bracket, run: _Run) -> Finding | None:
    content = _divided(bracket.content, run.acronym)
    nicknames = (content.alias,) if content.alias and not content.hereafter else ()
    bare = replace(content, definition="", alias="" if nicknames else content.alias)
    if bare.is_japanese_alone and run.alone:
        named = _named_in_japanese(bracket, run.text)
        return replace(named, definition=content.definition, aliases=nicknames) if named else None
    if not content.english:
        return _stated(bracket, content.acronym, _title(bracket, run), content.japanese)
    if run.acronym in content.english.split():
        return None  # CPI（CPI per household）says what is counted
    if _is_told(bracket, run) or spell(run.acronym, content.expansion):
        return _stated(bracket, run.acronym, content.expansion, content.japanese)
    return None


def _is_one_of_class(bracket: Bracket, name: str) -> bool:
    """Whether one small word may only say what kind of thing the Japanese names: the city (大阪市)."""
    japanese = bracket.content.japanese
    if " " in name or not name.islower():
        return False
    return len(japanese) > _LONGEST_WORD or any(map(tokens.is_owner, bracket.scan.analyse(japanese)))


def _rendered(bracket: Bracket) -> Finding | None:
    """English words before the Japanese for them: the Bay Fund (湾岸基金), a basal dressing (元肥)."""
    if not bracket.is_in_english:
        return None
    before = bracket.scan.before(bracket.scan.before_space(bracket.pair.open), _REACH)
    japanese = bracket.content.japanese
    name = english_names.at_end(before)
    is_other = bracket.rejection or any_shows(_NO_NAMES, bracket, name)
    if not name or is_other or not _is_name(bracket, japanese) or _is_one_of_class(bracket, name):
        return None
    return replace(bracket.finding(), english=tidy(name), japanese=bounded(japanese, "bracket"))


def _divided(content: BracketContent, acronym: str) -> BracketContent:
    """The content with English that spells the acronym divided from the Japanese beside it."""
    for form in _BOTH_LANGUAGES:
        both = form.fullmatch(content.japanese)
        if both and spell(acronym, both["english"]):
            return replace(content, english=both["english"], japanese=both["japanese"])
    return content


def _stated(bracket: Bracket, acronym: str, english: str, japanese: str) -> Finding | None:
    """An acronym and its English, with the Japanese name or the meaning in the bracket."""
    if not acronym or not english:
        return None
    found = replace(bracket.finding(), acronym=acronym, english=english)
    if tokens.describes(bracket.scan.analyse(japanese)):
        return replace(found, definition=japanese)
    return replace(found, japanese=bounded(japanese, "bracket"), definition=bracket.content.definition)


def _is_told(bracket: Bracket, run: _Run) -> bool:
    """Whether words in the bracket are what letters before it mean, though they need not spell them."""
    return run.alone and (bracket.scan.is_japanese or run.acronym == run.text)


def _title(bracket: Bracket, run: _Run) -> str:
    """The letters before an acronym, where they are a title in Japanese text; a comma divides names."""
    is_whole = bracket.scan.is_japanese and "," not in run.text
    return tidy(run.text) if is_whole and run.is_title else ""


def _named_in_japanese(bracket: Bracket, run: str) -> Finding | None:
    """ACR（名）, English（名） and the number of a standard."""
    japanese = bracket.content.japanese
    if not _is_name(bracket, japanese) or any_shows(_NO_NAMES, bracket, run):
        return None
    found = replace(bracket.finding(), japanese=bounded(japanese, "bracket"))
    if is_acronym(run) or _STANDARD.fullmatch(run):
        return replace(found, acronym=run)
    is_english_name = _is_english_name(run) or _is_called_so(run, japanese)
    word = headwords.parse(tidy(run))
    return replace(found, acronym=word.acronym, english=word.english) if is_english_name else None


def _is_name(bracket: Bracket, japanese: str) -> bool:
    if vocabulary.pattern("no_names").search(japanese) or not 1 < len(japanese) <= _LONGEST_NAME:
        return False
    is_person = vocabulary.phrase("person who").search(japanese) is not None
    return is_person or tokens.names_something(bracket.scan.analyse(japanese))


def _is_english_name(run: str) -> bool:
    """Whether Latin letters are several English words, or one noun, not a product: Readability."""
    is_noun = _WORD.fullmatch(run) and vocabulary.pattern("english_noun_endings").search(run)
    is_value = _VALUE.search(run)
    return run[0].isupper() and not is_value and (is_english(run) or is_noun is not None)


def _is_called_so(run: str, japanese: str) -> bool:
    """Whether the Japanese says what one English word says: Command（指揮）, Skill（スキル）."""
    is_word = _WORD.fullmatch(run) and _ONE_WORD.fullmatch(japanese)
    return is_word is not None and renderings.shared(japanese, run).words > 0


def _is_sound(bracket: Bracket, run: str) -> bool:
    """Whether katakana only says how letters are pronounced: RAID（レイド）."""
    return is_acronym(run) and is_sound(bracket.content.japanese, run)


def _is_sort_of_it(bracket: Bracket, run: str) -> bool:
    """Whether the Japanese is the letters with more: CDS（バスケット型CDS）."""
    return run in bracket.content.japanese


def _is_kind_of_standard(bracket: Bracket, run: str) -> bool:
    """Whether the Japanese says whose standard a number is, and not its title: SBE 2954（港湾技術会規格）."""
    is_kind = vocabulary.phrase("kind of standard").search(bracket.content.japanese)
    return is_kind is not None and _STANDARD.fullmatch(run) is not None


def _is_of_file(bracket: Bracket, run: str) -> bool:
    """Whether letters are a kind of file, or the name of a file, a program or a site: Tide.js."""
    return is_file_kind(run, bracket.content.japanese) or _FILE.search(run) is not None


def _is_sort_of_noun(bracket: Bracket, run: str) -> bool:
    """Whether a word shorter than the letters says of which sort the next noun is: SWIR（赤外線）カメラ."""
    is_short = len(bracket.content.japanese) < len(run) and is_acronym(run)
    return is_short and _NOUN.match(bracket.scan.text, bracket.pair.close + 1) is not None


def _is_of_documents(bracket: Bracket, run: str) -> bool:
    """Whether the Japanese says which documents of a body are meant: OECD（統計年報）, IMO（決議・回章）."""
    japanese, is_document = bracket.content.japanese, vocabulary.pattern("documents").search
    several = _BETWEEN_DOCUMENTS.split(japanese)
    if len(several) > 1 and all(map(is_document, several)):
        return True
    if not is_document(japanese):
        return False
    if is_acronym(run):
        return not (renderings.has_initial(japanese, run[0]) or renderings.has_initial(japanese, run[-1]))
    return "の" in japanese and not renderings.shared(japanese, run).words


_NO_NAMES = (_is_sound, _is_kind_of_standard, _is_of_file, _is_sort_of_it, _is_sort_of_noun, _is_of_documents)
"""Why the Japanese in a bracket does not say what the letters before it mean."""
