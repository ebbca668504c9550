"""The reader of tables: ``.csv`` (with commas, semicolons or tabs) and ``.tsv``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="table", suffixes=(".csv", ".tsv"), read=deferred("yougo.readers.table_rows"))
