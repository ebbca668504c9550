"""The words of a passage that bear kana."""

import re

from yougo.language.characters import HIRAGANA, KATAKANA
from yougo.language.text import tidy
from yougo.model.documents import Edge, Passage

_KANA = re.compile(f"[{HIRAGANA}{KATAKANA}ー・]*")


def words(passage: Passage) -> list[Edge]:
    """The words that bear kana; neighbouring pieces are one word."""
    found: list[Edge] = []
    for edge in passage.edges:
        if edge.basis != "ruby" or not edge.value:
            continue
        if found and found[-1].end == edge.start:
            last = found.pop()
            found.append(Edge(last.start, edge.end, "ruby", last.value + edge.value))
        else:
            found.append(edge)
    return found


def reading(passage: Passage, name: str) -> str:
    """How a name is read that is all of a passage; ``""`` where not all of it bears kana or is kana."""
    if not name or tidy(passage.text) != name:
        return ""
    pieces, at = [], 0
    for word in words(passage):
        pieces += [passage.text[at : word.start], word.value]
        at = word.end
    between = [*pieces[::2], passage.text[at:]]
    return "".join([*pieces, passage.text[at:]]) if pieces and all(map(_KANA.fullmatch, between)) else ""
