"""Terms that are made from numbers: a digit to the base of 26 is a letter, and a word in both languages."""

_ENGLISH = (
    "Agency Board Council Data Economic Forum Global Health Industry Joint Knowledge Labour Media Network "
    "Office Policy Quality Research Security Trade Union Volunteer Water Xenon Youth Zone"
).split()
_JAPANESE = (
    "機関 会議 協議 情報 経済 討論 世界 保健 産業 共同 知識 労働 媒体 通信 事務 政策 品質 研究 安全 貿易 "
    "連合 奉仕 水道 希少 青年 地域"
).split()
"""A word for each letter of the alphabet."""


def term(number: int, letters: int) -> tuple[str, str, str]:
    """The acronym of so many letters, the Japanese and the English name of a number.

    >>> term(1, 3)
    ('AAB', '機関機関会議', 'Agency Agency Board')
    """
    digits = [number // 26**place % 26 for place in reversed(range(letters))]
    english = list(map(_ENGLISH.__getitem__, digits))
    acronym = "".join(word[0] for word in english)
    return acronym, "".join(map(_JAPANESE.__getitem__, digits)), " ".join(english)
