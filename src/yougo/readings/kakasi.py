"""pykakasi 2.3.0, the second opinion, and the maker of romaji; guarded against its slips.

It doubles text around line breaks and tabs, loses 髙 and 𠮷, garbles half-width kana and misreads full-width
digits (all seen here): only kanji and kana reach it, variants replaced, and what it says counts only when the
pieces that it read are the text that it was given.
"""

import gc
import re
from functools import cache, lru_cache
from typing import Any

from yougo.language import word_tables
from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, hiragana

_KANJI = re.compile(f"[{KANJI}]")
_RUN = re.compile(f"[{KANJI}{HIRAGANA}{KATAKANA}]+")
_KANA = re.compile(f"[{HIRAGANA}{KATAKANA}]+")
_SYLLABLES = re.compile(f"(?:(?![ゝゞ])[{HIRAGANA}ー])+")
_VARIANTS = str.maketrans("髙﨑𠮷濵栁德淸閒飮", "高崎吉浜柳徳清間飲")


@cache
def _kakasi() -> Any:  # noqa: ANN401 - the package has no types
    """The whole of pykakasi: its dictionary takes 0.2 s and 125 MB, so only when kanji are to be read.

    While it loads, Python's collector would look through its 300,000 entries again and again, for 0.3 s more.
    """
    import pykakasi  # noqa: PLC0415 - see above

    gc.disable()
    try:
        return pykakasi.Kakasi()  # type: ignore[no-untyped-call]
    finally:
        gc.freeze()
        gc.enable()


@cache
def _spelling() -> Any:  # noqa: ANN401 - the package has no types
    """The part of pykakasi that spells kana, without its dictionary."""
    from pykakasi.scripts import IConv  # noqa: PLC0415 - takes 0.1 s, so only when a reading is wanted

    return IConv()  # type: ignore[no-untyped-call]


def read(run: str) -> str:
    """A run of kanji and kana in hiragana; ``""`` when pykakasi cannot be trusted with it.

    What has no kanji stays as it is.
    """
    if not _KANJI.search(run):
        return run
    return hiragana("".join(kana for _word, kana in _converted(run)))


def words(run: str) -> list[str]:
    """The words of its dictionary that it finds in a run of kanji and kana; none where it is not trusted."""
    return [word for word, _kana in _converted(run)]


@lru_cache(maxsize=64)
def _converted(run: str) -> tuple[tuple[str, str], ...]:
    """The words of a run and their kana; none when they are not the run."""
    plain = run.translate(_VARIANTS)
    if not _RUN.fullmatch(plain):
        return ()
    pieces = tuple((piece["orig"], piece["hira"]) for piece in _kakasi().convert(plain))
    return pieces if "".join(word for word, _kana in pieces) == plain else ()


@lru_cache(maxsize=1 << 15)
def romaji(kana: str) -> str:
    """Hepburn without macrons, ``""`` for an empty text; anything but kana stays.

    >>> romaji("かりやく"), romaji("せきゅりてぃー"), romaji("ねっとうぇあ")
    ('kariyaku', 'sekyuritii', 'nettowea')
    """
    return _KANA.sub(lambda run: _spelled(hiragana(run[0])), kana)


def _spelled(kana: str) -> str:
    """A run of hiragana in Latin letters: borrowed syllables by our table, all else by pykakasi."""
    borrowed, pattern = _borrowed()
    spelled, end = "", 0
    for match in pattern.finditer(kana):
        doubled, syllable, long = match.groups()
        letters = borrowed[syllable]
        spelled += hepburn(kana[end : match.start()]) + letters[0] * len(doubled) + letters
        spelled += letters[-1] * len(long)
        end = match.end()
    return spelled + hepburn(kana[end:])


def hepburn(kana: str) -> str:
    """A run of hiragana in Latin letters, as pykakasi spells it."""
    if _SYLLABLES.fullmatch(kana):
        return str(_spelling().convert(kana, kana)["hepburn"])
    return "".join(piece["hepburn"] for piece in _kakasi().convert(kana))


@cache
def _borrowed() -> tuple[dict[str, str], re.Pattern[str]]:
    """From each syllable to its letters; and a pattern of them, with a small っ before and ー after."""
    letters = word_tables.mapping(__package__, "borrowed")
    return letters, re.compile(f"(っ?)({'|'.join(letters)})(ー*)")
