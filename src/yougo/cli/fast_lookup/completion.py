"""The names that the shell proposes when a term is typed."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from yougo.cli.options import named
from yougo.cli.output import shown
from yougo.errors import YougoError
from yougo.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from yougo.search.index import Term

_MOST = 100
_SAFE = frozenset("-_.+/")
"""ASCII signs that mean nothing to any shell, nor to click's completion scripts."""


def names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The names that begin as typed, in any case and width, each with the term's other names.

    Where several terms have a name, their ids are proposed. Any error gives no proposals.
    """
    from yougo.pipeline import root  # noqa: PLC0415 - only a shell needs what is loaded here

    return _proposed(lambda: [root.find(named(context))], incomplete)


def names_everywhere(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """The same of all glossaries that a look-up asks."""
    from yougo.pipeline import root  # noqa: PLC0415 - only a shell needs what is loaded here

    return _proposed(lambda: root.find_all(named(context)), incomplete)


def _proposed(roots: "Callable[[], list[str]]", incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell needs what is loaded here

    from yougo.pipeline.glossary_set import GlossarySet  # noqa: PLC0415 - likewise

    try:
        with GlossarySet(roots()) as asked:
            terms = [match.term() for match in asked.starting(incomplete, _MOST)]
    except (YougoError, OSError):
        return []
    start = fold(incomplete)
    proposals = [(_name_starting(start, term), term) for term in terms]
    uses = Counter(name for name, _ in proposals)
    items: list[CompletionItem] = []
    for name, term in proposals:
        value = name if uses[name] == 1 else term.id
        if _is_safe(value) and value not in (item.value for item in items):
            items.append(CompletionItem(value, help=_other_names(term, name)))
    return items


def _name_starting(start: str, term: "Term") -> str:
    """The first name of a term that begins as typed and needs no quoting, or ``""``."""
    variants = (text for text, _ in term.variants)
    for name in (term.acronym, term.japanese, term.english, *variants, term.id):
        if fold(name).startswith(start) and _is_safe(name):
            return name
    return ""


def _is_safe(name: str) -> bool:
    """Whether a shell reads a name as one word without changing or running it, and it is not an option."""
    return bool(name) and not name.startswith("-") and all(map(_is_plain, name))


def _is_plain(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in _SAFE
    return char.isprintable()


def _other_names(term: "Term", name: str) -> str:
    """The term's other names, on one line that is safe to print."""
    others = [other for other in (term.acronym, term.japanese, term.english) if other not in ("", name)]
    return " ".join(shown(" / ".join(others)).split())
