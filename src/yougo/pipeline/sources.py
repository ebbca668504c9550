"""The documents that yougo.toml lists, as they are on disk now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yougo import readers
from yougo.pipeline.workspace import Workspace
from yougo.settings import Settings, SourceSpec

_GLOB = set("*?[")


@dataclass(frozen=True, slots=True)
class Listed:
    """A document on disk and its name in the glossary."""

    name: str
    path: Path
    missing: bool = False
    """yougo.toml names this very file, and it is not there."""


def listed(workspace: Workspace, settings: Settings) -> list[Listed]:
    """Every document of the workspace, each once, in the order of their names."""
    found: dict[str, Listed] = {}
    for spec in settings.sources:
        for document in _of(workspace, spec):
            found.setdefault(document.name, document)
    return [found[name] for name in sorted(found)]


def _of(workspace: Workspace, spec: SourceSpec) -> Iterator[Listed]:
    path = workspace.root / Path(spec.path).expanduser()
    if _GLOB & set(spec.path):
        anchor, pattern = _split_glob(path)
        for match in sorted(anchor.glob(pattern)):
            if match.is_file() and readable(match):
                yield Listed(_name(workspace, match, spec, anchor), match)
    elif path.is_dir():
        for match in sorted(path.rglob("*")):
            if match.is_file() and readable(match) and not _hidden(match, path, workspace):
                yield Listed(_name(workspace, match, spec, path), match)
    else:
        yield Listed(_name(workspace, path, spec, path), path, missing=not path.exists())


def readable(path: Path) -> bool:
    """Whether some reader takes files of this name."""
    return path.suffix.lower() in readers.suffixes()


def _split_glob(path: Path) -> tuple[Path, str]:
    parts = path.parts
    first = next(number for number, part in enumerate(parts) if _GLOB & set(part))
    return Path(*parts[:first]), str(Path(*parts[first:]))


def _hidden(path: Path, folder: Path, workspace: Workspace) -> bool:
    """Dot files, and what yougo made itself, are no documents."""
    inside = path.relative_to(folder).parts
    return any(part.startswith(".") for part in inside) or workspace.build in path.parents


def _name(workspace: Workspace, path: Path, spec: SourceSpec, base: Path) -> str:
    """POSIX path relative to the workspace; outside it the name in yougo.toml, with the path below it."""
    if spec.name:
        below = path.relative_to(base).as_posix() if path != base else ""
        return f"{spec.name}/{below}" if below else spec.name
    try:
        return path.resolve().relative_to(workspace.root).as_posix()
    except ValueError:
        return path.name
