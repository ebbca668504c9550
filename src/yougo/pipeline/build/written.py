"""What terms.toml and register.tsv say: parsed only when somebody asks, as most commands change neither.

A register that the last build left, or that this process changed since, need not be parsed: its lines are
in order, and an entry is read when it is asked for.
"""

import contextlib
import hashlib
from collections.abc import Mapping
from functools import cached_property

from yougo.errors import CannotWrite
from yougo.pipeline.files import decisions_file, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.store import Store
from yougo.workspace.decision import Decision
from yougo.workspace.register import Register, entries
from yougo.workspace.register import text as register_text

_seen: dict[str, str] = {}
"""The last register that this process read or wrote, by its hash."""


class Written:
    """Both files as they were when this was made; the workspace is held.

    Raises:
        InvalidFile: one of them cannot be read as text.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._terms = decisions_file.text(workspace)
        self._ids = register_file.text(workspace)
        self._hashed = "", _hash("")
        self._noted: Mapping[str, str] = {}

    def compare(self, noted: Mapping[str, str], version: str) -> None:
        """Compare both with what the last build `noted`; what it did not leave is parsed, and put in order.

        Raises:
            InvalidFile: one of them is not as it must be.
        """
        self._noted = noted
        for known in ("changed_ids", "_register"):
            vars(self).pop(known, None)
        if self.hashes(version)["terms"] != noted.get("terms"):
            _ = self._decisions
        if self.changed_ids is None:
            self._ids = register_file.put_in_order(self._workspace, self._ids, self._register)
        self._remember()

    def _remember(self) -> None:
        now = self._ids_hash
        _seen.clear()
        _seen[now] = self._ids

    @property
    def _ids_hash(self) -> str:
        """The hash of register.tsv, which is made but once of a text."""
        if self._hashed[0] is not self._ids:
            self._hashed = self._ids, _hash(self._ids)
        return self._hashed[1]

    def hashes(self, version: str) -> dict[str, str]:
        """Hashes of both texts, and of the version of yougo that understands them, as a build notes them."""
        return {"terms": _hash(f"{version}\n{self._terms}"), "register": self._ids_hash}

    @cached_property
    def changed_ids(self) -> set[str] | None:
        """The ids of which register.tsv says something else than the last build left; None if not known.

        What this process did not write is read whole: it may be no register, or one that has lost ids.
        """
        left, now = self._noted.get("register", ""), self._ids_hash
        if left == now:
            return set()
        is_known = left in _seen and register_file.is_own(self._ids)
        return entries.differing(_seen[left], self._ids) if is_known else None

    def decisions(self) -> dict[str, Decision]:
        """What terms.toml says."""
        return self._decisions

    def register(self) -> Register:
        """What register.tsv says."""
        return self._register

    def write(self, register: Register, before: Register) -> Register:
        """Write the entries of register.tsv that are not as they were `before`; returns what it says then.

        Raises:
            CannotWrite: it is then as it was.
        """
        if register == before:
            return self._register
        old = before.entries
        differing = {key: entry for key, entry in register.entries.items() if old.get(key) != entry}
        return self._written(entries.changed(self._ids, differing))

    def write_all(self, lines: "Lines") -> Register:
        """Write all entries of register.tsv; returns what it says then.

        Raises:
            CannotWrite: it is then as it was.
        """
        if not lines.differ:
            return self._register
        return self._written(register_text.joined(lines.by_id, self._register.notetype))

    def _written(self, text: str) -> Register:
        self._ids = text
        register_file.write_text(self._workspace, text)
        self._remember()
        return entries.register(text)

    @cached_property
    def _decisions(self) -> dict[str, Decision]:
        return decisions_file.parse(self._workspace, self._terms)

    @cached_property
    def _register(self) -> Register:
        if self.changed_ids is not None:
            return entries.register(self._ids)
        return register_file.parse(self._workspace, self._ids)


class Lines:
    """The lines of register.tsv, as one part of the glossary after the other is merged."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self.differ = False
        """Whether any entry is not as it was."""

    def take(self, before: Register, now: Register) -> None:
        """Take the entries of a part."""
        self.differ = self.differ or before.entries != now.entries
        self.by_id |= {key: register_text.lines(entry) for key, entry in now.entries.items()}


def note_cards(workspace: Workspace, before: str, now: str) -> None:
    """Let the next build know that of register.tsv only cards have changed; the workspace is held."""
    with contextlib.suppress(CannotWrite), Store(workspace.database) as store:
        store.note("register", _hash(before), _hash(now))


def _hash(text: str) -> str:
    """A text's hash; it is known of the very text that was seen last."""
    for known, seen in _seen.items():
        if seen is text:
            return known
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()
