"""Follows a renamed document: what terms.toml says of it (``PoC@draft.md``) is said of its new name."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from yougo.errors import ImpossibleDecision
from yougo.pipeline import files
from yougo.pipeline.decisions import history
from yougo.pipeline.documents.reading import Reading
from yougo.pipeline.files.workspace import Workspace
from yougo.store.update import Cached
from yougo.workspace import terms_file
from yougo.workspace.terms_file import Decision


def renamed(cached: Mapping[str, Cached], listed: Iterable[str], reading: Reading) -> dict[str, str]:
    """From a document's former name to its present one: the content is the same and the former is gone.

    Several documents of one content cannot be told apart; they are left out.
    """
    contents = {name: each.sha256 for name, each in cached.items()}
    contents |= {each.cached.name: each.cached.sha256 for each in reading.read}
    there = set(listed)
    former = _alone((each.sha256, name) for name, each in cached.items() if name not in there)
    present = _alone((content, name) for name, content in contents.items() if name in there)
    return {former[content]: present[content] for content in sorted(former.keys() & present.keys())}


def follow(
    workspace: Workspace, decisions: Mapping[str, Decision], names: Mapping[str, str]
) -> Mapping[str, Decision]:
    """Write the documents' new names into terms.toml where the former stand; returns the decisions then."""
    if not names:
        return decisions
    before = after = files.read_text(workspace.terms, missing="")
    for identifier, decision in decisions.items():
        after = _followed(after, identifier, "also", decision.also, names)
        after = _followed(after, identifier, "not", decision.excluded, names)
    if before == after:
        return decisions
    history.change(workspace, before, after, {}, {})
    return terms_file.parse(after, workspace.shown(workspace.terms))


def _followed(text: str, identifier: str, key: str, entries: Sequence[str], names: Mapping[str, str]) -> str:
    """The text with the documents' new names in one list of a term.

    An entry stays as it is where its new form would contradict what terms.toml says already of a document
    of that name: which of the two holds is for a person to say.
    """
    present = list(entries)
    for number, entry in enumerate(entries):
        moved = _moved(entry, names)
        if moved == entry:
            continue
        changed = [*present[:number], moved, *present[number + 1 :]]
        with suppress(ImpossibleDecision):
            text = terms_file.edit(text, identifier, {key: tuple(dict.fromkeys(changed))})
            present = changed
    return text


def _alone(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """From each content to the name of the only document that has it."""
    found: dict[str, list[str]] = {}
    for content, name in pairs:
        found.setdefault(content, []).append(name)
    return {content: names[0] for content, names in found.items() if len(names) == 1}


def _moved(entry: str, names: Mapping[str, str]) -> str:
    name, at, document = entry.partition("@")
    return f"{name}@{names[document]}" if at and document in names else entry
