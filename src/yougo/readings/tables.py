"""The tables beside this module: a row a line, its cells divided by tabs, comments behind #."""

from importlib import resources


def rows(name: str) -> list[list[str]]:
    """The rows of a table, such as ``spoken.tsv``, without its comments."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
