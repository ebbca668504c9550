"""The workspace: a folder with ``glossary/yougo.toml``, found from the working directory upwards."""

from dataclasses import dataclass
from pathlib import Path

from yougo.pipeline import root
from yougo.pipeline.files import paths


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where the parts of a workspace are."""

    root: Path
    origin: Path | None = None
    """Of a copy: the root of what it was copied from, whose documents outside are its own, too."""

    def leads(self, path: str) -> Path:
        """Where a path of yougo.toml leads; ``~`` is the home folder."""
        place = paths.absolute(self.root, path)
        if not self.origin or paths.without_dots(place).is_relative_to(self.root):
            return place
        return paths.absolute(self.origin, path)

    @property
    def glossary(self) -> Path:
        """What people write."""
        return self.root / "glossary"

    @property
    def sources(self) -> Path:
        """Documents that live with the glossary."""
        return self.glossary / "sources"

    @property
    def settings(self) -> Path:
        """Title, namespace, sources, exports."""
        return self.glossary / "yougo.toml"

    @property
    def terms(self) -> Path:
        """People's decisions."""
        return self.glossary / "terms.toml"

    @property
    def register(self) -> Path:
        """Every id ever issued."""
        return self.glossary / "register.tsv"

    @property
    def history(self) -> Path:
        """The last versions of people's decisions, not for git."""
        return self.glossary / ".history"

    @property
    def build(self) -> Path:
        """What yougo makes."""
        return self.root / "build"

    @property
    def database(self) -> Path:
        """The SQLite glossary."""
        return self.build / "glossary.db"

    @property
    def templates(self) -> Path | None:
        """The folder of template overrides, if there is one."""
        folder = self.root / "templates"
        return folder if folder.is_dir() else None

    def shown(self, path: Path) -> str:
        """A path as messages print it."""
        return paths.shown(path)


def find(named: str = "") -> Workspace:
    """The workspace that is named, else that of $YOUGO_WORKSPACE, else the nearest upwards, else ~/yougo.

    Raises:
        NoWorkspace: the folder that is named is not a workspace.
    """
    return Workspace(Path(root.find(named)))
