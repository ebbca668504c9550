"""The reader of Word's documents: ``.docx``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="word", suffixes=(".docx", ".docm"), read=deferred("yougo.readers.packed.word"))
