"""Takes documents out of yougo.toml, then drops what only they stated."""

import shlex
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from yougo.errors import NotASource, PartOfSource, YougoError
from yougo.pipeline import files
from yougo.pipeline.build.refresh import Report, refresh
from yougo.pipeline.documents import patterns, sources
from yougo.pipeline.documents.named_sources import NamedSources
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.files.paths import expanded, real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.pipeline.listing import with_still_read
from yougo.workspace import source_edits


def remove(workspace: Workspace, paths: Iterable[Path], means: Means) -> Report:
    """Take sources out of yougo.toml, then bring the glossary up to date; no document is touched.

    Raises:
        NotASource: one of them is not listed; nothing is changed then.
        PartOfSource: likewise, though it is read through a folder or a pattern that is listed.
    """
    with files.locked(workspace.glossary):
        text = files.read_text(workspace.settings)
        known = NamedSources(workspace, text)
        gone = {}
        for path in chain.from_iterable(map(partial(_listed_ones, known), paths)):
            spec = known.meant(path)
            if not spec:
                raise _not_a_source(workspace, path)
            gone[spec.path] = sources.absolute(workspace, spec.path) if spec.url else path
        text = source_edits.set_key(text, known.beside(gone), "parallel", "")
        text = source_edits.remove_sources(text, gone.keys())
        files.write(workspace.settings, text.encode(), follow=True)
    return with_still_read(refresh(workspace, means), gone.values())


def _listed_ones(known: NamedSources, path: Path) -> Sequence[Path]:
    """A path; in the place of a pattern that is no source itself, the sources among what it matches."""
    if known.meant(path) or not patterns.is_wild(str(path)):
        return [path]
    return list(filter(known.meant, patterns.with_matches([path]))) or [path]


def _not_a_source(workspace: Workspace, path: Path) -> YougoError:
    """Why a path cannot be taken out of the sources: it is none, or only a part of one."""
    source = _source_of(workspace, path)
    if source:
        return PartOfSource(path=patterns.shown(path), source=source, word=shlex.quote(source))
    return NotASource(path=patterns.shown(path), file=workspace.shown(workspace.settings))


def _source_of(workspace: Workspace, path: Path) -> str:
    """The source through which a document, or one in this folder, is read; ``""`` for none."""
    return sources.sources_by_place(workspace, load_settings(workspace).sources).get(real(expanded(path)), "")
