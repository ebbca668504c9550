"""How acronyms are spoken: as a word where the table says so, else letter by letter."""

import re

from yougo.language import word_tables
from yougo.language.characters import KATAKANA
from yougo.language.text import narrow

_SOUNDS = re.compile(f"[{KATAKANA}]+")
_NO_SOUND = re.compile("[ー・･ 　]")
_MOST_MORE = 2
"""By how many kana a word is at most longer than its letters, where it is these as a word: RAID（レイド）."""


def spoken(acronym: str) -> str:
    """Katakana for an acronym; Japanese in it stays as it is.

    >>> spoken("ITU-R"), spoken("APEC"), spoken("5G")
    ('アイティーユーアール', 'エイペック', 'ファイブジー')
    """
    plain = narrow(acronym)
    words = word_tables.mapping(__package__, "spoken")
    letters = word_tables.mapping(__package__, "spoken_letters")
    if plain in words:
        return words[plain]
    return "".join(letters.get(char.upper(), "" if char.isascii() else char) for char in plain)


def is_sound(katakana: str, acronym: str) -> bool:
    """Whether katakana only says how an acronym is pronounced, as a word or letter by letter.

    >>> is_sound("レイド", "RAID"), is_sound("エイ・アイ", "AI"), is_sound("ネットワーク", "LAN")
    (True, True, False)
    """
    if not _SOUNDS.fullmatch(_NO_SOUND.sub("", katakana)):
        return False
    return len(katakana) <= len(acronym) + _MOST_MORE or _bare(katakana) == _bare(spoken(acronym))


def _bare(katakana: str) -> str:
    """Katakana without what is written in more than one way: エイチ, エイ and エー."""
    plain = katakana.replace("エイ", "エー").replace("ヴィ", "ブイ").replace("デー", "ディー")
    return _NO_SOUND.sub("", plain)
