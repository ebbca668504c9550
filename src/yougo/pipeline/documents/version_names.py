"""Which documents are two versions of one, by their names in the glossary, as a build notes it.

A build keeps this, so that a later one merges again what documents say that were no versions before, or are
no longer.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from yougo.pipeline.documents import sources
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.settings import SourceSpec

KEY = "versions"
"""The name of the note."""


def of(workspace: Workspace, specs: Iterable[SourceSpec], documents: Iterable[Listed]) -> dict[str, str]:
    """From each document that has another version to the name that stands for both."""
    parallel = [spec for spec in specs if spec.parallel]
    if not parallel:
        return {}
    names = {Path(each.real): each.name for each in documents}
    found: dict[str, str] = {}
    for spec in parallel:
        places = [real(sources.absolute(workspace, path)) for path in (spec.path, spec.parallel)]
        both = [names[place] for place in places if place in names]
        if len(both) == len(places):
            found |= dict.fromkeys(both, min(both))
    return found


def noted(versions: Mapping[str, str]) -> str:
    """As a build notes it."""
    return json.dumps(versions, ensure_ascii=False, sort_keys=True) if versions else ""


def differing(meta: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The documents that have another version than the last build noted, or one only then or now."""
    note = meta.get(KEY, "")
    before: dict[str, str] = json.loads(note) if note else {}
    return {name for name, _ in before.items() ^ now.items()}
