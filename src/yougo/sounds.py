"""The same for every spelling that means one name: width, case, kana kind, and schools of romaji.

Look-ups and the sheet fold names and queries alike. Nothing slow to import is imported.
"""

import re
import unicodedata

DROPPED = r"[\s\-‐‑‒–—―−・·_'’\".,、。/()（）「」『』\x00-\x1f\x7f\ud800-\udfff]+"
"""A pattern of what does not count in a name."""
_DROPPED = re.compile(DROPPED)
_LONG = str.maketrans("āīūēōâîûêô", "aiueoaiueo")
SCHOOLS = (
    ("cch", "tch"),
    ("sha", "sya"), ("shu", "syu"), ("sho", "syo"), ("shi", "si"), ("she", "sye"), ("cha", "tya"),
    ("chu", "tyu"), ("cho", "tyo"), ("chi", "ti"), ("che", "tye"), ("tsu", "tu"), ("ja", "zya"),
    ("ju", "zyu"), ("jo", "zyo"), ("jya", "zya"), ("jyu", "zyu"), ("jyo", "zyo"), ("ji", "zi"),
    ("je", "zye"), ("dzu", "zu"),
    ("du", "zu"), ("di", "zi"), ("fu", "hu"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
)  # fmt: skip
"""Hepburn and wāpuro spellings and the Kunrei ones that they are folded to, in this order."""


def fold(text: str) -> str:
    """The same for every width, case, kana kind, hyphenation and spacing of a name.

    >>> fold("ＩＴＵ－Ｔ") == fold("itu t") and fold("データ") == fold("でーた")
    True
    """
    folded = _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in folded)


def sound(romaji: str) -> str:
    """The same for Hepburn, Kunrei and wāpuro spellings; long vowels and double consonants are short.

    >>> sound("jōhō") == sound("jouhou") == sound("zyoho") == sound("joho")
    True
    """
    plain = fold(romaji).translate(_LONG)
    plain = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    for hepburn, kunrei in SCHOOLS:
        plain = plain.replace(hepburn, kunrei)
    return re.sub(r"([a-z])\1+", r"\1", re.sub(r"(?<=[oō])u|(?<=e)i", "", plain))
