"""The sentences at a note's ends that name its term anew: 英語ではX。, Xとも呼ばれる。, Stands for X."""

import re
from collections.abc import Mapping
from functools import cache, partial, reduce

from yougo.extract import vocabulary
from yougo.extract.shapes.headwords import NOTHING, Headword, combined
from yougo.language.characters import HIRAGANA, is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import tidy

_NAME = '[「『“"]?(?P<name>[^「」『』“”"。、，:：\n]{2,60}?)[」』”"]?'
_TITLE = '[「『“"]?(?P<name>[^「」『』“”"。，:：\n]{2,140}?)[」』”"]?'
_LATIN = '[「『“"]?(?P<name>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 \'’&/,-]{1,90}?)[」』”"]?'
_ANY_NAME = "[^。\n]{2,152}?"
_END = r" ?(?:[。．、.:：;](?=\s|[^\x00-\x7f]|$)\s*+|, (?=(?:an?|the)\s)|$)"
_MOST = 3
_LATIN_FIRST = "[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 '’&/-]{1,60}"
_NAME_FIRST = (
    rf"[^。、，:：\n「」『』{HIRAGANA}](?:[^。、，:：\n「」『』]{{0,18}}[^。、，:：\n「」『』{HIRAGANA}])?"
)


def _several(first: str, last: str) -> str:
    """An expression for names, each with a sign or a word that leads to the next one, and the last one."""
    return last.replace(
        "(?P<name>", f"(?P<name>(?:{first}(?:{vocabulary.phrase('or another name').pattern})){{0,3}}"
    )


def _expressions(name: str, latin: str) -> list[tuple[str, str]]:
    """The roles of ``note_namings.tsv``, each with its sentence, with these expressions for the names."""
    forms = {
        "{name}": name,
        "{latin}": latin,
        "{title}": name if name == _ANY_NAME else _TITLE,
        "{names}": _several(_NAME_FIRST, name),
        "{latins}": _several(_LATIN_FIRST, latin),
    }
    rows = vocabulary.table("note_namings")
    return [(role, re.sub(r"\{\w+\}", partial(_form, forms), pattern) + _END) for role, pattern, *_ in rows]


def _form(forms: Mapping[str, str], written: re.Match[str]) -> str:
    return forms.get(written[0], written[0])


@cache
def sentences() -> list[tuple[str, re.Pattern[str]]]:
    """The roles, each with its sentence: the first of a text, then the last."""
    rows = _expressions(_NAME, _LATIN)
    first = [(role, re.compile(f"^{sentence}")) for role, sentence in rows]
    return first + [(role, re.compile(f"(?<=。){sentence}$")) for role, sentence in rows]


@cache
def _any_sentence() -> re.Pattern[str]:
    """What is in a text that has one of these sentences at its beginning or its end."""
    _, expressions = zip(*_expressions(_ANY_NAME, _ANY_NAME), strict=True)
    return re.compile(f"(?:^|(?<=。))(?:{'|'.join(expressions)})")


def parse(text: str) -> tuple[Headword, str]:
    """The names that sentences at the beginning and the end of a text give, and what is between them.

    >>> word, rest = parse("英語ではrolling releaseという。版を区切らない配布。")
    >>> word.english, rest
    ('rolling release', '版を区切らない配布。')
    """
    word = NOTHING
    for _ in range(_MOST):
        said, rest = _one(text)
        if rest == text:
            break
        word, text = combined(word, said), rest
    return word, text


def _one(text: str) -> tuple[Headword, str]:
    """What one sentence says, and the text without it."""
    for role, sentence in sentences() if _any_sentence().search(text) else ():
        if said := sentence.search(text):
            rest = text[: said.start()] + text[said.end() :]
            names = vocabulary.phrase("or another name").split(said["name"])
            return reduce(combined, (_named(role, tidy(name)) for name in names)), rest
    return NOTHING, text


def _named(role: str, name: str) -> Headword:
    """A name in its role; letters that look like an acronym are one in any."""
    if is_acronym(name):
        return Headword(acronym=name)
    roles = {
        "english": Headword(english=name),
        "former": Headword(former=(name,)),
        "japanese": Headword(japanese=name),
        "alias": Headword(aliases=(name,)),
    }
    return roles["alias" if role == "english" and is_japanese(name) else role]
