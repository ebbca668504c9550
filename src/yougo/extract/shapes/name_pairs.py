"""Lines of two names in two languages: 沿岸管理計画 / Coastal Management Plan, CMP：沿岸管理計画.

Only the words tell them from a label with its value, so they must translate each other. Where half of several
lines do, the others are pairs too, if their words may be for one thing.
"""

import re
from collections.abc import Sequence

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, note_text, restated
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.language import renderings
from yougo.language.characters import JAPANESE, is_japanese
from yougo.language.letters import is_acronym
from yougo.model.documents import Analyse

_JAPANESE = rf"(?=[^\n]{{0,10}}[{JAPANESE}])[^\x00-\x7f、。：（）「」＝／→\u3000]{{2,30}}"
_LATIN = "[A-Z][A-Za-z&’'-]+(?: [A-Za-z][A-Za-z’'-]*){0,7}"
_BETWEEN = r"(?:\s?(?:[:：=＝/／→⇒|｜;；―—–]|…{1,2})\s?|[ \u3000\t]|\s-\s)"
LINE = re.compile(
    rf"(?m)^(?:(?P<one>{_JAPANESE}){_BETWEEN}(?P<other>{_LATIN})|(?P<first>{_LATIN}){_BETWEEN}(?P<last>{_JAPANESE}))$"
)
"""All of a line that is a Japanese name and letters, in one order or the other."""
_SHORTEST, _SERIES = 4, 3


def names(line: re.Match[str]) -> tuple[str, str]:
    """The Japanese name and the letters of a line."""
    japanese, latin = sorted(filter(None, line.groups()), key=is_japanese, reverse=True)
    return japanese, latin


def told(pairs: Sequence[tuple[str, str]], analyse: Analyse) -> list[Headword]:
    """What each of several pairs on neighbouring lines names: nothing where it need not be one thing."""
    sure = [pair for pair in pairs if _is_same(*pair)]
    is_list = len(pairs) >= _SERIES and 2 * len(sure) >= len(pairs)
    found: list[Headword] = []
    for pair in pairs:
        may_be_one = pair in sure or (is_list and not renderings.differ(*pair))
        is_pair = may_be_one and _is_name(pair[0], analyse)
        found.append(headwords.of_several(pair) if is_pair else NOTHING)
    return found


def _is_same(japanese: str, latin: str) -> bool:
    """Whether letters stand for the words of a Japanese name, or several English words say the same."""
    if len(japanese) < _SHORTEST:
        return False
    if is_acronym(latin):
        return restated.renders(japanese, latin)
    is_title = note_text.is_titled(latin) and not any(map(is_acronym, latin.split()))
    return is_title and renderings.is_translation(japanese, latin)


def _is_name(japanese: str, analyse: Analyse) -> bool:
    is_of_name = vocabulary.phrase("what names a name").search(japanese)
    return not (is_of_name or is_label(japanese)) and restated.is_compound(japanese, analyse)
