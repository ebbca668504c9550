"""The exporters that are installed, ours among them, and their options."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from yougo import plugins
from yougo.model.exporter import Exporter, Option

_CHOOSING = {"confidence": Option(is_share=True)}
"""What yougo.toml may say to every exporter of terms."""


@cache
def exporters() -> dict[str, Exporter]:
    """Every exporter that is installed, by its name."""
    found: list[Exporter] = plugins.loaded("yougo.exporters")
    return {exporter.name: exporter for exporter in found}


def offered_options() -> dict[str, Option]:
    """What ``yougo export`` offers: options with a help; those of one name as one, each help on a line."""
    found: dict[str, Option] = {}
    for _, exporter in sorted(exporters().items()):
        for name, option in exporter.options.items():
            if option.help:
                first = found.get(name, option)
                words = dict.fromkeys([*first.words, *option.words])
                told = first.help if option.help in first.help else f"{first.help}\n{option.help}"
                found[name] = replace(first, words=tuple(words), help=told)
    return found


def option_names() -> dict[str, Mapping[str, Option]]:
    """What yougo.toml may say to each exporter."""
    found: dict[str, Mapping[str, Option]] = {}
    for name, exporter in exporters().items():
        found[name] = {**exporter.options, **_CHOOSING} if exporter.has_terms else exporter.options
    return found
