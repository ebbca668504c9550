"""How acronyms are spoken: as a word where the table says so, else letter by letter."""

from functools import cache

from yougo.language import word_tables
from yougo.language.text import narrow

_LETTERS = {
    "A": "エー", "B": "ビー", "C": "シー", "D": "ディー", "E": "イー", "F": "エフ", "G": "ジー",
    "H": "エイチ",
    "I": "アイ", "J": "ジェー", "K": "ケー", "L": "エル", "M": "エム", "N": "エヌ", "O": "オー", "P": "ピー",
    "Q": "キュー", "R": "アール", "S": "エス", "T": "ティー", "U": "ユー", "V": "ブイ", "W": "ダブリュー",
    "X": "エックス", "Y": "ワイ", "Z": "ゼット", "0": "ゼロ", "1": "ワン", "2": "ツー", "3": "スリー",
    "4": "フォー", "5": "ファイブ", "6": "シックス", "7": "セブン", "8": "エイト", "9": "ナイン",
    "&": "アンド", "+": "プラス",
}  # fmt: skip


@cache
def _words() -> dict[str, str]:
    rows = word_tables.rows(__package__, "spoken")
    return {row[0]: row[1] for row in rows}


def spoken(acronym: str) -> str:
    """Katakana for an acronym; Japanese in it stays as it is.

    >>> spoken("ITU-R"), spoken("APEC"), spoken("5G")
    ('アイティーユーアール', 'エイペック', 'ファイブジー')
    """
    plain = narrow(acronym)
    if plain in _words():
        return _words()[plain]
    return "".join(_LETTERS.get(char.upper(), "" if char.isascii() else char) for char in plain)
