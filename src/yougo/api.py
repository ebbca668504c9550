"""yougo for programs in Python, and for the command line itself.

    >>> from yougo import find_terms
    >>> [concept.acronym for concept in find_terms("世界保健機関（WHO）は会議を開いた。")]
    ['WHO']

Concepts are `yougo.model.concepts.Concept`: frozen records with ``acronym``, ``japanese``, ``reading``,
``english``, ``definition``, ``evidence`` and more. Later versions may add functions and fields, and remove
none. `extract` is another name of `find_terms`, here alone: the name ``yougo.extract`` is a package's.

Each function loads what it needs when it is called, so that commands can use it without what they do not
need. A plain look-up does without this module: it asks the same `yougo.pipeline.glossary_set`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yougo.errors import OutsideWorkspace
from yougo.pipeline.files.workspace import Workspace

if TYPE_CHECKING:
    from yougo.model.concepts import Concept
    from yougo.pipeline import glossary
    from yougo.pipeline.build.refresh import Report
    from yougo.pipeline.documents.reading import Means


@dataclass(frozen=True, slots=True)
class Glossary:
    """The glossary of a workspace, as it was last built."""

    root: Path

    def build(self, means: "Means | None" = None) -> "Report":
        """Bring the glossary up to date with its documents and decisions, as every command does.

        It says what is ``new``, ``changed`` and ``gone``, and in ``unreadable`` which documents could not be
        read. The `means` are by what they are read: with how many processes, and who is told.

        Raises:
            yougo.errors.YougoError: a file of the workspace is not as it must be; nothing is changed then.
        """
        from yougo.pipeline.build.refresh import refresh  # noqa: PLC0415 - slow to import, as all that follow
        from yougo.pipeline.documents.reading import ALONE  # noqa: PLC0415

        return refresh(Workspace(self.root), means or ALONE)

    def lookup(self, query: str, limit: int = 10) -> "list[Concept]":
        """The terms that match, best first, as ``yougo lookup`` finds them; ``limit`` 0 gives all.

        Raises:
            yougo.errors.NoGlossary: nothing has been built yet.
        """
        from yougo.pipeline.glossary_set import GlossarySet  # noqa: PLC0415

        with GlossarySet([str(self.root)]) as asked:
            ids = [match.hit.id for match in asked.find(query, limit)]
        found = self._loaded().with_ids(ids)
        return [found[identifier] for identifier in ids]

    def terms_in(self, text: str) -> "list[Concept]":
        """The terms that a text mentions, in its order, each once, as ``yougo lookup -`` finds them.

        Raises:
            yougo.errors.NoGlossary: nothing has been built yet.
        """
        return [concept for _, concept in self.mentions(text)]

    def mentions(self, text: str) -> "list[tuple[int, Concept]]":
        """The same, each behind the number of the character where it is first mentioned.

        Characters are counted from 0 in the text with the lines of each paragraph joined.

        Raises:
            yougo.errors.NoGlossary: nothing has been built yet.
        """
        from yougo.pipeline import looking  # noqa: PLC0415
        from yougo.pipeline.mentioned import mentioned  # noqa: PLC0415

        with looking.glossary(str(self.root)):
            return list(mentioned(self._loaded(), text))

    def concepts(self) -> "Iterator[Concept]":
        """Every term that nobody rejected, in 五十音 order."""
        return self._loaded().each_shown()

    def _loaded(self) -> "glossary.Glossary":
        from yougo.pipeline import glossary  # noqa: PLC0415

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


def find_terms(text: str | bytes, name: str = "text.md") -> "list[Concept]":
    """The terms that a text states, in 五十音 order; the suffix of its name says in which format it is.

    Raises:
        yougo.errors.UnreadableDocument: the bytes are not a document of that format.
    """
    from yougo import readers  # noqa: PLC0415
    from yougo.pipeline.build.known_readings import Engines, KnownReadings  # noqa: PLC0415
    from yougo.pipeline.build.voicing import voiced  # noqa: PLC0415
    from yougo.pipeline.documents.terms_of import terms_of  # noqa: PLC0415
    from yougo.workspace.register import EMPTY  # noqa: PLC0415

    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    merged, _ = terms_of([readers.read(data, name)], EMPTY)
    with Engines() as engines:
        return voiced(merged.concepts, KnownReadings(), engines)


extract = find_terms
