"""Blocks that are notes: which block a link leads to, and its text without the sign of its mark."""

import re
from itertools import accumulate, takewhile
from operator import itemgetter

from lxml import etree

from yougo.language.text import narrow
from yougo.readers.pages.tree import is_block, role_of, text_of, texts

_LABEL = re.compile(
    r"\s*+[(\[〔]?\s?(?:※|注|註|\*)?\s?(?P<sign>\d{1,3}|[a-z]{1,2}(?![a-z])|[※*†‡]{0,3})(?P<after>[)\]〕.:、\s]*)"
)
"""How a note may begin."""
_SIGN = re.compile("[※*†‡]")
"""What no word begins with."""
_AROUND_SIGN = re.compile(r"[\s()\[\]〔〕※注註*]")
_LONGEST = 5_000
_NO_NOTE = etree.XPath(
    "boolean(self::*[local-name()='html' or local-name()='head' or local-name()='body'"
    " or local-name()='table']"
    "|descendant-or-self::*[contains('|h1|h2|h3|h4|h5|h6|', concat('|', local-name(), '|'))])"
)
_BEFORE = etree.XPath("string(preceding-sibling::node()[1])")


def block_of(target: etree._Element) -> etree._Element:
    """The block that an element is, or is in; the next one where it is alone in one, or in a term."""
    block = next(filter(is_block, (target, *target.iterancestors())), target)
    is_alone = block is not target and not text_of(block).strip()
    following = block.getnext() if is_alone or role_of(block) == "term" else None
    return block if following is None else following


def may_be_note(block: etree._Element, target: etree._Element) -> bool:
    """Whether a block is short, has no headings, and begins with `target` if that is in it."""
    if _NO_NOTE(block) or len(text_of(block)) > _LONGEST:
        return False
    return block not in target.iterancestors() or not before(target)


def before(element: etree._Element) -> str:
    """The last words that come before an element in its block."""
    inline = takewhile(lambda each: not is_block(each), (element, *element.iterancestors()))
    words = map(str.rstrip, map(str, map(_BEFORE, inline)))
    return next(filter(None, words), "")


def drop_label(body: etree._Element, written: str) -> None:
    """Take the sign of its mark away from the beginning of a note, where it ends there or a sign follows."""
    held = list(texts(body))
    whole = "".join(map(itemgetter(2), held))
    found = _LABEL.match(narrow(whole))
    ends = accumulate(map(len, map(itemgetter(2), held)))
    if not found or found["sign"] != _AROUND_SIGN.sub("", written):
        return
    is_plain = found["after"] or found.end() in ends or _SIGN.search(found[0])
    if not is_plain:
        return
    left = found.end()
    for element, at, text in held:
        setattr(element, at, "\n" * text.count("\n", 0, left) + text[left:])
        left = max(0, left - len(text))
