"""What an export of cards tells the register, and how it differs from the one before."""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from operator import attrgetter

from yougo.model.exporter import Edition, Exporter
from yougo.pipeline.build import written
from yougo.pipeline.files import register_file
from yougo.pipeline.glossary import Glossary
from yougo.workspace.register import NO_CARD, NOTETYPE, Card, Ledger, Register


@dataclass(frozen=True, slots=True)
class News:
    """How an export of cards differs from the ones before it; terms by their ids."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """The terms that earlier ones held and that no export can hold now."""
    blank: int = 0
    """How many cards of changed terms have no question any more."""
    unknown: int = 0
    """Of how many changed terms nobody noted which cards they had, as yougo 0.1 did not."""
    is_first: bool = False
    """Whether no export held a card before."""
    is_moved: bool = False
    """Whether cards go elsewhere than before, in the program that takes the output."""
    other_type: str = ""
    """Of which note type the cards are now, ``own`` or ``shared``, where that is another one than before."""
    kept: int = 0
    """How many terms the export holds."""
    cards: int = 0
    """How many cards the export makes."""
    cardless: list[str] = field(default_factory=list)
    """The terms that it was to hold and of which no card can be made."""
    search: str = ""
    """The query that finds the gone ones in the program that took the output."""
    former_names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The names that the gone ones had at the last build that found them, by their ids."""


NO_NEWS = News()


def exported(
    glossary: Glossary, exporter: Exporter, edition: Edition, lasting: Iterable[str], *, is_trial: bool
) -> tuple[bytes, News]:
    """The bytes of an export and its news; the register learns what its cards hold, unless `is_trial`.

    It learns nothing of an export without cards. `lasting` are the ids of all terms that stay with the
    present settings, if earlier exports held them. The workspace is locked.
    """
    workspace = glossary.workspace
    before = register_file.load(workspace, glossary.register)
    held = cards_of(before)
    ledger = Ledger(before)
    now = int(time.time())
    made: set[str] = set()

    def stamp(key: str, content: str) -> int:
        made.add(key)
        return ledger.stamp(key, content, now)

    last = {**held, NOTETYPE: before.notetype or NO_CARD}
    edition = replace(edition, stamp=stamp, carried=lambda key: last.get(key, NO_CARD).content)
    content = exporter.export(edition)
    wanted = list(map(attrgetter("id"), edition.concepts))
    cardless = list(filterfalse(made.__contains__, wanted))
    kept = len(wanted) - len(cardless)
    after = ledger.close() if kept else before
    if after != before and not is_trial and os.access(workspace.glossary, os.W_OK):
        written.note_cards(workspace, register_file.text(workspace), register_file.write(workspace, after))
    present = {*lasting, *wanted}.difference(cardless)
    held_now = cards_of(after)
    gone = list(filterfalse(present.__contains__, held_now))
    news = replace(
        _with_places(_news(held, held_now, gone), before, after),
        kept=kept,
        cards=sum(len(card.made) for key, card in held_now.items() if key in made),
        cardless=cardless,
        search=exporter.search(edition, gone) if exporter.search and gone else "",
        former_names={identifier: before.entries[identifier].names for identifier in gone},
    )
    return content, news


def cards_of(register: Register) -> dict[str, Card]:
    """The cards that exports gave to ids."""
    return {entry.id: entry.card for entry in register.entries.values() if entry.card}


def _with_places(news: News, before: Register, after: Register) -> News:
    """The news, with whether cards go elsewhere than before or have another note type, if that was noted."""
    old, new = before.notetype or NO_CARD, after.notetype or NO_CARD
    if not old.place:
        return news
    other_type = ""
    if old.is_own != new.is_own:
        other_type = "own" if new.is_own else "shared"
    return replace(news, is_moved=old.place != new.place, other_type=other_type)


def _news(old: Mapping[str, Card], cards: Mapping[str, Card], gone: list[str]) -> News:
    new = list(filterfalse(old.__contains__, cards))
    changed = [identifier for identifier, card in cards.items() if old.get(identifier, card) != card]
    blank = sum(len(old[identifier].made - cards[identifier].made) for identifier in changed)
    unknown = sum(not old[identifier].made for identifier in changed)
    return News(new, changed, gone, blank, unknown, is_first=not old)
