"""A package for Anki's importer: genanki's collection, decks and note type, with rows of notes of our own.

genanki stamps the moment of export on every note and leaves a temporary file behind each time; here each note
has its own time, and the package is packed in memory with fixed dates, so that the same notes give the same
bytes. Rows are written many at once (genanki writes one after the other: measured, twice the time).
"""

import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import genanki

_DATE = (1980, 1, 1, 0, 0, 0)
_UNSEEN = (0, 0, 0, 0, 0, 0, 0, 0, "")
"""What a card holds that nobody has answered yet."""
_LEVEL = 4
"""Of deflate: a file a tenth larger than at 6, in half the time (measured, 10,000 notes)."""


class NoteType(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type with a time of its own."""

    time = 0

    def to_json(  # noqa: D102 - genanki's
        self, _: float, deck_id: int
    ) -> dict[str, Any]:
        made: dict[str, Any] = super().to_json(self.time, deck_id)
        return made


@dataclass(frozen=True, slots=True)
class Note:
    """One note with its cards."""

    guid: str
    time: int
    tags: Sequence[str]
    fields: Sequence[str]
    """As HTML, in the note type's order."""
    cards: Sequence[int]
    """The numbers of the templates that make a card of it."""
    deck: int
    due: int
    """Its place among the new cards."""


def packed(model: NoteType, decks: Mapping[int, str], notes: Iterable[Note], first_id: int) -> bytes:
    """The bytes of an .apkg; `decks` gives each deck's name, `first_id` the first of the rows' numbers."""
    connection = sqlite3.connect(":memory:")
    made = [genanki.Deck(number, name) for number, name in decks.items()]
    for deck in made:
        deck.add_model(model)
    genanki.Package(made).write_to_db(connection.cursor(), 0, itertools.count(first_id))
    _write(connection, model.model_id, notes, first_id)
    connection.commit()
    database = connection.serialize()
    connection.close()
    return _zipped({"collection.anki2": database, "media": b"{}"})


def _write(connection: sqlite3.Connection, model: int, notes: Iterable[Note], first_id: int) -> None:
    cards: list[tuple[object, ...]] = []

    def rows() -> Iterator[tuple[object, ...]]:
        identifier = first_id
        for note in notes:
            number = identifier
            tags = f" {' '.join(note.tags)} "
            # columns: id guid mid mod usn tags flds sfld csum flags data
            yield (
                number,
                note.guid,
                model,
                note.time,
                -1,
                tags,
                "\x1f".join(note.fields),
                note.fields[0],
                0,
                0,
                "",
            )
            for template in note.cards:
                identifier += 1
                # id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data
                cards.append(
                    (identifier, number, note.deck, template, note.time, -1, 0, 0, note.due, *_UNSEEN)
                )
            identifier += 1

    connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
    connection.executemany(
        "INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cards
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content, compresslevel=_LEVEL)
    return packed.getvalue()
