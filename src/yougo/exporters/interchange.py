"""The formats of other programs: translators', dictionaries', input methods', writers'.

Each is a module of this package, which is imported when it is asked for.
"""

from collections.abc import Callable
from importlib import import_module

from yougo.model.exporter import Edition, Exporter, Option
from yougo.translation import said


def _later(module: str) -> Callable[[Edition], bytes]:
    """The export of a module that is imported then."""

    def export(edition: Edition) -> bytes:
        made: bytes = import_module(f"yougo.exporters.{module}").export(edition)
        return made

    return export


IME = Exporter("ime", ".ime.zip", _later("ime"), said("User dictionaries for Japanese input methods"))
MKDOCS = Exporter("mkdocs", ".abbr.md", _later("mkdocs"), said("Abbreviations for MkDocs"))
OBSIDIAN = Exporter(
    "obsidian", ".obsidian.zip", _later("obsidian"), said("Notes for Obsidian, one for each term")
)
OMEGAT = Exporter(
    "omegat",
    ".omegat.utf8",
    _later("omegat"),
    said("A glossary for OmegaT"),
    options={
        "direction": Option(
            ("ja-en", "en-ja"),
            help=said("The direction of a glossary for OmegaT: Japanese to English, or English to Japanese."),
        )
    },
)
PO = Exporter("po", ".po", _later("po"), said("A catalogue for gettext, from English to Japanese"))
STARDICT = Exporter(
    "stardict", ".stardict.zip", _later("stardict"), said("A dictionary in StarDict's format")
)
TBX = Exporter(
    "tbx",
    ".tbx",
    _later("tbx"),
    said("TermBase eXchange, for translators' programs"),
    options={
        "version": Option(
            ("2", "3"), help=said("The version of TBX: 2, which most programs read, or 3, today's standard.")
        )
    },
)
TMX = Exporter("tmx", ".tmx", _later("tmx"), said("A translation memory, for translators' programs"))
XLSX = Exporter("xlsx", ".xlsx", _later("xlsx"), said("A workbook for Excel, which yougo reads back"))
YOMITAN = Exporter(
    "yomitan", ".yomitan.zip", _later("yomitan"), said("A dictionary for Yomitan, in the browser")
)
