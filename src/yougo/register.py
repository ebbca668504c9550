"""glossary/register.tsv: every id ever issued, and when each card last changed.

The file is the program's own, committed like a lock file: a header, then one fact a line, sorted, so
that git merges it line by line. What such a merge leaves (a row twice, two dates of issue, two cards) is
understood rather than refused. Dates are UTC, written ``2026-11-20``; times are whole Unix seconds.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from yougo.errors import InvalidFile
from yougo.tomltext import refuse_merge_marks

NOTETYPE = "@notetype"
"""The row whose card is the card template itself; no id begins with @."""

_HEADER = "id\tkey\tvalue"
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {written: char for char, written in _ESCAPES.items()}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CARD = re.compile(r"(.*) (\d{1,15})", re.ASCII | re.DOTALL)
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Card:
    """What a card held at its last export."""

    content: str
    """The hash of it."""
    time: int
    """When an export first carried it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One id and what must be remembered of it."""

    id: str
    issued: str = ""
    """A date: ``2026-11-20``."""
    names: tuple[str, ...] = ()
    """Every name of its concept at the last build, sorted."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What the documents said of a field when a person decided it."""
    card: Card | None = None
    into: str = ""
    """The id that its concept was merged into."""
    gone: str = ""
    """Since when nothing states its concept any more, if it has a card."""


@dataclass(frozen=True, slots=True)
class Register:
    """The whole file."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    notetype: Card | None = None


EMPTY = Register()


class Ledger:
    """A register being written: many changes at the price of one copy."""

    def __init__(self, register: Register = EMPTY) -> None:
        self._entries = dict(register.entries)
        self._notetype = register.notetype

    def close(self) -> Register:
        """The register as it now stands; further changes do not reach it."""
        return Register(dict(self._entries), self._notetype)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._entries

    def __getitem__(self, identifier: str) -> Entry:
        return self._entries[identifier]

    def issue(self, slug: str, names: Iterable[str], today: str) -> str:
        """Issue the first id of `slug`, ``slug-2``, … that never was issued, and return it."""
        identifier, number = slug, 1
        while identifier in self._entries:
            number += 1
            identifier = f"{slug}-{number}"
        self._keep(Entry(identifier, today, _sorted(names)))
        return identifier

    def rename(self, identifier: str, names: Iterable[str]) -> None:
        """Replace the names of an id."""
        self._keep(replace(self[identifier], names=_sorted(names)))

    def say(self, identifier: str, field: str, value: str | None) -> None:
        """Keep what the documents say of a field that a person now decides; None forgets it."""
        others = {key: said for key, said in self[identifier].said.items() if key != field}
        self._keep(replace(self[identifier], said=others if value is None else {**others, field: value}))

    def stamp(self, key: str, content: str, now: int) -> int:
        """When an export first carried this content of an id, or of `NOTETYPE`.

        Anki compares whole seconds, so changed content gets a later one than any before, even when the
        clock went back.
        """
        last = self._notetype if key == NOTETYPE else self[key].card
        if last and last.content == content:
            return last.time
        card = Card(content, max(now, last.time + 1) if last else now)
        if key == NOTETYPE:
            self._notetype = card
        else:
            self._keep(replace(self[key], card=card))
        return card.time

    def merge(self, identifier: str, into: str, today: str) -> None:
        """Let one concept be part of another from now on; `today` counts where the id was never issued."""
        if identifier not in self:
            self._keep(Entry(identifier, today))
        self._keep(replace(self[identifier], into=into))

    def unsay(self, identifier: str, fields: Iterable[str]) -> None:
        """Forget what the documents said of fields that are decided no more."""
        said = self[identifier].said
        if kept := {key: value for key, value in said.items() if key not in set(fields)}:
            self._keep(replace(self[identifier], said=kept))
        elif said:
            self._keep(replace(self[identifier], said={}))

    def retire(self, identifier: str, today: str) -> None:
        """Nothing states the concept any more: kept from the first such day on, if it has a card."""
        if self[identifier].card and not self[identifier].gone:
            self._keep(replace(self[identifier], gone=today))

    def revive(self, identifier: str) -> None:
        """The concept is there (again), and on its own."""
        if self[identifier].gone or self[identifier].into:
            self._keep(replace(self[identifier], gone="", into=""))

    def _keep(self, entry: Entry) -> None:
        self._entries[entry.id] = entry


def slug(acronym: str, japanese: str, english: str) -> str:
    """The readable id that a concept of these names asks for; never empty.

    >>> slug("ITU-R", "", ""), slug("日EU・EPA", "", ""), slug("", "国際場裡", "international arena")
    ('itu-r', '日eu-epa', '国際場裡')
    """
    for name in (acronym, japanese, english):
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
        if readable := re.sub(r"[\W_]+", "-", folded).strip("-"):
            return readable
    return "term"


def render(register: Register) -> str:
    """The file's text; the same register always gives the same."""
    rows = [row for entry in register.entries.values() for row in _rows(entry)]
    if register.notetype:
        rows.append((NOTETYPE, "card", _written(register.notetype)))
    lines = ("\t".join(_escaped(cell) for cell in row) for row in sorted(rows))
    return "".join(f"{line}\n" for line in (_HEADER, *lines))


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
    for number, line in enumerate(lines, 1):
        if line in ("", _HEADER):  # a merge may have left the header twice
            continue
        cells = line.split("\t")
        if len(cells) == _COLUMNS - 1 and cells[1].startswith("said."):
            cells.append("")  # an editor took the white space at the line's end away
        if len(cells) != _COLUMNS:
            raise _invalid(file, number, f"there are {len(cells)} columns where three must be")
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
        return f"“{key}” is no key that “{identifier}” can have"
    if key == "card" and not _CARD.fullmatch(value):
        return "a card must be its hash, a space and a time"
    if key in ("issued", "gone") and not _DATE.fullmatch(value):
        return f"“{value}” is no date such as 2026-11-20"
    return "" if value or key.startswith("said.") else "the value is missing"


def _invalid(file: str, line: int, reason: str) -> InvalidFile:
    remedy = "take the line, or the file, back from its last commit: only yougo writes it"
    return InvalidFile(file=file, line=line, reason=reason, remedy=remedy)


def _entry(identifier: str, facts: Mapping[str, set[str]]) -> Entry:
    """One id from its rows; of two values for what can have only one, always the same is taken."""
    return Entry(
        identifier,
        issued=min(facts.get("issued", ("",))),
        names=_sorted(facts.get("name", ())),
        said={key.removeprefix("said."): min(facts[key]) for key in sorted(facts) if key.startswith("said.")},
        card=_latest(facts.get("card", ())),
        into=min(facts.get("into", ("",))),
        gone=max(facts.get("gone", ("",))),
    )


def _latest(cards: Iterable[str]) -> Card | None:
    found = [Card(match[1], int(match[2])) for card in cards if (match := _CARD.fullmatch(card))]
    return max(found, key=lambda card: (card.time, card.content), default=None)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def _escaped(cell: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], cell)


def _unescaped(cell: str) -> str:
    """A cell as it was; a backslash before anything else than it, t, n or r stands for itself."""
    return re.sub(r"\\[\\tnr]", lambda match: _UNESCAPES[match[0]], cell)
