"""The ``[[reference]]`` blocks of yougo.toml and of your own config.toml, and edits of them.

[[reference]]
path = "~/dictionaries/JMdict_e.gz"
name = "JMdict"
trust = true
"""

from dataclasses import dataclass, field
from typing import Any

from yougo.model.documents import Columns
from yougo.translation import said
from yougo.workspace import column_keys, toml
from yougo.workspace.schema import Kind, Page, is_text

KEY = "reference"
_BLOCKS = said('write [[reference]] and below it path = "…"')
KIND = Kind(lambda value: isinstance(value, list), said("“{}” is not in double brackets"), _BLOCKS)
"""What the key may hold; `specs` checks the blocks themselves."""
_TEXT = Kind(is_text, said("“{}” is not a string"), said('write {key} = "…"'))
_KINDS = {
    "path": _TEXT,
    "name": _TEXT,
    column_keys.KEY: column_keys.KIND,
    "trust": Kind(
        lambda value: isinstance(value, bool), said("“{}” is not true or false"), said("write {key} = true")
    ),
}


@dataclass(frozen=True, slots=True)
class ReferenceSpec:
    """One ``[[reference]]``."""

    path: str
    """A file, or the folder of another workspace; absolute, or from the folder of this one."""
    name: str = ""
    """Whose word its proposals are said to be: ``JMdict``."""
    trust: bool = False
    """Whether what it alone proposes fills gaps without being asked."""
    columns: Columns = field(default_factory=dict)
    """Of a table: what its columns hold."""
    line: int = field(default=0, compare=False)


def specs(page: Page) -> tuple[ReferenceSpec, ...]:
    """The blocks of a page, in its order.

    Raises:
        InvalidFile: one of them is not as it must be.
    """
    found = []
    for number, table in enumerate(page.data.get(KEY, ())):
        where = (KEY, number)
        if not isinstance(table, dict):
            raise page.refusal((KEY,), KIND.fault.format(KEY), KIND.remedy)
        page.check(where, table, _KINDS, said("a reference has no key “{}”"))
        column_keys.check(page, where, table)
        values: dict[str, Any] = {"path": "", **table}
        spec = ReferenceSpec(**values, line=page.line(*where, "path"))
        if not spec.path:
            raise page.refusal(
                where, said("a reference has no path"), said('write path = "…" below [[reference]]')
            )
        found.append(spec)
    return tuple(found)


def added(text: str, spec: ReferenceSpec) -> str:
    """The text with a block for a reference at its end."""
    mark = toml.newline(text)
    if text and not text.endswith("\n"):
        text += mark
    keys: dict[str, object] = {"path": spec.path, "name": spec.name}
    if spec.trust:
        keys["trust"] = True
    if spec.columns:
        keys[column_keys.KEY] = spec.columns
    blank = [""] if text.strip() else []
    return text + "".join(toml.ended([*blank, "[[reference]]", *toml.pairs(keys)], mark))


def without(text: str, number: int) -> str:
    """The text without one of its blocks, counted from 0, and without the blank line above it."""
    rows = toml.rows(text)
    own = [each for each in toml.statements(text) if each.path[:2] == (KEY, number)]
    toml.cut(rows, own[0].first, own[-1].end)
    return "".join(rows)
