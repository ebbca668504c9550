"""How acronyms are spoken: as a word where the table says so, else letter by letter."""

from yougo.language import word_tables
from yougo.language.text import narrow


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
