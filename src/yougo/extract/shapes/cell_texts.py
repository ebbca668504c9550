"""What the cells of a column say: names, sentences, a program's identifiers."""

import re
from collections.abc import Sequence

from yougo.extract.shapes import note_text
from yougo.language.characters import HIRAGANA, JAPANESE
from yougo.language.patterns import SENTENCE_ENDS
from yougo.model.documents import Table

_SHORT_NAME = re.compile(f"(?![0-9.]+$)[^{SENTENCE_ENDS}]{{1,40}}")
_SENTENCE = re.compile(
    rf"[{HIRAGANA}]。|.{{12,}}(?:[。．]|[)）{JAPANESE}]\.)$|(?:\S+\s+){{3,}}\S+[.!?][”\"]?$"
)
_IDENTIFIER = re.compile(
    r"[-/~.]\S.*|[^(]*+(?<=\w)\(.*|[a-z]++(?:[A-Z][a-z]++)++|[^\W_]++(?:_[^\W_]++)++|[A-Z]*+-?+\d{3}[\d-]*+"
)


def texts(table: Table, at: int) -> list[str]:
    """What the cells of a column say, without the empty ones."""
    return list(filter(None, all_texts(table, at)))


def all_texts(table: Table, at: int) -> list[str]:
    """What the cells of a column say."""
    return [row.cells[at].text.strip() for row in table.rows]


def holds_names(cells: Sequence[str]) -> bool:
    """Whether all cells may be names, each given only once."""
    names = set(filter(may_be_name, cells))
    return len(names) == len(cells) > 1


def may_be_name(cell: str) -> bool:
    """Whether a cell is short, and neither a value nor an identifier of a program."""
    is_short = _SHORT_NAME.fullmatch(cell) is not None
    return is_short and not is_identifier(cell) and not note_text.is_no_name(cell)


def is_sentence(text: str) -> bool:
    """Whether a cell says a sentence, which no name is."""
    return _SENTENCE.search(text) is not None


def is_identifier(name: str) -> bool:
    """Whether a name is one that programs give.

    >>> list(map(is_identifier, ["--all", "size()", "file_name", "E001", "ledger"]))
    [True, True, True, True, False]
    """
    return _IDENTIFIER.fullmatch(name) is not None
