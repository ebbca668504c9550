"""yougo (用語): turns documents into a bilingual Japanese-English glossary.

Programs use ``from yougo import find_terms, open_glossary``; `yougo.api` describes both. It is loaded when it
is asked for, as a look-up does without it.
"""

__version__ = "0.2.0"
_OF_API = frozenset(["Glossary", "find_terms", "open_glossary"])


def __getattr__(name: str) -> object:
    """What programs use, from `yougo.api`."""
    if name not in _OF_API:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - slow to import

    return getattr(import_module("yougo.api"), name)
