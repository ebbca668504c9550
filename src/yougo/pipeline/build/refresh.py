"""Brings the glossary up to date: reads what changed, merges all, stores it in one transaction."""

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from yougo.errors import NameTaken, UnreadableDocument
from yougo.language.text import same
from yougo.merge import merge
from yougo.merge.decisions import TERMS
from yougo.model.concepts import NAMES, Concept, names_of
from yougo.model.documents import Place, Problem
from yougo.pipeline import files, terms
from yougo.pipeline.build import renaming
from yougo.pipeline.build.voicing import voiced
from yougo.pipeline.decisions import journal
from yougo.pipeline.documents import sources, versions
from yougo.pipeline.documents.reading import Progress, Reading, read_changed
from yougo.pipeline.documents.sources import Listed, listed
from yougo.pipeline.export import option_names
from yougo.pipeline.files import folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.search import seal
from yougo.store import Store
from yougo.store.update import Update
from yougo.workspace import terms_file
from yougo.workspace.edits import check_new
from yougo.workspace.register import Register
from yougo.workspace.register import text as registered
from yougo.workspace.settings import Settings
from yougo.workspace.terms_file import Decision


@dataclass(frozen=True, slots=True)
class Report:
    """What a build found."""

    concepts: list[Concept]
    """All, without the rejected."""
    documents: int
    read: int = 0
    """How many documents were read now."""
    new: list[Concept] = field(default_factory=list)
    changed: list[Concept] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Ids that were in the glossary and are not now."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong in the documents that were read now."""
    unreadable: list[UnreadableDocument] = field(default_factory=list)
    renamed: Mapping[str, str] = field(default_factory=dict)
    """From a document's former name to its present one, where terms.toml spoke of it by name."""
    ignored: list[Problem] = field(default_factory=list)
    """Those of `problems` that are in yougo.toml and terms.toml: what there does not count."""
    lost: list[str] = field(default_factory=list)
    """Ids that the last glossary has and the register has no more."""
    remade: bool = False
    """Whether the last glossary was damaged, and this one is made anew."""


def refresh(workspace: Workspace, progress: Progress = lambda *_: None) -> Report:
    """Bring ``build/glossary.db`` and ``register.tsv`` up to date with documents and decisions.

    Raises:
        InvalidFile: yougo.toml, terms.toml or register.tsv is not as it must be; nothing is changed then.
        CannotWrite: the last glossary is then as it was.
    """
    settings = folders.settings(workspace, option_names())
    folders.prepare_build(workspace)
    with journal.held(workspace):
        decisions: Mapping[str, Decision] = terms_file.parse(
            files.read_text(workspace.terms, missing=""), workspace.shown(workspace.terms)
        )
        known = _register(workspace)
        with Store(workspace.database) as store:
            cached = store.cached()
            documents = listed(workspace, settings.sources, cached)
            reading = read_changed(documents, cached, progress)
            names = renaming.renamed(cached, [each.name for each in documents], reading)
            followed = renaming.follow(workspace, decisions, names)
            taken, problems = _with_names_of_their_own(followed, known)
            silent = _unmatched(workspace, settings, documents)
            now = _Now((*settings.problems, *silent, *problems), documents, reading, taken, known)
            report = _brought_up(workspace, store, now)
        _date(workspace)
    report = replace(report, remade=store.remade)
    return report if followed is decisions else replace(report, renamed=names)


def _unmatched(workspace: Workspace, settings: Settings, documents: list[Listed]) -> Iterator[Problem]:
    """The sources that are patterns without a document."""
    file = str(workspace.shown(workspace.settings))
    for spec in sources.unmatched(workspace, settings.sources, documents):
        message = f"no document matches the path “{spec.path}”"
        yield Problem("ignored-setting", message, Place(file, spec.line))


def _with_names_of_their_own(
    decisions: Mapping[str, Decision], register: Register
) -> tuple[Mapping[str, Decision], list[Problem]]:
    """The decisions without tables for new terms that bear the name of an issued one, and what to tell.

    The issued id would lose its names to such a table, and Anki the progress of its cards.
    """
    bearers = {
        same(name): each.id for each in register.entries.values() if not each.into for name in each.names
    }
    for key in sorted(decisions.keys() & register.entries.keys()):
        bearers |= {same(name): key for name in decisions[key].also}
    taken: dict[str, Decision] = {}
    problems = []
    for key, decision in decisions.items():
        try:
            if key not in register.entries:
                check_new(decision, bearers)
        except NameTaken as error:
            name, owner = error.facts["name"], error.facts["id"]
            message = f"“{key}” is left out: “{name}” is already a name of {owner}; write it below [{owner}]"
            problems.append(Problem("idle-decision", message, Place(TERMS, decision.line)))
        else:
            taken[key] = decision
    return taken, problems


def _register(workspace: Workspace) -> Register:
    """What register.tsv holds; one that git merged line by line is written anew, in order."""
    text = register_file.text(workspace)
    register = registered.parse(text, workspace.shown(workspace.register))
    if not registered.is_in_order(text) and text != registered.render(register):
        register_file.write(workspace, register)
    return register


def last_built(workspace: Workspace) -> dt.datetime | None:
    """When the glossary that is there was built; None when there is none, or it was changed since.

    It is what can be shown of a workspace that cannot be written.
    """
    path = workspace.database
    if not path.exists() or seal.state(path) == "changed":
        return None
    return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _date(workspace: Workspace) -> None:
    """See that the database is not older than the decisions it holds, though nothing in it had to change."""
    if (
        workspace.terms.exists()
        and workspace.terms.stat().st_mtime_ns > workspace.database.stat().st_mtime_ns
    ):
        os.utime(workspace.database)


@dataclass(frozen=True, slots=True)
class _Now:
    """What stands on disk at this moment."""

    problems: tuple[Problem, ...]
    """Of yougo.toml."""
    documents: list[Listed]
    reading: Reading
    decisions: Mapping[str, Decision]
    register: Register

    def state(self) -> str:
        """A hash of all, beside the documents' contents, that a merge depends on."""
        ids = [
            (e.id, e.names, sorted(e.documented.items()), e.into, e.gone)
            for e in self.register.entries.values()
        ]
        facts = (
            versions.everything(),
            [each.name for each in self.documents],
            sorted(self.decisions.items()),
            sorted(ids),
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()


def _brought_up(workspace: Workspace, store: Store, now: _Now) -> Report:
    before, meta = store.concepts(), store.meta()
    lost = register_file.lost(workspace, now.register, [concept.id for concept in before])
    unchanged = not now.reading.read and meta.get("state") == now.state()
    update = Update(
        listed=frozenset(each.name for each in now.documents),
        changed=tuple(now.reading.read),
        touched=tuple(now.reading.touched),
        concepts=tuple(before),
    )
    if unchanged and not now.reading.touched:
        return replace(_report(before, before, now), lost=lost)
    if not unchanged:
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        merged = merge(store.merge_with(update), now.decisions, now.register, today)
        same_engines = meta.get("engines") == versions.engines()
        concepts = voiced(merged.concepts, before if same_engines else ())
        if merged.register != now.register:
            register_file.write(workspace, merged.register)
        after = replace(now, register=merged.register)
        anew = meta.get("version") != versions.everything()
        meta = {
            "state": after.state(),
            "engines": versions.engines(),
            "version": versions.everything(),
        }
        update = replace(update, concepts=tuple(concepts), meta=meta, anew=anew)
    store.update(update)
    return replace(_report(before, list(update.concepts), now), lost=lost)


def _idle(concepts: list[Concept], now: _Now) -> Iterator[Problem]:
    """What terms.toml says and cannot be used."""
    known = {concept.id: concept for concept in concepts}
    for key, decision in now.decisions.items():
        place = Place(TERMS, decision.line)
        for line, wrong in decision.ignored:
            yield Problem("idle-decision", f"“{key}”: {wrong}", Place(TERMS, line))
        if wrong := _without_effect(key, decision, known, now.register):
            yield Problem("idle-decision", f"“{key}” {wrong}", place)


def _without_effect(key: str, decision: Decision, known: Mapping[str, Concept], register: Register) -> str:
    """Why a table of terms.toml, or a part of it, changes nothing; ``""`` for nothing to tell."""
    if _is_nameless(key, decision, known):
        return "would have no name left; give it one"
    if key in known:
        return ""
    if key not in register.entries:
        named = decision.fields.keys() & set(NAMES)
        return "" if named else "is not the id of a term, and this decision gives it no name"
    if owner := terms.became_part_of(key, register.entries, known):
        names = _quoted(_strange(decision, known[owner]))
        return f"is part of {owner}, so {names} has no effect here; write it below [{owner}]" if names else ""
    placed = _quoted(entry for entry in (*decision.also, *decision.excluded) if "@" in entry)
    return (
        f"is stated by no document any more, so {placed} has no effect; correct or remove it"
        if placed
        else ""
    )


def _strange(decision: Decision, owner: Concept) -> list[str]:
    """The names that a decision gives and a term does not bear."""
    borne = {same(name) for name in names_of(owner)}
    given = [decision.fields.get(field, "") for field in sorted(NAMES)]
    return [name for name in given if name and same(name) not in borne]


def _quoted(texts: Iterable[str]) -> str:
    return "、".join(f"“{text}”" for text in texts)


def _is_nameless(key: str, decision: Decision, known: Mapping[str, Concept]) -> bool:
    """Whether a decision empties all names of a term, so that the term keeps them or is none."""
    emptied = [name for name in NAMES if decision.fields.get(name) == ""]
    if not emptied:
        return False
    if key in known:
        return any(getattr(known[key], name) for name in emptied)
    return not any(decision.fields.get(name) for name in NAMES)


def _report(before: list[Concept], concepts: list[Concept], now: _Now) -> Report:
    earlier = {concept.id: concept for concept in before}
    shown = [concept for concept in concepts if concept.status != "rejected"]
    ids = {concept.id for concept in concepts}
    ignored = [*now.problems, *_idle(concepts, now)]
    return Report(
        concepts=shown,
        documents=len(now.documents),
        read=len(now.reading.read),
        new=[concept for concept in shown if concept.id not in earlier],
        changed=[concept for concept in shown if earlier.get(concept.id, concept) != concept],
        gone=[concept.id for concept in before if concept.id not in ids],
        problems=[*ignored, *(p for changed in now.reading.read for p in changed.problems)],
        unreadable=now.reading.unreadable,
        ignored=ignored,
    )
