r"""Text as part of a field: HTML that shows what is written, and in which nothing acts.

Anki acts on more than tags. Its back end replaces ``{{field}}``, ``[sound:x]``, ``[anki:tts]``, ``[latex]``,
``[$]`` and ``[$$]`` in a card's HTML. Then MathJax typesets ``\(x\)`` and ``\[x\]`` in the text that the HTML
shows. An entity does not protect there, and TeX can make links. MathJax looks for its marks between one tag
and the next, so a backslash in an element of its own starts nothing. Text copied from a card is as written.
"""

import html
import re
from collections.abc import Iterable

from yougo.language.characters import HIRAGANA, KATAKANA, UNIFIED
from yougo.language.text import clean

_PLAIN = re.compile(rf"[ -%'-;=?-Z\]-z|}}~、-〕{HIRAGANA}{KATAKANA}・{UNIFIED}！-～]*")
"""What is the same in HTML, as most texts are: it is neither special there nor could be composed."""
_BACKSLASH = r"<span>\</span>"
_OPENING = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\$))", re.IGNORECASE)
"""A bracket that Anki would act on, even when its editor has turned the entity into a bracket again."""


_WIDE = str.maketrans("<>{}\\", "＜＞｛｝＼")


def inert(text: str, *, ruby: bool = False) -> str:
    r"""A text as HTML; `ruby` keeps brackets, which Anki's ``furigana:`` filter reads.

    >>> inert("A&B [1]"), inert("「流通」")
    ('A&amp;B &#91;1]', '「流通」')
    >>> inert(r"C:\(dir\)")
    'C:<span>\\</span>(dir<span>\\</span>)'
    """
    if not text or _PLAIN.fullmatch(text):
        return text
    made = html.escape(clean(text), quote=False).replace("{", "&#123;")
    made = made.replace("\n", "<br>").replace("\t", " ").replace("\\", _BACKSLASH)
    if ruby:
        return made
    return _OPENING.sub("<span>&#91;</span>", made).replace("[", "&#91;")


def bold(pieces: Iterable[tuple[str, bool]]) -> str:
    """HTML of a text's pieces, in bold those that are marked.

    >>> bold([("R", True), ("&D", False)])
    '<b>R</b>&amp;D'
    """
    made = ""
    for piece, is_marked in pieces:
        made += f"<b>{inert(piece)}</b>" if is_marked else inert(piece)
    return made


def harmless(name: str) -> str:
    """A name that Anki puts on a card as HTML, such as a deck's: full-width where something would act.

    >>> harmless("R&D <b>"), harmless("&lt;b>")
    ('R&D ＜b＞', '＆lt;b＞')
    """
    wide = " ".join(clean(name).split()).translate(_WIDE)
    if html.unescape(wide) != wide:
        wide = wide.replace("&", "＆")
    return _OPENING.sub("［", wide)


def address(url: str) -> str:
    """A web address for ``href``, percent-encoded where Anki would act on it; ``""`` for any other text.

    >>> address("https://x.example/[sound:a.mp3]?a=1&b"), address("javascript:alert(1)")
    ('https://x.example/%5Bsound:a.mp3%5D?a=1&amp;b', '')
    """
    if not url.startswith(("https://", "http://")):
        return ""
    encoded = re.sub(r"[\s\[\]{}\\|^`<>\"']", lambda char: f"%{ord(char[0]):02X}", clean(url))
    return html.escape(encoded)
