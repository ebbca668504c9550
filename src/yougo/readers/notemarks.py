"""Note marks of plain text: ※1, (注1), *1, [1] in the text, and the lines below that begin with the same.

A mark with a number is a mark only when the document holds both. ※ and 注 without a number need none:
the line that begins so is a note, and the bracket (※) in the text is a mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yougo.language.text import narrow

_NOTE = re.compile(
    r"""[(\[]?(?P<star>※|\*)\ ?(?P<number>\d{1,3})[)\]]?[:.]?\ *   # ※1 …, (※1) …, *1: …
      | [(\[]注\ ?(?P<bracketed>\d{0,3})[)\]]:?\ *                  # （注1）…, （注）…
      | 注\ ?(?P<named>\d{0,3})(?:[)\]]:?|\ ?:|(?<=\d)\ )\ *        # 注1) …, 注：…, 注1 …
      | \[(?P<plain>\d{1,3})\]:?\ *                                 # [1] …
      | [(\[]?(?P<bare>※)[)\]]?                                     # ※…
    """,
    re.VERBOSE,
)
_ONE = r"(?:[※*注] ?\d{0,3})"
_MARK = re.compile(
    rf"\((?P<several>{_ONE}(?:[,、・] ?(?:{_ONE}|\d{{1,3}}))*)\)"
    r"|\[(?P<plain>\d{1,3})\]"
    r"|(?P<star>※ ?\d{1,3}|(?<![\d*])\*\d{1,3})"
    r"|(?P<named>注\d{1,3})\)"
    r"|(?<=[^\s(\[、。,.:・|※])(?P<bare>※)(?![\s\d])"
)
_UNNUMBERED = frozenset("※注")
_LABEL = re.compile(r"([※*注]?) ?(\d*)")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line that begins as a note does."""

    label: str
    """``※1``, ``注1``, ``*1``, ``[1]``; ``※`` or ``注`` without a number."""
    body: str

    @property
    def numbered(self) -> bool:
        """Whether a mark in the text may refer to it."""
        return self.label not in _UNNUMBERED

    @property
    def certain(self) -> bool:
        """Whether it is a note even when no mark refers to it."""
        return self.label[0] in "※注"


def note_line(text: str) -> NoteLine | None:
    """What a line says as a note; none when it does not begin like one.

    >>> note_line("（注2）定義").label
    '注2'
    """
    match = _NOTE.match(narrow(text))
    if not match:
        return None
    if match["star"]:
        label = match["star"] + match["number"]
    elif match["plain"]:
        label = f"[{match['plain']}]"
    else:
        label = match["bare"] or "注" + (match["bracketed"] or match["named"] or "")
    body = text[match.end() :]
    return NoteLine(label, body) if body.strip() else None


@dataclass(frozen=True, slots=True)
class Found:
    """Note marks in a line of text: where they stand and what they refer to."""

    start: int
    end: int
    labels: tuple[str, ...]
    certain: bool = False
    """Whether it can be nothing else: （※）."""


def marks(text: str) -> Iterator[Found]:
    """All that looks like a note mark, in order."""
    for match in _MARK.finditer(narrow(text)):
        if match["several"]:
            labels = tuple(_labels(match["several"]))
        elif match["plain"]:
            labels = (f"[{match['plain']}]",)
        else:
            labels = ((match["star"] or match["named"] or match["bare"]).replace(" ", ""),)
        certain = bool(match["several"]) and _UNNUMBERED.issuperset(labels)
        yield Found(match.start(), match.end(), labels, certain)


def _labels(several: str) -> Iterator[str]:
    """``※1、2`` as ``※1`` and ``※2``."""
    sign = ""
    for part in re.split("[,、・] ?", several):
        match = _LABEL.fullmatch(part)
        if match:
            sign = match[1] or sign
            yield sign + match[2]
