"""Points and commas that end sentences and clauses of Japanese for some writers: ．or one and a space."""

import re

from yougo.language.characters import JAPANESE

_AFTER = rf"[{JAPANESE}）」]"
_POINT = re.compile(
    rf"(?:[．，](?=\s|$|[{JAPANESE}「（(A-Za-z])|[.,](?=\s|$))(?!\s?\d)"
    rf"(?<={_AFTER}.)(?:(?<=[，,])|(?<=[^\n]{{3}}{_AFTER}.))"
)
"""More than three characters come before it: the point after the number of a line (第3章.) ends nothing."""
_AS_JAPANESE = {".": "。", "．": "。", ",": "、", "，": "、"}


def japanese(text: str) -> str:
    """The text with 。 and 、 for them, one character for one.

    >>> japanese("岸壁は，船が着く場所である. 第3章. 1.5 m")
    '岸壁は、船が着く場所である。 第3章. 1.5 m'
    """
    return _POINT.sub(_as_japanese, text)


def _as_japanese(point: re.Match[str]) -> str:
    return _AS_JAPANESE[point[0]]
