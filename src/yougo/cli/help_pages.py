"""The pages of ``docs/``, and what they say on a topic: a page, a section of one, or a row of a table."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from yougo import shipped
from yougo.translation import ENGLISH, spoken

REFERENCE = "commands"
"""The page that `yougo help COMMAND` prints a part of."""
_NAVIGATION = re.compile(r"^\[yougo\]\(\.\./README.*\n", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_NOT_IN_ADDRESSES = re.compile(r"[^\w -]")


class Page(NamedTuple):
    """A page."""

    title: str
    text: str
    """Its Markdown, without the links to its sister and to the README."""


class Row(NamedTuple):
    """A row of a table."""

    first: str
    rest: str
    """Its other cells."""


class Section(NamedTuple):
    """A heading and what is below it, up to the next one of its rank."""

    title: str
    text: str


@cache
def pages() -> dict[str, Page]:
    """The pages in the language of this process, by name; in English where there is no other."""
    folder = shipped.folder("docs")
    sister = ".md" if spoken() == ENGLISH else f".{spoken()}.md"
    found = {}
    for english in sorted(folder.glob("*.md")):
        name = english.name.removesuffix(".md")
        if "." in name:
            continue
        path = folder / f"{name}{sister}"
        text = (path if path.exists() else english).read_text(encoding="utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        found[name] = Page(title, _NAVIGATION.sub("", text))
    return found


def about(page: Page, topic: str) -> list[str]:
    """What a page says on a topic, in Markdown: rows of its tables, then its sections."""
    sections = [section.text for section in _sections(page.text) if address(section.title) == address(topic)]
    return [*rows(page, topic), *sections]


def address(heading: str) -> str:
    """A heading's address in its page, as GitHub makes it.

    >>> address("How sure yougo is")
    'how-sure-yougo-is'
    """
    return _NOT_IN_ADDRESSES.sub("", heading.strip().casefold()).replace(" ", "-")


def rows(page: Page, code: str) -> list[str]:
    """What the tables of a page say of a code in their first column."""
    found = []
    for row in _table_rows(page):
        if row.first == f"`{code}`":
            found.append(row.rest)
        elif f"`{code}`" in row.first:
            found.append(f"| {row.first} | {row.rest} |")
    return found


def numbered_rows(page: Page) -> list[Row]:
    """The rows of a page's tables that begin with a number."""
    return [row for row in _table_rows(page) if row.first.isdecimal()]


def _table_rows(page: Page) -> Iterator[Row]:
    for line in page.text.splitlines():
        if line.startswith("|"):
            first, *rest = map(str.strip, _BETWEEN_CELLS.split(line)[1:-1])
            yield Row(first, "; ".join(filter(None, rest)))


def _sections(text: str) -> Iterator[Section]:
    """The sections of a page, each with those inside it."""
    hidden = _FENCED.sub(lambda block: " " * len(block[0]), text)  # its lines may begin as headings do
    headings = list(_HEADING.finditer(hidden))
    for number, heading in enumerate(headings):
        end = len(text)
        for following in headings[number + 1 :]:
            if len(following[1]) <= len(heading[1]):
                end = following.start()
                break
        yield Section(heading[2], text[heading.end() : end].strip())
