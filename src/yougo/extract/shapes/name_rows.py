"""Names of one thing on a line, with spaces or signs between them: UPU Universal Postal Union 万国郵便連合.

What follows the names is said of the thing: 積替え transshipment 船から船へ荷を移すこと.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import bracket_remarks, headwords, note_text, numbering, openings, tokens
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.language.characters import HIRAGANA, JAPANESE, hiragana, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.patterns import ROUND_BRACKET
from yougo.language.text import end_of, has_closed_brackets, has_kanji, narrow, start_of, tidy, unwrapped
from yougo.model.documents import Analyse, Token

LONGEST = 400
_ADDRESS = re.compile(r"\s*+[<(（]?https?://.+$", re.DOTALL)
_SIGN = re.compile(
    r"\s*+(?:→|⇒|[-=]>|[=＝／；｜│]|…+|‥+|・{2,}|[―—─]+|[:：;](?![/\d]))\s*+|\s++[/|~–-]\s++"
    r"| *+[\n\t\u3000]\s*+| {2,}|(?<=[A-Z]{2})(?:,\s|[、，/](?=[A-Z]?[^A-Z]))\s*+"
    r"|(?<=[A-Z])-[ \t]++(?=[A-Z][a-z])|(?<=[A-Z][a-z])-[ \t]++(?=[A-Z][a-z])"
    r"|(?<=[a-z][a-z])\s*+(?:,\s|[、，/])\s*+(?=[A-Z]{2,}\b(?! [A-Z]))"
    rf"|(?<=[A-Za-z)）])(?:\s*+[、，,・]\s*+|/)(?=[{JAPANESE}])|(?<=[{JAPANESE})）])(?:\s*+[、，,・]\s*+|/)(?=[A-Za-z])"
)
"""What divides names; a comma or a dot does where the script changes."""
_WORD = re.compile(
    rf"(?:[^\s()（）〔〕\[\]]++| ?{ROUND_BRACKET}(?!\w)|{ROUND_BRACKET}|〔[^〔〕]*〕|\[[^\[\]]*\])++"
    r"|[()（）〔〕\[\]]"
)
"""A word with its brackets, or a bracket that a sign has parted from its other half."""
_READING = re.compile(rf"[{HIRAGANA}ー・、 〔〕（）()]{{2,}}")
_ROMAJI = re.compile(r"(?i:(?:[kstnhmrgzjdbpcyfw]{0,2}y?[aiueoāīūēō]|n(?=['’ -]|$|[^aiueo])|[ -])+)")
_ENGLISH = re.compile(r"[A-Za-zÀ-ɏ(0-9][^。!?！？:：;；、\"“”]{1,90}")
_JAPANESE_NAME = re.compile(rf"(?=.*[{JAPANESE}]).{{1,30}}", re.DOTALL)
_COMMAS = tuple(",、。．，")
_NO_ENGLISH = re.compile(r"[.,/]$|\.\w{1,4}$|^[\W_]|[_{}<>\\]|[®™].*[®™]")
"""A sentence, a path, a file or code."""
_ENGLISH_SENTENCE = re.compile(r"^(?:[Aa]n?|[Tt]he)\s|\.$")
_MOST_WORDS, _SHORTEST_MEANING = 12, 6
_PARTICLE = re.compile(rf"[はがをにでともへの](?![{HIRAGANA}])")
_HEAD = re.compile(r"(?P<name>[^、。，]{1,30})[、，]\s*+(?P<words>.+)", re.DOTALL)
_BRACKET = re.compile(ROUND_BRACKET)
_HALVES = frozenset("()（）〔〕[]")
_ENGLISH_STOP = re.compile(rf"(?:(?<=[a-z]{{3}})|(?<=[a-z]\))|(?<=[{JAPANESE}]))\.\s+(?=[A-Z])")
"""The full stop before an English sentence: no sign divides what comes after it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a line names, and what it says of that."""

    word: Headword = NOTHING
    definition: str = ""
    rest: str = ""
    """What follows the names, whether or not it defines."""
    pieces: int = 0
    """How many of the line's pieces are names."""

    @property
    def has_names(self) -> bool:
        """Whether it gives two names or more, of different kinds."""
        return len(self.word.names) > 1

    @property
    def is_name(self) -> bool:
        """Whether it is names and nothing else."""
        return bool(self.word) and not self.rest

    @property
    def says_something(self) -> bool:
        """Whether it gives two names, or one with what it means."""
        return self.has_names or bool(self.definition)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a line: one Japanese word, or Latin words."""

    start: int
    text: str


_NO_PART = _Part(0, "")


def parse(text: str, analyse: Analyse) -> Row:
    """A line taken apart, without an address at its end; nothing when it does not begin with a name."""
    return meant(named(text, analyse), analyse)


def named(text: str, analyse: Analyse) -> Row:
    """The names with which a line begins, and what follows them: not yet whether that is a definition."""
    line = bracket_remarks.without_last(_ADDRESS.sub("", numbering.without(text)).strip())
    if not 1 < len(line) <= LONGEST:
        return Row()
    word, rest, pieces = _names(line, analyse)
    if not word or not has_closed_brackets(line[: len(line) - len(rest)]):
        return Row()
    word, rest = _before_comma(word, rest, analyse)
    return Row(word, rest=rest, pieces=pieces)


def meant(row: Row, analyse: Analyse) -> Row:
    """A line of names with its definition; nothing when the names are part of a sentence."""
    if _goes_on(row.rest) or _is_cut(row):
        return Row()
    return replace(row, definition=_meaning(row.rest, analyse))


def _names(line: str, analyse: Analyse) -> tuple[Headword, str, int]:
    """The names with which a line begins, what follows them, and how many pieces they are."""
    word, pieces = NOTHING, 0
    for part in _without_romaji(_parts(line)):
        longer = _with(word, part.text, analyse)
        if longer is None:
            return word, line[part.start :], pieces
        word, pieces = headwords.without_remark(longer), pieces + 1
    return word, "", pieces


def explained(row: Row, below: str, analyse: Analyse) -> Row:
    """A line of names with the text below it: what it means, or one name more."""
    if not row.is_name:
        return row
    text = unwrapped(below)
    word = _with(row.word, text, analyse) if tokens.is_compound(analyse(text)) else None
    return Row(word, pieces=row.pieces + 1) if word else replace(row, definition=_meaning(text, analyse))


def _goes_on(rest: str) -> bool:
    """Whether what follows the names makes them part of a sentence: IMO で決めた."""
    return _PARTICLE.match(rest) is not None


def _is_cut(row: Row) -> bool:
    """Whether the English of a line lacks its last word: Virtual of Virtual Realityの略."""
    is_whole = not row.word.english or spell(row.word.acronym, row.word.english)
    return not is_whole and vocabulary.phrase("rest of English").match(row.rest) is not None


def _with(word: Headword, text: str, analyse: Analyse) -> Headword | None:
    """The names so far with a further part of the line; None when that is not a name of another kind."""
    for is_such, given in _KINDS:
        if is_such(word, text, analyse):
            return given(word, text)
    return None


def _is_acronym(word: Headword, text: str, _: Analyse) -> bool:
    return not word.acronym and is_acronym(text)


def _is_english(word: Headword, text: str, _: Analyse) -> bool:
    if word.english or is_japanese(_BRACKET.sub("", text)) or _NO_ENGLISH.search(text):
        return False
    is_name = _ENGLISH.fullmatch(text)
    return is_name is not None and len(text.split()) <= _MOST_WORDS and not note_text.is_no_name(text)


def _is_reading(word: Headword, text: str, _: Analyse) -> bool:
    may_have_reading = has_kanji(word.japanese) or not word or hiragana(word.japanese) == text
    is_said = vocabulary.phrase("no reading").search(text) is not None
    return may_have_reading and not is_said and _READING.fullmatch(text) is not None


def _is_japanese(word: Headword, text: str, analyse: Analyse) -> bool:
    name = headwords.parse(text).japanese
    if word.japanese or text.endswith(_COMMAS) or not _JAPANESE_NAME.fullmatch(name):
        return False
    words = analyse(name)
    return tokens.names_something(words) and not (tokens.describes(words) or _tells_more(word, words))


def _tells_more(word: Headword, words: Sequence[Token]) -> bool:
    """Whether nouns joined twice by の say what an English name means: 船の装置の種類."""
    is_spelled = spell(word.acronym, word.english)
    return not is_spelled and tokens.text_of(words).count("の") > 1


def _read(word: Headword, text: str) -> Headword:
    return replace(word, reading=tidy(text))


def _named(word: Headword, text: str) -> Headword:
    return headwords.combined(word, headwords.parse(text))


_KINDS: tuple[tuple[Callable[[Headword, str, Analyse], bool], Callable[[Headword, str], Headword]], ...] = (
    (_is_acronym, _named),
    (_is_english, _named),
    (_is_reading, _read),
    (_is_japanese, _named),
)
"""What a part of a line may be, and the names with it."""


def _before_comma(word: Headword, rest: str, analyse: Analyse) -> tuple[Headword, str]:
    """The names with the one before the first comma of the rest: 積替え、船から船へ荷を移すこと."""
    head = _HEAD.fullmatch(rest)
    if not head or not _is_japanese(word, head["name"], analyse):
        return word, rest
    return _named(word, head["name"]), head["words"]


def _meaning(rest: str, analyse: Analyse) -> str:
    """What follows the names, if it says what they mean."""
    text = openings.without_label(unwrapped(rest)).strip(" 　?？")
    if len(text) < _SHORTEST_MEANING or not note_text.defines(text) or note_text.is_remark_on_name(text):
        return ""
    return "" if _is_names(text, analyse) else text


def _is_names(text: str, analyse: Analyse) -> bool:
    """Whether what follows the names is only further names: a noun, a few English words, or both."""
    if not is_japanese(text):
        return not _ENGLISH_SENTENCE.search(text)
    if tokens.is_compound(analyse(text)):
        return True
    _, rest, pieces = _names(text, analyse)
    return pieces > 1 and not rest


def _without_romaji(parts: Iterator[_Part]) -> Iterator[_Part]:
    """The pieces without a Latin one that writes the Japanese name before it, where English comes next."""
    before = _NO_PART
    for part, after in pairwise(chain(parts, [_NO_PART])):
        is_between = is_japanese(before.text) and after.text.isascii() and after.text
        is_short = is_between and _spells(part.text, after.text.split())
        if is_short or not (is_between and _ROMAJI.fullmatch(part.text)):
            yield part
        before = part


def _parts(line: str) -> Iterator[_Part]:
    """The pieces of a line between signs, its Latin words together; what follows a full stop is one."""
    stop = _ENGLISH_STOP.search(line)
    last = start_of(stop, len(line))
    start = 0
    for sign in (*_SIGN.finditer(line, 0, last), None):
        yield from _words(line, start, start_of(sign, last))
        start = end_of(sign)
    if stop:
        yield _Part(stop.end(), line[stop.end() :])


def _words(line: str, start: int, end: int) -> Iterator[_Part]:
    """The Japanese words of a stretch one by one, the Latin ones up to half a bracket together."""
    words = (_Part(match.start(), match[0]) for match in _WORD.finditer(line, start, end))
    for script, group in groupby(words, key=_script):
        parts = list(group)
        if script == "Japanese":
            yield from parts
        elif script == "Latin":
            yield from _latin(parts)


def _script(word: _Part) -> str:
    """Japanese or Latin; half a bracket has none."""
    if word.text in _HALVES:
        return ""
    return "Japanese" if is_japanese(_BRACKET.sub("", word.text)) else "Latin"


def _latin(words: Sequence[_Part]) -> Iterator[_Part]:
    """Latin words, divided beside an acronym that the others spell."""
    cuts = _cuts(list(map(narrow, map(attrgetter("text"), words))))
    for start, end in pairwise((0, *cuts, len(words))):
        yield from _joined(words[start:end])


def _cuts(texts: Sequence[str]) -> tuple[int, ...]:
    """How many words there are before each place where Latin words are divided."""
    for end in (*_comma_ends(texts), len(texts)):
        if _spells(texts[0], texts[1:end]):
            return 1, end
    return (len(texts) - 1,) if _spells(texts[-1], texts[:-1]) else ()


def _spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether words spell an acronym, from the first of them on, whatever its own bracket holds."""
    letters = _BRACKET.sub("", acronym)
    return is_acronym(letters) and spell(letters, " ".join(words).rstrip(",")).is_from_start


def _comma_ends(texts: Sequence[str]) -> Iterator[int]:
    """How many words there are up to each comma."""
    return (number for number, text in enumerate(texts, 1) if text.endswith(","))


def _joined(words: Sequence[_Part]) -> Iterator[_Part]:
    if words:
        yield _Part(words[0].start, " ".join(map(attrgetter("text"), words)).rstrip(","))
