"""How likely everything that the glossary says of a concept is right, from 0 to 1.

What is true of a concept and its evidence is weighed, as ``confidence.tsv`` says, by a logistic model. What a
person decided is certain. ``python tests/bench/confidence.py`` fits the weights and says how right they are.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import filterfalse
from operator import attrgetter

from yougo.language import word_tables
from yougo.language.name_sets import NameSet, is_one_of
from yougo.language.renderings import differ, has_initial, is_translation, shared
from yougo.language.text import caught, narrow
from yougo.model.concepts import Concept, names_in
from yougo.translation import said

ALWAYS = "any term"
"""Where the weighing begins: as likely as any concept is right."""
_CERTAIN, _MOST = 1.0, 0.99
"""What a person decided has, and the most that documents alone can give."""
_IGNORED = {"letters ", "warned of reading-unverified"}
"""No letters, and the warning of a reading, which is given after names and definitions are judged."""
_VERB = re.compile("する|した|され|して|れる|いう|など|とは|[をはがも]")
_CLAUSE = re.compile(
    r"を|うち$|(?<!に関)(?<!に対)(?:する|した)|され[るた]|られ[るた]|である"
    r"|[でにと].*に(?![関対よお])|が.*[るた]|^(?:全て|すべて|その他)の"
)
"""What shows that words say something instead of naming it."""
_BEGINS_WITHIN = re.compile("[をにがはのでとも、。）)」』〕】a-z]")
_NO_LETTER = re.compile(r"(?![「『“‘\"'(（\[〔])[\W\d]")
"""A number or a sign; a quotation mark or a bracket only opens the words."""
_SIGN = re.compile('[,:;、。/→=…*?!%°—#()（）"_|]')
_NAME_LIKE = re.compile(r"[^。．、，,.\s]{4,40}")
_LATIN = re.compile("[A-Z]+")
_NUMBER = re.compile(r"\d+")
_MANY = 4
_MOST_LETTERS = 2 / 3
_SPELLED = {
    "letters initials",
    "letters content",
    "letters syllables",
    "letters parent",
    "letters first-word",
}
"""Letters that speak for an expansion (see `yougo.language.letters`)."""
_JOINED = "warned of joined-by-acronym"
_OF_JOINING = {"two places or more", "four places or more", "several documents", "all three kinds of names"}
"""What does not count where only the acronym joins documents: joining them made it true."""
_ENGLISH_VERB = re.compile(r"\b(?:is|are|was|were|be|has|have|can|may|will|shall|must|which|that|who)\b")
_ENDS_SENTENCE = ("。", "．", ".", "」")


def with_confidence(concept: Concept) -> Concept:
    """The concept with its confidence, to two decimals."""
    return replace(concept, confidence=likelihood(concept) if is_estimated(concept) else _CERTAIN)


def is_estimated(concept: Concept) -> bool:
    """Whether no person accepted it, nor decided every field that it has."""
    stated = set(filter(concept.documented.get, concept.documented)) - {"reading"}
    return concept.status != "accepted" and not stated <= concept.decided_fields


def likelihood(concept: Concept) -> float:
    """How likely all that documents say of a concept is right, to two decimals."""
    total = _weight(_judged(concept))
    return min(round(1 / (1 + math.exp(-total)), 2), _MOST)


def reasons(concept: Concept) -> list[tuple[str, float]]:
    """What counts for or against a concept, and how much: what counts most first."""
    known = weights()
    counted = [(fact, known[fact]) for fact in facts(_judged(concept)) if fact in known]
    return sorted(counted, key=lambda reason: -abs(reason[1]))


def _weight(concept: Concept) -> float:
    return sum(weights().get(fact, 0) for fact in (ALWAYS, *facts(concept)))


def _judged(concept: Concept) -> Concept:
    """The concept itself, or as documents state it: what a person decided never makes a term less likely."""
    stated = {row.field: row.now for row in concept.decided if row.explicit}
    if not stated:
        return concept
    as_documented = replace(
        concept,
        acronym=stated.get("acronym", concept.acronym),
        japanese=stated.get("japanese", concept.japanese),
        english=stated.get("english", concept.english),
        definition=stated.get("definition", concept.definition),
    )
    return max(concept, as_documented, *_parts(concept), key=_weight)


def _parts(concept: Concept) -> Iterator[Concept]:
    """What is said of a concept with each of its names, which a decision may have joined."""
    for name in filter(None, concept.preferred.values()):
        rows = tuple(row for row in concept.evidence if is_one_of(name, row.names))
        names = NameSet(names_in(rows))
        places = set(map(attrgetter("place"), rows))
        preferred = {field: each if each in names else "" for field, each in concept.preferred.items()}
        yield replace(
            concept,
            acronym=preferred["acronym"],
            japanese=preferred["japanese"],
            english=preferred["english"],
            definition=concept.definition if any(row.defines(concept.definition) for row in rows) else "",
            variants=tuple(each for each in concept.variants if each.text in names),
            warnings=tuple(each for each in concept.warnings if places.issuperset(each.places)),
            evidence=rows,
        )


@cache
def weights() -> dict[str, float]:
    """The rows of ``confidence.tsv``."""
    return {fact: float(weight) for fact, weight, _ in word_tables.rows(__package__, "confidence")}


def facts(concept: Concept) -> Iterator[str]:
    """What is true of a concept and its evidence, as ``confidence.tsv`` calls it."""
    told = [f"rule {row.rule}" for row in concept.evidence]
    told += [f"letters {row.letters}" for row in concept.evidence]
    told += [fact for fact, is_true in CONDITIONS.items() if is_true(concept)]
    told += [said(f"warned of {warning.code}") for warning in concept.warnings]
    ignored = _IGNORED | _OF_JOINING if _JOINED in told else _IGNORED
    return filterfalse(ignored.__contains__, dict.fromkeys(told))


def leaning(fact: str) -> int:
    """Whether a fact can only count for a term (1) or against it (-1); 0 where it may be either."""
    if fact in FOR or fact in _SPELLED:
        return 1
    return -1 if fact in AGAINST or fact.startswith(("letters ", "warned ")) else 0


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


def _places(concept: Concept) -> int:
    return len(set(map(attrgetter("place"), concept.evidence)))


def _digits(name: str) -> int:
    return sum(map(str.isdecimal, name))


def _has_number_of_its_own(concept: Concept) -> bool:
    """Whether the Japanese has a number that the other names lack: 第2期の港湾計画（Port Plan）."""
    numbers = set(_NUMBER.findall(narrow(concept.japanese)))
    others = _NUMBER.findall(narrow(f"{concept.acronym} {concept.english}"))
    return bool(concept.english) and not numbers.issubset(others)


def _is_single(concept: Concept) -> bool:
    return len(_names(concept)) + len(concept.variants) == 1


def _is_cut_short(concept: Concept) -> bool:
    """Whether there is one name, and words that are no sentence."""
    return _is_single(concept) and not concept.definition.endswith(_ENDS_SENTENCE)


def _is_clause(concept: Concept) -> bool:
    """Whether its only name is what a sentence says: 港に着いた船."""
    return _is_single(concept) and _CLAUSE.search(concept.japanese) is not None


def _is_untold(concept: Concept) -> bool:
    """Whether no word that is known tells that the Japanese and the English name mean one thing."""
    found = shared(concept.japanese, concept.english)
    return bool(concept.japanese and concept.english) and not found.words


def _lettered(concept: Concept) -> float | None:
    """What share of the acronym's letters may begin words of the Japanese; None where English explains it."""
    letters = list(filter(str.isupper, concept.acronym))
    if _names(concept) != "AJ" or not letters:
        return None
    return sum(map(partial(has_initial, concept.japanese), letters)) / len(letters)


def _has_letters(concept: Concept) -> bool:
    share = _lettered(concept)
    return share is not None and share >= _MOST_LETTERS and len(concept.acronym) > 1


def _has_no_letter(concept: Concept) -> bool:
    return _lettered(concept) == 0


def _has_other_letters(concept: Concept) -> bool:
    """Whether the Japanese begins with Latin letters of which the acronym has none: AI倫理 for PX."""
    latin = caught(_LATIN.match(narrow(concept.japanese)))
    is_bare = _lettered(concept) is not None
    return is_bare and bool(latin) and set(latin).isdisjoint(concept.acronym.upper())


def _has_letters_behind_no(concept: Concept) -> bool:
    """Whether what is before の may be no part of the name: 日本の国際協力機構 for ICO."""
    before, _, name = concept.japanese.rpartition("の")
    if not before or before.endswith("ため"):  # 開発のための is a part of names
        return False
    return len(concept.acronym) > 1 and _lettered(replace(concept, japanese=name)) == 1


def _is_for_a_name(concept: Concept) -> bool:
    """Whether the definition of an acronym may be the Japanese name that it lacks."""
    lacks_japanese = bool(concept.acronym) and not concept.japanese
    return lacks_japanese and _NAME_LIKE.fullmatch(concept.definition) is not None


FOR: dict[str, Callable[[Concept], bool]] = {
    "two places or more": lambda concept: _places(concept) > 1,
    "four places or more": lambda concept: _places(concept) >= _MANY,
    "several documents": lambda concept: len(set(map(attrgetter("place.document"), concept.evidence))) > 1,
    "bounded by markup": lambda concept: any(map(attrgetter("is_bounded"), concept.evidence)),
    "all three kinds of names": lambda concept: _names(concept) == "AJE",
    "the definition is a sentence": lambda concept: concept.definition.endswith(_ENDS_SENTENCE),
    "Japanese has words of the English": lambda concept: shared(concept.japanese, concept.english).agree,
    "Japanese and English translate each other": lambda concept: is_translation(
        concept.japanese, concept.english
    ),
    "the acronym's letters begin words of the Japanese": _has_letters,
}
"""What may be true of a concept, beside its rules and letters, that makes it likelier."""
AGAINST: dict[str, Callable[[Concept], bool]] = {
    "a single name": _is_single,
    "a single name without a sentence": _is_cut_short,
    "several further names": lambda concept: len(concept.variants) > 1,
    "a short definition": lambda concept: 0 < len(concept.definition) < 15,
    "the definition begins within a sentence": lambda concept: bool(_BEGINS_WITHIN.match(concept.definition)),
    "the definition begins with a number or a sign": lambda concept: bool(
        _NO_LETTER.match(concept.definition)
    ),
    "the definition repeats the name": _repeats,
    "the definition has an address": lambda concept: "://" in concept.definition,
    "the definition may be a name": _is_for_a_name,
    "a digit in a name": lambda concept: bool(_digits(_full_names(concept))),
    "several digits in the acronym": lambda concept: _digits(concept.acronym) > 1,
    "a number that the English lacks": _has_number_of_its_own,
    "a sign in a name": lambda concept: bool(_SIGN.search(_full_names(concept))),
    "a space in Japanese": lambda concept: " " in concept.japanese,
    "a word in capitals": lambda concept: concept.acronym.isalpha() and len(concept.acronym) > 6,
    "long Japanese": lambda concept: len(concept.japanese) > 16,
    "short Japanese": lambda concept: 0 < len(concept.japanese) < 3,
    "Japanese shorter than the acronym": lambda concept: 0 < len(concept.japanese) < len(concept.acronym),
    "Japanese with a verb or a particle": lambda concept: bool(_VERB.search(concept.japanese)),
    "the only name is a clause": _is_clause,
    "Japanese begins within a sentence": lambda concept: bool(_BEGINS_WITHIN.match(concept.japanese)),
    "Japanese has nothing of the English": lambda concept: differ(concept.japanese, concept.english),
    "no word tells that the English is the Japanese": _is_untold,
    "no letter of the acronym is in the Japanese": _has_no_letter,
    "Latin letters that the acronym lacks": _has_other_letters,
    "all letters of the acronym are in the words behind の": _has_letters_behind_no,
    "English of one word": lambda concept: _words(concept.english) == 1,
    "English of seven words or more": lambda concept: _words(concept.english) >= 7,
    "English with a verb": lambda concept: bool(_ENGLISH_VERB.search(concept.english)),
    "English without capitals": lambda concept: concept.english.islower(),
    "acronym with small letters": lambda concept: any(map(str.islower, concept.acronym)),
}
"""What makes it less likely."""
CONDITIONS = {**FOR, **AGAINST}
