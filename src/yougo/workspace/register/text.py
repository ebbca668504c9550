"""The register's text: a header, then one fact a line, sorted, so that git merges it line by line.

What such a merge leaves (a row twice, two dates of issue, two cards) is understood rather than refused.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from yougo.errors import InvalidFile
from yougo.workspace.register import NOTETYPE, Card, Entry, Register, sorted_names
from yougo.workspace.toml import refuse_merge_marks

_HEADER = "id\tkey\tvalue"
REMEDY = "take the line, or the file, back from its last commit: only yougo writes it"
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {written: char for char, written in _ESCAPES.items()}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CARD = re.compile(r"(.*) (\d{1,15})", re.ASCII | re.DOTALL)
_COLUMNS = 3


def render(register: Register) -> str:
    """The file's text; the same register always gives the same."""
    rows = [row for entry in register.entries.values() for row in _rows(entry)]
    if register.notetype:
        rows.append((NOTETYPE, "card", _written(register.notetype)))
    return f"{_HEADER}\n" + "".join(map(_line, sorted(rows)))


def parse(text: str, file: str) -> Register:
    """The register that a file's text holds; an empty text is `EMPTY`.

    After two branches were merged line by line, the earlier date of issue and the later card hold.

    Raises:
        InvalidFile: with the line; a hand or an unfinished merge was here.
    """
    refuse_merge_marks(text, file)
    facts: dict[str, dict[str, set[str]]] = {}
    for identifier, key, value in _table(text, file):
        facts.setdefault(identifier, {}).setdefault(key, set()).add(value)
    notetype = _latest(facts.pop(NOTETYPE, {}).get("card", ()))
    return Register(
        {identifier: _entry(identifier, facts[identifier]) for identifier in sorted(facts)}, notetype
    )


def is_in_order(text: str) -> bool:
    """Whether the rows are sorted and none is there twice; git's merge line by line may leave others."""
    return all(row < after for row, after in itertools.pairwise(text.split("\n")[1:-1]))


def said(text: str, identifier: str) -> dict[str, str] | None:
    """What the register's text says that documents said of one concept; None when it does not know the id.

    It reads the rows of this id alone, for a file of many thousand terms.
    """
    rows = _block(text, identifier)
    if rows is None:
        return None
    cells = map(_cells, text[slice(*rows)].rstrip("\n").split("\n"))
    return {key.removeprefix("said."): value for _, key, value in cells if key.startswith("said.")}


def with_said(text: str, identifier: str, fields: Mapping[str, str]) -> str:
    """The register's text, as `render` gives it, with just this said of one concept.

    Unchanged when it does not know the id.
    """
    rows = _block(text, identifier)
    if rows is None:
        return text
    start, end = rows
    cells = map(_cells, text[start:end].rstrip("\n").split("\n"))
    kept = [row for row in cells if not row[1].startswith("said.")]
    new = [(identifier, f"said.{key}", value) for key, value in fields.items()]
    return text[:start] + "".join(map(_line, sorted([*kept, *new]))) + text[end:]


def _block(text: str, identifier: str) -> tuple[int, int] | None:
    """Where the rows of an id stand, all together, as `render` writes them."""
    lead = f"\n{_escaped(identifier)}\t"
    start = text.find(lead)
    if start < 0:
        return None
    end = start
    while text.startswith(lead, end):
        end = text.find("\n", end + 1)
        if end < 0:
            return start + 1, len(text)
    return start + 1, end + 1


def _rows(entry: Entry) -> Iterator[tuple[str, str, str]]:
    single = {"issued": entry.issued, "into": entry.into, "gone": entry.gone}
    yield from ((entry.id, key, value) for key, value in single.items() if value)
    yield from ((entry.id, "name", name) for name in entry.names)
    yield from ((entry.id, f"said.{key}", value) for key, value in entry.said.items())
    if entry.card:
        yield entry.id, "card", _written(entry.card)


def _written(card: Card) -> str:
    return f"{card.content} {card.time}"


def _table(text: str, file: str) -> Iterator[tuple[str, str, str]]:
    """The rows, checked and unescaped."""
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    if text.strip() and lines[0] != _HEADER:
        raise _invalid(file, 1, "this is not the header of a register")
    if lines[-1]:
        raise _invalid(file, len(lines), "the file breaks off in this line")
    for number, line in enumerate(lines, 1):
        if line in ("", _HEADER):  # a merge may have left the header twice
            continue
        cells = line.split("\t")
        if len(cells) == _COLUMNS - 1 and cells[1].startswith("said."):
            cells.append("")  # an editor took the white space at the line's end away
        if len(cells) != _COLUMNS:
            raise _invalid(file, number, f"a row has three columns, and this one has {len(cells)}")
        identifier, key, value = (_unescaped(cell) for cell in cells)
        if reason := _fault(identifier, key, value):
            raise _invalid(file, number, reason)
        yield identifier, key, value


def _fault(identifier: str, key: str, value: str) -> str:
    """What is wrong with a row, if anything is."""
    if not identifier:
        return "the id is missing"
    if not re.fullmatch(r"card|gone|into|issued|name|said\..+", key, re.DOTALL) or (
        identifier == NOTETYPE and key != "card"
    ):
        return f"“{key}” is not a key that “{identifier}” can have"
    if key == "card" and not _CARD.fullmatch(value):
        return "a card must be its hash, a space and a time"
    if key in ("issued", "gone") and not _DATE.fullmatch(value):
        return f"“{value}” is not a date such as 2026-11-20"
    return "" if value or key.startswith("said.") else "the value is missing"


def _invalid(file: str, line: int, reason: str) -> InvalidFile:
    return InvalidFile(file=file, line=line, reason=reason, remedy=REMEDY)


def _entry(identifier: str, facts: Mapping[str, set[str]]) -> Entry:
    """One id from its rows; of two values for what can have only one, always the same is taken."""
    return Entry(
        identifier,
        issued=min(facts.get("issued", ("",))),
        names=sorted_names(facts.get("name", ())),
        said={key.removeprefix("said."): min(facts[key]) for key in sorted(facts) if key.startswith("said.")},
        card=_latest(facts.get("card", ())),
        into=min(facts.get("into", ("",))),
        gone=max(facts.get("gone", ("",))),
    )


def _latest(cards: Iterable[str]) -> Card | None:
    found = [Card(match[1], int(match[2])) for card in cards if (match := _CARD.fullmatch(card))]
    return max(found, key=lambda card: (card.time, card.content), default=None)


def _line(row: tuple[str, str, str]) -> str:
    return "\t".join(map(_escaped, row)) + "\n"


def _cells(line: str) -> tuple[str, str, str]:
    """A row's cells as they were; white space that an editor took from the line's end was an empty cell."""
    identifier, key, value = (*map(_unescaped, line.removesuffix("\r").split("\t")), "")[:3]
    return identifier, key, value


def _escaped(cell: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], cell)


def _unescaped(cell: str) -> str:
    """A cell as it was; a backslash before anything else than it, t, n or r stands for itself."""
    return re.sub(r"\\[\\tnr]", lambda match: _UNESCAPES[match[0]], cell)
