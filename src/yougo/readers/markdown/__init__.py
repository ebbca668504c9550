"""The reader of Markdown: ``.md`` and ``.markdown``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(
    name="markdown", suffixes=(".md", ".markdown"), read=deferred("yougo.readers.markdown.source")
)
