"""The sheet: one self-contained page, a dictionary in print and a searchable list on screen."""

from yougo.exporters.html.options import OPTIONS
from yougo.model.exporter import Edition, Exporter
from yougo.translation import said


def export(edition: Edition) -> bytes:
    """The page's bytes: see `sheet.export`."""
    from yougo.exporters.html import sheet  # noqa: PLC0415 - loads Jinja2, and most commands make no sheet

    return sheet.export(edition)


def titles(edition: Edition) -> dict[str, str]:
    """From each Japanese name with its kana behind each group, as a browser lists it, to the name alone."""
    from yougo.exporters.html.entries import grouped_ruby  # noqa: PLC0415 - as above

    found = {}
    for ruby in map(grouped_ruby, edition.concepts):
        glued = "".join(piece.base + piece.kana for piece in ruby)
        found[glued] = "".join(piece.base for piece in ruby)
    return found


EXPORTER = Exporter("html", ".html", export, said("A printable sheet and search page"), options=OPTIONS)
