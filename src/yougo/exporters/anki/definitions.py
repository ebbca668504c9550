"""The definitions that ask for terms, with a gap for what would give the answer away.

A definition card is good when what is left beside its gaps still says which term is meant. So it must say
enough, each gap must be a whole word, few gaps may hide what tells the term from others of its kind, and no
other term of the deck may be defined alike.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from yougo.exporters.anki import gaps, words
from yougo.exporters.anki.gaps import GAP
from yougo.exporters.anki.inert import inert
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import has_closed_brackets
from yougo.model.concepts import Concept

_LEAST = 6
"""Words' worth that a definition must say beside each gap."""
_FEWEST = 4
"""Words that a definition must say: less (目に見える物のこと) is said of many things."""
_PER_HIDDEN_PART = 8
"""Words that make up for one that tells the term from others and is hidden."""
_LEFT = 1 / 3
"""How much of a name may be read beside the gaps, as parts of longer words."""
_ALIKE = 0.8
"""The share of a definition's words that another one has if it defines the same."""
_WORD = re.compile(f"[{KANJI}]+|[{KATAKANA}]{{2,}}|[A-Za-z0-9]{{2,}}")
_LETTER = f"[{KANJI}{KATAKANA}A-Za-z0-9]"
_RUNS_INTO = re.compile(f"{_LETTER}$")
_GOES_ON = re.compile(f"(?![等用間時後前内外上下中側別](?!{_LETTER})){_LETTER}")
"""A word that a gap is only the beginning of; 等, 用 and the like follow any noun."""


class _Gap(NamedTuple):
    """A gap and the texts around it."""

    before: str
    hidden: str
    after: str


def to_name(concepts: Sequence[Concept]) -> Mapping[str, str]:
    """HTML of the definitions that ask for terms of a deck, by the terms' ids."""
    deck = words.Deck(concepts, words.of_definition, _ALIKE)
    fronts = {}
    for concept in concepts:
        made = _gapped(concept)
        if made and not deck.has_another(concept.id, gaps.beside(made)):
            fronts[concept.id] = made
    return fronts


def _gapped(concept: Concept) -> str:
    """HTML of the definition without the term's names and their parts; ``""`` for one that asks nothing."""
    definition = gaps.without_opening(concept.definition)
    if not gaps.has_meaning(definition):
        return ""
    names = gaps.hidden(concept)
    parts = list(gaps.parts_in(definition, concept, names))
    shown = _shown_parts(definition, names, parts)
    hidden = (*names, *(part for part in parts if part not in shown))
    made = gaps.blanked(definition, hidden) or inert(definition)
    found = list(_gaps(definition, hidden))
    is_clear = _says_enough(made) and _tells_apart(made, found, names)
    is_clear = is_clear and gaps.most_left(" ".join(shown), names) <= _LEFT
    return made if is_clear and not any(_is_torn(gap, names) for gap in found) else ""


def _shown_parts(definition: str, names: tuple[str, ...], parts: Sequence[str]) -> list[str]:
    """The parts of its names that stay, in longer words of its definition: 行政 in 行政庁."""
    found = _gaps(definition, (*names, *parts))
    longer = [gaps.folded(gap.hidden) for gap in found if _is_torn(gap, names) and not _is_like(gap, names)]
    return [part for part in parts if any(part in word for word in longer)]


def _is_like(gap: _Gap, names: Sequence[str]) -> bool:
    """Whether the longer word is more of the name: 外部 of 外部API in the definition of 外部API型."""
    words = map(gaps.folded, (gap.before[-1:] + gap.hidden, gap.hidden + gap.after[:1]))
    return any(word in name for word in words for name in names)


def _gaps(text: str, hidden: tuple[str, ...]) -> Iterator[_Gap]:
    pieces = gaps.divided(text, hidden)
    texts = ["", *(piece for piece, _ in pieces), ""]
    for place, (piece, is_hidden) in enumerate(pieces):
        if is_hidden:
            yield _Gap(texts[place], piece, texts[place + 2])


def _says_enough(made: str) -> bool:
    """Whether a text with gaps says something by itself."""
    shown = gaps.beside(made)
    is_long = gaps.weight(shown) >= _LEAST * max(made.count(GAP), 1)
    return is_long and len(_WORD.findall(shown)) >= _FEWEST and has_closed_brackets(shown)


def _tells_apart(made: str, found: Sequence[_Gap], names: Sequence[str]) -> bool:
    """Whether few gaps hide what tells a term from others of its kind: 建物 of 建物リソース."""
    hidden = sum(not _ends_name(gap.hidden, names) for gap in found)
    return len(_WORD.findall(gaps.beside(made))) >= _PER_HIDDEN_PART * hidden


def _is_torn(gap: _Gap, names: Sequence[str]) -> bool:
    """Whether a gap is a piece of a longer word, or joins two lines of the document.

    The last word of a name may end a longer one: 地域機関 in the definition of 監督機関.
    """
    if _GOES_ON.match(gap.after):
        return True
    is_name = gaps.folded(gap.hidden) in names
    is_last_word = not is_name and _ends_name(gap.hidden, names)
    return not is_last_word and bool(_RUNS_INTO.search(gap.before))


def _ends_name(hidden: str, names: Sequence[str]) -> bool:
    """Whether this is a name or the end of one, which says what kind of thing a term is."""
    return any(name.endswith(gaps.folded(hidden)) for name in names)
