"""``aliases: [PKI, 公開鍵基盤]`` above a note: further names of what the note's title names.

The title is the front matter's, the first heading, or else the file's name. The note's first sentence defines
it where it says what the thing is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import filterfalse
from operator import attrgetter
from pathlib import PurePosixPath

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, openings
from yougo.extract.shapes.heads import may_be_term
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import pointing
from yougo.language.text import caught
from yougo.model.documents import Analyse, Passage
from yougo.model.findings import Finding

_NO_NAME = re.compile(r"\d{4}|^\d+$|[。?？!！]|://")
"""A date, a number, a sentence or an address."""
_OF_SERIES = re.compile(r"(?:第(?=\d+\S{1,2}(?:\s|$))|[A-Za-z]{1,3}-?(?=\d+$))(?P<number>\d+)")
_TOPIC = re.compile("[^、。]{1,30}は")


def find(view: View) -> Iterator[Found]:
    """One finding for a note that has aliases and a title that may be a term."""
    document = view.document
    title = document.title or PurePosixPath(document.name).stem
    asked = caught(vocabulary.phrase("question").fullmatch(title), "name")
    numbers = {_number(title)} - {""}
    aliases = (alias.text for alias in document.aliases if _number(alias.text) not in numbers)
    titles = _names([asked or title], view.analyse)
    others = _names(aliases, view.analyse)
    if titles and others:
        word = headwords.of_several(titles + others)
        yield Found(_finding(word, document.aliases, _definition(view.running)))


def _number(text: str) -> str:
    """The number of a lecture or a part in its title, or in what else it is called: 第3回, L3."""
    return caught(_OF_SERIES.match(unicodedata.normalize("NFKC", text)), "number")


def _names(texts: Iterable[str], analyse: Analyse) -> list[str]:
    """Those of some texts that may be a term."""
    names = filter(headwords.parse, filterfalse(_NO_NAME.search, texts))
    return list(filter(partial(may_be_term, analyse=analyse), names))


def _finding(word: Headword, aliases: Sequence[Passage], definition: str) -> Finding:
    """A finding at the aliases, which quotes the definition or else the aliases."""
    sentence = definition or ", ".join(map(attrgetter("text"), aliases))
    bare = Finding(rule="", place=aliases[0].place, kind="heading", sentence=sentence, definition=definition)
    return headwords.named(bare, word, "heading")


def _definition(scans: Sequence[Scan]) -> str:
    """The first sentence of a note, where it says what something is and has no other topic."""
    first = next(filter(_is_text, scans), None)
    if not first or not first.is_japanese:
        return ""
    words = openings.definition(first)
    has_topic = _TOPIC.match(words) or pointing("pointing", "joining").match(words)
    return words if not has_topic and openings.defines(first.analyse, words) else ""


def _is_text(scan: Scan) -> bool:
    """Whether a passage is a paragraph by the note's author."""
    return scan.passage.kind == "paragraph" and scan.passage.voice == "author"
