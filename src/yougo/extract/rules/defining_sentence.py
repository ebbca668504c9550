"""「X」とは、…をいう。 and its like (のことである, を指す, を意味します): a sentence that defines a term.

The term is quoted, or begins its sentence; 「X」又は「Y」とは defines both. In laws 一　X　…をいう。 does.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import ORDINALS, is_japanese
from yougo.language.text import unwrapped
from yougo.model.documents import Token
from yougo.model.findings import Finding

_MEANS = re.compile(r"(?:と(?:いう|言う)(?:の)?は|(?<!こ)とは)\s*+(?:[、，,]\s*+)?")
_RAISED = re.compile(r"\s+\d{1,3}\s*$|(?<=[)）」])\d{1,3}\s*$")
"""The raised number of a note behind a name, as plain text has it."""
_AND = re.compile(r"\s*(?:又は|または|及び|および|並びに|ならびに|、|・|と|や)\s*")
_ENDING = re.compile(
    r"(?:のこと)?(?:を(?:いう|言う|いいます|言います|指す|指します|意味する|意味します|さす|さします)"
    r"(?:ものとする|ものとします|こととする|こととします)?|とする|とします|です|である|であります|だ)$|のこと$"
)
_SENTENCE_START = re.compile(r"(?:^|[。\n])[\s　]*(?:[（(]?[\d０-９]{1,2}[)）.．]\s*)?")
_ARTICLE = re.compile(
    rf"^[（(]?[一二三四五六七八九十\d{ORDINALS}]{{1,4}}[)）.．]?[　 ]+"
    r"(?P<head>[^　 。、「」\n]{2,40})[　 ]+",
    re.MULTILINE,
)
_AND_IS = re.compile(r"(?:であり|であって)、")
_SHORT_FOR = re.compile(r"[「『]?(?P<name>[^「」『』。、]{4,60})[」』]?の(?:略|略称|略語)")
_CLOSED = re.compile("[)）]")
_POINTING = re.compile(
    r"^(?:そして|また|しかし|つまり|これ|それ|あれ|この|その|ここ|そこ|何|なに|我々|前者|後者)"
    r"|^人々$|(?:こと|ため)$"
)
_CLAUSE = re.compile(r"[はがをも、]|から|まで")
_NOTHING = Token("", ("",), 0, 0)
_LONGEST, _LONGEST_PLAIN, _FARTHEST = 40, 25, 600
_SHORTEST = 5


def find(view: View) -> Iterator[Found]:
    """One finding for each term defined; the annotator's own words define nothing."""
    for scan in view.scans:
        yield from map(Found, _found(scan))


def _found(scan: Scan) -> Iterator[Finding]:
    if scan.passage.voice == "annotator" or not scan.is_japanese:
        return
    for means in _MEANS.finditer(scan.text):
        heads = list(_heads(scan, scan.before_space(means.start())))
        definition = _definition(scan, means.end()) if heads else ""
        for start, head in heads:
            yield from _defined(scan, start, head, definition)
    for article in _ARTICLE.finditer(scan.text):
        if scan.text.endswith("をいう。", 0, scan.sentence_end(article.end())):
            yield from _defined(
                scan, article.start("head"), article["head"], _definition(scan, article.end())
            )


def _defined(scan: Scan, start: int, head: str, definition: str) -> Iterator[Finding]:
    head = _RAISED.sub("", head)
    word = headwords.parse(head)
    if (
        word
        and definition
        and len(head) <= _LONGEST
        and head.count("(") + head.count("（") == len(_CLOSED.findall(head))
    ):
        end = scan.sentence_end(start)
        found = headwords.named(scan.finding(start, end), word, "quotation")
        short = _SHORT_FOR.fullmatch(definition)
        whole = headwords.parse(short["name"]) if short else headwords.Headword()
        if short and word.acronym and whole:
            yield headwords.named(found, headwords.joined(word, whole, "acronym"), "quotation")
        elif not short:
            yield replace(found, definition=definition)


def _heads(scan: Scan, end: int) -> Iterator[tuple[int, str]]:
    """What stands before とは: quotations, the last first, or the words that begin the sentence."""
    bracket = scan.bracket_closing_at.get(end - 1)
    quotation = scan.quotation_closing_at.get((bracket.open if bracket else end) - 1)
    if not quotation:
        yield from _plain_head(scan, end)
        return
    trailing = scan.passage.text[bracket.open : end] if bracket else ""
    while quotation:
        yield quotation.open, scan.passage.text[quotation.open + 1 : quotation.close] + trailing
        trailing = ""
        before = scan.text[max(0, quotation.open - 6) : quotation.open]
        joint = re.search(rf"{_AND.pattern}$", before)
        quotation = scan.quotation_closing_at.get(quotation.open - len(joint[0]) - 1) if joint else None


def _plain_head(scan: Scan, end: int) -> Iterator[tuple[int, str]]:
    starts = [match.end() for match in _SENTENCE_START.finditer(scan.text, max(0, end - 120), end)]
    if not starts:
        return
    head = scan.passage.text[starts[-1] : end]
    base = re.sub(r"[(（].*[)）]$", "", head)
    plain = 2 <= len(base) <= _LONGEST_PLAIN and not _CLAUSE.search(base) and not _POINTING.search(base)
    if plain and (scan.analyse(base) or (_NOTHING,))[-1].pos[0] in {"名詞", "接尾辞", "記号"}:
        yield starts[-1], head


def _definition(scan: Scan, start: int) -> str:
    """The words up to the sentence's end without what says that they define, ``""`` when nothing does."""
    body = scan.passage.text[start : min(scan.sentence_end(start), start + _FARTHEST)].rstrip("。. ")
    ending = _ENDING.search(body)
    if not ending and scan.passage.kind not in {"item", "definition", "cell"} and not _AND_IS.search(body):
        return ""
    words = unwrapped(body[: ending.start()] if ending else body)
    told = len(words) >= _SHORTEST and is_japanese(words) and not words.startswith("それぞれ")
    return (
        words
        if told and not re.search(r"[?？]$|(?:異なり|違い|違って|別に|無関係|関係なく)", words[:12])
        else ""
    )
