"""Lists of terms in formats of other programs, as the tables of terms that they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import NAMES, joined
from yougo.model.documents import COLUMNS, Document
from yougo.readers import table_rows


@dataclass(slots=True)
class Entry:
    """One concept as a list states it."""

    line: int
    names: dict[str, str] = field(default_factory=dict)
    """Its names in both languages, the preferred ones first, with their kana or ``""``."""
    former: dict[str, str] = field(default_factory=dict)
    """Those that are not used any more, likewise."""
    acronyms: set[str] = field(default_factory=set)
    """The names that the list calls so."""
    definition: str = ""

    def cells(self) -> dict[str, str]:
        """What each column of its row holds."""
        cells = dict.fromkeys(COLUMNS, "")
        further = []
        for name, kana in (self.names or self.former).items():
            column = "acronym" if name in self.acronyms or self._spells(name) else _column(name)
            if cells[column]:
                further.append(name)
                continue
            cells[column] = name
            if column == "japanese":
                cells["reading"] = kana
        former = joined(self.former if self.names else (), NAMES)
        return cells | {"definition": self.definition, "aliases": joined(further, NAMES), "former": former}

    def _spells(self, name: str) -> bool:
        """Whether a name has the initials of another one: AI RMF, AI Risk Management Framework."""
        others = (other for other in self.names if other != name)
        return name.isupper() and name.isascii() and any(spell(name, other).is_from_start for other in others)


def document(name: str, title: str, entries: Iterable[Entry]) -> Document:
    """The document that a list is: one table, with a row for each entry that has a name."""
    rows = [(entry.line, list(entry.cells().values())) for entry in entries if entry.names or entry.former]
    if not rows:
        return Document(name, title=title)
    found = table_rows.of_rows([(1, list(COLUMNS)), *rows], name, table_rows.verbatim)
    return replace(found, title=title)


def _column(name: str) -> str:
    """Where a name belongs."""
    if is_japanese(name):
        return "japanese"
    return "acronym" if is_acronym(name) else "english"
