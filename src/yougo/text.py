"""Characters and spellings: what is the same to a reader though it is written otherwise."""

import re
import unicodedata
from functools import lru_cache

from yougo.characters import KANJI

_WIDE_TO_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_HYPHENS = re.compile("[‐‑‒–—―−-]")
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$|(?<=[a-z]{2}[b-df-hj-rtv-z])s$|(?<=[a-z]{2}e)s$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")


def narrow(text: str) -> str:
    """Full-width ASCII as ASCII, one character for one, so that offsets stay.

    >>> narrow("ＤＦＦＴ（用語）")
    'DFFT(用語)'
    """
    return text.translate(_WIDE_TO_NARROW)


@lru_cache(1 << 16)
def tidy(name: str) -> str:
    """A name as a glossary writes it: Latin letters and digits narrow, kana wide, single spaces.

    >>> tidy("ＩＴＵ－Ｔ ﾃﾞｰﾀ　流通")
    'ITU-T データ 流通'
    """
    kept = "".join(
        unicodedata.normalize("NFKC", char) if _narrowable(char) else char for char in _joined_marks(name)
    )
    return re.sub(r"\s+", " ", kept).strip()


def _joined_marks(text: str) -> str:
    """Half-width kana joined with their voiced marks, everything else composed."""
    wide = re.sub("[\uff66-\uff9f]+", lambda run: unicodedata.normalize("NFKC", run[0]), text)
    return unicodedata.normalize("NFC", wide)


def _narrowable(char: str) -> bool:
    return char == "\u3000" or (
        "\uff01" <= char <= "\uff5e" and (char.isalnum() or char in "－＆／．＋＃＠＿，’＇")
    )


def clean(text: str) -> str:
    """Without control characters (a tab or line break stays) and lone surrogates, composed (NFC)."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def unwrapped(text: str) -> str:
    r"""Running text on one line: a line break beside Japanese goes, any other becomes a space.

    >>> unwrapped("会合で、\n「流通」 is a\nterm")
    '会合で、「流通」 is a term'
    """
    lines = [line.strip() for line in text.split("\n")]
    joined = ""
    for line in filter(None, lines):
        between = " " if joined[-1:].isascii() and line[0].isascii() else ""
        joined += between + line if joined else line
    return joined


@lru_cache(1 << 16)
def same(name: str) -> str:
    """A key under which a name's spellings are the same: width, case, hyphens, spaces, dots, plural.

    >>> same("Data  Free-Flow with Trust") == same("ｄａｔａ free flow with trust")
    True
    >>> same("SDGs") == same("SDG"), same("HTTPS") == same("HTTP")
    (True, False)
    """
    plain = _PLURAL.sub("", unicodedata.normalize("NFKC", name).strip())
    return re.sub(r"[\s・·]+", "", _HYPHENS.sub("", plain.casefold())).strip("。.、,")


def is_kanji(text: str) -> bool:
    """Whether the text begins with a kanji."""
    return re.match(f"[{KANJI}]", text) is not None


def has_kanji(text: str) -> bool:
    """Whether any kanji stands in the text; ヶ, which is read as it stands in places' names, is none.

    >>> has_kanji("霞ヶ関"), has_kanji("かすみがせき"), has_kanji("センターヶ")
    (True, False, False)
    """
    return re.search(f"[{KANJI}]", text.replace("ヶ", "").replace("ヵ", "")) is not None
