"""What stands inside a bracket: an acronym, English, a short form, a reading, or nothing of ours."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import cast

from yougo.extract import vocabulary
from yougo.language.characters import HIRAGANA, is_japanese
from yougo.language.letters import is_acronym
from yougo.language.patterns import LATIN_TEXT, QUOTATION_MARKS
from yougo.language.text import narrow, tidy, unwrapped
from yougo.model.codes import Reason

_LATIN = re.compile(LATIN_TEXT)
_WHERE = r"(?:この|本|当該|次|同|第)[^。、「」『』“”]{1,20}?(?:において|では|で|に関し)"
"""How far a short name holds: この条において, 次項及び第三項において."""
_HEREAFTER = re.compile(
    rf"(?:(?:以下|以降)(?:単に|では|、|,|は|に|{_WHERE})*+|{_WHERE}(?=[、,\s]*[「『“]))[、,\s]*"
    r"[「『“]?(?P<name>(?!同[じ様])[^「」『』“”。()]{1,40}?)[」』”]?"
    r"(?:と(?:いう|いいます|言う|称する|称します|略す|略称する|する|します|呼ぶ|呼びます|表記する|表記)?)?(?:こととする)?[。.]?$"
)
_SAME_BELOW = re.compile(
    r"[。、]\s*(?:(?:以下|次項|次条|第[^。、]{1,12})[^。「」]{0,30}において|以下)[、,]?(?:単に)?同(?:じ|様)(?:とする|とします|である|です)?。?$"
)
_MEANS = re.compile(
    r"(?P<words>.{6,}?)(?:のこと)?(?:を(?:いう|言う|いいます|言います|指す|指します|意味する|意味します)|のこと)。?",
    re.DOTALL,
)
_ENGLISH_HEREAFTER = re.compile(
    r"(?:hereafter|hereinafter)(?:[ ,]*(?:referred to as|called|as|the|simply))*[ ,]*"
    r"[“\"']?(?P<name>[^“”\"']{2,40}?)[”\"']?\.?$",
    re.IGNORECASE,
)
_NESTED = re.compile(r"\(([^()]*)\)")
_SEPARATORS = tuple(map(re.compile, (r"[:：;；=＝]", r"[、,，。/／]", r"[\s　]*[(（]")))
_KANA = re.compile(rf"[{HIRAGANA}ー・\s]{{2,}}")
_ARTICLE = re.compile("^(?:the|an?) (?=.*[A-Z])")
"""A small article before a name: the Danish Ministry of Finance."""
_TITLE = re.compile("[Tt]he(?: +(?:[A-Z][A-Za-z'’-]*|of|and|on|for|in|to|the))+(?<=[A-Za-z]{2})")
"""A name with its article: the Data Distributor, The Age of …"""
_WORD = re.compile(
    r"[A-Za-z][a-z]{3,}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Za-z][a-z]*(?:-(?:[A-Z][a-z]+|[a-z]+))+"
)
_TOO_LONG = 200
LONGEST_NAME = 30
_SENTENCE = re.compile(r"[。をはが]|(?:する|した|できる|ている|である|です|ます|だ|ない|いう)$")


@dataclass(frozen=True, slots=True)
class BracketContent:
    """The parts of a bracket's content; ``""`` for what it does not hold."""

    acronym: str = ""
    english: str = ""
    single: bool = False
    """Whether the English is one word alone."""
    japanese: str = ""
    """A name, when nothing says of what sort."""
    alias: str = ""
    """A short or common name, said to be one: 以下, 略称, 通称."""
    hereafter: bool = False
    """Whether the short name is the text's own from here on: 以下."""
    former: str = ""
    reading: str = ""
    definition: str = ""

    def __bool__(self) -> bool:
        return any(
            (
                self.acronym,
                self.english,
                self.alias,
                self.former,
                self.reading,
                self.japanese,
                self.definition,
            )
        )


def is_english(text: str) -> bool:
    """Whether the text is an English name: two words or more, not only numbers and marks."""
    if not _LATIN.fullmatch(text) or is_acronym(text):
        return False
    if text == text.upper() and re.search(
        r"[\d,]", text
    ):  # a standard's number, a list: ISO/IEC 25012, DSL,CATV
        return False
    if 2 * sum(char.isdigit() for char in text) >= len(text):  # 3400MHz-3600MHz
        return False
    long = re.findall(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]+", text)
    return len(long) > 1 or (len(text.split()) > 1 and any(re.search("[a-z]{3}", word) for word in long))


def parse(text: str) -> BracketContent:
    """A bracket's content (without its brackets and note marks) taken apart.

    >>> found = parse("International Seabed Authority: ISA")
    >>> found.acronym, found.english
    ('ISA', 'International Seabed Authority')
    """
    text = _NESTED.sub(lambda nested: "" if is_other(nested[1]) else nested[0], narrow(text))
    text = unwrapped(text).strip("、。,;:")
    head, remark, _ = text.partition("、")
    if remark and ":" in head and (both := parse(head)).acronym and both.english:
        return both  # WSIS: World Summit on …、2003年に…で開催
    if not text or len(text) > _TOO_LONG or (is_other(text) and not _TITLE.fullmatch(text)):
        return BracketContent()
    text = _SAME_BELOW.sub("", text)
    means = _MEANS.fullmatch(text)
    if means and not vocabulary.pattern("remarks").search(text):
        return BracketContent(definition=means["words"])
    hereafter = _HEREAFTER.search(text) or _ENGLISH_HEREAFTER.search(text)
    if hereafter and (not hereafter.start() or text[hereafter.start() - 1] in "。、,. )"):
        return _with_alias(parse(text[: hereafter.start()]), hereafter["name"])
    return _one(text) or _several(text)


def _several(text: str) -> BracketContent:
    """The content as parts that a sign divides: the first sign at which each part is something."""
    for separator in _SEPARATORS:
        parts = [part.strip(" 　()（）") for part in separator.split(text)]
        parts = [part for part in parts if part]
        if len(parts) > 1 and (joined := _joined(parts)):
            return joined
    return BracketContent()


def is_other(text: str) -> bool:
    """Whether a bracket holds a quantity, date, ordinal, remark, … (``vocabulary/other_brackets.tsv``)."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return vocabulary.pattern("other_brackets").fullmatch(folded) is not None


def sort(text: str) -> Reason:
    """What a bracket holds that names nothing (``vocabulary/other_brackets.tsv``)."""
    folded = unicodedata.normalize("NFKC", text).strip()
    for pattern, found, *_ in vocabulary.table("other_brackets"):
        if vocabulary.one(pattern).fullmatch(folded):
            return cast("Reason", found)  # tests/test_codes.py looks at every row
    return "sentence" if len(text) > LONGEST_NAME else "unknown"


def _with_alias(rest: BracketContent, name: str) -> BracketContent:
    name = tidy(name)
    if is_acronym(name) and not rest.acronym:
        return replace(rest, acronym=name)
    return replace(rest, alias=name, hereafter=True) if name else rest


def _one(text: str) -> BracketContent:
    """The content as one single part."""
    label = vocabulary.labels().match(text)
    if label and label.end() < len(text):
        return _labelled(vocabulary.mapping("labels")[label[1]], text[label.end() :])
    quoted, text = text[:1] in "「『", text.strip(f"{QUOTATION_MARKS} 　")
    if is_acronym(text):
        return BracketContent(acronym=text)
    if is_english(text) and not quoted and not re.search(r"[:;()]", text):
        return _english(text)
    if _WORD.fullmatch(text) and text.lower() not in vocabulary.words("english_remarks"):
        return BracketContent(english=text, single=True)
    return _japanese(text)


def _japanese(text: str) -> BracketContent:
    """A reading in kana, a short title with letters in it, or a name of which nothing says the sort."""
    if _KANA.fullmatch(text):
        return BracketContent(reading=text)
    if _is_short_title(text):
        return BracketContent(alias=text)
    if is_japanese(text) and not re.search(r"[:：;；、,，。=＝]", text) and not is_other(text):
        return BracketContent(japanese=tidy(text))
    return BracketContent()


def _is_short_title(text: str) -> bool:
    """Whether letters and an instrument's word make a short name: TRIPS協定."""
    kinds = "|".join(sorted(vocabulary.words("instruments")))
    return re.fullmatch(rf"[A-Z][A-Za-z0-9\-]{{1,11}}(?:{kinds}|法)", text) is not None


def _english(text: str) -> BracketContent:
    """English, or English and its acronym with a comma between them: Limited Partner, LP."""
    first, _, rest = text.partition(",")
    if is_acronym(first.strip()) and is_english(rest.strip()):
        return BracketContent(acronym=first.strip(), english=tidy(rest).rstrip("."))
    head, _, tail = text.rpartition(",")
    if head and is_acronym(tail.strip()) and is_english(head):
        return BracketContent(acronym=tail.strip(), english=tidy(head))
    return BracketContent(english=_ARTICLE.sub("", tidy(text).rstrip(".")))


def _labelled(role: str, text: str) -> BracketContent:
    """A part behind a word that says what it is: 略称：NHK."""
    text = tidy(re.sub(r"\s*\([^()]*\)$", "", text).strip(f"{QUOTATION_MARKS} 　。"))
    if is_acronym(text):
        return BracketContent(acronym=text)
    if role == "english" or (role == "alias" and is_english(text)):
        return BracketContent(english=text) if _LATIN.fullmatch(text) else BracketContent()
    if not text or len(text) > 40 or re.search("[。、]", text):
        return BracketContent()
    known = {
        "alias": BracketContent(alias=text),
        "former": BracketContent(former=text),
        "reading": BracketContent(reading=text),
        "japanese": BracketContent(japanese=text),
    }
    return known[role]


def _joined(parts: list[str]) -> BracketContent:
    """Several parts that each are something; a Japanese sentence after a name is its definition.

    Three parts with a lone English word and letters beside it are a list of members: (Browser, アプリ, OS).
    """
    found, lone = BracketContent(), False
    for number, part in enumerate(parts):
        one = _one(part)
        lone = lone or one.single
        new = {
            field: value
            for field in ("acronym", "english", "alias", "former", "reading", "japanese")
            if (value := getattr(one, field)) and not getattr(found, field)
        }
        japanese = new.get("japanese", "")
        if number and found and (len(japanese) > LONGEST_NAME or _SENTENCE.search(japanese)):
            return replace(found, definition=tidy("、".join(parts[number:])))
        if not new:
            return BracketContent()
        found = replace(found, **new)
    is_list = lone and len(parts) > 2 and bool(found.acronym)
    return BracketContent() if is_list else found
