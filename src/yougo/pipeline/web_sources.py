"""Documents of the web: saved in ``glossary/sources/`` with their address and date, and fetched again."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from pathlib import Path

from yougo.errors import NothingToFetch, UnreadableDocument
from yougo.pipeline import files
from yougo.pipeline.documents import sources, web
from yougo.pipeline.documents.web import Fetched, Watch
from yougo.pipeline.files import configuration
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.pipeline.unique_names import UniqueNames
from yougo.workspace import source_edits
from yougo.workspace.settings import SourceSpec

Done = Callable[[str, Path, bool], None]
"""Called with an address, the file that its document is in, and whether that is other than before."""


def addresses(workspace: Workspace) -> list[str]:
    """The addresses of all documents that were fetched, in the order of yougo.toml.

    Raises:
        NothingToFetch: there are none.
    """
    found = list(filter(None, map(attrgetter("url"), load_settings(workspace).sources)))
    if not found:
        raise NothingToFetch
    return found


def save(workspace: Workspace, wanted: Iterable[str], watch: Watch, done: Done) -> list[UnreadableDocument]:
    """Fetch the documents at these addresses, one after the other; returns why some cannot be fetched.

    What was fetched before is replaced; where it cannot be fetched again, it stays.
    """
    largest = configuration.load().largest
    unreadable = []
    for address in dict.fromkeys(wanted):
        try:
            fetched = web.fetch(address, largest, watch)
        except UnreadableDocument as error:
            unreadable.append(error)
            continue
        with files.locked(workspace.glossary):
            path, is_new = _saved(workspace, address, fetched)
        done(address, path, is_new)
    return unreadable


def _saved(workspace: Workspace, address: str, fetched: Fetched) -> tuple[Path, bool]:
    """The file that a document is saved in now, and whether that is other than before."""
    files.check_inside(workspace.sources, workspace.glossary)
    files.make_folder(workspace.sources)
    before = files.read_text(workspace.settings)
    specs = load_settings(workspace).sources
    path = _path(workspace, specs, address, fetched)
    written = path.relative_to(workspace.root).as_posix()
    is_new = not files.holds(path, fetched.data)
    if is_new:
        files.write(path, fetched.data)
    spec = SourceSpec(written, url=address, fetched=dt.datetime.now().astimezone().date().isoformat())
    text = source_edits.add_sources(before, [spec])
    text = source_edits.set_key(text, [written], "fetched", spec.fetched)
    if text != before:
        files.write(workspace.settings, text.encode(), follow=True)
    return path, is_new


def _path(workspace: Workspace, specs: Sequence[SourceSpec], address: str, fetched: Fetched) -> Path:
    """The file in which the document of an address was saved before, or a new one.

    A stranger's yougo.toml may give an address to any file: only those in ``glossary/sources/`` are replaced.
    """
    for spec in specs:
        path = sources.absolute(workspace, spec.path)
        if spec.url == address and real(path.parent) == real(workspace.sources):
            return path
    names = UniqueNames(map(attrgetter("name"), workspace.sources.iterdir()))
    return workspace.sources / names.take(fetched.name)
