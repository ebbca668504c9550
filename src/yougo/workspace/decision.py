"""What a person decided about one concept, and the names in its ``also`` and ``not``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from yougo.model.concepts import Status


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one concept."""

    status: Status | Literal[""] = ""
    """``""`` when it was not decided."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The decided ones of `FIELDS`; ``{"reading": ""}`` when it was decided to have none."""
    note: str = ""
    also: tuple[str, ...] = ()
    """Names that belong to it: ``("データ流通", "ITU@policy.md")``."""
    excluded: tuple[str, ...] = ()
    """The key ``not``: names that do not belong to it."""
    tags: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """The key ``from``: by its field, the reference that a value was taken from."""
    ignored: tuple[tuple[int, str], ...] = field(default=(), compare=False)
    """The parts of its table that cannot be used: the line, and what is wrong and what to do."""
    line: int = field(default=1, compare=False)
    """Where its table begins in terms.toml; the same decision elsewhere in the file is the same decision."""
    list_lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The lines of ``also`` and ``not``, if one of them has a ``name@document``."""

    @property
    def is_accepted(self) -> bool:
        """Whether a person accepted the concept."""
        return self.status == "accepted"

    @property
    def placed(self) -> list[str]:
        """Its names of one document alone: ``ITU@policy.md``."""
        return list(filter(names_a_document, (*self.also, *self.excluded)))


def names_a_document(entry: str) -> bool:
    """Whether an entry of ``also`` or ``not`` is a ``name@document``."""
    return "@" in entry


def name_in(entry: str) -> str:
    """The name in an entry of ``also`` or ``not``, without its document."""
    return entry.partition("@")[0]
