"""What each column of a table holds, by the words of its header and, where they leave it open, by its cells.

``vocabulary/headers.tsv`` says what a header word means. Of several words in one header (“English term”,
用語（英）, ``label_ja``) the one that says most decides.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from itertools import chain, compress, repeat
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes.cell_texts import all_texts, holds_names, texts
from yougo.extract.shapes.kinds import ends_in_kind
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.model.documents import Row, Table

NAMES = frozenset({"japanese", "acronym", "english"})
LANGUAGES = frozenset({"japanese", "english"})
_NAME_FIELDS = LANGUAGES | {"term", "side"}
_RANKS = (
    "aliases",
    "former",
    "definition",
    "reading",
    "acronym",
    "japanese",
    "english",
    "term",
    "item",
    "side",
    "data",
    "type",
)
"""What a header's words may mean, the most telling first; beside a language, “term” says nothing more."""
_NAMING = frozenset({"japanese", "english", "acronym", "reading"})
_STRONG = frozenset({"定義", "意味", "definition", "meaning", "whatitmeans"})
_SAID = {"said": "definition"}
"""What the columns beside a column of sorts hold."""
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?|[^\W_a-z]+")
_SHORTEST_REMARK, _MOST_REMARKS = 8, 0.8
_FEWEST_SORTS = 2


def fields(table: Table, *, in_glossary: bool = False) -> tuple[str, ...]:
    """The field of each column, ``""`` for unknown ones; all ``""`` when the table is not a glossary.

    Args:
        table: With a header.
        in_glossary: Whether it is where terms are defined, and so need not say that it defines some.
    """
    unknown = ("",) * len(table.header)
    if describes_data(table):
        return unknown
    defines = in_glossary or _defines_strongly(table)
    found = _with_items(_with_remarks(table, in_glossary=in_glossary), defines=defines)
    found = _beside_reading(table, found)
    found = _in_languages(table, _with_acronyms(table, found))
    if found.count("english") == len(NAMES & {*found}):
        found = _with_names(table, found, defines=defines)
    if {*found} <= {"", "definition"}:
        found = _of_sorts(table)
    known = {*found} - {""}
    return tuple(found) if len(known) > 1 and known & NAMES else unknown


def describes_data(table: Table) -> bool:
    """Whether a table describes data, a screen or a program: its parameters, fields, commands.

    A type (型) says so beside names of anything.
    """
    found = list(map(field_of, table.header))
    has_types = "type" in found[1:] and "term" not in found
    return "data" in found or (has_types and not _defines_strongly(table))


def _defines_strongly(table: Table) -> bool:
    """Whether a header says that a column defines (定義, 意味) and not only describes."""
    return any(map(is_definition, table.header))


def is_definition(header: str) -> bool:
    """Whether a header says that its column defines: 定義, meaning."""
    return _base(header) in _STRONG


def labels_term(header: str) -> bool:
    """Whether a header's words say which name of a term, or that its definition, follows."""
    return field_of(header) in {"definition", "aliases", "former", "term"} | _NAMING


def _with_remarks(table: Table, *, in_glossary: bool) -> list[str]:
    """The fields by their headers; in a glossary without definitions, remarks on nearly all are such."""
    found = list(map(field_of, table.header))
    is_wanted = in_glossary and "definition" not in found
    headers = vocabulary.words("remark_headers")
    for at, header in enumerate(table.header):
        if is_wanted and _base(header) in headers and _says_much(table, at):
            found[at] = "definition"
    return found


def _says_much(table: Table, at: int) -> bool:
    """Whether nearly all cells of a column are long enough for a definition."""
    lengths = map(len, all_texts(table, at))
    return sum(map(_SHORTEST_REMARK.__le__, lengths)) > _MOST_REMARKS * len(table.rows)


def _with_items(found: Sequence[str], *, defines: bool) -> list[str]:
    """The fields with each item a name, or unknown where nothing says that it is one."""
    item = "term" if defines or not _NAMING.isdisjoint(found) else ""
    meaning = {"item": item, "type": ""}
    return list(map(meaning.get, found, found))


def _beside_reading(table: Table, found: list[str]) -> list[str]:
    """The fields; beside a reading, the first general word for a name says what is read: 表記｜読み."""
    if "reading" not in found or not {"japanese", "term"}.isdisjoint(found):
        return found
    meant = map(vocabulary.mapping("headers").get, map(_base, table.header))
    at = next((at for at, field in enumerate(meant) if field == "noun" and not found[at]), None)
    return found if at is None else [*found[:at], "term", *found[at + 1 :]]


@lru_cache(1 << 12)
def field_of(header: str) -> str:
    """The field that a header's words name; ``term`` and ``side`` for a name in whichever language.

    >>> field_of("用語（英）"), field_of("label_ja"), field_of("Source"), field_of("ページ")
    ('english', 'japanese', 'side', '')
    """
    plain = unicodedata.normalize("NFKC", header).lower()
    base = _base(header)
    field = vocabulary.mapping("headers").get(base, "noun")
    if field != "noun":
        return _qualified(field, plain)
    either = set(map(_composed, vocabulary.phrase("or").split(base)))
    if len(either) > 1 and either <= NAMES | {"term"}:
        return "acronym" if either.isdisjoint({"japanese", "term"}) else "japanese"
    return _composed(_BRACKET.sub("", plain)) or _composed(_BRACKET.sub(r" \1 ", plain))


def _base(header: str) -> str:
    """The header without brackets, white space and what says whose column it is: 用語の定義（注） is 定義."""
    plain = unicodedata.normalize("NFKC", header).lower()
    return vocabulary.phrase("of terms").sub("", "".join(_BRACKET.sub("", plain).split()))


def _qualified(field: str, header: str) -> str:
    """The field, or for a name the language that the header's bracket names: 用語（英）."""
    language = _composed("".join(_BRACKET.findall(header)))
    return language if field in _NAME_FIELDS and language in LANGUAGES else field


def _composed(header: str) -> str:
    """The field of a header of several words, all of which must be known; ``""`` for two languages."""
    known = vocabulary.mapping("headers")
    pieces = chain.from_iterable(map(_pieces, _WORD.findall(header)))
    meant = set(map(known.get, pieces, repeat("")))
    if "" in meant or meant >= LANGUAGES:
        return ""
    return min(meant & set(_RANKS), key=_RANKS.index, default="")


def _pieces(word: str) -> list[str]:
    """A Japanese compound cut into header words, the longest first; anything else is one piece.

    >>> _pieces("和文用語"), _pieces("terms")
    (['和文', '用語'], ['terms'])
    """
    pieces = japanese_words().findall(word)
    return pieces if "".join(pieces) == word else [word]


@cache
def japanese_words() -> re.Pattern[str]:
    """The header words in Japanese, the longest first."""
    return re.compile(vocabulary.longest_first(filter(is_japanese, vocabulary.words("headers"))))


def _with_acronyms(table: Table, found: Sequence[str]) -> list[str]:
    """The fields; beside names in both languages, a column of terms that are acronyms is one of acronyms."""
    if not LANGUAGES.issubset(found):
        return list(found)
    return list(map(partial(_of_acronyms, table), range(len(found)), found))


def _of_acronyms(table: Table, at: int, field: str) -> str:
    """The field of a column; a column of terms, most of which are acronyms, is one of acronyms."""
    cells = texts(table, at) if field == "term" else []
    return "acronym" if 2 * sum(map(is_acronym, cells)) > len(cells) else field


def _in_languages(table: Table, found: Sequence[str]) -> list[str]:
    """The fields with a language for each name in whichever language, by what its column holds."""
    meant = list(map(partial(_in_language, table), range(len(found)), found))
    sides = list(compress(meant, map("side".__eq__, found)))
    overruled = {}
    if sorted(sides) != sorted(LANGUAGES):
        overruled["side"] = ""
    if found.count("japanese") + found.count("term") == 1:
        overruled["term"] = "japanese"
    return list(map(overruled.get, found, meant))


def _in_language(table: Table, at: int, field: str) -> str:
    """The field, or the language of most cells for a name in whichever; Japanese when there are none."""
    if field not in {"side", "term"}:
        return field
    cells = texts(table, at)
    return "japanese" if 2 * sum(map(is_japanese, cells)) >= len(cells) else "english"


def _of_sorts(table: Table) -> list[str]:
    """The fields of a table of sorts of a thing: 種類 | 役割 with **曳船** below, 荷役方式 | 説明."""
    known = vocabulary.mapping("sort_headers")
    first, *said = map(known.get, map(_base, table.header), repeat(""))
    unknown = [""] * len(table.header)
    if "said" not in said or len(table.rows) < _FEWEST_SORTS:
        return unknown
    are_marked = first == "sort" and all(map(_is_marked, table.rows))
    are_sorts = are_marked or _tells_kinds(table, 1 + said.index("said"))
    return ["japanese", *map(_SAID.get, said, unknown)] if are_sorts else unknown


def _is_for_sorts(header: str) -> bool:
    """Whether a header ends with a word for sorts of a thing: 手法, 荷役方式."""
    sorts = (word for word, says, *_ in vocabulary.table("sort_headers") if says == "sort")
    return _base(header).endswith(tuple(filter(is_japanese, sorts)))


def _tells_kinds(table: Table, at: int) -> bool:
    """Whether a column holds sorts of a thing, and most cells of another end with a kind of things."""
    if not _is_for_sorts(table.header[0]) or not holds_names(all_texts(table, 0)):
        return False
    said = [text.rstrip("。") for text in all_texts(table, at)]
    return min(map(len, said)) >= _SHORTEST_REMARK and 2 * sum(map(ends_in_kind, said)) > len(said)


def _is_marked(row: Row) -> bool:
    """Whether emphasis bounds all that the first cell of a row says."""
    cell = row.cells[0]
    bounds = map(attrgetter("basis", "start", "end"), cell.edges)
    return ("emphasis", 0, len(cell.text)) in bounds


def _with_names(table: Table, found: list[str], *, defines: bool) -> list[str]:
    """The columns of a table whose names have an unknown header (クラス | 定義, 地層 | 英語).

    Outside of glossaries only where another header says definition and nothing less, or a language, and each
    cell of the column is short and there once. It is the one before the definition, or the first.
    """
    if not defines and "english" not in found:
        return found
    before = found.index("definition") - 1 if "definition" in found else 0
    for at in (max(before, 0), 0):
        if not found[at] and holds_names(all_texts(table, at)):
            return [*found[:at], "japanese", *found[at + 1 :]]
    return found
