"""Where something is in a document, as the language of this process writes it."""

from yougo.translation import places, spoken


def at(document: str, line: object, within: str = "") -> str:
    r"""A document and a line, on one line even if the document's name contains a line break.

    >>> at("a\nb.md", 7), at("a.pdf", 43, "page 2, line 3")
    ('a\\nb.md:7', 'a.pdf (page 2, line 3)')
    """
    name = document.replace("\n", "\\n")
    return f"{name} ({inside(within)})" if within else f"{name}:{line}"


def inside(within: str) -> str:
    """A place within a document: ``page 2, line 3``."""
    return places.inside(within, spoken())
