"""What terms.toml and register.tsv say: parsed only when somebody asks, as most commands change neither."""

import hashlib
from functools import cached_property

from yougo.pipeline.files import decisions_file, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.register import Register
from yougo.workspace.register import text as register_text
from yougo.workspace.terms_file import Decision


class Written:
    """Both files as they were when this was made; the workspace is held.

    Raises:
        InvalidFile: one of them cannot be read as text.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._terms = decisions_file.text(workspace)
        self._ids = register_file.text(workspace)

    def hash(self, version: str) -> str:
        """A hash of both texts, but for the cards, and of the version of yougo that understands them."""
        found = hashlib.sha256()
        for text in (version, self._terms, register_text.without_cards(self._ids)):
            found.update(f"{len(text)} {text}".encode("utf-8", "surrogatepass"))
        return found.hexdigest()

    def check(self) -> None:
        """Parse both, and put register.tsv in order if git merged it line by line.

        Raises:
            InvalidFile: one of them is not as it must be.
        """
        _ = self._decisions
        self._ids = register_file.put_in_order(self._workspace, self._ids, self._register)

    def decisions(self) -> dict[str, Decision]:
        """What terms.toml says."""
        return self._decisions

    def register(self) -> Register:
        """What register.tsv says."""
        return self._register

    def write(self, register: Register) -> None:
        """Write register.tsv.

        Raises:
            CannotWrite: it is then as it was.
        """
        self._ids = register_file.write(self._workspace, register)

    @cached_property
    def _decisions(self) -> dict[str, Decision]:
        return decisions_file.parse(self._workspace, self._terms)

    @cached_property
    def _register(self) -> Register:
        return register_file.parse(self._workspace, self._ids)
