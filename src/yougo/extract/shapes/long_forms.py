"""The English long form before a short one: gross domestic product before GDP."""

import re

from yougo.extract import vocabulary
from yougo.language.alignment import align
from yougo.language.letters import acronym_of, is_numeronym, spell
from yougo.language.text import caught, tidy

_REACH = 200
_CUT = re.compile(
    r"[;:]\s"
    r"|[.?!]\s+(?=[A-Z])"
    r"|[(\[](?=[^()\[\]]*$)"  # a bracket that is open here
    r"|\b(?:is|are|was|were|be|been|being|has|have|had|that|which|whose|who|than"
    r"|we|our|their|its|this|these|those|such)\s",
)
"""What no name runs across."""
_QUANTITY = re.compile("(?P<noun>[A-Za-z])(?P<sort>max|min|(?<=[A-Z])[a-z])")
_ADJECTIVE_AND_NOUN = re.compile(r"\b[a-z][a-z-]+ [A-Za-z][a-z-]+$")
_NUMERONYM = re.compile("[a-z][1-9][0-9]?[a-z]")
_AFTER_WORD = "\"'”’ ,"
_LOCANT = re.compile(
    r"(?<!\S)(?:[\d,.'()\[\]+/±-]|alpha|beta|gamma|delta|\b[A-Za-z])+[-)]$",
    re.IGNORECASE,
)
"""What a name may begin with before its first word: 1,2-, alpha-, N,N-."""
_SUSPENDED = re.compile(r"(?<!\S)[A-Za-z]+[-‐] (?:and|or) $")
"""The first half of a pair that shares its end with the name: per- and polyfluoroalkyl substances."""
_OF_SEVERAL = re.compile(
    r"\b(?:Agency|Board|Bureau|Cent(?:re|er)|Commission|Committee|Department|Directorate|Division|Institute"
    r"|Ministry|Office) (?:of|for|on) (?:the )?$"
)
"""A body before the things that it is for, which are no name by themselves: Bureau of Tides, Ports, and …"""
_SEVERAL = re.compile(",| and ")
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORT = re.compile(r"[\w(\[][\w.,/+&'’*()\[\]–-]{0,11}(?: [\w+/-]{1,11}){0,2}")
_NO_SHORT = re.compile(r"\d[\d.,]*\s.*|[A-Z]?[a-z]{4,}|[^A-Za-z]*|(?:e\.g|i\.e|cf|etc|see|and)\.?")
_LONGEST_SHORT = 12
_SHORT_END = re.compile(r"(?<![\w-])[\"“']?(?P<short>[A-Z0-9][\w&/+.-]{1,11})[\"”']?$")
_REACH_SHORT = 20
_RUN = re.compile(r"(?:the |an? )?[\"“']?(?P<words>[A-Za-z][\w’'&/-]*+(?:,? [\w’'&/-]++){0,11})")
"""English words that may hold a name."""
_WORD_END = re.compile(r"(?<=[\w’'])(?=[, ]|$)")
_TITLED = re.compile(r"(?: (?:of |for |on |in )?(?:the )?[A-Z][\w-]*+)*+")
"""What goes on with a name in capitals."""
_SURE = {"initials", "content", "syllables", "parent"}
"""How a name spells its letters when no word more belongs to it."""


def is_short_form(text: str) -> bool:
    """Whether text in brackets may be an English short form: GDP, mAb, TNF alpha, 5-HT.

    >>> [is_short_form(text) for text in ("GDP", "mAb", "TNF alpha", "10 mM", "Kappa")]
    [True, True, True, False, False]
    """
    if not 1 <= len(text) <= _LONGEST_SHORT or not _SHORT.fullmatch(text):
        return False
    return text.isupper() or not _NO_SHORT.fullmatch(text)


def is_written_short_form(text: str) -> bool:
    """Whether text may be a short form, and is not all in small letters, as words are."""
    return (not text.islower() or _NUMERONYM.fullmatch(text) is not None) and is_short_form(text)


def long_form(before: str, short: str) -> str:
    """The words at the end of `before` that `short` stands for, ``""`` when none do.

    >>> long_form("we speak of gross domestic product", "GDP")
    'gross domestic product'
    >>> long_form("in 2020 the working group", "GDP")
    ''
    >>> long_form("at the Asian Centre for Harbour Research", "CHR")  # Asian has no letter
    'Asian Centre for Harbour Research'
    """
    near = before[-_REACH:]
    quantity = _quantity(near.rstrip(_AFTER_WORD), short)
    if quantity:
        return quantity
    word = near.rstrip(_AFTER_WORD).rpartition(" ")[2].lstrip("\"'“‘(")
    if is_numeronym(short, word):
        return word
    cut = max(map(re.Match.end, _CUT.finditer(near)), default=0)
    aligned = align(short, near, cut)
    if not aligned:
        return ""
    start = aligned.begin - len(caught(_LOCANT.search(near[cut : aligned.begin])))
    start -= len(caught(_SUSPENDED.search(near[cut:start])))
    start -= len(_body_before(near[cut:start], near[start:]))
    found = _POSSESSIVE.sub("", near[start:].strip().rstrip("\"'“”‘’ ,"))
    balanced = found.count("(") == found.count(")") and found.count("[") == found.count("]")
    return found if balanced and len(found) > len(short) and short not in found.split() else ""


def _body_before(before: str, name: str) -> str:
    """What words before a name add to it: the body that several things belong to, or its full title."""
    body = caught(_OF_SEVERAL.search(before)) if _SEVERAL.search(name) else ""
    rest = before.removesuffix(body)
    if not vocabulary.phrase("body in English").search(body + name):
        return body
    title = vocabulary.phrase("words before a body").search(rest)
    return caught(title or vocabulary.phrase("scope of a body").search(rest)) + body


def _quantity(before: str, short: str) -> str:
    """The words for a quantity of which a sign says the sort: reactive nitrogen (Nr), peak mass (Mmax)."""
    sign = _QUANTITY.fullmatch(short)
    if not sign:
        return ""
    words = caught(_of_sort(sign["sort"]).search(before))
    noun = words.rpartition(" ")[2].lower()
    is_sort = len(sign["sort"]) > 1 or words.startswith(sign["sort"])
    return words if is_sort and noun.startswith(sign["noun"].lower()) else ""


def _of_sort(sort: str) -> re.Pattern[str]:
    """The words at the end of a text that may be of a sort: max, min, or another adjective."""
    if sort == "max":
        return vocabulary.phrase("at its highest")
    if sort == "min":
        return vocabulary.phrase("at its lowest")
    return _ADJECTIVE_AND_NOUN


def acronym_before(text: str, end: int) -> str:
    """The acronym that ends at an offset, in quotation marks or not; ``""`` when there is none.

    >>> acronym_before('The term "GDP" stands for', 14)
    'GDP'
    """
    short = caught(_SHORT_END.search(text[max(0, end - _REACH_SHORT) : end]), "short")
    return acronym_of(short)


def long_form_behind(text: str, start: int, short: str) -> str:
    """The English from an offset on that `short` stands for, ``""`` where nothing spells it.

    >>> long_form_behind("GDP stands for gross domestic product in law.", 15, "GDP")
    'gross domestic product'
    """
    words = caught(_RUN.match(text, start), "words")
    ends = list(map(re.Match.start, _WORD_END.finditer(words)))
    spelled = [end for end in ends if spell(short, words[:end]).is_from_start]
    sure = [end for end in spelled if spell(short, words[:end]).sort in _SURE]
    if not spelled:
        return ""
    end = sure[0] if sure else spelled[-1]
    titled = caught(_TITLED.match(words, end)) if words[0].isupper() else ""
    return tidy(words[:end] + titled)
