"""The reader of TermBase eXchange: ``.tbx``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="termbase", suffixes=(".tbx",), read=deferred("yougo.readers.packed.termbase"))
