"""pykakasi 2.3.0, the second opinion, and the maker of romaji; guarded against its slips.

It doubles text around line breaks and tabs, loses 髙 and 𠮷, garbles half-width kana and misreads full-width
digits (all seen here): only kanji and kana reach it, variants replaced, and what it says counts only when the
pieces that it read are the text that it was given.
"""

import re
from functools import cache, lru_cache
from typing import Any

from yougo.text import HIRAGANA, KANJI, KATAKANA, hiragana

_RUN = re.compile(f"[{KANJI}{HIRAGANA}{KATAKANA}]+")
_KANA = re.compile(f"[{HIRAGANA}{KATAKANA}]+")
_VARIANTS = str.maketrans("髙﨑𠮷濵栁德淸閒飮祐祥福", "高崎吉浜柳徳清間飲祐祥福")


@cache
def _kakasi() -> Any:  # noqa: ANN401 - the package has no types
    import pykakasi  # noqa: PLC0415 - takes 0.8 s and 145 MB, so only when a reading is wanted

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]


def read(run: str) -> str:
    """A run of kanji and kana in hiragana; ``""`` when pykakasi cannot be trusted with it."""
    plain = run.translate(_VARIANTS)
    if not _RUN.fullmatch(plain):
        return ""
    pieces = _kakasi().convert(plain)
    if "".join(piece["orig"] for piece in pieces) != plain:
        return ""
    return hiragana("".join(piece["hira"] for piece in pieces))


@lru_cache(maxsize=1 << 15)
def romaji(kana: str) -> str:
    """Hepburn without macrons, ``""`` for no kana; what is no kana stays.

    >>> romaji("かりやく")
    'kariyaku'
    """
    return _KANA.sub(lambda run: "".join(piece["hepburn"] for piece in _kakasi().convert(run[0])), kana)
