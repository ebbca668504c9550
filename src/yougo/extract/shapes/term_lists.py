"""Lists of terms: files that are tables with a column for all that a term has, as other programs write them.

Names are in the columns of names there, and nowhere else: no definition is searched for one.
"""

from dataclasses import replace

from yougo.extract.shapes import term_tables
from yougo.extract.shapes.term_tables import TermTable
from yougo.model.documents import Document

FORMATS = ("omegat", "table", "termbase", "workbook", "yomitan")
"""The names of the readers whose documents are files of tables."""
_COLUMNS = {"acronym", "japanese", "english", "definition"}


def tables(document: Document) -> tuple[TermTable, ...]:
    """The tables of a document; which are lists of terms is said of those of a file of tables."""
    found = term_tables.read(document)
    return tuple(map(_as_list, found)) if document.format in FORMATS else found


def _as_list(table: TermTable) -> TermTable:
    is_list = _COLUMNS.issubset(table.columns)
    return replace(table, is_list=True, is_text=False) if is_list else table
