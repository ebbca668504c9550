"""What the shell proposes where a term is to be typed."""

import click
from click.shell_completion import CompletionItem

from yougo.cli.common import named
from yougo.errors import YougoError
from yougo.pipeline import looking, root
from yougo.search.index import Term
from yougo.sounds import fold

_MOST = 100
_UNQUOTED = frozenset(" \t\n,:;'\"\\$`()[]{}<>|&*?!#~=@")
"""What a shell, or click's script for it, takes for something else; a term is then proposed by its id."""


def names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names that begin as typed, in any case and width, each with what it stands for; at worst none."""
    try:
        with looking.glossary(root.find(named(context))) as index:
            terms = [index.term(hit) for hit in index.starting(incomplete, _MOST)]
    except (YougoError, OSError):
        return []
    proposed = [(_typed(term, fold(incomplete)), term) for term in terms]
    taken = [name for name, _ in proposed]
    return [
        CompletionItem(term.id if taken.count(name) > 1 else name, help=_meaning(term, name))
        for name, term in proposed
        if name
    ]


def _typed(term: Term, start: str) -> str:
    """The first name of a term that begins as typed and that a shell takes as it is, or ``""``."""
    known = (term.acronym, term.japanese, term.english, *(text for text, _ in term.variants), term.id)
    return next(
        (name for name in known if name and fold(name).startswith(start) and not _UNQUOTED & set(name)), ""
    )


def _meaning(term: Term, name: str) -> str:
    return " / ".join(each for each in (term.acronym, term.japanese, term.english) if each and each != name)
