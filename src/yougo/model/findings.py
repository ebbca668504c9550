"""What extraction finds: a claim of one document that names belong to one thing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from yougo.language.letter_matches import Letters
from yougo.model.documents import Place, Problem, Voice

IN_PASSING = {
    "prose_names": 1,
    "topic_sentence": 1,
    "english_topic": 1,
    "called_so": 2,
    "explaining_bracket": 3,
}
"""The rules that read a definition in passing: each gives way to those before it, and to all others."""


@dataclass(frozen=True, slots=True)
class Name:
    """One possible extent of a Japanese name, and why it may begin where it does."""

    text: str
    basis: str
    """An `Edge`'s basis, ``quotation``, ``heading``, ``item``, ``cell``; or ``chunk``, ``extended``, …"""
    is_bounded: bool = False
    """Whether the document itself bounds the name here."""

    def written(self, text: str) -> "Name":
        """The same extent, written so."""
        return self if text == self.text else Name(text, self.basis, self.is_bounded)


def rewritten(names: Iterable[Name], change: Callable[[str], str]) -> tuple[Name, ...]:
    """The extents of a name with what a function makes of each text."""
    return tuple(name.written(change(name.text)) for name in names)


def bounded(text: str, basis: str) -> tuple[Name, ...]:
    """The one extent of a name that the document itself bounds; none for ``""``."""
    return (Name(text, basis, is_bounded=True),) if text else ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim, read in one place: these names (and this definition) belong to one concept."""

    rule: str
    """The rule's module: ``acronym_in_brackets``."""
    place: Place
    kind: str = "text"
    """Its passage: ``text``, ``heading``, ``item``, ``table``, ``footnote``, ``note``, ``definition``."""
    acronym: str = ""
    japanese: tuple[Name, ...] = ()
    """Every possible extent, best first; merge chooses with the evidence of all documents."""
    english: str = ""
    reading: str = ""
    """A reading that the document itself states: ``こくさいじょうり``."""
    romaji: str = ""
    """A note's label that may be the reading in Latin letters: ``kokusai-jyouri``."""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    """Further names that the claim states: ``("クアッド",)``."""
    former: tuple[str, ...] = ()
    """Earlier names, without 旧: ``("運輸省",)``. They join no claims."""
    sentence: str = ""
    """The sentence that says so, as written."""
    letters: Letters | Literal[""] = ""
    """How `english` spells `acronym` (see `yougo.language.letters`); ``none`` when it does not."""
    voice: Voice = "author"
    citation: str = ""
    """The source that the text names for its words: ``『国際関係事典』``."""
    url: str = ""
    """The target of the link whose text is the name."""
    problems: tuple[Problem, ...] = ()
    """Doubts about this claim, such as ``label-repaired``."""

    @property
    def is_misspelled(self) -> bool:
        """Whether it gives an acronym that its English does not spell."""
        return self.letters == "none"
