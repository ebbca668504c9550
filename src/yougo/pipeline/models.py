"""What language models answered: ``~/.cache/yougo/models`` keeps it, a file for each model.

An answer is kept by all that was asked, so that nothing is asked twice, in whatever workspace; and it is kept
at once, so that what is interrupted goes on where it was.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yougo.language.text import shortened
from yougo.language_models import answers, requests
from yougo.language_models.requests import Request
from yougo.model.concepts import Concept
from yougo.model.proposals import MODEL, Proposal
from yougo.pipeline import bearers, files
from yougo.pipeline.files import cache
from yougo.pipeline.files.workspace import Workspace

_SHOWN = 120
"""Characters of the sentence beside a proposal."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one model answered."""

    model: str
    answers: Mapping[str, str]
    """By the keys of what was asked; ``""`` where nothing of it is fit."""


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


def folder() -> Path:
    """Where answers are."""
    return cache.folder("models")


def opened(workspace: Workspace) -> Models | None:
    """Who says what models answered; None where none was ever asked."""
    kept = [_read(path) for path in sorted(folder().glob("*.json"))]
    return Models(workspace, kept) if kept else None


def unanswered(concepts: Iterable[Concept], model: str) -> list[Request]:
    """What of these terms the model was not asked yet, each once."""
    known = _read(_file(model)).answers
    asked = {each.key: each for concept in concepts for each in requests.requests(concept)}
    return [each for key, each in asked.items() if key not in known]


def ask(asked: Sequence[Request], model: str, answer: Callable[[str], str]) -> Iterator[tuple[int, int]]:
    """Ask in batches and keep each answer: how many names were answered for, and how many of these fit.

    What of an answer cannot be understood is not kept, and so is asked for again.
    """
    for batch in requests.batches(asked):
        try:
            found = answers.read(answer(requests.prompt(batch)), batch)
        except ValueError:
            yield 0, 0
            continue
        _keep(model, found)
        yield len(found), sum(map(bool, found.values()))


def _keep(model: str, found: Mapping[str, str]) -> None:
    files.make_folder(folder())
    with files.locked(folder()):
        both = {**_read(_file(model)).answers, **found}
        text = json.dumps({"model": model, "answers": both}, ensure_ascii=False, indent=0)
        files.write(_file(model), text.encode())


def _file(model: str) -> Path:
    return folder() / f"{hashlib.blake2b(model.encode(), digest_size=16).hexdigest()}.json"


def _read(path: Path) -> Kept:
    """What a file holds; nothing where it is not there, or damaged."""
    try:
        return Kept(**json.loads(files.read_document(path)))
    except (OSError, ValueError, TypeError):
        return Kept("", {})
