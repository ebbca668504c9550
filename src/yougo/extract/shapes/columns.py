"""What each column of a table holds, by the words of its header and, where they leave it open, by its cells.

``vocabulary/headers.tsv`` says what a header word means. Of several words in one header (“English term”,
用語（英）, ``label_ja``) the one that says most decides.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from yougo.extract import vocabulary
from yougo.language.characters import is_japanese
from yougo.model.documents import Table

NAMES = frozenset({"japanese", "acronym", "english"})
_LANGUAGES = frozenset({"japanese", "english"})
_RANKS = ("aliases", "definition", "reading", "acronym", "japanese", "english", "term", "side")
"""What a header's words may mean, the most telling first; beside a language, “term” says nothing more."""
_STRONG = frozenset({"定義", "意味", "definition", "meaning"})
_LONGEST = 30
_OF_TERMS = re.compile("^(?:用語|語句|言葉|語|略語|名称)の")
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_EITHER = re.compile(r"[/・,、]|または|又は")
_NO_NAME = re.compile("[。!?！？]|^[0-9.]+$")


def fields(table: Table) -> tuple[str, ...]:
    """The field of each column, ``""`` for unknown ones; all ``""`` when the table is no glossary."""
    found = _in_languages(table, [field_of(word) for word in table.header])
    if not NAMES & set(found) and "definition" in found:
        found = _with_names(table, found)
    known = {field for field in found if field}
    is_glossary = len(known) > 1 and known & NAMES
    return tuple(found) if is_glossary else ("",) * len(found)


def field_of(header: str) -> str:
    """The field that a header's words name; ``term`` and ``side`` for a name in whichever language.

    >>> field_of("用語（英）"), field_of("label_ja"), field_of("Source"), field_of("ページ")
    ('english', 'japanese', 'side', '')
    """
    plain = unicodedata.normalize("NFKC", header).lower()
    base = _OF_TERMS.sub("", re.sub(r"\s", "", _BRACKET.sub("", plain)))
    known = vocabulary.mapping("headers")
    if base in known and known[base] != "noun":
        return _qualified(known[base], plain)
    either = {_composed(part) for part in _EITHER.split(base)}
    if len(either) > 1 and either <= NAMES | {"term"}:
        return "japanese" if either & {"japanese", "term"} else "acronym"
    return _composed(_BRACKET.sub("", plain)) or _composed(_BRACKET.sub(r" \1 ", plain))


def _qualified(field: str, header: str) -> str:
    """The field, or for a name the language that the header's bracket names: 用語（英）."""
    if field not in {*_LANGUAGES, "term", "side"}:
        return field
    bracket = _BRACKET.search(header)
    language = _composed(bracket[1]) if bracket else ""
    return language if language in _LANGUAGES else field


def _composed(header: str) -> str:
    """The field of a header of several words, all of which must be known; ``""`` for two languages."""
    known = vocabulary.mapping("headers")
    pieces = [
        piece for word in re.findall(r"[a-z]+(?:-[a-z]+)?|[^\W_a-z]+", header) for piece in _pieces(word)
    ]
    if not pieces or not all(piece in known for piece in pieces):
        return ""
    meant = {known[piece] for piece in pieces}
    if meant >= _LANGUAGES:
        return ""
    return next((field for field in _RANKS if field in meant), "")


def _pieces(word: str) -> list[str]:
    """A Japanese compound cut into header words, the longest first; what is no such compound is one piece.

    >>> _pieces("和文用語"), _pieces("terms")
    (['和文', '用語'], ['terms'])
    """
    known = vocabulary.mapping("headers")
    pieces, rest = [], word
    while rest and is_japanese(rest):
        end = next((end for end in range(len(rest), 0, -1) if rest[:end] in known), 0)
        if not end:
            return [word]
        pieces.append(rest[:end])
        rest = rest[end:]
    return [*pieces, rest] if rest else pieces


def _in_languages(table: Table, found: Sequence[str]) -> list[str]:
    """The fields with a language for each name in whichever language, by what its column holds."""
    in_language = {
        at: _language(_column(table, at)) for at, field in enumerate(found) if field in {"term", "side"}
    }
    sides = [language for at, language in in_language.items() if found[at] == "side"]
    are_pair = len(sides) == len(_LANGUAGES) == len(set(sides))
    has_several_names = sum(field in {"japanese", "term"} for field in found) > 1
    meant = []
    for at, field in enumerate(found):
        if field == "side":
            meant.append(in_language[at] if are_pair else "")
        elif field == "term":
            meant.append(in_language[at] if has_several_names else "japanese")
        else:
            meant.append(field)
    return meant


def _column(table: Table, at: int) -> list[str]:
    """What the cells of a column say, without the empty ones."""
    return [text for row in table.rows if (text := row.cells[at].text.strip())]


def _language(cells: Iterable[str]) -> str:
    """The language of most cells; Japanese when there are none."""
    votes = [is_japanese(text) for text in cells]
    return "japanese" if 2 * sum(votes) >= len(votes) else "english"


def _with_names(table: Table, found: list[str]) -> list[str]:
    """The columns of a table whose names stand under a word of its own (クラス | 定義): the one before 定義.

    Only where the header says definition and nothing less, and each cell before it is short and stands once.
    """
    at = next((at for at, word in enumerate(table.header) if _says_definition(word)), 0)
    if not at or found[at - 1]:
        return found
    cells = [row.cells[at - 1].text.strip() for row in table.rows]
    plain = all(cell and len(cell) <= _LONGEST and not _NO_NAME.search(cell) for cell in cells)
    if len(cells) > 1 and plain and len(set(cells)) == len(cells):
        return [*found[: at - 1], "japanese", *found[at:]]
    return found


def _says_definition(header: str) -> bool:
    plain = re.sub(r"\s", "", _BRACKET.sub("", unicodedata.normalize("NFKC", header))).lower()
    return _OF_TERMS.sub("", plain) in _STRONG
