"""HTML inside other text: its tags are not text, but some say what a word is or how it is read.

``<ruby>``, ``<abbr title>``, links and emphasis become edges; ``<br>`` breaks the line; code and pictures
leave the object character behind; scripts, styles and what is struck out leave nothing. All other tags are
dropped and their text stays.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from yougo.model.documents import OBJECT
from yougo.readers.html_tags import BLOCKS, ELEMENTS, ROLES, Tag, tag, unescaped
from yougo.readers.running import RunningText

_NO_TEXT = frozenset(["code", "unseen", "deleted"])
_VALUE = r"""\s+[\w:-]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'<>]++)"""
_HTML = re.compile(
    rf"(</?(?:{'|'.join(ELEMENTS)})(?:{_VALUE})*+\s*+/?>|<!--(?:(?!-->)[^<])*+-->)", re.IGNORECASE
)
"""A tag of HTML or a comment, and nothing that programs or formulas write: ``List<T>``, ``a<b and c>d``."""


@dataclass(slots=True)
class _Ruby:
    """A ``<ruby>`` that is being read."""

    start: int
    base: list[str] = field(default_factory=list)
    """The text since the last reading."""
    readings: list[str] = field(default_factory=list)

    def pair(self, kana: str) -> None:
        """Give the base this reading; without one it reads as it is written."""
        self.readings.append(kana.strip() or "".join(self.base).strip())
        self.base.clear()


class MarkedUp:
    """Running text that is written with HTML's tags in it."""

    def __init__(self, line: int) -> None:
        self.line = line
        """The document's line that is being read."""
        self._out = RunningText(line)
        self._ruby: _Ruby | None = None
        self._is_raised = False
        self._aside = ""  # the element whose text is set aside: code, a script, a ruby's reading
        self._held: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written so far but white space."""
        return not self._out.end

    @property
    def hides(self) -> bool:
        """Whether what is read now belongs to code or another element whose content is not text."""
        return ROLES.get(self._aside) in _NO_TEXT

    def text(self, text: str) -> None:
        """Add text, or set it aside if a tag says so."""
        if self._aside:
            self._held.append(text)
            return
        if self._ruby:
            self._ruby.base.append(text)
        if self._is_raised:
            self._out.write_raised(text)
        else:
            self._out.write(text)

    def lines(self, text: str) -> None:
        """Add text, which may be several lines."""
        self._add_lines(text, self.new_line)

    def flow(self, text: str) -> None:
        """Add text whose line ends are white space, and end nothing."""
        self._add_lines(text, self.wrap)

    def _add_lines(self, text: str, begin: Callable[[int], None]) -> None:
        """Add text; `begin` begins each of its further lines, whose number it is given."""
        first, *others = text.split("\n")
        self.text(first)
        for line in others:
            begin(self.line + 1)
            self.text(line)

    def wrap(self, number: int) -> None:
        """Go on on the document's line `number`."""
        self.line = number
        if not self._aside:
            self._out.wrap(number)
        elif self.hides:
            self._held.append(" ")

    def code(self, content: str) -> None:
        """Add code."""
        if not self.hides:
            self._out.code(content)

    def mark(self, label: str) -> None:
        """Hang a note mark on what was written last."""
        if not self.hides:
            self._out.mark(label)

    def new_line(self, number: int, *, is_hard: bool = False) -> None:
        """Begin the document's next line, and the text's, unless its text is set aside."""
        self.line = number
        if not self._aside:
            self._out.line(number, is_hard=is_hard)
        elif self.hides:
            self._held.append(" ")

    def tag(self, found: Tag) -> None:
        """Follow a tag."""
        if not self.hides:
            self._actions.get(found.role, MarkedUp._ignore)(self, found)
        elif found.closing and found.name == self._aside:
            self._end_aside()

    def _set_aside(self, found: Tag) -> None:
        if not found.closing:
            self._aside = found.name

    def _end_aside(self) -> None:
        name, content = self._aside, "".join(self._held)
        self._aside = ""
        self._held.clear()
        if ROLES.get(name) == "code":
            self.code(content)
        elif name == "rt" and self._ruby:
            self._ruby.pair(content)

    def _picture(self, found: Tag) -> None:
        if not found.closing:
            self._out.write(OBJECT)

    def _break(self, _found: Tag) -> None:
        self.new_line(self.line, is_hard=True)

    def _loose_break(self, found: Tag) -> None:
        if not (self._aside or found.closing):
            self._out.line(self.line, is_loose=True)

    def _raise(self, found: Tag) -> None:
        self._is_raised = not found.closing

    def _edge(self, found: Tag) -> None:
        value = found.title if found.role == "abbreviation" else found.href
        if found.closing:
            self._out.close(found.role)
        elif value or found.role == "emphasis":
            self._out.open(found.role, value)

    def _ruby_edge(self, found: Tag) -> None:
        self._end_ruby()
        if not found.closing:
            self._ruby = _Ruby(self._out.end)

    def _ruby_part(self, found: Tag) -> None:
        """A reading (``rt``) or brackets for browsers that know no ruby (``rp``) begin or end.

        As HTML allows, any tag of the ruby ends a reading.
        """
        if not self._ruby:
            return
        self._end_aside()
        if not found.closing and found.name != "rb":
            self._aside = "rt" if found.name == "rt" else "rp"

    def _end_ruby(self) -> None:
        if not self._ruby:
            return
        self._end_aside()
        if self._ruby.readings:
            self._ruby.pair("")
            self._out.edge(self._ruby.start, "ruby", "".join(self._ruby.readings))
        self._ruby = None

    def _ignore(self, _found: Tag) -> None:
        pass

    _actions: ClassVar[Mapping[str, Callable[["MarkedUp", Tag], None]]] = {
        "break": _break,
        "loose break": _loose_break,
        "picture": _picture,
        "raised": _raise,
        "ruby": _ruby_edge,
        "ruby part": _ruby_part,
        **dict.fromkeys(_NO_TEXT, _set_aside),
        **dict.fromkeys(("abbreviation", "emphasis", "link", "wikilink"), _edge),
    }
    """What a tag does, by its role."""

    def finish(self) -> RunningText:
        """The text, at the end of its block; a reading or a deletion that never ends is text."""
        if self._aside == "rt" or ROLES.get(self._aside) == "deleted":
            self._out.write("".join(self._held))
        else:
            self._end_aside()
        return self._out


def inline(source: str, line: int) -> RunningText:
    """Text that begins on `line` and in which only HTML's own tags are markup; code in it is text."""
    written = MarkedUp(line)
    for piece in _HTML.split(source):
        found = tag(piece)
        if not _HTML.fullmatch(piece):
            written.lines(unescaped(piece))
        elif found and found.role in BLOCKS:
            written.new_line(written.line, is_hard=True)
        elif found and found.role not in {"code", "picture"}:
            written.tag(found)
    return written.finish()
