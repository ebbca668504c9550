"""What the shell proposes where a term is to be typed."""

import click
from click.shell_completion import CompletionItem

from yougo.cli.common import named
from yougo.cli.output import shown
from yougo.errors import YougoError
from yougo.language.folding import fold
from yougo.pipeline import looking, root
from yougo.search.index import Term

_MOST = 100
_SAFE = frozenset("-_.+/")
"""ASCII signs that no shell, nor click's script for one, takes for anything but themselves."""


def names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names that begin as typed, in any case and width, each with what it stands for; at worst none."""
    try:
        with looking.glossary(root.find(named(context))) as index:
            terms = [index.term(hit) for hit in index.starting(incomplete, _MOST)]
    except (YougoError, OSError):
        return []
    proposed = [(_typed(term, fold(incomplete)), term) for term in terms]
    taken = [name for name, _ in proposed]
    items = [(term.id if taken.count(name) > 1 else name, name, term) for name, term in proposed]
    return [
        CompletionItem(value, help=_meaning(term, name)) for value, name, term in items if _is_safe(value)
    ]


def _typed(term: Term, start: str) -> str:
    """The first name of a term that begins as typed and that a shell takes as it is, or ``""``."""
    known = (term.acronym, term.japanese, term.english, *(text for text, _ in term.variants), term.id)
    return next((name for name in known if fold(name).startswith(start) and _is_safe(name)), "")


def _is_safe(name: str) -> bool:
    """Whether a shell takes a name for one word that it neither changes nor runs; no option is one."""
    return bool(name) and not name.startswith("-") and all(map(_is_plain, name))


def _is_plain(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in _SAFE
    return char.isprintable()


def _meaning(term: Term, name: str) -> str:
    """The term's other names on one line, as a terminal may have them."""
    others = " / ".join(each for each in (term.acronym, term.japanese, term.english) if each and each != name)
    return " ".join(shown(others).split())
