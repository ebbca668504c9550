"""glossary/register.tsv: every id ever issued, and when each card last changed.

The file is the program's own, committed like a lock file: a header, then one fact a line, sorted, so
that git merges it line by line. What such a merge leaves (a row twice, two dates of issue, two cards) is
understood rather than refused. Dates are UTC, written ``2026-11-20``; times are whole Unix seconds.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from yougo.errors import ImpossibleTime

NOTETYPE = "@notetype"
"""The row whose card is the card template itself; no id begins with @."""
_OWN = "+"
LATEST = 10**12
"""The last Unix second that a card may have: no right clock shows a later one for 30,000 years."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card held at its last export."""

    content: str
    """The hash of it, and after a space what the exporter noted: a letter or a digit for each card.

    Of `NOTETYPE`, a hash of where cards go, with a plus where the workspace has a note type of its own, and
    then what else the next export must know.
    """
    time: int
    """When an export first carried it."""

    @property
    def hash(self) -> str:
        """What tells whether it says the same as another."""
        return self.content.partition(" ")[0]

    @property
    def made(self) -> frozenset[str]:
        """A sign for each card that it made; none where yougo 0.1 noted it."""
        return frozenset(self.content.partition(" ")[2])

    @property
    def place(self) -> str:
        """Of `NOTETYPE`, what tells whether cards go where they went before; ``""`` where nobody noted it."""
        return self._noted_place.removesuffix(_OWN)

    @property
    def is_own(self) -> bool:
        """Of `NOTETYPE`, whether it is the workspace's own; False where nobody noted it."""
        return self._noted_place.endswith(_OWN)

    @property
    def _noted_place(self) -> str:
        return self.content.partition(" ")[2].partition(" ")[0]

    def __str__(self) -> str:
        """As the register's text has it."""
        return f"{self.content} {self.time}"


NO_CARD = Card("", -1)
"""What an id has that no export made a card of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One id and what must be remembered about it."""

    id: str
    issued: str = ""
    """A date: ``2026-11-20``."""
    names: tuple[str, ...] = ()
    """Every name of its concept at the last build, sorted."""
    documented: Mapping[str, str] = field(default_factory=dict)
    """What the documents said in a field when a person decided it."""
    card: Card | None = None
    merged_into: str = ""
    """The id that its concept was merged into."""
    gone: str = ""
    """Since when no document states its concept any more, if it has a card."""


@dataclass(frozen=True, slots=True)
class Register:
    """The whole file."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    notetype: Card | None = None


EMPTY = Register()


class Ledger:
    """A register being written: many changes at the price of one copy."""

    def __init__(self, register: Register = EMPTY) -> None:
        self._entries = {**register.entries, NOTETYPE: Entry(NOTETYPE, card=register.notetype)}
        self._numbers: dict[str, int] = {}
        """The last number that was tried for a slug."""

    def close(self) -> Register:
        """The register as it is now; further changes do not reach it."""
        entries = dict(self._entries)
        notetype = entries.pop(NOTETYPE).card
        return Register(entries, notetype)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._entries

    def __getitem__(self, identifier: str) -> Entry:
        return self._entries[identifier]

    def issue(
        self, slug: str, names: Iterable[str], today: str, is_kept: Callable[[str], bool] = lambda _: False
    ) -> str:
        """Issue the first id of `slug`, ``slug-2``, … that was never issued, and return it.

        `is_kept` tells which ids are kept for others.
        """
        identifier, number = slug, self._numbers.get(slug, 1)
        while identifier in self._entries or is_kept(identifier):
            number += 1
            identifier = f"{slug}-{number}"
        self._numbers[slug] = number
        self._keep(Entry(identifier, today, sorted_names(names)))
        return identifier

    def record(self, identifier: str, names: Iterable[str] | None, today: str) -> None:
        """Note that a concept is present on its own, with these names; None keeps those of the last build."""
        entry = self._entries.get(identifier, Entry(identifier, today))
        known = entry.names if names is None else sorted_names(names)
        self._keep(replace(entry, names=known, gone="", merged_into=""))

    def remember(self, identifier: str, field: str, value: str) -> None:
        """Keep what the documents say in a field that a person now decides."""
        entry = self[identifier]
        self._keep(replace(entry, documented={**entry.documented, field: value}))

    def forget(self, identifier: str, fields: Collection[str]) -> None:
        """Forget what the documents said in fields that are no longer decided."""
        entry = self[identifier]
        kept = {field: value for field, value in entry.documented.items() if field not in fields}
        if kept != entry.documented:
            self._keep(replace(entry, documented=kept))

    def stamp(self, key: str, content: str, now: int) -> int:
        """When an export first carried content of this hash of an id, or of `NOTETYPE`.

        Anki compares whole seconds, so changed content gets a later one than any before, even when the
        clock went back.

        Raises:
            ImpossibleTime: it would be one that no register can hold.
        """
        entry = self[key]
        last = entry.card or NO_CARD
        card = Card(content, max(now, last.time + 1))
        if card.hash == last.hash:
            card = replace(card, time=last.time) if key == NOTETYPE else last
        elif card.time > LATEST:
            raise ImpossibleTime(id=key, time=card.time)
        self._keep(replace(entry, card=card))
        return card.time

    def merge(self, identifier: str, other: str, today: str) -> None:
        """Make one concept part of another from now on; `today` is used where the id was never issued."""
        if identifier not in self:
            self._keep(Entry(identifier, today))
        self._keep(replace(self[identifier], merged_into=other))

    def retire(self, identifier: str, today: str) -> None:
        """Note the first day on which no document states the concept any more, if it has a card."""
        if self[identifier].card and not self[identifier].gone:
            self._keep(replace(self[identifier], gone=today))

    def _keep(self, entry: Entry) -> None:
        self._entries[entry.id] = entry


def slug(acronym: str, japanese: str, english: str) -> str:
    """The readable id that a concept of these names asks for; never empty, and never a mere number.

    A spreadsheet would change a number (007 to 7).

    >>> slug("ITU-R", "", ""), slug("日EU・EPA", "", ""), slug("", "国際場裡", "international arena")
    ('itu-r', '日eu-epa', '国際場裡')
    """
    return next(filter(None, map(readable, (acronym, japanese, english))), "term")


def readable(name: str) -> str:
    """A name as an id; ``""`` when it has neither a letter nor a digit."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    words = re.sub(r"[\W_]+", "-", folded).strip("-")
    return f"term-{words}" if words.isdecimal() else words


def sorted_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names as an entry holds them: each once, in order."""
    return tuple(sorted(filter(None, set(names))))
