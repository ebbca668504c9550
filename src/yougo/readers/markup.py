"""HTML as it stands inside other text: its tags are no text, but some say what a word is or how it is read.

``<ruby>`` and ``<abbr title>`` become edges, and so do links and emphasis; ``<br>`` is a line break; code
and pictures leave the object character behind; scripts and styles nothing. All other tags are dropped and
their text stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from yougo.model.documents import OBJECT
from yougo.readers.running import RunningText

TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9:.-]*+)((?:[^<>"'{]|"[^"<]*+"|'[^'<]*+'|\{(?:[^{}<]|\{[^{}<]*+\})*+\}|\{)*+)>"""
)
"""A tag of HTML or JSX, whose values may stand in braces."""
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(title|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)

_CODE = frozenset("code kbd samp pre textarea svg math".split())
_UNSEEN = frozenset("script style template".split())
_DELETED = frozenset("del s strike".split())
_PICTURES = frozenset("img video audio iframe object embed".split())
_GROUNDS = dict.fromkeys("b strong em i dfn mark".split(), "emphasis") | {
    "a": "link",
    "abbr": "abbreviation",
    "acronym": "abbreviation",
}
_KINDS = {"dt": "term", "dd": "definition", "li": "item", "td": "cell", "th": "cell"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
_MARKERS = {"table": "table", "tr": "row"}
_BLOCKS = frozenset(_KINDS) | frozenset(
    "address article aside blockquote body caption center details div dl fieldset figcaption figure footer"
    " form head header hr html legend main menu nav ol p section summary table tbody td tfoot th thead title"
    " tr ul".split()
)
_NAMES = (
    _CODE
    | _UNSEEN
    | _DELETED
    | _PICTURES
    | _BLOCKS
    | frozenset(_GROUNDS)
    | frozenset(
        "bdi bdo big br cite font ins nobr q rb rp rt rtc ruby small span sub sup time tt u var wbr".split()
    )
)
_VALUE = r"""\s+[\w:-]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'<>]++)"""
_HTML = re.compile(
    rf"(</?(?:{'|'.join(sorted(_NAMES))})(?:{_VALUE})*+\s*+/?>|<!--(?:(?!-->)[^<])*+-->)", re.IGNORECASE
)
"""A tag of HTML or a comment, and nothing that programs or formulas write: ``List<T>``, ``a<b and c>d``."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in lower case and its two attributes that are read."""

    name: str
    closing: bool = False
    title: str = ""
    href: str = ""


def tag(source: str) -> Tag | None:
    """The tag that `source` begins with; none for a comment or a declaration."""
    match = TAG.match(source)
    if not match:
        return None
    values = {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(match[3])
    }
    return Tag(match[2].lower(), bool(match[1]), values.get("title", ""), values.get("href", ""))


@dataclass(slots=True)
class _Ruby:
    """A ``<ruby>`` in the making."""

    start: int
    base: list[str] = field(default_factory=list)
    """The text since the last reading."""
    kana: list[str] = field(default_factory=list)
    reading: list[str] = field(default_factory=list)
    part: str = "base"
    """``base``, ``rt`` (the reading) or ``rp`` (brackets for browsers that know no ruby)."""

    def pair(self) -> None:
        """A piece of the base is whole, and so is its reading, or it reads as it is written."""
        self.reading.append("".join(self.kana).strip() or "".join(self.base).strip())
        self.base.clear()
        self.kana.clear()


class MarkedUp:
    """Running text that is written with HTML's tags in it."""

    def __init__(self, out: RunningText, line: int) -> None:
        self.out = out
        self.line = line
        """The document's line that is being read."""
        self._ruby: _Ruby | None = None
        self._read = False
        self._skipped = ""
        self._code: list[str] = []

    def text(self, text: str) -> None:
        """Add text, unless a tag says that it is none."""
        if self._skipped:
            self._code.append(text)
            return
        if self._ruby and self._ruby.part == "rt":
            self._ruby.kana.append(text)
        elif not self._ruby or self._ruby.part == "base":
            if self._ruby:
                self._ruby.base.append(text)
            self.out.write(text)

    def code(self, content: str) -> None:
        """Add code."""
        if not self._skipped:
            self.out.code(content)

    def mark(self, label: str) -> None:
        """Hang a note mark on what was written last."""
        if not self._skipped:
            self.out.mark(label)

    def new_line(self, number: int) -> None:
        """The document's next line begins here, and the text's, unless nothing is being written."""
        self.line = number
        if not self._skipped and (self._ruby is None or self._ruby.part == "base"):
            self.out.line(number)

    def tag(self, found: Tag) -> None:
        """What a tag does to the text."""
        if self._skipped:
            if found.closing and found.name == self._skipped:
                self._end_skipped()
        elif found.name in ("ruby", "rt", "rp", "rtc", "rb"):
            self._ruby_tag(found)
        elif found.name in _CODE | _UNSEEN | _DELETED:
            if not found.closing:
                self._skipped = found.name
                self._code.clear()
        elif found.name in _PICTURES:
            self.out.write("" if found.closing else OBJECT)
        elif found.name == "br":
            self.new_line(self.line)
        elif found.name in _GROUNDS:
            self._edge_tag(found, _GROUNDS[found.name])

    def _end_skipped(self) -> None:
        name, self._skipped = self._skipped, ""
        if name in _CODE:
            self.code("".join(self._code))

    def _edge_tag(self, found: Tag, ground: str) -> None:
        if found.closing:
            self.out.close(ground)
        elif ground == "emphasis" or found.title or found.href:
            self.out.open(ground, {"link": found.href, "abbreviation": found.title}.get(ground, ""))

    def _ruby_tag(self, found: Tag) -> None:
        if found.name == "ruby":
            self._end_ruby()
            if not found.closing:
                self._ruby, self._read = _Ruby(self.out.length), False
            return
        if self._ruby is None:
            return
        if self._ruby.part == "rt":  # closed by any tag of the ruby, as HTML allows
            self._ruby.pair()
        opens = not found.closing and found.name != "rb"
        self._ruby.part = ("rt" if found.name == "rt" else "rp") if opens else "base"
        self._read = self._read or self._ruby.part == "rt"

    def _end_ruby(self) -> None:
        ruby, self._ruby = self._ruby, None
        if ruby is None:
            return
        if ruby.part == "rt" or ruby.base:
            ruby.pair()
        if self._read:
            self.out.edge(ruby.start, "ruby", "".join(ruby.reading))

    def finish(self) -> RunningText:
        """The text, at the end of its block; what a reading that never ends has swallowed is text again."""
        if self._skipped in _DELETED:
            self.out.write("".join(self._code))
        self._end_skipped()
        if self._ruby and self._ruby.part == "rt":
            self.out.write("".join(self._ruby.kana))
        self._ruby = None
        return self.out


def blocks(source: str, line: int) -> Iterator[tuple[str, RunningText]]:
    """The blocks of a piece of HTML that begins on `line`, each with its passage's kind.

    A table is ``table``, then for each of its rows ``row`` and the cells; the two markers have no text.

    Every tag of a block's beginning or end is a boundary. An unclosed comment, script or style hides
    what follows it, as in a browser.
    """
    kind = "paragraph"
    written = MarkedUp(RunningText(line), line)
    for piece in _pieces(source):
        found = tag(piece)
        if found and found.name in _BLOCKS:
            yield kind, written.finish()
            kind = "paragraph" if found.closing else _KINDS.get(found.name, "paragraph")
            begin = written.line + piece.count("\n")
            written = MarkedUp(RunningText(begin), begin)
            if found.name in _MARKERS and not found.closing:
                yield _MARKERS[found.name], RunningText(begin)
        elif found or piece.startswith(("<!", "<?")):
            if found and found.name in _CODE:
                written.code(unescape(TAG.sub("", piece)))
            elif found and found.name not in _UNSEEN:
                written.tag(found)
            written.line += piece.count("\n")
        else:
            _write(piece, written)
    yield kind, written.finish()


def inline(source: str, line: int) -> RunningText:
    """Text that begins on `line` and in which only HTML's own tags are markup."""
    written = MarkedUp(RunningText(line), line)
    for number, piece in enumerate(_HTML.split(source)):
        found = tag(piece) if number % 2 else None
        if found and found.name in _BLOCKS:
            written.new_line(written.line)
        elif found:
            written.tag(found)
        elif not number % 2:
            _write(piece, written)
    return written.finish()


def _write(text: str, written: MarkedUp) -> None:
    for index, line in enumerate(text.split("\n")):
        if index:
            written.new_line(written.line + 1)
        written.text(unescape(line))


def _pieces(source: str) -> Iterator[str]:
    """Tags, comments and their like, whole elements of code and scripts, and the text between them all."""
    at = 0
    while at < len(source):
        begin = source.find("<", at)
        if begin < 0:
            yield source[at:]
            return
        if begin > at:
            yield source[at:begin]
        at = _end(source, begin)
        yield source[begin:at]


def _end(source: str, begin: int) -> int:
    """Where what begins here ends; a ``<`` that begins nothing is one character of text."""
    if source.startswith("<!--", begin):
        end = source.find("-->", begin + 4)
        return end + 3 if end >= 0 else len(source)
    if source.startswith(("<!", "<?"), begin):
        end = source.find(">", begin)
        return end + 1 if end >= 0 else len(source)
    match = TAG.match(source, begin)
    if not match:
        return begin + 1
    name = match[2].lower()
    if match[1] or name not in _CODE | _UNSEEN:
        return match.end()
    closing = re.compile(f"</{name}\\s*>", re.IGNORECASE).search(source, match.end())
    return closing.end() if closing else len(source)
