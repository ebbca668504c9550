"""The same for every spelling that means one name: width, case, accents, kana kind, and schools of romaji.

Look-ups and the sheet fold names and queries alike. Of Python only `unicodedata` is imported, because a
look-up must start at once: even `re` costs half of what a bare interpreter does.
"""

import unicodedata

from yougo.language.characters import KATAKANA_TO_HIRAGANA

DROPPED = (
    r"[\s\-‐‑‒–—―−・·_'‘’\"“”.,:;!?、。…/()\[\]{}<>（）「」『』〈〉《》【】〔〕※*|~〜"
    r"\x00-\x1f\x7f\ud800-\udfff]+"
)
"""A pattern of what does not count in a name."""
SCHOOLS = (
    ("thi", "ti"), ("texi", "ti"), ("dhi", "di"), ("dexi", "di"), ("thu", "tyu"), ("dhu", "dyu"),
    ("twu", "tu"), ("dwu", "du"), ("whi", "wi"), ("whe", "we"), ("who", "wo"),
    ("cch", "tch"),
    ("sha", "sya"), ("shu", "syu"), ("sho", "syo"), ("shi", "si"), ("she", "sye"), ("cha", "tya"),
    ("chu", "tyu"), ("cho", "tyo"), ("chi", "ti"), ("che", "tye"), ("tsu", "tu"), ("ja", "zya"),
    ("ju", "zyu"), ("jo", "zyo"), ("jya", "zya"), ("jyu", "zyu"), ("jyo", "zyo"), ("ji", "zi"),
    ("je", "zye"), ("dzu", "zu"),
    ("du", "zu"), ("di", "zi"), ("fu", "hu"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
    ("fa", "hua"), ("fi", "hui"), ("fe", "hue"), ("fo", "huo"), ("v", "b"),
)  # fmt: skip
"""Hepburn and wāpuro spellings and the Kunrei ones that they are folded to, in this order."""

_MIXED = tuple(rule for rule in SCHOOLS if rule[1][0] in "st" or rule == ("ji", "zi"))
"""Those of Kunrei that people type who otherwise write as Hepburn does: si, ti, tu, zi, but fu and jo."""
_APART = (
    ("she", "shie"), ("je", "jie"), ("wi", "ui"), ("we", "ue"), ("wo", "uo"), ("ye", "ie"), ("ti", "tei"),
    ("tu", "tou"), ("tyu", "teyu"), ("dyu", "deyu"), ("fyu", "fuyu"), ("tsa", "tsua"), ("tsi", "tsui"),
    ("tse", "tsue"), ("tso", "tsuo"), ("kwa", "kua"), ("kwi", "kui"), ("kwe", "kue"), ("kwo", "kuo"),
    ("gwa", "gua"),
)  # fmt: skip
"""Borrowed syllables, and how they are spelled by those who write each of their kana for itself."""

_SIGNS = "-‐‑‒–—―−・·_'‘’\"“”.,:;!?、。…/()[]{}<>（）「」『』〈〉《》【】〔〕※*|~〜"
_SPACES = (
    *range(0x21),
    0x7F,
    0x85,
    0xA0,
    0x1680,
    *range(0x2000, 0x200B),
    0x2028,
    0x2029,
    0x202F,
    0x205F,
    0x3000,
)
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_DROP = dict.fromkeys((*map(ord, _SIGNS), *_SPACES, *_ACCENTS))
_FOLD = _DROP | KATAKANA_TO_HIRAGANA


def fold(text: str) -> str:
    """The same for every width, case, accent, kana kind, hyphenation and spacing of a name.

    >>> fold("ＩＴＵ－Ｔ") == fold("itu t") and fold("データ") == fold("でーた") and fold("É") == fold("e")
    True
    """
    plain = text if text.isascii() else _plain(text)
    return plain.casefold().translate(_FOLD)


def _plain(text: str) -> str:
    """Narrow letters without their accents, wide kana."""
    parted = unicodedata.normalize("NFD", narrowed(text)).translate(_ACCENTS)
    return unicodedata.normalize("NFC", parted)


def narrowed(text: str) -> str:
    """Narrow letters, wide kana, and each with its marks; no halves of characters (surrogates)."""
    return unicodedata.normalize("NFKC", text.encode("utf-8", "ignore").decode())


def spellings(romaji: str) -> set[str]:
    """How Hepburn, Kunrei and those who mix them write a name: long vowels written out, or with marks.

    >>> sorted(spellings("jouhou"))
    ['joho', 'jouhou', 'zyoho', 'zyouhou']
    """
    schools = {_respelled(each, rules) for each in _readings(romaji) for rules in ((), _MIXED, SCHOOLS)}
    return set(map(fold, schools.union(map(_unmarked, schools))))


def sounds(romaji: str) -> set[str]:
    """The sounds of a name, of which most have one: a borrowed syllable may be written as two.

    >>> sorted(sounds("sofutowea"))
    ['sohutoea', 'sohutowea']
    """
    return set(map(sound, _readings(romaji)))


def _readings(romaji: str) -> set[str]:
    return {romaji, _respelled(romaji, _APART)}


def sound(romaji: str) -> str:
    """The same for Hepburn, Kunrei and wāpuro spellings; long vowels and double consonants are short.

    >>> sound("jōhō") == sound("jouhou") == sound("zyoho") == sound("joho")
    True
    """
    plain = _short(_respelled(fold(romaji).encode("ascii", "ignore").decode(), SCHOOLS))
    return "".join(
        char
        for before, char in zip(" " + plain, plain, strict=False)
        if char != before or not "a" <= char <= "z"
    )


def heard(query: str) -> str:
    """How a query in Latin letters sounds, ``""`` for any other.

    >>> heard("jouhou"), heard("情報")
    ('zyoho', '')
    """
    return sound(query) if query.isascii() else ""


def _respelled(romaji: str, rules: tuple[tuple[str, str], ...]) -> str:
    for ours, theirs in rules:
        romaji = romaji.replace(ours, theirs)
    return romaji


def _unmarked(romaji: str) -> str:
    for written in ("aa", "uu", "ee", "oo", "ou"):
        romaji = romaji.replace(written, written[0])
    return romaji


def _short(romaji: str) -> str:
    """Without what makes o and e long; a double vowel stays."""
    return romaji.replace("ou", "o").replace("ei", "e")
