"""The readers and exporters that are installed: what the entry points of packages name.

`importlib.metadata` gives them too, but to import it takes a third of a short command. It is asked only where
packages are no plain folders, such as in an archive.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

_INFO = (".dist-info", ".egg-info")


def loaded(group: str) -> list[Any]:
    """What the entry points of a group name, in the order of their names."""
    return [attrgetter(name)(import_module(module)) for _, module, name in named(group) if name]


def named(group: str) -> list[tuple[str, str, str]]:
    """The name, module and object (``""`` for the module itself) of each entry point of a group, in order."""
    found: set[tuple[str, str, str]] = set()
    seen: set[str] = set()
    for folder in packages():
        package = Path(folder).name.partition("-")[0].lower()
        if package not in seen:  # what comes first on the path hides the others, as for modules
            seen.add(package)
            found.update(map(_entry, _lines(folder, group)))
    return sorted(found) or _otherwise(group)


def packages() -> Iterator[str]:
    """The folder beside each installed package that says what it is: ``…/genanki-0.13.1.dist-info``."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a string is faster to ask
        except OSError:  # an archive, or a folder that is not there
            continue
        for name in sorted(names):
            if name.endswith(_INFO):
                yield f"{folder or '.'}/{name}"


def _lines(folder: str, group: str) -> list[str]:
    """The lines of a package's list of entry points that are about a group."""
    try:
        text = Path(folder, "entry_points.txt").read_text(encoding="utf-8")
    except OSError:  # most packages have none
        return []
    _, _, section = f"\n{text}".partition(f"\n[{group}]\n")
    lines = section.partition("\n[")[0].splitlines()
    return [line for line in lines if "=" in line and not line.startswith("#")]


def _entry(line: str) -> tuple[str, str, str]:
    """A line's name, module and object.

    >>> _entry("csv = yougo.exporters.csv:EXPORTER [extra]")
    ('csv', 'yougo.exporters.csv', 'EXPORTER')
    """
    name, _, value = line.partition("=")
    module, _, rest = value.partition("[")[0].partition(":")
    return name.strip(), module.strip(), rest.strip()


def _otherwise(group: str) -> list[tuple[str, str, str]]:
    """The same by the standard library."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, and rarely needed

    return sorted(
        (entry.name, entry.module, entry.attr or "") for entry in metadata.entry_points(group=group)
    )
