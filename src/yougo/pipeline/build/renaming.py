"""Follows a renamed document: what terms.toml says of it (``PoC@draft.md``) is said of its new name."""

from collections import Counter
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
    before = {name: each.sha256 for name, each in cached.items()}
    now = before | {each.cached.name: each.cached.sha256 for each in reading.read}
    there = set(listed)
    former = _by_content(before, before.keys() - there)
    present = _by_content(now, now.keys() & there)
    return {former[content]: present[content] for content in sorted(former.keys() & present.keys())}


def _by_content(contents: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """From a content to the name of the only one of these documents that has it."""
    by_content = {contents[name]: name for name in names}
    counts = Counter(contents[name] for name in names)
    return {content: name for content, name in by_content.items() if counts[content] == 1}


def follow(
    workspace: Workspace, decisions: Mapping[str, Decision], names: Mapping[str, str]
) -> Mapping[str, Decision]:
    """Write the documents' new names into terms.toml in place of the former; returns the decisions then."""
    if not names:
        return decisions
    before = after = files.read_text(workspace.terms, missing="")
    for identifier, decision in decisions.items():
        for key, entries in (("also", decision.also), ("not", decision.excluded)):
            after = _followed(after, (identifier, key), entries, names)
    if before == after:
        return decisions
    history.change(workspace, before, after, {}, {})
    return terms_file.parse(after, workspace.shown(workspace.terms))


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
