"""Why a bracket says nothing about the name that comes before it: a table of reasons, each asked of both."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from itertools import filterfalse
from operator import attrgetter, itemgetter
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket
from yougo.extract.rules import refused_short_names, refused_titles
from yougo.extract.shapes import aliases, editions, tokens
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.extract.shapes.bracket_remarks import is_file_kind
from yougo.language import renderings
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import caught, has_kanji, narrow
from yougo.model.codes import Reason
from yougo.model.findings import Name

_LETTERS_AT_END = re.compile("[A-Z](?=[A-Z]+$)")
_KATAKANA_END = re.compile(f"[{KATAKANA}]{{2,}}$")
_CAPITALS = re.compile("[A-Z].*[A-Z]")
_TITLE = re.compile("[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*")
_FORMULA = re.compile(r"(?=\D+\d)(?:[A-Z][a-z]?\d*){2,}")
"""A chemical formula: CH4."""
_COUNTRY = re.compile(r"[^\W\d_]{1,4}")
"""An acronym that may be a country's."""
_HEAD_END = re.compile(r"[」』]?\s*(?:[:：\n]|$)|[」』]")
_TWO_SCRIPTS = re.compile(f"(?=[^/]*[{KANJI}])[{KANJI}{KATAKANA}]{{2,}}/[{KATAKANA}]{{3,}}")
_NUMBER = re.compile(r"\d+")
_LATIN_WORD = re.compile(f"^[A-Z]+[a-z][A-Za-z]+(?=[{KANJI}])|(?<=[{KATAKANA}])[A-Z]+[a-z][A-Za-z]+$")
_LATIN = re.compile("[A-Z]")
_LAST_WORDS = re.compile("[^()、。「」]*$")
_OF_ILLNESS = "DS"
"""With what the letters for an illness named after somebody end: disease, syndrome."""
_LONGEST_PAIR = 16
_BETWEEN_TWO = re.compile(r" ?/ ?| \+ ")
_ONE_OF_TWO = re.compile(r"(?=.*[A-Z])[\w.-]{3,}(?: [\w.-]+)?")


def _is_no_term(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the name is not a term's: a kind of body, one of several meetings, or a person's."""
    if editions.is_edition(name, content):
        return False
    bare = vocabulary.phrase("title of a person").sub("", name.text)
    is_no_name = vocabulary.pattern("no_names").search(name.text) or _is_deed_and_more(bracket, name)
    return bool(is_no_name) or tokens.is_only_a_person(bracket.scan.analyse(bare))


def _is_deed_and_more(bracket: Bracket, name: Name) -> bool:
    """Whether a name is only a deed and others of its kind: 削減等."""
    deed = name.text.removesuffix("等")
    return deed != name.text and tokens.is_only_a_deed(bracket.scan.analyse(deed))


def _is_word_on_one(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether one English word follows the own name of a place, a person or a company."""
    return content.single and any(map(tokens.is_proper_noun, bracket.scan.analyse(name.text)))


def _is_measure(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the acronym says whose measure the name is: 売上高（AT&T）; not 自己資本比率（CAR）."""
    letters = next(vocabulary.said_of("measures", name.text), content.acronym)
    return bool(content.bare_acronym) and letters not in {content.acronym, content.acronym[-1:]}


def _is_unit(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the letters are the unit of the quantity that the name says."""
    unit = vocabulary.pattern("units").fullmatch(content.bare_acronym)
    return unit and vocabulary.pattern("quantities").search(name.text)


def _is_one_of_many(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the bracket says which of many it is: 大学（XYZ）."""
    kind = vocabulary.mapping("class_words").get(name.text, "")
    either = content.acronym or content.expansion
    return {"any": either, "title": content.expansion, "english": content.english}.get(kind)


def _is_one_of_such(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the name ends as those of many things do, and the bracket says one: 子会社（Blue Port）."""
    return any(_SUCH[kind](name, content) for kind in vocabulary.said_of("one_of_many", name.text))


def _names_anything(_: Name, content: BracketContent) -> bool:
    return bool(content.acronym or content.english or content.japanese)


def _is_unshared(name: Name, content: BracketContent) -> bool:
    english = "" if content.acronym else content.english
    return english[:1].isupper() and not renderings.shared(name.text, english).words


def _is_model(name: Name, content: BracketContent) -> bool:
    numbers = _NUMBER.findall(content.bare_acronym)
    return bool(numbers) and numbers[0] not in narrow(name.text)


def _is_instance(name: Name, content: BracketContent) -> bool:
    if not content.english:
        return bool(content.acronym)
    shared = renderings.shared(name.text, content.english)
    return 2 * shared.words <= shared.whole


def _is_substance(_: Name, content: BracketContent) -> bool:
    return vocabulary.pattern("substances").search(content.english) is not None


def _is_subtype(name: Name, content: BracketContent) -> bool:
    letters = content.bare_acronym
    return bool(letters) and not (letters[0] == name.text[0].upper() and letters[-1] in _OF_ILLNESS)


_SUCH: Mapping[str, Callable[[Name, BracketContent], bool]] = {
    "any": _names_anything,
    "unshared": _is_unshared,
    "model": _is_model,
    "instance": _is_instance,
    "substance": _is_substance,
    "subtype": _is_subtype,
}
"""What says that a bracket names one of many, as ``vocabulary/one_of_many.tsv`` calls it."""


def _is_pair(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the bracket joins two things and the name does not: 監視制御（ICS/SCADA）."""
    letters = content.acronym or content.english
    before = bracket.scan.before(bracket.pair.open, _LONGEST_PAIR)
    if not _joins_names(letters) or vocabulary.phrase("joins names").search(before):
        return False
    return not renderings.shared(name.text, letters).agree


def _joins_names(letters: str) -> bool:
    """Whether letters are two names or more with a sign between them: ICS/SCADA."""
    names = _BETWEEN_TWO.split(letters)
    return " + " in letters or (len(names) > 1 and all(map(_ONE_OF_TWO.fullmatch, names)))


def _is_place(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the acronym says who is in the place that is named, and is not its own: 米国（AT&T）."""
    words = bracket.scan.analyse(name.text) if content.bare_acronym else ()
    is_code = _COUNTRY.fullmatch(content.acronym) and any(map(tokens.is_country, words[-1:]))
    is_heard = has_kanji(name.text) or renderings.has_initial(name.text, content.acronym[:1])
    return tokens.is_only_a_place(words) and not (is_code and is_heard)


def _is_last_of_several(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether a name is the last of several, and there are too many letters for it: 海運及び港湾（MTP）."""
    letters = _LATIN.findall(content.bare_acronym)
    before = bracket.scan.before(bracket.pair.open, _LONGEST_PAIR + len(name.text)).removesuffix(name.text)
    is_joined = vocabulary.phrase("joins the last name").search(before) is not None
    return is_joined and ("&" in content.acronym or len(letters) > 2 * len(bracket.scan.analyse(name.text)))


def _is_limit(bracket: Bracket, _: Name, content: BracketContent) -> bool:
    """Whether the bracket holds an amount that is a limit: 一定の大きさ（300GT）以上."""
    after = vocabulary.phrase("or more or less").match(bracket.scan.text, bracket.pair.close + 1)
    return content.bare_acronym[:1].isdigit() and after is not None


def _is_file(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the bracket says what kind of file the document before it is."""
    return is_file_kind(content.bare_acronym or content.english, name.text)


def _is_of_other_letters(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the name has letters that the bare acronym lacks: 脳MRI（T2WI）, Kotoba翻訳（NTT）."""
    end = caught(_LETTERS_AT_END.search(name.text))
    if end not in content.acronym:
        return content.bare_acronym
    capitals = set(_LATIN.findall("".join(_LATIN_WORD.findall(name.text))))
    return content.bare_acronym.isalpha() and not capitals.issubset(content.acronym.upper())


def _is_one_of_kind(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the name ends in borrowed words of which the bracket has no letter: 言語モデル（GPT-4）."""
    end, letters = caught(_KATAKANA_END.search(name.text)), _letters(content)
    if not (end and letters) or renderings.has_initial(name.text, letters[0]) or _shares(name.text, letters):
        return False
    return not any(renderings.may_begin(word.surface, letters) for word in bracket.scan.analyse(end))


def _shares(name: str, letters: str) -> bool:
    """Whether a name has one of the letters itself: Public Key ペア（Asymmetric Keys）."""
    return not set(_LATIN.findall(name)).isdisjoint(letters)


def _letters(content: BracketContent) -> str:
    """An acronym in capitals, or the letters with which a title's words begin; ``""`` for anything else."""
    if _TITLE.fullmatch(content.english) and not content.acronym:
        return "".join(map(itemgetter(0), content.english.split()))
    is_plain = _CAPITALS.match(content.bare_acronym) and not _FORMULA.fullmatch(content.acronym)
    return content.acronym if is_plain else ""


def _is_list(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether an acronym follows a Japanese name that is no other for the same: 分類器（決定木、SVM）."""
    is_first = bracket.text.lstrip("「『").startswith(content.japanese)
    return is_first and _is_of_another(bracket, name, content)


def _is_of_another(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether a Japanese name beside an acronym is for another thing, or a remark: （WTO、本部）."""
    return bool(content.bare_acronym) and is_no_other_name(bracket, name, content)


def is_no_other_name(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether Japanese beside letters or a meaning is no other name: 桟橋（構造物。沖へ伸びたもの）."""
    other = content.japanese
    if not other or not (content.bare_acronym or content.definition):
        return False
    is_heard = _KATAKANA_END.fullmatch(other) and renderings.may_begin(other, content.acronym)
    return not (is_heard or aliases.is_alias(bracket.scan, name, other))


def _is_example(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether letters beside another noun are only examples: 検査体制の見直し（PCR、抗原検査）."""
    letters = _LATIN.findall(content.bare_acronym)
    if not letters or not content.japanese:
        return False
    before = caught(_LAST_WORDS.search(bracket.scan.before(bracket.pair.open, _LONGEST_PAIR)))
    names = before if is_no_other_name(bracket, name, content) else before + content.japanese
    unheard = list(filterfalse(partial(renderings.has_initial, names), letters))
    return bool(unheard) and (2 * len(unheard) > len(letters) or _is_deed_on_something(bracket, before))


def _is_deed_on_something(bracket: Bracket, before: str) -> bool:
    """Whether words end in what somebody does to something: 検査体制の見直し."""
    thing, _, deed = before.rpartition("の")
    return bool(thing) and tokens.is_only_a_deed(bracket.scan.analyse(deed))


def _is_unlabelled(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether there is only a Japanese name, and nothing shows that it is another name of the same."""
    is_rendered = _is_head(bracket, name) and _are_alike(name.text, content.japanese)
    is_kind = content.japanese.endswith(name.text)
    is_labelled = not is_kind and vocabulary.labels().match(bracket.text)
    if is_rendered or is_labelled or not content.is_japanese_alone:
        return False
    return not aliases.is_alias(bracket.scan, name, content.japanese)


def _is_head(bracket: Bracket, name: Name) -> bool:
    """Whether a name and its bracket are the head of a line, a heading or what markup sets off."""
    end = bracket.pair.close + 1
    ends = set(map(attrgetter("end"), bracket.scan.edges_over(bracket.pair.open)))
    is_end = end in ends or _HEAD_END.match(bracket.scan.text, end) is not None
    return is_end and name.is_bounded and name.basis != "cell"


def _are_alike(one: str, other: str) -> bool:
    """Whether one name is in kanji and the other in as many katakana or more: 復元力, レジリエンス."""
    kanji, katakana = sorted((one, other), key=_is_katakana)
    return len(kanji) <= len(katakana) and _TWO_SCRIPTS.fullmatch(f"{kanji}/{katakana}") is not None


def _is_katakana(name: str) -> bool:
    return _KATAKANA_END.fullmatch(name) is not None


_Refusal: TypeAlias = Callable[[Bracket, Name, BracketContent], object]
REFUSALS: tuple[tuple[Reason, _Refusal], ...] = (
    ("no-name-before", _is_no_term),
    ("unknown", _is_word_on_one),
    ("no-name-before", _is_measure),
    ("unknown", _is_unit),
    ("unknown", _is_one_of_many),
    ("unknown", _is_one_of_such),
    ("unknown", refused_titles.is_product),
    ("unknown", _is_pair),
    ("no-name-before", _is_place),
    ("unknown", refused_short_names.is_for_several),
    ("unknown", refused_short_names.is_of_all),
    ("unknown", refused_titles.is_of_doer),
    ("unknown", refused_short_names.is_method),
    ("no-name-before", _is_last_of_several),
    ("unknown", _is_limit),
    ("unknown", _is_file),
    ("unknown", _is_of_other_letters),
    ("unknown", refused_titles.is_of_work),
    ("unknown", refused_short_names.repeats),
    ("unknown", refused_short_names.repeats_last_word),
    ("unknown", _is_list),
    ("unknown", _is_example),
    ("unknown", _is_one_of_kind),
    ("unlabelled-name", _is_unlabelled),
)
"""Why a bracket says nothing about the name that comes before it; the first that holds."""
