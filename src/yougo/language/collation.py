"""五十音 order, as JIS X 4061 sorts (checked against ICU's ``ja-u-ks-level4-ka-shifted``)."""

from functools import lru_cache

from yougo.language.characters import KATAKANA_TO_HIRAGANA

_BASE = dict(
    zip(
        "ぁぃぅぇぉっゃゅょゎゕゖがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ",
        "あいうえおつやゆよわかけかきくけこさしすせそたちつてとはひふへほはひふへほう",
        strict=True,
    )
)
_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎゕゖ")
_VOICES = dict.fromkeys("がぎぐげござじずぜぞだぢづでどばびぶべぼゔ", 1) | dict.fromkeys("ぱぴぷぺぽ", 2)
_VOWELS = (
    dict.fromkeys("あかさたなはまやらわ", "あ")
    | dict.fromkeys("いきしちにひみりゐ", "い")
    | dict.fromkeys("うくすつぬふむゆる", "う")
    | dict.fromkeys("えけせてねへめれゑ", "え")
    | dict.fromkeys("おこそとのほもよろを", "お")
)
_HEADINGS = (
    dict.fromkeys("あいうえお", "あ")
    | dict.fromkeys("かきくけこ", "か")
    | dict.fromkeys("さしすせそ", "さ")
    | dict.fromkeys("たちつてと", "た")
    | dict.fromkeys("なにぬねの", "な")
    | dict.fromkeys("はひふへほ", "は")
    | dict.fromkeys("まみむめも", "ま")
    | dict.fromkeys("やゆよ", "や")
    | dict.fromkeys("らりるれろ", "ら")
    | dict.fromkeys("わゐゑをん", "わ")
)
_REPEATS = {"ゝ": False, "ゞ": True}
_PLAIN = KATAKANA_TO_HIRAGANA | str.maketrans("ヽヾ", "ゝゞ")
"""Katakana as hiragana, repetition marks too."""
LATIN, OTHER = "A–Z", "記号"


def key(kana: str) -> str:
    """A sort key: the `levels`, then the string itself.

    >>> sorted(["はあと", "ハート", "バード", "ばと", "はと"], key=key)
    ['ハート', 'はあと', 'バード', 'はと', 'ばと']
    """
    return f"{levels(kana)} {kana}"


@lru_cache(maxsize=1 << 13)
def levels(kana: str) -> str:
    """What kana are sorted by, level by level.

    Base kana first; then unvoiced before voiced before half-voiced; then a long vowel mark before small
    before repeated before plain kana; then hiragana before katakana. Spaces, middle dots and other marks do
    not count. Latin letters and digits come before kana.

    The usual weights at a level's end are left out, to be short: what follows a level is less than its least
    weight where that is the usual one (a space), and greater than its greatest where that is (``4``).

    >>> levels("はと"), levels("バード")
    ('はと  4', 'はあと 101 304101')
    """
    bases: list[str] = []
    voices = forms = scripts = ""
    for char, plain in zip(kana, kana.translate(_PLAIN), strict=True):
        base, voice, form = _weights(plain, bases)
        if base:
            bases.append(base)
            voices += str(voice)
            forms += str(form)
            scripts += str(int(plain != char))
    return f"{''.join(bases)} {voices.rstrip('0')} {forms.rstrip('3')}4{scripts.rstrip('0')}"


def _weights(char: str, before: list[str]) -> tuple[str, int, int]:
    """A character's base, its voicing (0, 1, 2) and its form (0 long mark, 1 small, 2 repeat, 3 plain)."""
    last = before[-1] if before else ""
    if char == "ー":
        return _VOWELS.get(last, last), 0, 0
    if char in _REPEATS:
        return last, int(_REPEATS[char]), 2
    if char.isalnum():
        form = 1 if char in _SMALL else 3
        return _BASE.get(char, char.casefold()), _VOICES.get(char, 0), form
    return "", 0, 3


def heading(kana: str) -> str:
    """The heading under which a sort key's kana are filed: あ, か, … わ, ``A–Z`` or ``記号``.

    >>> heading("がくじゅつ"), heading("ITU"), heading("")
    ('か', 'A–Z', '記号')
    """
    for char, plain in zip(kana, kana.translate(_PLAIN), strict=True):
        base = _BASE.get(plain, plain)
        if base in _HEADINGS:
            return _HEADINGS[base]
        if char.isascii() and char.isalpha():
            return LATIN
        if char.isalnum():
            return OTHER
    return OTHER
