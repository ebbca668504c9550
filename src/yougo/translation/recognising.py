"""Says English sentences again in another language: those that `yougo.translation.said` made.

JSON, the database and errors hold such sentences as text. Each is recognised by its template, of which the
catalogue has a translation, and what fills it is filled in again.
"""

from functools import cache
from string import Formatter

from yougo.translation import ENGLISH, catalogue

CONTEXT = "said"
"""The context that the templates have in a catalogue."""
LIST = "list"
"""The field of a template that a list fills."""
_KEY = "key"
"""The field of a template that a key of a file fills."""
_OPENING = ("“", "`", "[")
"""What stands before a name."""
COMMA = ", "
"""Between the parts of such a list."""
_SEPARATOR = "\x04"
"""Between a context and its message, in the keys of gettext's catalogues."""
_Parts = list[tuple[str, str]]
"""The words of a template, each with the field behind it."""


def again(sentence: str, language: str) -> str:
    """A sentence in this language; as it is if no template fits it."""
    if language == ENGLISH or not sentence:
        return sentence
    exact = catalogue(language).pgettext(CONTEXT, sentence)
    if exact != sentence:
        return exact
    for template, parts in _templates(language):
        facts = filled(parts, sentence)
        if facts is not None:
            told = {name: _fact(words, name, facts[name], language) for words, name in parts if name}
            return catalogue(language).pgettext(CONTEXT, template).format(**told)
    return sentence


def _fact(words: str, name: str, fact: str, language: str) -> str:
    """What fills a field behind these words, in this language; a name stays as it is.

    A list gets the commas of the language.
    """
    if name == _KEY or words.endswith(_OPENING):
        return fact
    if name == LIST:
        return again(COMMA, language).join(fact.split(COMMA))
    return again(fact, language)


@cache
def _templates(language: str) -> list[tuple[str, _Parts]]:
    """The templates with fields, the most words first."""
    keys: dict[str, str] = vars(catalogue(language))["_catalog"]
    found = []
    for key in keys:
        context, _, template = str(key).partition(_SEPARATOR)
        if context == CONTEXT and "{" in template:
            found.append((template, parts_of(template)))
    return sorted(found, key=lambda item: -sum(len(words) for words, _ in item[1]))


def parts_of(template: str) -> _Parts:
    """The words of a template and its fields, in their order.

    >>> parts_of("“{name}” has {size}")
    [('“', 'name'), ('” has ', 'size'), ('', '')]
    """
    parts, before = [], ""
    for words, name, _, _ in Formatter().parse(template):
        if name is None:  # a doubled brace, or the end
            before += words
        else:
            parts.append((before + words, name))
            before = ""
    return [*parts, (before, "")]


def filled(parts: _Parts, sentence: str) -> dict[str, str] | None:
    """What fills the fields of a template in a sentence; None if it does not fit.

    >>> filled(parts_of("“{name}” has {size}"), "“a.pdf” has 3 MB")
    {'name': 'a.pdf', 'size': '3 MB'}
    """
    facts: dict[str, str] = {}
    name, place = "", 0
    for words, following in parts:
        start = sentence.find(words, place) if following else len(sentence) - len(words)
        if start < place or not sentence.startswith(words, start) or (start > place and not name):
            return None
        if name:
            facts[name] = sentence[place:start]
        name, place = following, start + len(words)
    return facts
