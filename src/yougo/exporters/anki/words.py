"""The words by which sentences, and the terms of a deck, are told apart."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter

from yougo.exporters.anki import gaps
from yougo.language.characters import KANJI, KATAKANA
from yougo.model.concepts import Concept

_WORDS = re.compile(rf"[{KANJI}]{{2,}}|[{KATAKANA}ー]{{2,}}|[a-z0-9]{{3,}}")
"""Runs of kanji or katakana, and Latin words."""
_MOST = 2 / 3


def are_alike(sentence: str, definition: str) -> bool:
    """Whether most words of a sentence are in a definition, too."""
    return bool(definition) and _are_most(_words(sentence), _words(definition))


def _words(*texts: str) -> set[str]:
    return set(_WORDS.findall(gaps.folded("\n".join(texts))))


def _are_most(words: set[str], others: set[str], most: float = _MOST) -> bool:
    """Whether most of some words are among others."""
    return len(words & others) >= len(words) * most


def of_everything(concept: Concept) -> set[str]:
    """The words of its definition and of all sentences about it."""
    return _words(concept.definition, *map(attrgetter("quote"), concept.evidence))


def of_definition(concept: Concept) -> set[str]:
    """The words of its definition."""
    return _words(concept.definition)


class Deck:
    """What the terms of a deck are told apart by: their names, and the words that are said of them."""

    def __init__(
        self, concepts: Iterable[Concept], said_of: Callable[[Concept], set[str]], most: float = _MOST
    ) -> None:
        """Take all of the deck's terms, and what gives the words that are said of one.

        `most`: the share of a text's words that fits a term.
        """
        self._most = most
        self._names: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, set[str]] = {}
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for concept in concepts:
            self._names[concept.id] = gaps.hidden(concept)
            said = said_of(concept)
            self._words[concept.id] = said
            for word in said:
                self._bearers[word].add(concept.id)

    def has_another(self, identifier: str, text: str) -> bool:
        """Whether another term fits the gap of a text: most words are said of it, and none names it."""
        words = _words(text)
        for other in self._near(words) - {identifier}:
            if _are_most(words, self._words[other], self._most) and not gaps.blanked(
                text, self._names[other]
            ):
                return True
        return False

    def _near(self, words: set[str]) -> set[str]:
        """The terms of which enough of these words could be said: each has one of the rarest."""
        bearers = sorted((self._bearers.get(word, set()) for word in words), key=len)
        enough = len(words) - int(len(words) * self._most) + 1
        return set().union(*bearers[:enough])
