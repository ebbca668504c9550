"""The register's text: a header, then one fact a line, sorted, so that git merges it line by line.

What such a merge leaves (a row twice, two dates of issue, two cards) is understood rather than refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from operator import attrgetter, itemgetter

from yougo.errors import InvalidFile
from yougo.translation import said
from yougo.workspace.register import NOTETYPE, Card, Entry, Register, sorted_names
from yougo.workspace.toml import refuse_merge_marks

HEADER = "id\tkey\tvalue"
REMEDY = said("take the line, or the file, back from its last commit: only yougo writes it")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = dict(zip(_ESCAPES.values(), _ESCAPES, strict=True))
_SAID = "said."
_KEY = re.compile(r"card|gone|into|issued|name|said\..+", re.DOTALL)
_KEYS_OF = {NOTETYPE: re.compile("card")}
"""The keys of a row that is not about a concept."""
_ANY, _SOME = re.compile(".*", re.DOTALL), re.compile(".+", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CARD = re.compile(r".* \d{1,15}", re.ASCII | re.DOTALL)
_ISSUED_ROW = re.compile(r"^([^\t\n]*)\tissued\t(.*)$", re.MULTILINE)
_VALUES = {
    "card": (_CARD, said("a card must be its hash, a space and a time")),
    "issued": (_DATE, said("“{}” is not a date such as 2026-11-20")),
    "gone": (_DATE, said("“{}” is not a date such as 2026-11-20")),
    "into": (_SOME, said("the value is missing")),
    "name": (_SOME, said("the value is missing")),
    "said": (_ANY, ""),
}
"""What the value of each key must match, and what is wrong where it does not."""
_COLUMNS = 3
_Row = tuple[str, str, str]


def render(register: Register) -> str:
    """The file's text; the same register always gives the same."""
    rows = list(chain.from_iterable(map(_rows, register.entries.values())))
    if register.notetype:
        rows.append((NOTETYPE, "card", str(register.notetype)))
    return f"{HEADER}\n{_written(rows)}"


def joined(lines_of: Mapping[str, str], notetype: Card | None) -> str:
    """The text of entries, of which `lines` gave these by their ids."""
    every = {**lines_of, NOTETYPE: _written([(NOTETYPE, "card", str(notetype))] if notetype else [])}
    return f"{HEADER}\n" + "".join(map(every.__getitem__, sorted(every)))


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
    rows = text.split("\n")[1:-1]
    return rows == sorted(set(rows))


def issued(text: str) -> dict[str, str]:
    """When each id was issued, in a text as `render` gives it; no other row is read."""
    return {_unescaped(identifier): date for identifier, date in _ISSUED_ROW.findall(text)}


def lines(entry: Entry) -> str:
    """The lines of an entry, as `render` gives them."""
    return _written(_rows(entry))


def id_in(line: str) -> str:
    """The id that a line is about."""
    return _unescaped(line.partition("\t")[0])


def documented(text: str, identifier: str) -> dict[str, str] | None:
    """What documents said about one concept, as the register has it; None when it does not know the id.

    It reads the rows of this id alone, for a file of many thousand terms.
    """
    start, end = _block(text, identifier)
    if start == end:
        return None
    return _documented(dict(map(itemgetter(1, 2), _read(text[start:end]))))


def with_documented(text: str, identifier: str, fields: Mapping[str, str]) -> str:
    """The register's text, as `render` gives it, with just this as what documents said about one concept.

    Unchanged when it does not know the id.
    """
    start, end = _block(text, identifier)
    if start == end:
        return text
    rows = [row for row in _read(text[start:end]) if not row[1].startswith(_SAID)]
    for key, value in fields.items():
        rows.append((identifier, f"{_SAID}{key}", value))
    return text[:start] + _written(rows) + text[end:]


def _block(text: str, identifier: str) -> tuple[int, int]:
    """Where the rows of an id begin and end, together as `render` writes them; 0, 0 where it has none."""
    lead = f"{_escaped(identifier)}\t"
    start = end = text.find(f"\n{lead}") + 1
    while end and text.startswith(lead, end):
        end = text.find("\n", end) + 1 or len(text)
    return start, end


def _read(block: str) -> Iterator[_Row]:
    """The rows of a block of lines."""
    for line in block.rstrip("\n").split("\n"):
        identifier, key, value, *_ = (*in_cells(line), "")
        yield identifier, key, value


def _rows(entry: Entry) -> Iterator[_Row]:
    single = {
        "issued": entry.issued,
        "into": entry.merged_into,
        "gone": entry.gone,
        "card": str(entry.card or ""),
    }
    for key, value in (*single.items(), *product(["name"], entry.names)):
        if value:
            yield entry.id, key, value
    for field, value in entry.documented.items():
        yield entry.id, f"{_SAID}{field}", value


def _table(text: str, file: str) -> Iterator[_Row]:
    """The rows, checked and unescaped."""
    for number, line in enumerate(_lines(text, file), 1):
        if line in ("", HEADER):  # a merge may have left the header twice
            continue
        cells = in_cells(line)
        if len(cells) != _COLUMNS:
            raise _invalid(file, number, said(f"a row has three columns, and this one has {len(cells)}"))
        identifier, key, value = cells
        if reason := _fault(identifier, key, value):
            raise _invalid(file, number, reason)
        yield identifier, key, value


def _lines(text: str, file: str) -> list[str]:
    """The lines of a file that has its header and ends with a whole line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if text.strip() and lines[0] != HEADER:
        raise _invalid(file, 1, said("this is not the header of a register"))
    if lines[-1]:
        raise _invalid(file, len(lines), said("the file breaks off in this line"))
    return lines


def _fault(identifier: str, key: str, value: str) -> str:
    """What is wrong with a row, if anything is."""
    if not identifier:
        return said("the id is missing")
    if not _KEYS_OF.get(identifier, _KEY).fullmatch(key):
        return said(f"“{key}” is not a key that “{identifier}” can have")
    pattern, reason = _VALUES[key.partition(".")[0]]
    return "" if pattern.fullmatch(value) else reason.format(value)


def _invalid(file: str, line: int, reason: str) -> InvalidFile:
    return InvalidFile(file=file, line=line, reason=reason, remedy=REMEDY)


def _entry(identifier: str, facts: Mapping[str, set[str]]) -> Entry:
    """One id from its rows; of two values for what can have only one, always the same is taken."""
    return Entry(
        identifier,
        issued=min(facts.get("issued", ("",))),
        names=sorted_names(facts.get("name", ())),
        documented=_documented({key: min(facts[key]) for key in sorted(facts)}),
        card=_latest(facts.get("card", ())),
        merged_into=min(facts.get("into", ("",))),
        gone=max(facts.get("gone", ("",))),
    )


def _documented(values: Mapping[str, str]) -> dict[str, str]:
    """What documents said in each field, from all values of an id by their keys."""
    return {key.removeprefix(_SAID): value for key, value in values.items() if key.startswith(_SAID)}


def _latest(cards: Iterable[str]) -> Card | None:
    return max(map(_card, cards), key=attrgetter("time", "content"), default=None)


def _card(text: str) -> Card:
    content, _, time = text.rpartition(" ")
    return Card(content, int(time))


def _written(rows: Iterable[_Row]) -> str:
    """Rows as lines, sorted."""
    return "".join(map(_line, sorted(rows)))


def _line(row: _Row) -> str:
    return "\t".join(map(_escaped, row)) + "\n"


def in_cells(line: str) -> list[str]:
    """A row's cells as they were."""
    cells = list(map(_unescaped, line.removesuffix("\r").split("\t")))
    if len(cells) == _COLUMNS - 1 and cells[1].startswith(_SAID):
        cells.append("")  # an editor took the white space at the line's end away
    return cells


def _escaped(cell: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], cell)


def _unescaped(cell: str) -> str:
    """A cell without its escapes; a backslash before anything but a backslash, t, n or r is itself."""
    if "\\" not in cell:
        return cell
    return re.sub(r"\\[\\tnr]", lambda match: _UNESCAPES[match[0]], cell)
