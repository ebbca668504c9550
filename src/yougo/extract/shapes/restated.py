"""Names that an explanation begins with: PB: 港湾局。港を守る役所。 and DB: データベースの略。."""

import re
from collections.abc import Sequence
from functools import partial

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, note_text, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.language import renderings
from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KANJI
from yougo.language.letters import spell
from yougo.language.text import caught
from yougo.model.documents import Analyse

_SEVERAL = re.compile(r"(?P<name>[^()（）]+)[(（](?P<others>[^()（）]+)[)）]")
_BETWEEN = re.compile(r"\s*[、，,]\s*")
_CAPITAL, _TRADEMARK = re.compile("[A-Z]"), re.compile("[®™©]")
_KANJI = re.compile(f"[{KANJI}]")
_MOST, _FEWEST_LETTERS, _MOST_LETTERS = 2, 3, 2 / 3


def named(word: Headword, text: str, analyse: Analyse) -> tuple[Headword, str]:
    """An acronym or an English term with the names that its explanation begins with, and the rest."""
    text = _without_part(word, text)
    for _ in range(_MOST):
        begun = vocabulary.phrase("restated name").match(text)
        if not begun or word.japanese:
            break
        name = names(begun["name"], analyse)
        if not _is_of(name, word, begun, analyse):
            break
        word = headwords.combined(word, name)
        text = text if begun["topic"] else text[begun.end() :]
    return word, text


def _without_part(word: Headword, text: str) -> str:
    """A text without the sentence that says what letters in a Japanese term are short for."""
    part = vocabulary.phrase("part of a term in full").match(text)
    return text[part.end() :] if part and part["part"] in word.japanese else text


def names(text: str, analyse: Analyse) -> Headword:
    """The names of a headword; its bracket may hold several: 集約（集計、アグリゲーション）."""
    several = _SEVERAL.fullmatch(text.strip())
    others = _BETWEEN.split(caught(several, "others"))
    if len(others) > 1 and all(map(partial(is_compound, analyse=analyse), others)):
        return headwords.of_several([caught(several, "name"), *others])
    return headwords.parse(text)


def is_compound(text: str, analyse: Analyse) -> bool:
    """Whether a text is one noun or several without a particle."""
    return tokens.is_compound(analyse(_TRADEMARK.sub("", text)))


def renders(name: str, acronym: str) -> bool:
    """Whether a Japanese name has words for most of an acronym's letters, if these are three or more."""
    letters: Sequence[str] = _CAPITAL.findall(acronym)
    told = sum(map(partial(renderings.has_initial, name), letters))
    return len(letters) >= _FEWEST_LETTERS and told >= _MOST_LETTERS * len(letters)


def _is_of(name: Headword, word: Headword, begun: re.Match[str], analyse: Analyse) -> bool:
    """Whether a name is what a term is short for, or its name in Japanese."""
    is_clause = vocabulary.phrase("clause in English").search(name.english)
    is_spelled = spell(word.acronym, name.english) and not spell(word.acronym, word.english)
    if word.acronym and (begun["short"] or (is_spelled and not is_clause)):
        return True
    if not is_compound(name.japanese, analyse) or not note_text.defines(begun["name"]):
        return False
    if word.acronym:
        is_told = begun["same"] and _has_as_many_words(name.japanese, word.english, analyse)
        return bool(is_told) or renders(name.japanese, word.acronym)
    is_sure = not caught(begun, "topic").startswith("は")
    return is_sure or renderings.shared(name.japanese, word.english).agree


def _has_as_many_words(japanese: str, english: str, analyse: Analyse) -> bool:
    """Whether a Japanese name has as many words as its English, and so is no broader: 記憶装置 for RAM."""
    wanted = [word for word in english.split() if word.lower() not in SMALL_WORDS]
    pairs = len(_KANJI.findall(japanese)) // 2
    return 1 < len(wanted) <= max(pairs, len(analyse(japanese)))
