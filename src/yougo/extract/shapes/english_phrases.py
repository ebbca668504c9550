"""What English words after a colon are: a sentence, or the kind of thing that a term is."""

import re
from functools import cache

from yougo.extract import vocabulary
from yougo.language.characters import is_japanese

_END = re.compile(r"[.;]\s")
_FINITE = re.compile(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )(?<!\bwhere )"
    r"\b(?:is|are|was|were|has|have|can(?:not)?|will|must|should|does|do)\b"
)
"""A verb of a main clause."""
_ARTICLE = re.compile(r"(?:an?|the|any)\s", re.IGNORECASE)
_MASS = (
    "software|data|information|equipment|infrastructure|technology|water|ice|ground|soil|land|money|energy|electricity"
    "|radiation|waste|material|food|evidence|support|harm"
)
_ADJECTIVE = (
    r"(?!(?:of|via|to|in|by|for|with|from|on|at|as|into|that|which|who|an?|the|these|also|is|are|was|were|has|have"
    r"|can|will)\b)[\w’'/-]++"
)
_ADJECTIVES = rf"(?:{_ADJECTIVE},?+\s++){{0,8}}?"
_CLAUSE = (
    "that|which|who|whom|whose|where|whereby|when"
    "|(?:in|by|to|for|from|on|with|of|at|under) (?:which|whom|whose)"
    "|(?!(?:n|s|f|sp)eed)[a-z]{2,}ed|made|meant|built|held|kept|set|written|given"
    "|(?:describ|contain|consist|compris|involv|show|provid|allow|enabl|us)ing"
)
"""What begins a clause after a noun: a wave that breaks."""
_AFTER_KIND = (
    rf",?\s+(?:{_CLAUSE}|in|for|of|to|by|with|from|between|within|across|against|during|through|without|on|over"
    r"|under|at|it takes|needed)\b"
)
"""What begins the words after a noun for a kind."""
_ANY_KIND = re.compile(
    rf"(?:(?:an?|any)\s+{_ADJECTIVES}(?!short\b)[a-z][\w-]+"
    rf"|the\s+{_ADJECTIVES}\w+(?:ion|ment|ing|al|ance|ence|ity|ness|age|ure|sis)){_AFTER_KIND}"
    r"|when (?:an?|the|people|someone)\b",
    re.IGNORECASE,
)
_ANY_NOUN = re.compile(rf"(?:an?|the|any)\s+{_ADJECTIVES}[a-z][\w-]+{_AFTER_KIND}", re.IGNORECASE)
_PERSON = re.compile(r"an?\s+(?:[\w’'-]+\s+){1,4}who\b")
_AUXILIARY = "(?:is|are|was|were|has|have|can|will|may|must|should)"
_RELATIVE = re.compile(
    rf"\b(?:(?:that|which|whom|where|when) (?:the|an?|its|their|people|we|they|one)\b"
    rf"|(?:in|by|to|for|from|on|with|of|at|under) (?:which|whom)\b)[^,.]*? {_AUXILIARY}\b"
    r"|(?<=[a-z]s )an? (?:[\w-]+ ){1,3}(?:can|will|may|must|should)\b"
)
"""A clause with a subject of its own: a belief that the crew is safe."""
_CONTACT = rf"(?:the|an?|its|their|people|someone|they|you|one) [\w ]{{0,30}}?{_AUXILIARY}"
"""The same without that: the price a buyer will pay."""
_ABOVE_CLAUSE = re.compile(
    rf"(?:an?|the|any|all|every|each)\s+{_ADJECTIVES}[a-z][\w-]+,?\s+(?:{_CLAUSE}|{_CONTACT})\b",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    rf"the (?:{_ADJECTIVE} ){{0,3}}?(?!(?:sales|goods|savings|arms|sports|news|needs) )[a-z]{{2,}}[^\Wscui]s "
    rf"(?!(?:{_CLAUSE}|in|for|of|to|by|with|from|on|at|and|or|you|we|they|people)\b)[a-z]",
    re.IGNORECASE,
)
"""A subject with its verb: the plan supports all ports, not the plans of all ports."""
_LATER_VERB = re.compile(
    r"\S+ (?:(?!\b(?:that|which|who|whom|whose|where|when|what|how)\b)[^.;:])*?"
    r"[a-z][a-z](?:[^\Wscui]s (?:the|an?|how)|ed (?:the (?:need|importance)|how|that))\b"
)
"""A verb with what it is done to: trade across borders raises the price."""


def is_sentence(words: str) -> bool:
    """Whether the first sentence has a verb of its own: A wave that breaks is high."""
    said = _END.split(words)[0]
    has_verb = _VERBAL.match(said) or _LATER_VERB.match(said) or _FINITE.search(_RELATIVE.sub("", said))
    return bool(has_verb) and not is_japanese(said)


def is_on_other(words: str, acronym: str) -> bool:
    """Whether the first sentence is on something else than an acronym in it: The use of HDX is old."""
    said = _END.split(words)[0]
    is_again = re.search(rf"(?<!\w){re.escape(acronym)}(?!\w)", said) if acronym else None
    is_subject = is_again and is_again.start() <= len("The ") and not said.startswith(" and ", is_again.end())
    return is_again is not None and not is_subject and is_sentence(words)


def tells_kind(words: str) -> bool:
    """Whether it is a phrase that says what something is: The highest point of a wave."""
    said = _END.split(words)[0]
    is_kind = _ARTICLE.match(said) and vocabulary.phrase("meaning in English").match(said)
    return bool(is_kind) and not (is_japanese(said) or is_sentence(words))


def has_article(words: str) -> bool:
    """Whether words begin with an article: a wave that breaks."""
    return _ARTICLE.match(words) is not None


def tells_kind_apart(words: str) -> bool:
    """Whether words begin with a noun and what sets it apart from others of its kind: a wave that breaks."""
    return _ANY_KIND.match(words) is not None or sets_apart(words)


def is_noun_apart(words: str) -> bool:
    """Whether words begin with any noun and what sets it apart: the wave that breaks."""
    return _ANY_NOUN.match(words) is not None


def is_above_clause(words: str) -> bool:
    """Whether words begin with any noun and a clause on it: a wave that breaks, not the end of the wave."""
    return _ABOVE_CLAUSE.match(words) is not None


def is_person(words: str) -> bool:
    """Whether words begin with a noun for a person: a pilot who guides ships."""
    return _PERSON.match(words) is not None


def sets_apart(words: str) -> bool:
    """Whether the noun is one for a kind of things: a method that finds waves."""
    return known_kind().match(words) is not None


def is_kind_apart(words: str) -> bool:
    """Whether words begin with an article and a noun for a kind of things: a method that finds waves."""
    return has_article(words) and sets_apart(words)


@cache
def known_kind() -> re.Pattern[str]:
    """A noun for a kind after its adjectives, and the word that begins what sets the thing apart."""
    words = nouns_for_kinds()
    plurals = {f"{word.removesuffix('y')}ies" for word in words if word.endswith("y")}
    nouns = rf"(?:{vocabulary.longest_first(words | plurals)})"
    one = rf"(?:an?|the|any)\s+{_ADJECTIVES}{nouns}(?:s|es)?"
    several = rf"(?!\w+ed\b)(?:{_ADJECTIVE}\s++){{0,3}}?(?:{nouns}(?:(?<!s)s|es|(?<=ies))|{_MASS})"
    return re.compile(rf"(?:{one}|{several}){_AFTER_KIND}", re.IGNORECASE)


@cache
def nouns_for_kinds() -> frozenset[str]:
    """The nouns of ``english_kinds.tsv``."""
    return frozenset(" ".join(vocabulary.words("english_kinds")).split())


def is_bare_kind(words: str) -> bool:
    """Whether words are a noun for a kind without an article, set apart: tool that counts ships."""
    return _bare_kind().match(words) is not None and not is_sentence(words)


@cache
def _bare_kind() -> re.Pattern[str]:
    nouns = vocabulary.longest_first(nouns_for_kinds())
    after = "that|which|of|for|used|whose|where|in which"
    return re.compile(rf"(?:[\w-]+(?<!s)\s)?(?:{nouns})\s(?:{after})\b", re.IGNORECASE)
