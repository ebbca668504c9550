"""One part of what a bracket holds: an acronym, English, a reading, a name with a label or without one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yougo.extract import vocabulary
from yougo.extract.shapes.bracket_remarks import is_other
from yougo.language.characters import HIRAGANA, is_japanese
from yougo.language.letters import is_acronym
from yougo.language.patterns import LATIN_TEXT, QUOTATION_MARKS
from yougo.language.text import has_closed_brackets, tidy

_LATIN = re.compile(LATIN_TEXT)
_DIVIDED_ENGLISH = re.compile(r"[:;()]")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_KANA = re.compile(rf"[{HIRAGANA}ー・\s]{{2,}}")
_NAME = re.compile("[^。、]{1,40}")
_LABELLED = {"english": _LATIN, "japanese": re.compile("[^。、]{1,120}")}
"""What comes after a label, where any name will not do."""
_WORD = re.compile(
    r"[A-Za-z][a-z]{3,}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Za-z][a-z]*(?:-(?:[A-Z][a-z]+|[a-z]+))+"
)
_ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ'’]|-(?=[A-Za-z]))+")
_SEVERAL = re.compile(
    r"[:：;；、,，。=＝]|[a-z]{2} [A-Za-z]+\s*[/／]\s*\S"
    rf"|[{HIRAGANA}]\s*/\s*[A-Za-z]|[A-Za-z]\s*/\s*[{HIRAGANA}]{{2}}"
)
"""What divides names; a slash does between a reading and English, or behind English of several words."""
_LONG_WORD = re.compile(r"\s\S*[a-z]{3}|[a-z]{3}\S*\s")
_QUOTES = f"{QUOTATION_MARKS} 　"


@dataclass(frozen=True, slots=True)
class BracketContent:
    """The parts of a bracket's content; ``""`` for what it does not hold."""

    acronym: str = ""
    english: str = ""
    single: bool = False
    """Whether the English is one word alone."""
    japanese: str = ""
    """A name without a label."""
    alias: str = ""
    """A short or common name, said to be one: 以下, 略称, 通称."""
    hereafter: bool = False
    """Whether the short name is the text's own from here on: 以下."""
    former: str = ""
    reading: str = ""
    romaji: str = ""
    """How the name before the bracket may be read, in Latin letters."""
    definition: str = ""

    def __bool__(self) -> bool:
        return self != NOTHING

    @property
    def is_japanese_alone(self) -> bool:
        """Whether it holds nothing but a Japanese name without a label."""
        return bool(self.japanese) and self == BracketContent(japanese=self.japanese)

    @property
    def bare_acronym(self) -> str:
        """The acronym, if there is no English beside it."""
        return "" if self.english else self.acronym

    @property
    def expansion(self) -> str:
        """The English, if it is more than one word."""
        return "" if self.single else self.english


NOTHING = BracketContent()


def is_english(text: str) -> bool:
    """Whether the text is an English name: two words or more, not only numbers and marks."""
    if not _LATIN.fullmatch(text) or is_acronym(text) or is_code(text):
        return False
    return len(_ENGLISH_WORD.findall(text)) > 1 or _LONG_WORD.search(text) is not None


def is_code(text: str) -> bool:
    """Whether Latin letters are a standard's number, a list or a range: ISO/IEC 25012, 3400MHz-3600MHz."""
    digits = sum(map(str.isdigit, text))
    is_listed = text == text.upper() and (digits > 0 or "," in text)
    return is_listed or 2 * digits >= len(text)


def parse(text: str) -> BracketContent:
    """The content as one single part."""
    label = vocabulary.labels().match(text)
    if label:
        return _labelled(vocabulary.mapping("labels")[label[1]], text[label.end() :])
    forms = _FORMS[1:] if text.startswith(("「", "『")) else _FORMS
    text = text.strip(_QUOTES)
    return next((read(text) for is_form, read in forms if is_form(text)), NOTHING)


def _is_plain_english(text: str) -> bool:
    return is_english(text) and not _DIVIDED_ENGLISH.search(text)


def _is_word(text: str) -> bool:
    """Whether the text is one English word, and no remark: Availability."""
    return _WORD.fullmatch(text) is not None and not is_other(text)


def _is_short_title(text: str) -> bool:
    """Whether letters and an instrument's word make a short name: TRIPS協定."""
    kinds = "|".join(sorted(vocabulary.words("instruments")))
    return re.fullmatch(rf"[A-Z][A-Za-z0-9\-]{{1,11}}(?:{kinds}|法)", text) is not None


def _is_name(text: str) -> bool:
    return is_japanese(text) and has_closed_brackets(text) and not (_SEVERAL.search(text) or is_other(text))


def _english(text: str) -> BracketContent:
    """English, or English and its acronym with a comma between them: Limited Partner, LP."""
    first, _, rest = text.partition(",")
    head, _, last = text.rpartition(",")
    for acronym, english in ((first, rest.rstrip(".")), (last, head)):
        if is_acronym(acronym.strip()) and is_english(english.strip()):
            return BracketContent(acronym=acronym.strip(), english=tidy(english))
    return BracketContent(english=tidy(text).rstrip("."))


_FORMS: tuple[tuple[Callable[[str], object], Callable[[str], BracketContent]], ...] = (
    (_is_plain_english, _english),
    (is_acronym, lambda text: BracketContent(acronym=text)),
    (_is_word, lambda text: BracketContent(english=text, single=True)),
    (_KANA.fullmatch, lambda text: BracketContent(reading=text)),
    (_is_short_title, lambda text: BracketContent(alias=text)),
    (_is_name, lambda text: BracketContent(japanese=tidy(text))),
)
"""What one part may be, and what it then says; the first that fits. In quotation marks all but the first."""


def _labelled(role: str, text: str) -> BracketContent:
    """A part after a word that says what it is: 略称：NHK."""
    text = tidy(_REMARK.sub("", text.strip(f"{_QUOTES}。")))
    if is_acronym(text):
        return BracketContent(acronym=text)
    field = "english" if role == "alias" and is_english(text) else role
    said: dict[str, Any] = {field: text}
    return BracketContent(**said) if _LABELLED.get(field, _NAME).fullmatch(text) else NOTHING
