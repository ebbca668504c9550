"""The lines of a cell that are one headword: a name, below it its reading, its bracket, itself."""

import re

from yougo.language.characters import HIRAGANA, KANJI
from yougo.language.text import abbreviates, tidy

_BRACKETS = ("(", "（", "［", "【", "〔")
_READING = re.compile(rf"[{HIRAGANA}ー・ 　]{{2,}}")
_IN_KANJI = re.compile(f"[{KANJI}]")
_NO_KANA = re.compile(f"[^{HIRAGANA}]")


def joined(text: str) -> str:
    r"""The text with what each further line says of the name in a bracket behind it, and no name twice.

    >>> joined("検潮所\nけんちょうじょ"), joined("国際錨地機構\n（IAX）"), joined("検潮所\n検潮所")
    ('検潮所（けんちょうじょ）', '国際錨地機構（IAX）', '検潮所')
    """
    if "\n" not in text:
        return text
    names: list[str] = []
    for line in dict.fromkeys(map(tidy, text.split("\n"))):
        if names and line.startswith(_BRACKETS):
            names[-1] += line
        elif names and _is_reading(line, names[-1]):
            names[-1] += f"（{line}）"
        else:
            names.append(line)
    return "\n".join(names)


def _is_reading(kana: str, name: str) -> bool:
    """Whether a line is how the name above it is read: kana, with those of the name in their order."""
    is_kana = _READING.fullmatch(kana) and _IN_KANJI.search(name)
    return bool(is_kana) and len(kana) >= len(name) and abbreviates(_NO_KANA.sub("", name), kana)
