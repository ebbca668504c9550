"""The same for every spelling that means one name: width, case, accents, kana kind, and schools of romaji.

Look-ups and the sheet fold names and queries alike. Only `unicodedata` is imported, because a look-up must
start at once: even `re` costs half of what a bare interpreter does.
"""

import unicodedata

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
)  # fmt: skip
"""Hepburn and wāpuro spellings and the Kunrei ones that they are folded to, in this order."""

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
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
_FOLD = _DROP | _HIRAGANA


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


def is_japanese(text: str) -> bool:
    """Whether there is any kana or kanji in it."""
    return any(
        "ぁ" <= char <= "ヿ"
        or "㐀" <= char <= "鿿"
        or char in "々〆〇"
        or "豈" <= char <= "\ufaff"
        or char >= "\U00020000"
        for char in text
    )


def narrowed(text: str) -> str:
    """Narrow letters, wide kana, and each with its marks; no halves of characters (surrogates)."""
    return unicodedata.normalize("NFKC", text.encode("utf-8", "ignore").decode())


def spellings(romaji: str) -> set[str]:
    """How Hepburn and Kunrei write a name, its long vowels written out, or with marks that `fold` drops.

    >>> sorted(spellings("jouhou"))
    ['joho', 'jouhou', 'zyoho', 'zyouhou']
    """
    forms = (romaji, _unmarked(romaji), _kunrei(romaji), _unmarked(_kunrei(romaji)))
    return set(map(fold, forms))


def sound(romaji: str) -> str:
    """The same for Hepburn, Kunrei and wāpuro spellings; long vowels and double consonants are short.

    >>> sound("jōhō") == sound("jouhou") == sound("zyoho") == sound("joho")
    True
    """
    plain = _short(_kunrei(fold(romaji).encode("ascii", "ignore").decode()))
    return "".join(
        char
        for before, char in zip(" " + plain, plain, strict=False)
        if char != before or not "a" <= char <= "z"
    )


def _kunrei(hepburn: str) -> str:
    for ours, theirs in SCHOOLS:
        hepburn = hepburn.replace(ours, theirs)
    return hepburn


def _unmarked(romaji: str) -> str:
    for written in ("aa", "uu", "ee", "oo", "ou"):
        romaji = romaji.replace(written, written[0])
    return romaji


def _short(romaji: str) -> str:
    """Without what makes o and e long; a double vowel stays."""
    return romaji.replace("ou", "o").replace("ei", "e")
