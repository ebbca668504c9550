"""The reader of PDF: ``.pdf``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="pdf", suffixes=(".pdf",), read=deferred("yougo.readers.pdf.document"))
