"""The sheet: one self-contained page, a dictionary in print and a searchable list on screen."""

from yougo.exporters.html.options import OPTIONS
from yougo.model.exporter import Edition, Exporter


def export(edition: Edition) -> bytes:
    """The page's bytes: see `sheet.export`."""
    from yougo.exporters.html import sheet  # noqa: PLC0415 - loads Jinja2, and most commands make no sheet

    return sheet.export(edition)


EXPORTER = Exporter("html", ".html", export, "A printable sheet and search page", options=OPTIONS)
