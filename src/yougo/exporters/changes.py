"""The differences between two editions as a page to read or print."""

from collections.abc import Iterable, Mapping
from functools import partial

from yougo.exporters import pages
from yougo.translation import spoken, translated

_TEMPLATE = "changes.html"


def page(title: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    """A self-contained page without scripts: each row has sign, term, field, before, now and place."""
    language = spoken()
    return pages.render(
        _TEMPLATE,
        None,
        title=title,
        rows=list(rows),
        language=language,
        _=partial(translated, language=language),
    ).encode()
