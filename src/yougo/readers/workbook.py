"""The reader of Excel's workbooks: ``.xlsx``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

READER = Reader(name="workbook", suffixes=(".xlsx", ".xlsm"), read=deferred("yougo.readers.packed.workbook"))
