"""One row of an edited table, and where it differs from the glossary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from yougo.exporters import csv
from yougo.language.name_sets import NameSet
from yougo.language.text import NAMES as LISTED
from yougo.language.text import TAGS, divided, same
from yougo.model.concepts import NAMES, Concept, names_of
from yougo.pipeline.decisions import edited_table
from yougo.workspace.decision import Decision

_SEPARATORS = {"variants": LISTED, "tags": TAGS}
"""Of the columns that hold several things."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that a person changed."""

    line: int
    id: str
    """For a term that the table adds, the id that it gets."""
    column: str
    old: str
    """What the glossary says now."""
    new: str
    keys: Mapping[str, object]
    """What it sets in terms.toml."""
    clashes: bool = False
    """Whether the glossary's value was changed too since the table was exported."""
    adds: bool = False
    """Whether the table adds the term."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, and the term that it is about."""

    number: int
    cells: Mapping[str, str]
    concept: Concept
    decision: Decision
    has_id: bool
    """Whether the row gives the term's id."""
    adds: bool = False

    def marks(self) -> Mapping[str, str]:
        """From each column to the hash of its cell when the table was exported; nothing when it is lost."""
        return edited_table.marks(self.cells) if self.has_id else {}

    def stated(self) -> dict[str, str]:
        """The cells that a person wrote: all but those that are as they were exported.

        An empty cell counts only where the marks tell that something was in it.
        """
        marks = self.marks() or dict.fromkeys(csv.EDITABLE, csv.mark(""))
        stated = {}
        for column, mark in marks.items():
            cell = self.cells.get(column)
            if cell is not None and csv.mark(cell) != mark:
                stated[column] = cell.strip().casefold() if column == "status" else cell
        return stated

    def corrections(self) -> Iterator[Correction]:
        """The cells that differ from the glossary, and from what they held when exported."""
        now = {} if self.adds else csv.cells(self.concept)
        marks = self.marks()
        for column, new in self.stated().items():
            old = now.get(column, "")
            clashes = column in marks and csv.mark(old) != marks[column]
            if keys := self._keys(column, old, new):
                yield Correction(self.number, self.concept.id, column, old, new, keys, clashes, self.adds)

    def _keys(self, column: str, old: str, new: str) -> dict[str, object]:
        """What a cell sets in terms.toml; nothing if the glossary or a decision already says the same."""
        if column == "variants":
            return self._variant_keys(new)
        if self._is_known(column, old, new):
            return {}
        if column == "tags":
            return {"tags": divided(new, TAGS)}
        return {column: csv.plain(new) if column in NAMES else new}

    def _is_known(self, column: str, old: str, new: str) -> bool:
        """Whether the glossary or a decision already says what a cell says."""
        if column in NAMES and self._only_finds_term(new):
            return True
        is_doubtful = column == "reading" and self._may_have_old_reading()
        if are_alike(column, old, new) and not is_doubtful:
            return True
        decided = self.decision.note if column == "note" else self.decision.fields.get(column)
        return decided is not None and are_alike(column, decided, new)

    def _only_finds_term(self, name: str) -> bool:
        """Whether a name, the only one of a row without an id, does no more than find its term."""
        if self.has_id or self.adds:
            return False
        given = [column for column in NAMES if same(self.cells.get(column, ""))]
        return len(given) == 1 and not NameSet(names_of(self.concept)).missing_from([name])

    def _variant_keys(self, cell: str) -> dict[str, object]:
        """The names that a cell of variants adds, and those that it takes away.

        A name that is missing is taken away only where the column ``exported`` tells that it was there: else
        the glossary may have learned it since.
        """
        own = [self.cells.get(column, "") for column in NAMES]
        listed = divided(cell, LISTED)
        had = [csv.plain(variant.text) for variant in self.concept.variants] if self.marks() else []
        known = NameSet([*own, *names_of(self.concept), *self.decision.also])
        kept = NameSet([*own, *listed, *self.decision.excluded])
        keys = {"also": tuple(known.missing_from(listed)), "not": tuple(kept.missing_from(had))}
        return dict(filter(itemgetter(1), keys.items()))

    def _may_have_old_reading(self) -> bool:
        """Whether the row renames its term in Japanese, and may still have the old name's reading."""
        japanese = self.cells.get("japanese", self.concept.japanese)
        return not self.marks() and same(japanese) != same(self.concept.japanese)


def are_alike(column: str, one: str, other: str) -> bool:
    """Whether two cells of a column say the same."""
    return _content(column, one) == _content(column, other)


def _content(column: str, cell: str) -> object:
    separators = _SEPARATORS.get(column)
    return divided(cell, separators) if separators else csv.plain(cell)
