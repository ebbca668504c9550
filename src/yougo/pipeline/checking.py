"""What is wrong in documents and in the glossary, each with its place."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from yougo import extract, readers, readings
from yougo.errors import NoSuchSource, UnknownFormat, UnreadableDocument, UnusableGlossary
from yougo.language.text import same
from yougo.merge import merge
from yougo.model.codes import CheckCode, with_severity
from yougo.model.concepts import Concept, names_of
from yougo.model.documents import Columns, Document, Place, Problem
from yougo.pipeline import terms
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.documents import reading
from yougo.pipeline.documents.sources import Listed, listed, readable
from yougo.pipeline.export import option_names
from yougo.pipeline.files import folders
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.register import Register

_MILD = with_severity("mild")


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that a person should look at."""

    code: CheckCode
    message: str
    place: Place | None
    """None for what only a person's decision states."""
    term: str = ""
    """The id of the concept that it is about."""
    others: tuple[Place, ...] = ()
    """Further places, such as where a decision stands that a document contradicts."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the order of documents and lines."""

    issues: list[Issue]
    unreadable: list[UnreadableDocument]
    remade: bool = False
    """Whether the last glossary was damaged, and is made anew."""

    @property
    def is_wrong(self) -> bool:
        """Whether there is anything beyond what is mild."""
        return bool(self.unreadable) or any(issue.code not in _MILD for issue in self.issues)


def check_glossary(workspace: Workspace) -> Checked:
    """Check all listed documents and every concept that is not rejected."""
    report = refresh(workspace)
    sources = listed(workspace, folders.settings(workspace, option_names()).sources)
    documents = list(reading.readable_ones(sources))
    concepts = report.concepts
    told = [*_problems([*report.ignored, *terms.problems(workspace)]), *_doubts(concepts)]
    issues = [*told, *_unexplained(documents, terms.concepts(workspace))]
    return Checked(_ordered(issues), report.unreadable, report.remade)


def check_documents(paths: Sequence[Path], workspace: Workspace) -> Checked:
    """Check documents by themselves, listed or not; nothing is stored.

    What the workspace's last glossary holds explains acronyms too; a table that it lists has the columns that
    yougo.toml gives it.

    Raises:
        NoSuchSource: one of them is not there.
        UnknownFormat: one of them is a file that no reader takes.
    """
    columns = _columns(workspace)
    documents, unreadable = [], []
    for path in _files(paths):
        real = os.path.realpath(path)
        name = path.as_posix()
        try:
            documents.append(reading.read(Listed(name, path, real, name, columns=columns.get(real, {}))))
        except UnreadableDocument as error:
            unreadable.append(error)
    found = [extract.extract(document, readings.analyse) for document in documents]
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    findings = [finding for each in found for finding in each.findings]
    concepts = merge(findings, {}, Register(), today).concepts
    issues = [
        *_problems(problem for each in found for problem in each.problems),
        *_doubts(concepts),
        *_unexplained(documents, [*concepts, *_known_concepts(workspace)]),
    ]
    return Checked(_ordered(issues), unreadable)


def _columns(workspace: Workspace) -> dict[str, Columns]:
    """From where a listed table really is to what its columns hold."""
    if not workspace.settings.exists():
        return {}
    specs = folders.settings(workspace, option_names()).sources
    return {each.real: each.columns for each in listed(workspace, specs)}


def _known_concepts(workspace: Workspace) -> list[Concept]:
    """What the last glossary holds; nothing when there is none that can be read."""
    try:
        return terms.concepts(workspace)
    except UnusableGlossary:
        return []


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        path = path.expanduser()  # noqa: PLW2901 - the person's ~
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file() and readable(each))
        elif not path.exists():
            raise NoSuchSource(path=path)
        elif not readable(path):
            raise UnknownFormat(path=path, suffixes=", ".join(readers.suffixes()))
        else:
            yield path


def _problems(problems: Iterable[Problem]) -> Iterator[Issue]:
    for problem in problems:
        yield Issue(problem.code, problem.message, problem.place)


def _doubts(concepts: Iterable[Concept]) -> Iterator[Issue]:
    for concept in concepts:
        first = concept.evidence[0].place if concept.evidence else None
        for warning in concept.warnings:
            place, *others = warning.places or (first,)
            rest = tuple(other for other in others if other)
            yield Issue(warning.code, warning.message, place, concept.id, rest)


def _unexplained(documents: Iterable[Document], concepts: Iterable[Concept]) -> Iterator[Issue]:
    """Acronyms that some document uses and no concept bears, each once."""
    explained = {same(name) for concept in concepts for name in _acronyms(concept)}
    for document in documents:
        for acronym, place in extract.used(document):
            if same(acronym) not in explained:
                explained.add(same(acronym))
                yield Issue("unexplained-acronym", f"{acronym} is explained nowhere", place)


def _acronyms(concept: Concept) -> Iterator[str]:
    """The words of all names that a term bears, and of those that documents give it though it does not."""
    stated = [name for row in concept.evidence for name in row.names]
    for name in (*names_of(concept), *stated):
        yield from (name, *re.findall("[A-Za-z][A-Za-z-]+", name))


def _ordered(issues: Iterable[Issue]) -> list[Issue]:
    def key(issue: Issue) -> tuple[str, int, str, str]:
        place = issue.place or Place("", 0)
        return place.document, place.line, issue.code, issue.message

    return sorted(issues, key=key)
