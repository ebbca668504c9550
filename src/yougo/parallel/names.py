"""What may be a name in a sentence, in either language."""

import re
from collections.abc import Iterator

from yougo.language.characters import HIRAGANA, KANJI, KATAKANA
from yougo.language.text import narrow

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:[.'’&/+\-‐‑][A-Za-z0-9À-ɏ]+)*")
_LONGEST = 8
"""Words of an English name."""
_LIGHT = frozenset(
    "a about above across after against all also although among an and any are as at be became "
    "because been before being below between both but by can cannot certain could did do does during "
    "each either etc every few for from further had has have having he her here his how however i if "
    "in into is it its itself just like many may might more most much must my neither no nor not of "
    "off on once one only or other our out over own per same several shall she should since so some "
    "such than that the their them then there therefore these they this those though through "
    "throughout thus to too toward towards two under until up upon us use used uses using various "
    "versus very via vs was we were what when where whether which while who whose why will with "
    "within without would yet you your".split()
)
"""Words with which no name begins or ends."""
_LINKING = frozenset(
    "a against among an and at between by for from in into of on or over per the to under upon with".split()
)
"""Those of them that a name may have within."""
_AND, _ARTICLES = ("and", "or"), ("a", "an", "the")
"""With one of each, another name begins: the Board of Trade and the Treasury."""
_RUN = re.compile(f"[{KANJI}{KATAKANA}ー・A-Za-z0-9&/+-]+(?![{HIRAGANA}](?<![はがをにのでともやへか]))")
"""Words without hiragana, but for one that goes on in them: 見出 of 見出し."""
_PIECE = re.compile(f"[{KANJI}]+|[{KATAKANA}ー・]+|[A-Za-z0-9&/+-]+")
_AROUND = "・-/&+"


def words_of(text: str) -> list[str]:
    """The words of an English text."""
    return _WORD.findall(narrow(text))


def english_names(text: str) -> Iterator[str]:
    """A few words with nothing but spaces between them, that begin and end as a name may.

    >>> list(english_names("the Board of Trade, and Tax"))
    ['Board', 'Board of Trade', 'Trade', 'Tax']
    """
    words = list(_WORD.finditer(narrow(text)))
    for first, word in enumerate(words):
        if word[0].lower() in _LIGHT:
            continue
        end = word.end()
        for following in words[first : first + _LONGEST]:
            between = text[end : following.start()].strip()
            if between or _ends_name(text[word.start() : following.end()].lower()):
                break
            end = following.end()
            if following[0].lower() not in _LIGHT:
                yield " ".join(text[word.start() : end].split())


def _ends_name(words: str) -> bool:
    """Whether words go beyond a name: the last is none of a name's, or an article after and or a word.

    Behind a preposition an article may go on in a name; behind a word, that is a verb: verify the report.
    """
    *_, before, last = ["", *words.split()]
    if last in _ARTICLES and (before in _AND or before not in _LINKING):
        return True
    return last in _LIGHT and last not in _LINKING


def japanese_names(text: str) -> Iterator[str]:
    """Words without hiragana, and their parts where kinds of letters meet.

    >>> list(japanese_names("個人データの保護"))
    ['個人', '個人データ', 'データ', '保護']
    """
    for run in _RUN.finditer(narrow(text)):
        pieces = list(_PIECE.finditer(run[0]))
        for first, piece in enumerate(pieces):
            for last in pieces[first:]:
                yield run[0][piece.start() : last.end()].strip(_AROUND)
