"""``<abbr title="World Health Organization">WHO</abbr>``: the markup itself says what letters stand for."""

from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import tidy
from yougo.model.findings import bounded


def find(view: View) -> Iterator[Found]:
    """One finding for each marked abbreviation with a title."""
    for scan in view.scans:
        for edge in scan.passage.edges_of("abbreviation"):
            text, title = tidy(scan.passage.text[edge.start : edge.end]), tidy(edge.value)
            found = replace(scan.finding(edge.start, edge.end), acronym=text)
            if not is_acronym(text):
                continue
            if is_japanese(title):
                yield Found(replace(found, japanese=bounded(title, edge.basis)))
            else:
                yield Found(replace(found, english=title))
