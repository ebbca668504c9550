"""Where a Japanese name begins: markup first, then the noun chunk, then edges that evidence may prefer.

A name before a bracket or a note mark ends for certain where that stands; its beginning must be found.
Measured on first mentions: back to punctuation .65 right, character classes .73, noun chunk .76, markup and
then the noun chunk .84, with the evidence of all mentions .90 (which `merge` brings in).
"""

import re
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes import numbering
from yougo.extract.shapes.scan import Pair, Scan
from yougo.extract.shapes.tokens import is_number, is_particle, is_suffix, is_verb
from yougo.language.characters import KATAKANA, is_japanese
from yougo.language.patterns import BULLETS, CIRCLED_NUMBERS, QUOTATION_MARKS, ROUND_BRACKET
from yougo.language.text import tidy
from yougo.model.documents import Token
from yougo.model.findings import Name

_REACH = 90
_LONGEST = 80
_MOST_BRACKETS = 3
_DELIMITER = re.compile(
    r"(?<=[a-z)])\.(?=\s)|(?:図表?|表|資料)\s?\d+(?:[-－.]\d+)*\s|(?<=[^\x00-\x7f])\s\d{1,3}\s(?=[^\x00-\x7f])"
    rf"|[{CIRCLED_NUMBERS}{BULLETS}。、，,．！？!?:：;；「」『』“”\"()\[\]【】〈〉《》〔〕\ufffc※→⇒⇔↓|＝=＜＞<>\t]"
)
_BREAK = re.compile(r"(?<=[^\x00-\x7f])[ \n]+(?=[^\x00-\x7f])")
_YEAR = re.compile(r"\s*(?:19|20)\d\d年\s*")
"""What a heading may tell of its subject before it names it."""
_CLAUSE_PARTICLES = {"は", "が", "を", "も", "へ", "から", "まで", "ば", "けれど"}
_NOUNS = {"名詞", "接頭辞", "接尾辞", "形状詞", "記号"}
_JOINERS = frozenset("・-/&.+'’ _")
_CONNECTORS = {"の", "に", "と", "で", "や", "及び", "および", "並びに", "な", "た", "を"}
_HALVES = {"間", "際", "上", "下", "中", "うち", "もと"}
"""Nouns that need what stands before them."""
_NOTE_NUMBER = re.compile(r"^\d{1,3}\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+\d{1,3}$")
"""A raised number of a note, in text that has lost what raised it."""
_FORMAL_NOUNS = frozenset("ため とき ところ こと もの ほか わけ はず 場合 とおり 以上 以下".split())
"""What names nothing by itself, and parts what stands before it from a name."""
_KATAKANA_WORDS = re.compile(f"[{KATAKANA}]+(?:[・ ][{KATAKANA}]+)+")


def names_before(scan: Scan, end: int, acronym: str = "") -> tuple[Name, ...]:
    """Every possible extent of the Japanese name that ends at offset `end`, best first.

    `acronym`, when known, breaks one tie: 郵便のデジタル・トランスフォーメーション（DX）.
    """
    end = _back_over_closers(scan, end)
    if end <= 0 or not is_japanese(scan.text[max(0, end - _REACH) : end]):
        return ()
    quotation = scan.quotation_closing_at.get(end - 1)
    if quotation:
        quoted = plain(scan, quotation.open + 1, quotation.close)
        return (Name(quoted, "quotation", hard=True),) if is_japanese(quoted) else ()
    hard = _hard(scan, end)
    soft = _soft(scan, end)
    named = [name for name in (*hard, *soft) if is_japanese(name.text) and len(name.text) <= _LONGEST]
    named.sort(key=lambda name: not _spelled_in_katakana(name.text, acronym))
    found: dict[str, Name] = {}
    for name in named:
        found.setdefault(name.text, name)
    return tuple(found.values())


def _back_over_closers(scan: Scan, end: int) -> int:
    """Back over white space, and over a few brackets that follow the name: 名（English）（ACR）."""
    for _ in range(_MOST_BRACKETS):
        while end > 0 and scan.text[end - 1] in " \n\u3000":
            end -= 1
        before = scan.bracket_closing_at.get(end - 1)
        if not before or not before.open:
            break
        end = before.open
    return end


def plain(scan: Scan, start: int, end: int) -> str:
    """A stretch as a name: brackets and line breaks inside it gone."""
    text = re.sub(ROUND_BRACKET, "", scan.passage.text[start:end]).replace("\ufffc", " ")
    joined = tidy(re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", text))
    return _NOTE_NUMBER.sub("", joined).strip(f"{QUOTATION_MARKS}・、。,. ")


def _hard(scan: Scan, end: int) -> list[Name]:
    """Names that the document's own markup bounds."""
    start = _clause_start(scan, end)
    found = [
        Name(plain(scan, begin, end), edge.basis, hard=True)
        for edge in scan.edges_over(end)
        if (begin := numbering.end(scan.text, edge.start)) >= start and edge.basis != "ruby"
    ]
    around = scan.quotation_opening_at.get(start - 1)
    if around and _ends_with(scan, around, end):
        found.append(Name(plain(scan, start, end), "quotation", hard=True))
    if scan.is_headword:
        begin = _subject_start(scan.text)
        if start <= begin < end and _is_nominal(scan.analyse(scan.text[begin:end])):
            found.append(Name(plain(scan, begin, end), scan.passage.kind, hard=True))
    return found


def _subject_start(heading: str) -> int:
    """Where a heading begins behind its number, or behind the year that it speaks of."""
    year = _YEAR.match(heading)
    return year.end() if year else numbering.end(heading)


def _ends_with(scan: Scan, quotation: Pair, end: int) -> bool:
    """Whether the quotation closes behind the name and its bracket: 「名（ACR）」, not 「名（ACR）は…」."""
    bracket = scan.bracket_opening_at.get(end)
    return not scan.text[bracket.close + 1 if bracket else end : quotation.close].strip()


def _is_nominal(tokens: tuple[Token, ...]) -> bool:
    return not any(is_particle(token) and token.surface in _CLAUSE_PARTICLES for token in tokens)


def _clause_start(scan: Scan, end: int) -> int:
    """The offset after the last delimiter or note mark before `end`."""
    low = max(0, end - _REACH)
    start = low
    for match in _DELIMITER.finditer(scan.text, low, end):
        start = match.end()
    return max(start, scan.mark_before(end), scan.after_number(end))


def _soft(scan: Scan, end: int) -> list[Name]:
    """The noun chunk that ends at `end`; then longer names across の and the like, then shorter ones."""
    start = _clause_start(scan, end)
    for match in _BREAK.finditer(scan.text, start, end):
        if "\n" not in match[0]:
            start = match.end()
    joined = [
        offset for offset in range(start, end) if scan.text[offset] != "\n" or not _breaks_word(scan, offset)
    ]
    clause = "".join(scan.text[offset] for offset in joined)
    tokens = scan.analyse(clause)
    tokens = _nominal(tokens) if scan.text[end : end + 1] == "(" else tokens
    if not tokens or not _is_noun(tokens[-1]):
        return []
    first = _chunk_start(tokens)
    base = first + _leading(tokens[first:])
    if base >= len(tokens):
        return []

    def name(number: int, basis: str) -> Name:
        written = "".join(scan.passage.text[joined[at]] for at in range(tokens[number].start, len(clause)))
        return Name(_NOTE_NUMBER.sub("", tidy(written)).strip("・-/&.+'’ "), basis)

    longer = _extensions(tokens, first)
    whole = _whole(tokens, first, longer)
    found = [name(whole, "phrase")] if whole is not None else []
    found.append(name(base, "chunk"))
    found += [name(number, "extended") for number in longer]
    found += [name(number, "shortened") for number in _shortenings(tokens, base)]
    return [each for each in found if each.text]


def _breaks_word(scan: Scan, offset: int) -> bool:
    """Whether a line break at `offset` stands inside Japanese text, where no space belongs."""
    around = scan.text[max(0, offset - 1) : offset] + scan.text[offset + 1 : offset + 2]
    return bool(around) and not around.isascii()


def _nominal(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a verb's stem at their end (埋め込み) taken for the noun that it is before a bracket.

    Not する and ある, which end no noun: 鍵を削除し(SHALL).
    """
    if tokens and tokens[-1].pos[:2] == ("動詞", "一般") and tokens[-1].pos[5].startswith("連用形"):
        return (*tokens[:-1], replace(tokens[-1], pos=("名詞", "普通名詞", "サ変可能", "*", "*", "*")))
    return tokens


def _is_noun(token: Token) -> bool:
    if token.surface in _FORMAL_NOUNS:
        return False
    return token.pos[0] in _NOUNS and token.pos[1] != "助動詞語幹"


def _is_joiner(token: Token) -> bool:
    return bool(token.surface) and all(char in _JOINERS for char in token.surface)


def _chunk_start(tokens: tuple[Token, ...]) -> int:
    first = len(tokens)
    while first > 0 and (_is_noun(tokens[first - 1]) or _is_joiner(tokens[first - 1])):
        first -= 1
    while first < len(tokens) and _is_joiner(tokens[first]):
        first += 1
    return first


def _leading(tokens: tuple[Token, ...]) -> int:
    """How many tokens at the chunk's beginning are no part of a name: 各, 次回, 4年, 一度."""
    number = 0
    while number < len(tokens) - 1:
        if tokens[number].surface in vocabulary.words("prefixes") or is_suffix(tokens[number]):
            number += 1
        elif length := _quantity(tokens[number:]):
            number += length
        else:
            break
    return number if tokens[number].surface not in vocabulary.words("prefixes") else len(tokens)


def _quantity(tokens: tuple[Token, ...]) -> int:
    """The length of a number with its counter at the beginning: 2025年, 一度; 0 when there is none."""
    digits = 0
    while digits < len(tokens) and is_number(tokens[digits]):
        digits += 1
    if digits and digits < len(tokens):
        for length in (2, 1):
            counter = "".join(token.surface for token in tokens[digits : digits + length])
            if counter in vocabulary.words("counters") and digits + length < len(tokens):
                return digits + length
    return 0


def _extensions(tokens: tuple[Token, ...], first: int) -> list[int]:
    """Where longer names may begin, the shortest first: across の, のための, に関する, な, と, …た."""
    found: list[int] = []
    number = first
    while number > 0 and len(found) < 4:
        crossed = number
        while crossed > 0 and _connects(tokens[crossed - 1]):
            crossed -= 1
        if crossed in (number, 0) or not _is_noun(tokens[crossed - 1]):
            break
        number = crossed
        while number > 0 and (_is_noun(tokens[number - 1]) or _is_joiner(tokens[number - 1])):
            number -= 1
        if number == crossed:
            number -= 1
        begin = number + _leading(tokens[number:crossed])
        if begin < crossed and _is_noun(tokens[begin]) and tokens[begin].surface not in _HALVES:
            found.append(begin)
    return [begin for begin in found if not _halves(tokens, begin)]


def _halves(tokens: tuple[Token, ...], begin: int) -> bool:
    """Whether a name that begins here would lose the first of two: 船主 of 荷主と船主との間."""
    before = begin > 0 and tokens[begin - 1].surface in {"と", "及び", "および", "や"}
    return before and "との" in "".join(token.surface for token in tokens[begin : begin + 4])


def _whole(tokens: tuple[Token, ...], first: int, longer: list[int]) -> int | None:
    """Where a name begins whose last words are never a name alone: 漁業に関する協定, 開発のための委員会.

    A purpose (のための) reaches one phrase back; what stands between two (との間の) and what an instrument is
    about (に関する) all the way.
    """
    joint = "".join(token.surface for token in tokens[max(0, first - 4) : first])
    head = "".join(token.surface for token in tokens[first:])
    if longer and joint.endswith("のための"):
        return longer[0]
    if longer and joint.endswith("との間の"):
        return longer[-1]
    if longer and joint.endswith("に関する") and head.endswith(tuple(vocabulary.words("instruments"))):
        return longer[-1]
    return None


def _connects(token: Token) -> bool:
    if token.pos[0] in {"助詞", "助動詞", "接続詞"}:
        return token.surface in _CONNECTORS
    return is_verb(token) or token.surface == "ため" or token.pos[1] == "非自立可能"


def _begins_name(token: Token) -> bool:
    return _is_noun(token) and not is_suffix(token) and not is_number(token)


def _shortenings(tokens: tuple[Token, ...], base: int) -> list[int]:
    """Where shorter names may begin: at each later word of the chunk that leaves four letters or more."""
    found = []
    for number in range(base + 1, len(tokens)):
        rest = "".join(token.surface for token in tokens[number:])
        if _begins_name(tokens[number]) and len(rest) >= 4:
            found.append(number)
    return found[:8]


def _spelled_in_katakana(name: str, acronym: str) -> bool:
    """Whether the name is katakana words, one for each of the acronym's letters."""
    return bool(_KATAKANA_WORDS.fullmatch(name)) and len(re.split("[・ ]", name)) == len(acronym)
