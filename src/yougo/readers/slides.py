"""The reader of slides: ``.pptx``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="slides", suffixes=(".pptx", ".ppsx"), read=deferred("yougo.readers.packed.slides"))
