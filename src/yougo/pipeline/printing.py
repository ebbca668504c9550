"""The sheet as a PDF, printed by the Chromium or Chrome that is installed."""

from yougo.exporters.html.options import OPTIONS
from yougo.model.exporter import Edition, Exporter, Option
from yougo.translation import said


def export(edition: Edition) -> bytes:
    """The PDF's bytes: see `chromium.export`."""
    from yougo.pipeline import chromium  # noqa: PLC0415 - slow to import, and most commands print nothing

    return chromium.export(edition)


EXPORTER = Exporter(
    "pdf",
    ".pdf",
    export,
    said("The printable sheet as a PDF, through an installed Chromium or Chrome"),
    options={
        **OPTIONS,
        "browser": Option(
            program=True,
            help=said(
                "The Chromium or Chrome that prints the PDF; else $YOUGO_CHROMIUM, or the one installed."
            ),
        ),
    },
)
