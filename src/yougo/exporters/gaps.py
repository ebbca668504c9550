"""Sentences and definitions that do not give their own answer away."""

import html
import re
from collections.abc import Iterable

from yougo.model import Concept, names_of
from yougo.text import narrow, same

GAP = '<span class="gap">？</span>'
_SHORTEST, _LONGEST, _IDEAL = 12, 140, 50
_KINDS = {"text", "item"}
_PIECES = re.compile(r"[々〆㐀-鿿ァ-ヴー]{2,}|[A-Za-z]{4,}")


def blanked(text: str, concept: Concept) -> str:
    """HTML of a text with every name of the concept replaced by a gap; ``""`` when no name stands in it."""
    names = sorted({name for name in names_of(concept) if len(name) > 1}, key=len, reverse=True)
    if not names or not text:
        return ""
    parts, at = [], 0
    for match in re.finditer("|".join(map(_pattern, names)), _folded(text)):
        parts += [_escaped(text[at : match.start()]), GAP]
        at = match.end()
    if not parts:
        return ""
    made = "".join((*parts, _escaped(text[at:])))
    return re.sub(rf"{GAP}(?:[\s（(：:、]*{GAP}[）)]?)+", GAP, made)


def _pattern(name: str) -> str:
    escaped = re.escape(_folded(name))
    return rf"(?<![a-z0-9]){escaped}(?![a-z0-9])" if name.isascii() else escaped


def _folded(text: str) -> str:
    """Narrow and in lower case, one character for one."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in narrow(text))


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("[", "&#91;").replace("{", "&#123;")


def best_sentence(concept: Concept) -> str:
    """The evidence that asks best for the concept: short, whole, with words left beside its gap."""
    sentences = (
        row.quote
        for row in concept.evidence
        if row.kind in _KINDS and _SHORTEST <= len(row.quote) <= _LONGEST
    )
    fit = [sentence for sentence in dict.fromkeys(sentences) if _asks(sentence, concept)]
    return min(fit, key=lambda sentence: abs(len(sentence) - _IDEAL), default="")


def _asks(sentence: str, concept: Concept) -> bool:
    """Whether a whole sentence with one gap says enough, and no piece of the name is left in it."""
    made = blanked(sentence, concept)
    rest = html.unescape(re.sub(r"<[^>]+>", "", made)).replace("？", "")
    whole = sentence.rstrip("」』）)").endswith(("。", ".", "！", "？"))
    return whole and made.count(GAP) == 1 and len(rest) >= _SHORTEST and not _left(rest, names_of(concept))


def _left(rest: str, names: Iterable[str]) -> bool:
    pieces = {piece for name in names for piece in _PIECES.findall(name) if len(piece) > 3}
    folded = same(rest)
    return any(same(piece) in folded for piece in pieces)
