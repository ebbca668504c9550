"""Follows a renamed document: terms.toml gets its new name where it has the old (``PoC@draft.md``)."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from operator import attrgetter

from yougo.errors import ImpossibleDecision
from yougo.pipeline.decisions import history
from yougo.pipeline.documents.reading import Reading
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.files import decisions_file
from yougo.pipeline.files.workspace import Workspace
from yougo.store.update import Cached
from yougo.workspace import terms_file
from yougo.workspace.decision import Decision


def renamed(cached: Mapping[str, Cached], listed: Iterable[Listed], reading: Reading) -> dict[str, str]:
    """From a document's former name to its present one: the content is the same and the former is gone.

    Several documents of one content cannot be told apart; they are left out.
    """
    now = dict(cached) | {each.cached.name: each.cached for each in reading.read}
    there = set(map(attrgetter("name"), listed))
    former = _by_content(cached, cached.keys() - there)
    present = _by_content(now, now.keys() & there)
    return {former[content]: present[content] for content in sorted(former.keys() & present.keys())}


def _by_content(documents: Mapping[str, Cached], names: Iterable[str]) -> dict[str, str]:
    """From a content to the name of the only one of these documents that has it."""
    found: dict[str, str] = {}
    several = set()
    for name in names:
        content = documents[name].sha256
        if found.setdefault(content, name) != name:
            several.add(content)
    return {content: found[content] for content in found.keys() - several}


def follow(
    workspace: Workspace, decisions: Mapping[str, Decision], names: Mapping[str, str]
) -> Mapping[str, Decision]:
    """Write the documents' new names into terms.toml in place of the former; returns the decisions then."""
    if not names:
        return decisions
    before = after = decisions_file.text(workspace)
    for identifier, decision in decisions.items():
        for key, entries in (("also", decision.also), ("not", decision.excluded)):
            after = _followed(after, (identifier, key), entries, names)
    if before == after:
        return decisions
    history.change(workspace, before, after, {}, {})
    return decisions_file.parse(workspace, after)


def _followed(text: str, key: tuple[str, str], entries: Sequence[str], names: Mapping[str, str]) -> str:
    """The text with the documents' new names in one list of a term.

    An entry stays as it is where its new form would contradict what terms.toml says already of a document
    of that name: which of the two holds is for a person to say.
    """
    present = list(entries)
    for number, entry in enumerate(entries):
        name, _, document = entry.partition("@")
        if document not in names:
            continue
        changed = [*present[:number], f"{name}@{names[document]}", *present[number + 1 :]]
        with suppress(ImpossibleDecision):
            text = terms_file.edit(text, key[0], {key[1]: tuple(dict.fromkeys(changed))})
            present = changed
    return text
