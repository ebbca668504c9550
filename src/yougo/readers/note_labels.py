"""How plain text marks its notes: ※1, (注1), *1 or [1] in a sentence, and a line that begins with the same.

(1), 1), ¹, † and * also begin lists and end phrases. They are labels only where a whole document uses them
so, which `series` finds out.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeAlias

from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import end_of, narrow

UNNUMBERED = frozenset("※注")
_NOTE_LINE = re.compile(
    r"""[(\[]?[※*]\ ?\d{1,3}[)\]]?[:.]?\ *         # ※1 …, (※1) …, *1: …
      | [(\[]注\ ?\d{0,3}[)\]]:?\ *               # （注1）…, （注）…
      | 注\ ?\d{0,3}(?:[)\]]:?|\ ?:|(?<=\d)\ )\ *  # 注1) …, 注：…, 注1 …
      | \[\d{1,3}\]:?\ *                          # [1] …
      | [(\[]?※[)\]]?                             # ※…
    """,
    re.VERBOSE,
)
_ONE = r"(?:[※*注] ?\d{0,3})"
_MARK = re.compile(
    rf"\({_ONE}(?:[,、・] ?(?:{_ONE}|\d{{1,3}}))*\)"  # (※), (※1、2)
    r"|\[\d{1,3}\]"
    r"|※ ?\d{1,3}|(?<![\d*])\*\d{1,3}"
    r"|注\d{1,3}\)"
    rf"|(?<=[\w」』)])(?<![はがをにのもとでへや脚後備訳原頭傍外発受特\d])注\d{{1,3}}(?![\d{KANJI}])"
    r"|(?<=[^\s(\[、。,.:・|※])※(?![\s\d])"
)
_LABEL = re.compile(r"(?=[※*注\d])([※*注]?) ?(\d*)")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = r"\*{1,3}|†{1,3}|‡{1,3}"
_SHY_LINE = re.compile(
    rf"(?P<label>\(\d{{1,2}}\)|\d{{1,2}}\)|[{_RAISED}]{{1,2}}\)?|{_SIGNS})[ :.]*(?=[^\s*†‡\d])"
)
_SHY_MARK = re.compile(
    rf"(?<=[{KANJI}{KATAKANA}ーA-Za-z」』)\]”\"%])"
    r"(?:(?<![第条項号表図式章節款紙注記編別他年月日])(?:\(\d{1,2}\)|\d{1,2}\))"
    rf"|(?<![a-zμ]m)[{_RAISED}]{{1,2}}\)?|\*{{1,3}}(?![A-Za-z\d*])|†{{1,3}}|‡{{1,3}})"
)
"""What hangs directly on a word, and on no word for a part of a document: 溶接止端部(1), not 第3条(1)."""
_NUMBER = re.compile(r"\d+")
_BEFORE = 2
_Place: TypeAlias = tuple[int, int, str]
"""The number of a mark's line, where it is in that, and the last letters before it."""
_MAY_BE_SHY = re.compile(rf"\d\)|[*†‡{_RAISED}]")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line that begins as a note does."""

    label: str
    """``※1``, ``注1``, ``*1``, ``[1]``; ``※`` or ``注`` without a number."""
    body: int
    """Where its text begins."""

    def begins(self, known: Collection[str]) -> bool:
        """Whether it is a note: ※ and 注 always are, others when a mark refers to them."""
        return self.label[0] in UNNUMBERED or self.label in known

    def is_referred_to(self, known: Collection[str]) -> bool:
        """Whether a mark in the text refers to it."""
        return self.label not in UNNUMBERED and self.label in known


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A note mark in a line, and what it refers to."""

    start: int
    end: int
    labels: list[str]

    def is_mark(self, before: str, known: Collection[str]) -> bool:
        """Whether it hangs on the text before it and refers to a note, or can be nothing else: （※）."""
        certain = self.end - self.start > 1 and UNNUMBERED.issuperset(self.labels)
        return bool(before.strip()) and (certain or all(label in known for label in self.labels))


def note_line(text: str, series: Collection[str] = ()) -> NoteLine | None:
    """A line read as a note; None if it does not begin like one. `series`: the shy labels of the document.

    >>> note_line("（注2）定義").label
    '注2'
    >>> note_line("(1) 定義"), note_line("(1) 定義", {"(1)"}).label
    (None, '(1)')
    """
    plain = narrow(text)
    match = _NOTE_LINE.match(plain)
    if match:
        return _begun(text, match.end(), _labels(match[0])[0])
    shy = _SHY_LINE.match(plain) if series else None
    return _begun(text, shy.end(), shy["label"]) if shy and shy["label"] in series else None


def _begun(text: str, end: int, label: str) -> NoteLine | None:
    rest = text[end:].lstrip()
    return NoteLine(label, len(text) - len(rest)) if rest else None


def _labels(written: str) -> list[str]:
    """The labels of a mark: ``(※1、2)`` as ``※1`` and ``※2``, ``(注 3)`` as ``注3``, ``[4]`` as it is."""
    labels: list[str] = []
    sign = ""
    for found, number in _LABEL.findall(written):
        sign = found or sign
        labels.append(sign + number if sign else f"[{number}]")
    return labels


def marks(line: str, begin: int = 0, series: Collection[str] = ()) -> Iterator[FoundMark]:
    """All that looks like a note mark, in order."""
    plain = narrow(line)
    found = [(each, _labels(each[0])) for each in _MARK.finditer(plain, begin)]
    if series:
        found += [(each, [each[0]]) for each in _shy_marks(plain, begin) if each[0] in series]
    for mark, labels in sorted(found, key=lambda one: one[0].start()):
        yield FoundMark(mark.start(), mark.end(), labels)


def _shy_marks(plain: str, begin: int) -> Iterator[re.Match[str]]:
    """What may be a mark of a shy label, not the end of a bracket: （平成30）."""
    for mark in _SHY_MARK.finditer(plain, begin):
        before = plain[: mark.start()]
        if mark[0].startswith("(") or before.count("(") <= before.count(")"):
            yield mark


def series(lines: Iterable[str]) -> frozenset[str]:
    """The shy labels that are a document's notes: each begins one line, and hangs on a word above that.

    >>> sorted(series(["帯水層(1)と透水係数(2)を調べる。", "(1) 水を含む地層。", "(2) 水の通しやすさ。"]))
    ['(1)', '(2)']
    >>> series(["要件(1)と要件(2)を満たす。", "(1) 市内にある。", "(2) 古い。"])
    frozenset()
    """
    begun: dict[str, list[int]] = defaultdict(list)
    hung: dict[str, list[_Place]] = defaultdict(list)
    for number, line in enumerate(map(narrow, lines)):
        note = _SHY_LINE.match(line)
        if note:
            begun[note["label"]].append(number)
        for mark in _shy_marks(line, end_of(note)) if _MAY_BE_SHY.search(line) else ():
            hung[mark[0]].append((number, mark.start(), line[: mark.start()][-_BEFORE:]))
    families: dict[str, list[str]] = defaultdict(list)
    for label in dict.fromkeys(chain(begun, hung)):
        families[_family(label)].append(label)
    are_notes = partial(_are_notes, begun, hung)
    return frozenset(chain.from_iterable(filter(are_notes, families.values())))


def _family(label: str) -> str:
    """What labels have in common that are used alike: all (1), all ¹; * and ** are alone."""
    return "¹" if label[0] in _RAISED else _NUMBER.sub("1", label)


def _are_notes(
    begun: Mapping[str, Sequence[int]], hung: Mapping[str, Sequence[_Place]], labels: Sequence[str]
) -> bool:
    """Whether labels of one family are numbered from 1, and each begins one line, below its first mark."""
    if any(len(begun.get(label, ())) != 1 or label not in hung for label in labels):
        return False
    first = [hung[label][0] for label in labels]
    is_below = all(hung[label][0] < (begun[label][0],) for label in labels)
    words = {before for _, _, before in first}
    is_in_order = list(map(_number, labels)) == list(range(1, len(labels) + 1)) and first == sorted(first)
    return is_below and is_in_order and len(words) == len(labels)


def _number(label: str) -> int:
    """The number of a label; 1 for a sign."""
    number = _NUMBER.search(unicodedata.normalize("NFKC", label))
    return int(number[0]) if number else 1
