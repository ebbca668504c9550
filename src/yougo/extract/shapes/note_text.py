"""What a footnote's text says: names, a definition, a quotation with its source, a list, a remark."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal, TypeAlias

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, kinds, name_lists, namings
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.inline_code import SIGNS
from yougo.extract.shapes.signs import first_found
from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import JAPANESE, is_japanese
from yougo.language.letters import acronym_of, spell
from yougo.language.text import caught, has_closed_brackets, narrow, start_of, tidy, unwrapped
from yougo.model.documents import OBJECT

_AFTER_LATIN = re.compile(rf"[^\x20-\x7e\u00c0-\u024f\u2010-\u201d\n{SIGNS}].*", re.DOTALL)
_TRAILING_BRACKET = re.compile(r"\s*[(（](?P<inside>[^()（）]*)[)）]$")
_FEW_WORDS = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]++(?: [A-Za-zÀ-ɏ'’-]++){0,5}")
_LATIN_END = re.compile(
    r"(?<=[a-z)])(?:\.(?=\s+[A-Z])|[:;](?=\s)|\s[–—-](?=\s+(?:an?|the)\s)|,(?=\s(?:an?|the)\s))"
)
"""Where the first of several English sentences ends."""
_FIRST = re.compile(r"[^。．\n]+")
_MAY_BE_PAIR = re.compile("[A-ZＡ-Ｚ].*[:：;；=＝、,，/／(（]|[:：;；=＝、,，/／(（].*[A-ZＡ-Ｚ]")
"""A capital letter, and a sign that may divide an acronym from what it is short for."""
_DIVIDER = re.compile(rf"。|\s*[。．.:：](?=.*[{JAPANESE}])", re.DOTALL)
_ADDRESS = re.compile(r"https?:|www\.")
_WORD = re.compile(r"\W?[^\W\d]")
_MARKS = "。．.、,:： 　"
_LONGEST_EXPANSION = 16
_MOST_SMALL = 0.3
_SHORTEST_DEFINITION = 6
_SENTENCE_ENDS = ("。", ".", ")", "）")
Names: TypeAlias = tuple[Headword, str] | None
"""The names with which a text begins, and the rest of it."""
Read: TypeAlias = Callable[[str, str], Names]


@dataclass(frozen=True, slots=True)
class NoteText:
    """The parts of a note."""

    word: Headword = NOTHING
    """What the term is short for, or called."""
    definition: str = ""
    citation: str = ""
    remark: str = ""
    """What is not a definition."""
    sort: Literal["list", "remark"] = "remark"
    """Whether the remark is a list of quoted terms."""

    def __bool__(self) -> bool:
        """Whether it says what the term is short for, or what it means."""
        return bool(self.word.english or self.definition)


def parse(text: str, acronym: str = "", *, expanded: bool = False) -> NoteText:
    """A note's text taken apart; `acronym` is what its mark refers to, if that is one.

    Where the term's English is known (`expanded`), the note need not begin with it.

    >>> said = parse("World Trade Organization。「貿易の国際機関。」（百科より）")
    >>> said.word.english, said.definition, said.citation
    ('World Trade Organization', '貿易の国際機関。', '百科より')
    """
    text = vocabulary.phrase("translator's note").sub("", text.replace(OBJECT, " ").strip())
    plain, source = _without_source(text)
    called, rest = namings.parse(_without_term(plain, acronym))
    word, rest = _names(rest, acronym, (_full_name,) if expanded else _READERS)
    is_spelled = spell(acronym or word.acronym, word.english).is_from_start
    if not is_spelled and is_citation(text):
        return NoteText(remark=text)
    also_called, rest = namings.parse(rest)
    word = reduce(headwords.combined, (_without_remark(word, acronym), called, also_called))
    said = _said(rest, follows_name=word != NOTHING)
    return NoteText(word, said.definition, said.citation or source, said.remark, said.sort)


def _without_remark(word: Headword, acronym: str) -> Headword:
    """The names without what is only said of the English that spells the note's acronym."""
    named = headwords.without_remark(replace(word, acronym=word.acronym or acronym))
    return replace(word, english=named.english)


def _without_term(text: str, acronym: str) -> str:
    """A text without the acronym that it is about, where what that is short for comes next."""
    begun = vocabulary.phrase("acronym again").match(text)
    return text[begun.end() :] if begun and begun["name"] == acronym else text


def of(word: Headword, text: str) -> NoteText:
    """What a text says of a headword."""
    return parse(text, word.acronym, expanded=bool(word.english))


def expands(text: str, acronym: str) -> bool:
    """Whether a text gives English that spells an acronym."""
    return bool(spell(acronym, parse(text, acronym).word.english))


def is_citation(text: str) -> bool:
    """Whether a text says where something is written."""
    return vocabulary.pattern("citations").search(unwrapped(text)) is not None


def _without_source(text: str) -> tuple[str, str]:
    """A text without the source, the address or the reference after its last sentence; and the source."""
    source = vocabulary.phrase("source at the end").search(text)
    text = text[: start_of(source, len(text))]
    text = vocabulary.phrase("address at the end").sub("", text)
    return vocabulary.phrase("see elsewhere").sub("", text).strip(), caught(source, "source")


def _names(text: str, acronym: str, readers: Iterable[Read]) -> tuple[Headword, str]:
    """What the first reader finds that the term is short for, and the rest."""
    return first_found(readers, text, acronym) or (NOTHING, text)


def _pair(text: str, _acronym: str) -> Names:
    """An acronym and what it is short for: ITF: International Transport Forum, or the other way round."""
    first = _LATIN_END.split(caught(_FIRST.match(text)), maxsplit=1)[0]
    word = name_lists.one(first) if _MAY_BE_PAIR.search(first) else NOTHING
    return (word, text[len(first) :].lstrip(_MARKS)) if spell(word.acronym, word.english) else None


def _expansion(text: str, acronym: str) -> Names:
    """The English that the note begins with, the Japanese in a bracket after it, and what follows."""
    english, bracket, rest = _english_first(text)
    is_name = _is_expansion(english, acronym) or _is_name(english, rest)
    if not is_name or not has_closed_brackets(english):
        return None
    short = vocabulary.phrase("short for").match(rest)
    if not short and (is_japanese(rest[:1]) or vocabulary.phrase("particle set off").match(rest)):
        return None  # the Latin letters only begin a sentence
    rest = rest[len(caught(short)) :].lstrip(_MARKS)
    japanese = tidy(caught(short, "name"))
    word = Headword(japanese=japanese if is_japanese(japanese) else "", english=english)
    return replace(word, acronym=acronym_of(bracket)), rest


def _english_first(text: str) -> tuple[str, str, str]:
    """The English that a note begins with, what is in its bracket, and the rest."""
    latin = text[: len(_AFTER_LATIN.sub("", narrow(text)))].rstrip(f"(（ {_MARKS}")
    rest = text[len(latin) :]
    latin, *more = _LATIN_END.split(latin, maxsplit=1)
    rest = "".join(more) + rest
    latin = tidy(latin).rstrip(" .,:;-–")
    bracket = caught(_TRAILING_BRACKET.search(latin), "inside")
    return _TRAILING_BRACKET.sub("", latin).strip('"“” '), bracket, rest


def _late_expansion(text: str, acronym: str) -> Names:
    """What a later sentence says that the acronym is short for."""
    late = vocabulary.phrase("short for, in a later sentence").search(text)
    english = tidy(caught(late, "name"))
    if not late or not spell(acronym, english):
        return None
    return Headword(english=english), (text[: late.start()] + text[late.end() :]).strip()


def _full_name(text: str, _acronym: str) -> Names:
    """The Japanese name that the term is short for, if the note gives one."""
    full = vocabulary.phrase("short for a name").match(text)
    name = tidy(caught(full, "name"))
    return (Headword(japanese=name), text[len(caught(full)) :]) if is_japanese(name) else None


def _pointed(text: str, acronym: str) -> Names:
    """The name that a text only points to, where it spells the acronym: World Trade Organization を参照."""
    pointed = vocabulary.phrase("points to a name").fullmatch(text)
    english = tidy(caught(pointed, "name"))
    return (Headword(english=english), "") if spell(acronym, english) else None


_READERS: tuple[Read, ...] = (_pair, _pointed, _expansion, _late_expansion, _full_name)


def _is_name(english: str, rest: str) -> bool:
    """Whether a few words before a full stop or a colon, with Japanese after it, name the note's term."""
    return _FEW_WORDS.fullmatch(english) is not None and _DIVIDER.match(rest) is not None


def is_expansion(text: str) -> bool:
    """Whether a text is nothing but an English name, its words beginning with capitals."""
    return text.isascii() and _is_expansion(text.strip().rstrip("."), "")


def _is_expansion(english: str, acronym: str) -> bool:
    """Whether English words are a name: they spell the acronym, or nearly all begin with a capital."""
    words = english.split()
    if not 1 < len(words) <= _LONGEST_EXPANSION or _ADDRESS.search(english):
        return False
    return bool(spell(acronym, english)) or is_titled(english)


def is_titled(english: str) -> bool:
    """Whether nearly all words begin with a capital, and more than one of them does not join others."""
    words = filter(_WORD.match, english.split())
    initials = [word[0] for word in words if word.lower() not in SMALL_WORDS]
    return len(initials) > 1 and sum(map(str.islower, initials)) <= _MOST_SMALL * len(initials)


def _said(text: str, *, follows_name: bool) -> NoteText:
    """What follows the names: a quotation, a list, else an explanation."""
    text = vocabulary.phrase("term again").sub("", text)
    quotation = vocabulary.phrase("quotation").match(text)
    is_list = vocabulary.phrase("quotations").fullmatch(text) is not None
    if quotation and _is_cited(quotation, is_list=is_list):
        cited = vocabulary.phrase("citation").match(text[quotation.end() :].lstrip())
        return NoteText(definition=_sentence(quotation["words"]), citation=caught(cited, "source"))
    return NoteText(remark=text, sort="list") if is_list else _explanation(text, follows_name=follows_name)


def _is_cited(quotation: re.Match[str], *, is_list: bool) -> bool:
    """Whether a quotation is a definition: a sentence, or words that the note's sentence ends with."""
    after = quotation.string[quotation.end() :][:1]
    goes_on = is_japanese(after) or after == "「"
    return quotation["words"].endswith("。") or not (is_list or goes_on)


def _explanation(text: str, *, follows_name: bool) -> NoteText:
    """Words that are not quoted: a definition, unless they are a remark or too short to say anything."""
    citation = vocabulary.phrase("citation")
    plain = _sentence(citation.sub("", text))
    plain = vocabulary.phrase("aside at the end").sub("。", plain)
    if len(plain) < _SHORTEST_DEFINITION or _is_remark(plain) or (follows_name and _is_fragment(plain)):
        return NoteText(remark=plain)
    return NoteText(definition=plain, citation=caught(citation.search(text), "source"))


def _is_fragment(text: str) -> bool:
    """Whether words are no sentence and no phrase for a kind of thing."""
    if is_remark_on_name(text):
        return True
    return not text.endswith(_SENTENCE_ENDS) and not kinds.ends_in_kind(text)


def is_remark_on_name(text: str) -> bool:
    """Whether an English sentence behind a name counts the things of that name: Each port has one."""
    return vocabulary.phrase("remark behind a name").match(text) is not None


def _is_remark(text: str) -> bool:
    """Whether words do not define anything: a value, a thought, what the term was called before."""
    return is_value(text) or vocabulary.pattern("remarks").search(text) is not None


def is_value(text: str) -> bool:
    """Whether a text is a value of something: an address, a date, an amount, a version, a code.

    >>> is_value("2026-03-09"), is_value("1: あり, 0: なし"), is_value("年に一度の見直し")
    (True, True, False)
    """
    return is_no_name(text) or vocabulary.pattern("amounts").fullmatch(text.strip()) is not None


def is_no_name(text: str) -> bool:
    """Whether a text is a value and cannot be a name as well, as 3GPP can.

    >>> is_no_name("2026-03-09"), is_no_name("3GPP")
    (True, False)
    """
    return vocabulary.pattern("values").fullmatch(text.strip()) is not None


def defines(text: str) -> bool:
    """Whether a text may say what a term means: it is neither a value nor a remark."""
    return not _is_remark(text)


def _sentence(text: str) -> str:
    """Running text on one line, without brackets that lost their content."""
    return unwrapped(text).replace("()", "").replace("（）", "").strip()
