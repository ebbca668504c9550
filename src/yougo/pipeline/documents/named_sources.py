"""The sources that yougo.toml names, and the names of new ones."""

from collections.abc import Iterable
from pathlib import Path

from yougo.pipeline.documents import sources
from yougo.pipeline.documents.leaving_out import is_left_out
from yougo.pipeline.files.paths import expanded, real, written
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import parse_settings
from yougo.pipeline.unique_names import UniqueNames
from yougo.workspace.settings import SourceSpec


class NamedSources:
    """The sources that yougo.toml lists, found again by what they are called and where they are."""

    def __init__(self, workspace: Workspace, text: str) -> None:
        self.new: list[SourceSpec] = []
        """Those that are not in yougo.toml yet."""
        self._workspace = workspace
        self._called: dict[str, SourceSpec] = {}
        self._at: dict[Path, SourceSpec] = {}
        self._names = UniqueNames()
        for spec in parse_settings(workspace, text).sources:
            self.add(spec)

    def add(self, spec: SourceSpec) -> None:
        """Know one more source."""
        for word in filter(
            None, (spec.path, str(Path(spec.path)), spec.name, spec.url and str(Path(spec.url)))
        ):
            self._called.setdefault(word, spec)
            self._names.reserve(word)
        self._at.setdefault(real(sources.absolute(self._workspace, spec.path)), spec)

    def meant(self, path: Path) -> SourceSpec | None:
        """The source that a person's path or name means, if one does."""
        return self._called.get(str(path)) or self._at.get(real(expanded(path)))

    def beside(self, paths: Iterable[str]) -> set[str]:
        """The paths of the sources of which the version in the other language is one of these."""
        there = {real(sources.absolute(self._workspace, path)) for path in paths}
        paired = (spec for spec in self._at.values() if spec.parallel)
        return {
            spec.path for spec in paired if real(sources.absolute(self._workspace, spec.parallel)) in there
        }

    def versions_of(self, spec: SourceSpec) -> list[tuple[str, str]]:
        """A source beside each that is its version in the other language, by their paths."""
        others = self.beside([spec.path])
        if spec.parallel:
            path = real(sources.absolute(self._workspace, spec.parallel))
            others.add(self._at[path].path if path in self._at else spec.parallel)
        return [(spec.path, other) for other in sorted(others)]

    def hold(self, path: Path) -> bool:
        """Whether a path is read through a folder that is listed."""
        for folder in path.parents:
            if folder in self._at and folder.is_dir():
                return not is_left_out(path, folder, self._at[folder].exclude)
        return False

    def source(self, path: Path, wanted: str = "") -> SourceSpec:
        """The source for this very path, a new one if need be; one outside the workspace gets a name.

        That is the name that is `wanted`, or else the file's, if nothing else has it.
        """
        spec = self.meant(path)
        if not spec:
            root = self._workspace.root
            name = "" if path.is_relative_to(root) else self._names.take(wanted or path.name)
            spec = SourceSpec(written(root, path), name)
            self.add(spec)
            self.new.append(spec)
        return spec
