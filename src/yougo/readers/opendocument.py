"""The reader of OpenDocument texts: ``.odt``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(
    name="opendocument", suffixes=(".odt", ".ott"), read=deferred("yougo.readers.packed.opendocument")
)
