"""yougo for programs in Python.

    >>> from yougo import find_terms
    >>> [concept.acronym for concept in find_terms("世界保健機関（WHO）は会議を開いた。")]
    ['WHO']

Concepts are `yougo.model.concepts.Concept`: frozen records with ``acronym``, ``japanese``, ``reading``,
``english``, ``definition``, ``evidence`` and more. Later versions may add functions and fields, and remove
none. `extract` is another name of `find_terms`, here alone: the name ``yougo.extract`` is a package's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yougo import readers
from yougo.errors import OutsideWorkspace
from yougo.model.concepts import Concept
from yougo.pipeline import glossary, looking
from yougo.pipeline.build.known_readings import Engines, KnownReadings
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.build.voicing import voiced
from yougo.pipeline.documents.terms_of import terms_of
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.mentioned import mentioned
from yougo.workspace.register import EMPTY


@dataclass(frozen=True, slots=True)
class Glossary:
    """The glossary of a workspace, as it was last built."""

    root: Path

    def build(self) -> None:
        """Bring the glossary up to date with its documents and decisions, as every command does.

        Raises:
            yougo.errors.YougoError: a file of the workspace is not as it must be; nothing is changed then.
        """
        refresh(Workspace(self.root))

    def lookup(self, query: str, limit: int = 10) -> list[Concept]:
        """The terms that match, best first, as ``yougo lookup`` finds them.

        Raises:
            yougo.errors.NoGlossary: nothing has been built yet.
        """
        with looking.glossary(str(self.root)) as index:
            ids = [hit.id for hit in index.find(query, limit)]
        found = self._loaded().with_ids(ids)
        return [found[identifier] for identifier in ids]

    def terms_in(self, text: str) -> list[Concept]:
        """The terms that a text mentions, in its order, each once, as ``yougo lookup -`` finds them.

        Raises:
            yougo.errors.NoGlossary: nothing has been built yet.
        """
        with looking.glossary(str(self.root)):
            return [concept for _, concept in mentioned(Workspace(self.root), text)]

    def concepts(self) -> Iterator[Concept]:
        """Every term that nobody rejected, in 五十音 order."""
        for concept in self._loaded().each():
            if not concept.is_rejected:
                yield concept

    def _loaded(self) -> glossary.Glossary:
        return glossary.load(Workspace(self.root))


def open_glossary(path: str | Path) -> Glossary:
    """The glossary of the workspace in this folder.

    Raises:
        yougo.errors.OutsideWorkspace: the folder is not a workspace.
    """
    workspace = Workspace(Path(path).resolve())
    if not workspace.settings.exists():
        raise OutsideWorkspace(folder=path)
    return Glossary(workspace.root)


def find_terms(text: str | bytes, name: str = "text.md") -> list[Concept]:
    """The terms that a text states, in 五十音 order; the suffix of its name says in which format it is.

    Raises:
        yougo.errors.UnreadableDocument: the bytes are not a document of that format.
    """
    data = text.encode() if isinstance(text, str) else text
    merged, _ = terms_of([readers.read(data, name)], EMPTY)
    with Engines() as engines:
        return voiced(merged.concepts, KnownReadings(), engines)


extract = find_terms
