"""A package for Anki's importer, written by genanki.

genanki gives every note the moment of export as its time, and leaves a temporary file behind. Here each note
has its own time, and the package is made in memory with fixed dates: the same notes give the same bytes.
"""

import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import genanki

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 4
"""Of deflate: a file a tenth larger than at 6, in half the time (measured, 10,000 notes)."""


class NoteType(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type with a time of its own."""

    time = 0

    def to_json(self, _: float, deck_id: int) -> dict[str, Any]:  # noqa: D102 - genanki's
        made: dict[str, Any] = super().to_json(self.time, deck_id)
        return made


class Card(genanki.Card):  # type: ignore[misc]  # genanki has no types
    """A card with a place of its own among the new cards; genanki gives all cards of a note one."""

    place = 0

    def write_to_db(self, *facts: object) -> None:  # noqa: D102 - genanki's
        super().write_to_db(*facts[:-1], self.place)


class Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with a time of its own, and with the cards that it is given.

    genanki would decide by the templates which cards there are. It does not know Anki's filters, so it would
    lose cards of a template that a workspace overrides.
    """

    def __init__(self, time: int, templates: Sequence[int], **facts: object) -> None:
        """Take the note's time, the numbers of its cards' templates, and genanki's own arguments."""
        super().__init__(**facts)
        self.time = time
        self.by_template = {number: Card(number) for number in templates}
        self.cards = list(self.by_template.values())

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Nothing: the fields were made as HTML, which genanki need not read again."""

    def write_to_db(  # noqa: D102 - genanki's
        self, cursor: sqlite3.Cursor, _: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        super().write_to_db(cursor, self.time, deck_id, id_gen)


def packed(decks: Sequence[genanki.Deck], first_id: int) -> bytes:
    """The bytes of an .apkg; `first_id` is the number of the first note, and the others follow it."""
    connection = sqlite3.connect(":memory:")
    genanki.Package(decks).write_to_db(connection.cursor(), 0, itertools.count(first_id))
    connection.commit()
    connection.execute("VACUUM")  # puts each table's pages together, which compresses better
    database = connection.serialize()
    connection.close()
    return _zipped({"collection.anki2": database, "media": b"{}"})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content, compresslevel=_LEVEL)
    return packed.getvalue()
