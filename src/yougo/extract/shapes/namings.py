"""Clauses by which a sentence or a note names a thing anew: 英語ではX, Xとも呼ばれる, Xの略, Stands for X."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial, reduce
from itertools import filterfalse, product
from operator import attrgetter, itemgetter
from typing import NamedTuple

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords
from yougo.extract.shapes.headwords import NOTHING, Headword, combined
from yougo.language.characters import HIRAGANA, is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import end_of, tidy

_MOST = 4
_LATIN_FIRST = "[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 '’&/-]{1,60}"
_NAME_FIRST = (
    rf"[^。、，:：\n「」『』{HIRAGANA}](?:[^。、，:：\n「」『』]{{0,18}}[^。、，:：\n「」『』{HIRAGANA}])?"
)
_END = r" ?(?:[。．、]\s*+|[.:：;](?=\s|[^\x00-\x7f]|$)\s*+|, (?=(?:an?|the)\s)|$|(?:{joins})(?=[A-Z「『]))"
"""The end of a clause; Xの略でABCと呼ばれる needs no comma."""
_MORE = "(?:(?<=[」』”\"']) ?(?P<more>[(（][^()（）]{2,90}[)）]))?"
"""The bracket behind a quoted name."""
_INNER_QUOTES = re.compile("['‘“\"](?P<quoted>[^'‘’“”\"]+)['’”\"]")
_CLAUSE = re.compile(r"[、，]\s*")


class Naming(NamedTuple):
    """What a clause says, and the name or names that it gives."""

    role: str
    names: Sequence[str]


class _Row(NamedTuple):
    role: str
    needs_subject: bool
    clause: re.Pattern[str]
    at_end: re.Pattern[str]
    """The same as the last sentence of a text."""


def _quotable(name: str, group: str = "name") -> str:
    return f'[「『“"]?(?P<{group}>{name})[」』”"]?'


def _several(first: str, last: str) -> str:
    """Names, each with a sign or a word that leads to the next one, and the last one."""
    return _quotable(f"(?:{first}(?:{vocabulary.phrase('or another name').pattern})){{0,3}}{last}", "names")


def _forms() -> dict[str, str]:
    """The expressions for what ``namings.tsv`` writes in braces."""
    name, latin = '[^「」『』“”"。、，:：\n]{2,60}?', "[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 '’&/,-]{1,90}?"
    long = '[^「」『』“”"。、，はをが()（）\n]{2,90}?(?: ?[(（][^()（）]{2,90}[)）])?'
    by = vocabulary.phrase("who calls it so")
    return {
        "{name}": _quotable(name),
        "{title}": _quotable('[^「」『』“”"。，:：\n]{2,140}?'),
        "{long}": _quotable(long) + _MORE,
        "{latin}": _quotable(latin),
        "{acronym}": _quotable("[A-Za-z0-9Ａ-Ｚ][A-Za-z0-9Ａ-Ｚ&/.+-]{1,13}"),
        "{names}": _several(_NAME_FIRST, name),
        "{latins}": _several(_LATIN_FIRST, latin),
        "{by}": f"(?:{by.pattern})?",
        "{verb}": vocabulary.phrase("names in a clause").pattern,
        "{is}": vocabulary.phrase("is, in a clause").pattern,
    }


@cache
def rows() -> Sequence[_Row]:
    """The rows of ``namings.tsv``."""
    forms = _forms()
    end = _END.format(joins=vocabulary.phrase("joins two namings").pattern)
    found = []
    for role, after, pattern, *_ in vocabulary.table("namings"):
        clause = re.sub(r"\{[a-z]+\}", lambda written: forms[written[0]], pattern) + end
        found.append(_Row(role, after == "subject", re.compile(clause), re.compile(f"(?<=。){clause}$")))
    return found


@cache
def sign() -> re.Pattern[str]:
    """What any text holds in which a clause names something."""
    return re.compile("|".join(map(itemgetter(3), vocabulary.table("namings"))))


def parse(text: str) -> tuple[Headword, str]:
    """The names that sentences at the beginning and the end of a note give, and what is between them.

    >>> word, rest = parse("英語ではrolling releaseという。版を区切らない配布。")
    >>> word.english, rest
    ('rolling release', '版を区切らない配布。')
    """
    word = NOTHING
    clauses = list(filterfalse(attrgetter("needs_subject"), rows())) if sign().search(text) else []
    patterns = [(row.role, row.clause.match) for row in clauses]
    patterns += [(row.role, row.at_end.search) for row in clauses]
    for _ in range(_MOST):
        found = next(((role, said) for role, find in patterns if (said := find(text))), None)
        if not found:
            break
        role, said = found
        word = reduce(combined, map(partial(_named, role), _names(said)), word)
        text = text[: said.start()] + text[said.end() :]
    return word, text


def of_subject(text: str, *, at_once: bool = False) -> tuple[list[Naming], str]:
    """The names that the clauses behind a sentence's subject give it, and the other clauses.

    With `at_once` the first clause must name it, and not only say what is done to it.

    >>> of_subject("General Ledgerの略で、総勘定元帳とも呼ばれ、店に置く")
    ([Naming(role='whole', names=['General Ledger']), Naming(role='alias', names=['総勘定元帳'])], '店に置く')
    """
    namings, rest = [], ""
    follows = True
    while text:
        said = next(_clauses_at(text, follows=follows), None)
        if said:
            namings.append(Naming(said[0], _names(said[1])))
            text = text[said[1].end() :]
        elif at_once and not namings:
            return [], text
        else:
            end = end_of(_CLAUSE.search(text), len(text))
            rest, text = rest + text[:end], text[end:]
        follows = said is not None
    return namings, rest


def _clauses_at(text: str, *, follows: bool) -> Iterator[tuple[str, re.Match[str]]]:
    """The rows that a text begins with; those that need a subject where it `follows` that."""
    how = vocabulary.phrase("how a thing is called").match(text)
    starts = dict.fromkeys((end_of(how), 0))
    for start, row in product(starts, rows()):
        said = row.clause.match(text, start) if follows or not row.needs_subject else None
        if said:
            yield row.role, said


def _names(said: re.Match[str]) -> list[str]:
    """The name that a clause gives, or each of several."""
    groups = said.groupdict("")
    names = groups.get("names")
    several = vocabulary.phrase("or another name").split(names) if names else [said["name"]]
    return [tidy(_INNER_QUOTES.sub(r"\g<quoted>", name)) + groups.get("more", "") for name in several]


def _named(role: str, name: str) -> Headword:
    """A name in its role; letters that look like an acronym are one in any."""
    if is_acronym(name):
        return Headword(acronym=name)
    if name.endswith((")", "）")):
        return Headword(aliases=headwords.parse(name).names)
    roles = {
        "english": Headword(english=name),
        "former": Headword(former=(name,)),
        "japanese": Headword(japanese=name),
        "alias": Headword(aliases=(name,)),
    }
    return roles["alias" if role == "english" and is_japanese(name) else role]
