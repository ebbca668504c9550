"""One entry of a reference: a thing with its names in both languages."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import same, tidy

_BRACKET = re.compile(r"\s*\([^()]*\)")
_ARTICLE = re.compile(r"(?:\((?:the|a|an)\)|the|a|an)\s+", re.IGNORECASE)
_QUALIFIED = re.compile(r"^\(([A-Za-z][A-Za-z -]*)\)\s+")
"""How a translation begins that is qualified: (software) bug."""
_VERB, _ETC = re.compile(r"to\s"), re.compile(r"\betc\b")
"""How a verb begins, and what no name holds."""
_LONGEST = 8
"""Words of an English name; what has more explains."""


@dataclass(frozen=True, slots=True)
class Written:
    """A Japanese name, and how it is read where it has kanji."""

    text: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reference says of one thing."""

    japanese: tuple[Written, ...] = ()
    """The usual way to write it first."""
    senses: tuple[tuple[str, ...], ...] = ()
    """Its English names, those that mean the same together; the usual one first."""
    acronyms: tuple[str, ...] = ()
    definition: str = ""
    is_common: bool = False
    tags: tuple[str, ...] = ()
    """The fields that it is from, each as the reference writes it: ``comp``, ``computing``."""

    @property
    def english(self) -> Iterator[str]:
        """All its English names."""
        return chain.from_iterable(self.senses)

    @property
    def told(self) -> str:
        """All of it on one line: ``人工知能【じんこうちのう】 artificial intelligence; AI``."""
        first = self.japanese[:1]
        names = [*map(attrgetter("text"), first), *self.acronyms]
        readings = "・".join(chain.from_iterable(map(attrgetter("readings"), first)))
        head = " ".join(names[:1]) + (f"【{readings}】" if readings else "")
        senses = " / ".join(map("; ".join, self.senses))
        return " ".join(filter(None, (head, *names[1:], senses)))

    def readings_of(self, name: str) -> tuple[str, ...]:
        """How it reads a Japanese name, but for the ways of writing that `same` takes for one."""
        key = same(name)
        found = (written.readings for written in self.japanese if same(written.text) == key)
        return next(found, ())


def entry(
    japanese: Iterable[Written],
    senses: Iterable[Iterable[str]],
    definition: str = "",
    *,
    is_common: bool = False,
    tags: Iterable[str] = (),
) -> Entry | None:
    """An entry of names as a reference gives them, acronyms among them; None for one without a name to find.

    Of English, only what is a name is taken: without its brackets, and no explanation.
    """
    written = [Written(tidy(each.text), each.readings) for each in japanese]
    known = [tuple(filter(None, map(english_name, sense))) for sense in senses]
    names = [*map(attrgetter("text"), written), *chain.from_iterable(known)]
    acronyms = dict.fromkeys(filter(is_acronym, names))
    made = Entry(
        tuple(each for each in written if is_japanese(each.text)),
        tuple(filter(None, map(partial(_without, acronyms), known))),
        tuple(acronyms),
        definition,
        is_common,
        tuple(dict.fromkeys(tags)),
    )
    return made if made.japanese or made.senses else None


def _without(acronyms: Container[str], names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once, that are no acronyms."""
    return tuple(dict.fromkeys(filterfalse(acronyms.__contains__, names)))


def english_name(text: str) -> str:
    """The name in an English translation; ``""`` where it is a verb, or explains.

    >>> english_name("(the) United Nations"), english_name("bit (unit of information)")
    ('United Nations', 'bit')
    >>> english_name("(software) bug"), english_name("to record"), english_name("type, class, etc.")
    ('software bug', '', '')
    """
    article = _ARTICLE.match(text)
    name = text[article.end() :] if article else text
    if _VERB.match(name) or ("etc" in name and _ETC.search(name)):
        return ""
    if "(" in name:
        name = _BRACKET.sub("", _QUALIFIED.sub(r"\1 ", name))
    words = tidy(name).split(" ")
    return "" if len(words) > _LONGEST or is_japanese(name) else " ".join(words)
