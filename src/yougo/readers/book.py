"""The reader of books: ``.epub``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="book", suffixes=(".epub",), read=deferred("yougo.readers.packed.book"))
