"""The reader of plain text, as copied from pages and mails: ``.txt`` and ``.text``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="plain", suffixes=(".txt", ".text"), read=deferred("yougo.readers.plain_lines"))
