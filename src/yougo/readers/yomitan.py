"""The reader of dictionaries for Yomitan: ``.zip``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(
    name="yomitan", suffixes=(), named_suffixes=(".zip",), read=deferred("yougo.readers.packed.yomitan")
)
