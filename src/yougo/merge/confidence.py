"""How likely everything that the glossary says of a concept is right, from 0 to 1.

What is true of a concept and its evidence is weighed, as ``confidence.tsv`` says, by a logistic model. What a
person decided is certain. ``python tests/bench/confidence.py`` fits the weights and says how right they are.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter

from yougo.language import word_tables
from yougo.language.renderings import shared
from yougo.model.concepts import Concept

ALWAYS = "any term"
"""Where the weighing begins: as likely as any concept is right."""
_CERTAIN, _MOST = 1.0, 0.99
"""What a person decided has, and the most that documents alone can give."""
_CODE = attrgetter("code")
_READING = "reading-unverified"
"""The warning of a reading, which is given after names and definitions are judged."""
_VERB = re.compile("する|した|され|して|れる|いう|など|とは|[をはがも]")
_BEGINS_WITHIN = re.compile("[をにがはのでとも、。）)」』〕】a-z]")
_NO_LETTER = re.compile(r"[\W\d]")
_SIGN = re.compile('[,:;、。/→=…*?!%°—#()（）"]')
_ENGLISH_VERB = re.compile(r"\b(?:is|are|was|were|be|has|have|can|may|will|shall|must|which|that|who)\b")
_ENDS_SENTENCE = ("。", "．", ".", "」")


def with_confidence(concept: Concept) -> Concept:
    """The concept with its confidence, to two decimals."""
    return replace(concept, confidence=likelihood(concept) if is_estimated(concept) else _CERTAIN)


def is_estimated(concept: Concept) -> bool:
    """Whether no person accepted it, nor decided every field that it has."""
    stated = {field for field, value in concept.documented.items() if value} - {"reading"}
    decided = {row.field for row in concept.decided if row.explicit}
    return concept.status != "accepted" and not stated <= decided


def likelihood(concept: Concept) -> float:
    """How likely all that documents say of a concept is right, to two decimals."""
    total = sum(weights().get(fact, 0) for fact in (ALWAYS, *facts(concept)))
    return min(round(1 / (1 + math.exp(-total)), 2), _MOST)


def reasons(concept: Concept) -> list[tuple[str, float]]:
    """What counts for or against a concept, and how much: what counts most first."""
    known = weights()
    counted = [(fact, known[fact]) for fact in facts(concept) if fact in known]
    return sorted(counted, key=lambda reason: -abs(reason[1]))


@cache
def weights() -> dict[str, float]:
    """The rows of ``confidence.tsv``."""
    return {fact: float(weight) for fact, weight, _ in word_tables.rows(__package__, "confidence")}


def facts(concept: Concept) -> Iterator[str]:
    """What is true of a concept and its evidence, as ``confidence.tsv`` calls it."""
    rows = concept.evidence
    yield from dict.fromkeys(f"rule {row.rule}" for row in rows)
    yield from dict.fromkeys(f"in {row.kind}" for row in rows)
    yield from dict.fromkeys(f"letters {row.letters}" for row in rows if row.letters)
    yield from dict.fromkeys(f"warned of {code}" for code in map(_CODE, concept.warnings) if code != _READING)
    for fact, is_true in CONDITIONS.items():
        if is_true(concept):
            yield fact


def _names(concept: Concept) -> str:
    """Which kinds of names a concept has: ``AJE``."""
    return "".join(field[0].upper() for field, name in concept.preferred.items() if name)


def _full_names(concept: Concept) -> str:
    return f"{concept.japanese} {concept.english}"


def _repeats(concept: Concept) -> bool:
    """Whether the definition begins with the name."""
    return bool(concept.japanese) and concept.definition.startswith(concept.japanese)


def _words(name: str) -> int:
    return len(name.split())


CONDITIONS: dict[str, Callable[[Concept], bool]] = {
    "a single place": lambda concept: len({row.place for row in concept.evidence}) == 1,
    "four places or more": lambda concept: len({row.place for row in concept.evidence}) >= 4,
    "several documents": lambda concept: len({row.place.document for row in concept.evidence}) > 1,
    "bounded by markup": lambda concept: any(row.is_bounded for row in concept.evidence),
    "all three kinds of names": lambda concept: _names(concept) == "AJE",
    "acronym and Japanese": lambda concept: _names(concept) == "AJ",
    "acronym and English": lambda concept: _names(concept) == "AE",
    "Japanese and English": lambda concept: _names(concept) == "JE",
    "a single name": lambda concept: len(_names(concept)) + len(concept.variants) == 1,
    "a further name": lambda concept: len(concept.variants) == 1,
    "several further names": lambda concept: len(concept.variants) > 1,
    "a definition": lambda concept: bool(concept.definition),
    "a short definition": lambda concept: 0 < len(concept.definition) < 15,
    "the definition is a sentence": lambda concept: concept.definition.endswith(_ENDS_SENTENCE),
    "the definition begins within a sentence": lambda concept: bool(_BEGINS_WITHIN.match(concept.definition)),
    "the definition begins with a number or a sign": lambda concept: bool(
        _NO_LETTER.match(concept.definition)
    ),
    "the definition repeats the name": _repeats,
    "the definition has an address": lambda concept: "://" in concept.definition,
    "a digit in a name": lambda concept: any(map(str.isdecimal, _full_names(concept))),
    "a sign in a name": lambda concept: bool(_SIGN.search(_full_names(concept))),
    "a space in Japanese": lambda concept: " " in concept.japanese,
    "a word in capitals": lambda concept: concept.acronym.isalpha() and len(concept.acronym) > 6,
    "long Japanese": lambda concept: len(concept.japanese) > 16,
    "short Japanese": lambda concept: 0 < len(concept.japanese) < 3,
    "Japanese with a verb or a particle": lambda concept: bool(_VERB.search(concept.japanese)),
    "Japanese begins within a sentence": lambda concept: bool(_BEGINS_WITHIN.match(concept.japanese)),
    "English of one word": lambda concept: _words(concept.english) == 1,
    "English of seven words or more": lambda concept: _words(concept.english) >= 7,
    "English with a verb": lambda concept: bool(_ENGLISH_VERB.search(concept.english)),
    "English without capitals": lambda concept: concept.english.islower(),
    "acronym with small letters": lambda concept: any(map(str.islower, concept.acronym)),
    "Japanese has words of the English": lambda concept: shared(concept.japanese, concept.english).agree,
}
"""What may be true of a concept, beside its rules, kinds of passages, letters and warnings."""
