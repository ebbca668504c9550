"""What the key ``columns`` of a source or a reference may hold: which field is in which column of a table."""

from collections.abc import Mapping
from typing import Any

from yougo.model.documents import COLUMNS
from yougo.translation import said
from yougo.workspace.schema import Kind, Page, is_number, is_table

KEY = "columns"
KIND = Kind(
    is_table,
    said("“{}” is not a table"),
    said('write columns = {{japanese = 2, english = 1, definition = "備考"}}'),
)


def _is_column(value: object) -> bool:
    """Whether a value is the number of a column, from 1, or the header of one."""
    if isinstance(value, str):
        return bool(value.strip())
    return is_number(value) and value > 0


_COLUMN = Kind(
    _is_column,
    said("“{}” is not the number or the header of a column"),
    said('write {key} = 2 for the second column, or {key} = "備考" for the one with that header'),
)
_COLUMNS = dict.fromkeys(COLUMNS, _COLUMN)


def check(page: Page, where: tuple[str | int, ...], table: Mapping[str, Any]) -> None:
    """Check what a block of a page says of columns.

    Raises:
        InvalidFile: it is not as it must be.
    """
    columns = table.get(KEY, {})
    page.check((*where, KEY), columns, _COLUMNS, said("a column cannot hold “{}”"))
