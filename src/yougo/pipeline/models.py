"""What language models answered: ``glossary/.history/models`` keeps it, a file for each model.

An answer is kept by all that was asked, so that nothing is asked twice; and it is kept at once, so that what
is interrupted goes on where it was. Other workspaces have nothing of it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from yougo.errors import CannotWrite
from yougo.language.text import shortened
from yougo.language_models import answers, requests
from yougo.language_models.requests import Request
from yougo.model.concepts import Concept
from yougo.model.proposals import MODEL, Proposal
from yougo.pipeline import bearers, files
from yougo.pipeline.decisions import history
from yougo.pipeline.files.workspace import Workspace

_SHOWN = 120
"""Characters of the sentence beside a proposal."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one model answered."""

    model: str
    answers: Mapping[str, str]
    """By the keys of what was asked; ``""`` where nothing of it is fit."""

    @property
    def names(self) -> int:
        """How many names it proposed."""
        return sum(map(bool, self.answers.values()))


class Models:
    """Who proposes what models answered."""

    def __init__(self, workspace: Workspace, kept: Sequence[Kept]) -> None:
        self._workspace, self._kept = workspace, kept

    def proposals(self, concept: Concept) -> list[Proposal]:
        """The names that a term lacks, but for those that are another term's."""
        found = []
        for request in requests.requests(concept):
            shown = shortened("".join(request.sentences[:1]), _SHOWN)
            for each in self._kept:
                name = each.answers.get(request.key, "")
                if name and not bearers.others(self._workspace, name, concept):
                    found.append(Proposal(request.side, name, f"{MODEL}{each.model}", shown))
        return found


def folder(workspace: Workspace) -> Path:
    """Where answers are."""
    return workspace.history / "models"


def opened(workspace: Workspace, model: str = "") -> Models | None:
    """Who says what models answered, or one of them; None where none was ever asked."""
    kept = [each for each in _all(workspace).values() if model in ("", each.model)]
    return Models(workspace, kept) if kept else None


def unanswered(workspace: Workspace, concepts: Iterable[Concept], model: str) -> list[Request]:
    """What of these terms the model was not asked yet, each once."""
    known = _read(_file(workspace, model)).answers
    asked = {each.key: each for concept in concepts for each in requests.requests(concept)}
    return [each for key, each in asked.items() if key not in known]


def proposed(workspace: Workspace, concepts: Iterable[Concept], model: str, asked: Sequence[Request]) -> int:
    """How many of the names that a model was asked for it proposes now."""
    models = opened(workspace, model)
    if not models:
        return 0
    keys = set(map(attrgetter("key"), asked))
    lacking = (each for each in concepts if not keys.isdisjoint(_keys(each)))
    return sum(len(models.proposals(each)) for each in lacking)


def names(workspace: Workspace) -> list[str]:
    """The models that were asked."""
    return sorted({each.model for each in _all(workspace).values()})


def forget(workspace: Workspace, model: str = "") -> list[Kept]:
    """Remove what a model answered, or all of them; what is taken of it stays.

    Raises:
        CannotWrite: it cannot be removed.
    """
    found = []
    with _held(workspace):
        for path, kept in _all(workspace).items():
            if model in ("", kept.model):
                _remove(path)
                found.append(kept)
    return found


def ask(
    workspace: Workspace, asked: Sequence[Request], model: str, answer: Callable[[str], str]
) -> Iterator[int]:
    """Ask in batches and keep each answer: how many names were answered for.

    What of an answer cannot be understood is not kept, and so is asked for again.

    Raises:
        CannotWrite: nothing can be kept; then nothing is asked.
    """
    history.prepare(workspace)
    for batch in requests.batches(asked):
        try:
            found = answers.read(answer(requests.prompt(batch)), batch)
        except ValueError:
            yield 0
            continue
        _keep(workspace, model, found)
        yield len(found)


def _remove(path: Path) -> None:
    try:
        files.remove(path)
    except OSError as error:
        raise CannotWrite.at(path, error) from None


def _keys(concept: Concept) -> Iterator[str]:
    return map(attrgetter("key"), requests.requests(concept))


def _keep(workspace: Workspace, model: str, found: Mapping[str, str]) -> None:
    with _held(workspace):
        path = _file(workspace, model)
        both = {**_read(path).answers, **found}
        text = json.dumps({"model": model, "answers": both}, ensure_ascii=False, indent=0)
        files.write(path, text.encode())


@contextmanager
def _held(workspace: Workspace) -> Iterator[None]:
    """Nobody else writes what is kept meanwhile, and it is in the workspace."""
    with files.locked(workspace.glossary):
        files.check_inside(folder(workspace), workspace.glossary)
        yield


def _all(workspace: Workspace) -> dict[Path, Kept]:
    """What each model answered, by the files."""
    return {path: _read(path) for path in sorted(folder(workspace).glob("*.json"))}


def _file(workspace: Workspace, model: str) -> Path:
    return folder(workspace) / f"{hashlib.blake2b(model.encode(), digest_size=16).hexdigest()}.json"


def _read(path: Path) -> Kept:
    """What a file holds; nothing where it is not there, or damaged."""
    try:
        return Kept(**json.loads(files.read_document(path)))
    except (OSError, ValueError, TypeError):
        return Kept("", {})
