"""Metadata for Datasette: titles, facets and ready queries for ``build/glossary.db`` (https://datasette.io)."""

import json

from yougo.language.text import clean
from yougo.model.exporter import Edition, Exporter
from yougo.translation import said

_TEMPLATE = "metadata.yaml"


def export(edition: Edition) -> bytes:
    """The YAML that ``datasette --metadata`` takes, UTF-8; it holds no term, only the glossary's title."""
    from yougo.exporters import pages  # noqa: PLC0415 - loads Jinja2, and most commands need no metadata

    title, subtitle = _quoted(edition.title), _quoted(edition.subtitle)
    return pages.render(_TEMPLATE, edition.templates, title=title, subtitle=subtitle).encode()


def _quoted(text: str) -> str:
    return json.dumps(clean(text), ensure_ascii=False)


EXPORTER = Exporter(
    "datasette", "metadata.yaml", export, said("Titles, facets and queries for Datasette"), has_terms=False
)
