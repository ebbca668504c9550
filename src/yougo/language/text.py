"""Characters and spellings: what is the same to a reader although it is written differently."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache, partial
from string import ascii_letters, digits

from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, NO_CHARACTERS

_WIDE_TO_NARROW = dict(zip(range(0xFF01, 0xFF5F), range(0x21, 0x7F), strict=True)) | {0x3000: 0x20}
_NARROW_IN_NAMES = frozenset(ascii_letters + digits + " -&/.+#@_,'")
_NARROWED = {wide: narrow for wide, narrow in _WIDE_TO_NARROW.items() if chr(narrow) in _NARROW_IN_NAMES}
"""What is narrow in names: letters, digits, spaces, and the signs between them."""
_WIDE = re.compile("[\uff01-\uff5e\u3000]+")
_HALF_WIDTH = re.compile("[\uff66-\uff9f]+")
_BETWEEN = re.compile(r"[‐‑‒–—―−\-\s・·]+")
"""Hyphens, spaces and dots, which some spellings of a name have and others do not."""
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$|(?<=ss)es\b|(?<=[a-z]{2}[b-df-hj-rtv-z])s\b|(?<=[a-z]{2}e)s\b")
_PLURAL_OF_Y = re.compile(r"(?<=[a-z]{2})ies\b")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff"
    rf"{NO_CHARACTERS}]"
)
"""Also marks that turn the direction of writing, which could disguise a text, and what is not a character."""
_BRACKETS = (("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕"))
_MARKS = (("「", "」"), ("『", "』"), ("“", "”"))
"""The marks of quotations."""
_MOST_MARKS = 30
"""Combining marks on one letter, as in Unicode's stream-safe text format (UAX 15): no writing has more."""
_MAY_BE_MARKS = re.compile(
    rf"[^\x00-\u02ff\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff]{{{_MOST_MARKS},}}"
)

_RUBY = re.compile(
    rf"[｜|](?P<word>[^｜|《》\n]{{1,30}})《[{HIRAGANA}{KATAKANA}ー・]{{1,40}}》|(?<=[{KANJI}])《[{HIRAGANA}ー・]{{1,40}}》"
)

_IN_WORD = re.compile(
    r"(?<=[^\W\d_][-‐])\n(?!(?:and|or|to|nor)\b)(?=[^\W\d_])"
    r"|(?<=[a-z])\n(?=(?:i?es|s|[ts]ions?|ations?|[ie]?ments?|i[sz]ations?|ness|ity|ities|ing|ings|ical|ology|ologies)(?![\w’'-]))"
)
"""A line's end in a word: behind its hyphen (short- / sea, not short- / and long-), or before its ending."""
_SEAM = 12
"""How many letters say how two lines are joined."""


def shortened(text: str, size: int) -> str:
    """The beginning of a text that is longer, with a mark that there is more.

    >>> shortened("用語集", 2), shortened("用語", 2)
    ('用語…', '用語')
    """
    return text if len(text) <= size else f"{text[:size]}…"


def narrow(text: str) -> str:
    """Full-width ASCII as ASCII, one character for one, so that offsets stay.

    >>> narrow("ＤＦＦＴ（用語）")
    'DFFT(用語)'
    """
    return text if text.isascii() else _WIDE.sub(lambda run: run[0].translate(_WIDE_TO_NARROW), text)


@lru_cache(1 << 16)
def tidy(name: str) -> str:
    """A name as a glossary writes it: Latin letters and digits narrow, kana wide, single spaces.

    >>> tidy("ＩＴＵ－Ｔ ﾃﾞｰﾀ　流通")
    'ITU-T データ 流通'
    """
    if not name.isascii():
        name = _WIDE.sub(lambda run: run[0].translate(_NARROWED), _joined_marks(name))
    if "\n" in name:
        name = _IN_WORD.sub("", name)
    return " ".join(name.split())


def _joined_marks(text: str) -> str:
    """Half-width kana joined with their voiced marks, everything else composed."""
    wide = _HALF_WIDTH.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return unicodedata.normalize("NFC", wide)


def hidden(text: str) -> list[str]:
    r"""The characters that `clean` leaves out of a text, but for line breaks: as Unicode numbers them.

    >>> hidden("a\x07b\u202ec\u202e\r\n")
    ['U+0007', 'U+202E']
    """
    return [f"U+{ord(char):04X}" for char in sorted({*_CONTROL.findall(text)} - {"\r"})]


def clean(text: str) -> str:
    r"""Without control characters and lone surrogates, composed (NFC); tabs and line breaks stay.

    >>> clean("\x1b[31me\u0301\x9d\u202e")
    '[31mé'
    """
    if text.isascii() and text.isprintable():
        return text
    plain = _CONTROL.sub("", text)
    if not plain.isascii():
        plain = _MAY_BE_MARKS.sub(_with_few_marks, plain)
    return unicodedata.normalize("NFC", plain)


def _with_few_marks(found: re.Match[str]) -> str:
    """A stretch with no more combining marks in a row than writing has: sorting more costs their square."""
    kept: list[str] = []
    marks = 0
    for char in found[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def unwrapped(text: str) -> str:
    r"""Running text on one line: a line break beside Japanese goes, any other becomes a space.

    >>> unwrapped("会合で、\n「流通」 is a\nterm"), unwrapped("café\nà la carte")
    ('会合で、「流通」 is a term', 'café à la carte')
    """
    if "\n" not in text:
        return text.strip()
    joined = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        joined += seam(joined[-_SEAM:], line[:_SEAM]) + line if joined else line
    return joined


def seam(above: str, below: str) -> str:
    """What comes between the end of a line and the next, which goes on with it: a space or nothing.

    >>> seam("船舶", "動静"), seam("vessel", "traffic"), seam("short-", "sea"), seam("short-", "and long-")
    ('', ' ', '', ' ')
    """
    if _is_wide(above[-1]) or _is_wide(below[0]):
        return ""
    return "" if _IN_WORD.search(f"{above}\n{below}") else " "


def _is_wide(char: str) -> bool:
    """Whether a character is written without spaces around it, as those of Japanese are."""
    return unicodedata.east_asian_width(char) in {"W", "F", "H"}


@lru_cache(1 << 16)
def same(name: str) -> str:
    """A key under which a name's spellings are the same: width, case, hyphens, spaces, dots, plural.

    >>> same("Data  Free-Flow with Trust") == same("ｄａｔａ free flow with trust")
    True
    >>> same("SDGs") == same("SDG"), same("HTTPS") == same("HTTP")
    (True, False)
    >>> same("Members of Parliament") == same("Member of Parliament"), same("Countries") == same("Country")
    (True, True)
    """
    plain = (name if name.isascii() else unicodedata.normalize("NFKC", name)).strip()
    if "s" in plain:
        plain = _PLURAL.sub("", _PLURAL_OF_Y.sub("y", plain))
    return _BETWEEN.sub("", plain.casefold()).strip("。.、,")


NAMES, TAGS = ";；", ";；,，、"
"""What separates the names, and the tags, that one line or cell holds. Names may have commas of their own."""


def joined(items: Iterable[str], separators: str) -> str:
    r"""Several names or tags on one line; a separator of their own gets a backslash.

    >>> joined(["law", "a;b"], NAMES)
    'law; a\\;b'
    """
    escaped = partial(re.sub, rf"([{separators}\\])", r"\\\1")
    return "; ".join(map(escaped, items))


def divided(line: str, separators: str) -> tuple[str, ...]:
    r"""The names or tags on a line, whichever separator is between them.

    >>> divided(r"a； b\;c; ", NAMES), divided("法律、保健; trade,law", TAGS)
    (('a', 'b;c'), ('法律', '保健', 'trade', 'law'))
    """
    parts = re.findall(rf"(?:[^\\{separators}]|\\.?)+", line)
    return tuple(filter(None, map(_unescaped, parts)))


def _unescaped(part: str) -> str:
    return re.sub(r"\\(.)", r"\1", part).strip()


def caught(match: re.Match[str] | None, group: int | str = 0) -> str:
    """What a pattern matched, or one of its groups; ``""`` where it did not.

    >>> caught(re.match("(a)?b", "b"), 1), caught(None)
    ('', '')
    """
    return (match[group] or "") if match else ""


def end_of(match: re.Match[str] | None, otherwise: int = 0) -> int:
    """Where a match ends; `otherwise` where there is none."""
    return match.end() if match else otherwise


def start_of(match: re.Match[str] | None, otherwise: int) -> int:
    """Where a match begins; `otherwise` where there is none."""
    return match.start() if match else otherwise


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one are in the other in the same order.

    >>> abbreviates("国公法", "国家公務員法"), abbreviates("法国", "国家公務員法")
    (True, False)
    """
    letters = iter(long)
    return all(char in letters for char in short)


def has_closed_brackets(text: str) -> bool:
    """Whether as many round and square brackets close as open.

    >>> [has_closed_brackets(name) for name in ("日本銀行（日銀）", "日本銀行（日銀", "日本銀行［略称")]
    [True, False, False]
    """
    plain = narrow(text)
    return all(plain.count(first) == plain.count(last) for first, last in _BRACKETS)


def without_marks(name: str, signs: str) -> str:
    """A name without signs at its ends; a quotation in it keeps both of its marks.

    >>> [without_marks(name, "「」、") for name in ("「台帳」、", "引用「台帳」", "「台帳」規則", "台「帳、")]
    ['台帳', '引用「台帳」', '「台帳」規則', '台「帳']
    """
    bare = name.strip(signs)
    if not bare:
        return ""
    before, _, behind = name.partition(bare)
    for first, last in _MARKS:
        missing = bare.count(first) - bare.count(last)
        bare = first * min(before.count(first), -missing) + bare + last * min(behind.count(last), missing)
    return bare


def without_ruby(text: str) -> str:
    """A text without the kana that ``《》`` put beside its words; a title in such brackets stays.

    >>> without_ruby("｜取り扱い所《とりあつかいじょ》と船荷証券《ふなにしょうけん》、映画《ローマの休日》")
    '取り扱い所と船荷証券、映画《ローマの休日》'
    """
    return _RUBY.sub(r"\g<word>", text)


def is_kanji(text: str) -> bool:
    """Whether the text begins with a kanji."""
    return re.match(f"[{KANJI}]", text) is not None


def has_kanji(text: str) -> bool:
    """Whether the text has a kanji; ヶ, which is read as kana in place names, does not count.

    >>> has_kanji("霞ヶ関"), has_kanji("かすみがせき"), has_kanji("センターヶ")
    (True, False, False)
    """
    return re.search(f"[{KANJI}]", text.replace("ヶ", "").replace("ヵ", "")) is not None
