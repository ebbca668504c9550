"""Two English names for one thing: the words before “also called” and the like, and the words behind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes import english_terms, headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.letters import is_acronym
from yougo.language.text import caught, tidy
from yougo.model.findings import Finding

_REACH = 120
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]*(?: (?:(?:of|for|and|on|in|to|with|&) (?:the )?)?[A-Z][\w’'-]*)+"
    r"(?: \d{4})?)$"
)
"""A name of several words that begin with capitals, anywhere in a sentence, perhaps with a year behind it."""
_BEHIND = re.compile(
    r"(?:(?:an?|the)\s)?(?:[\"“‘](?:the\s)?(?P<quoted>[^\"“”‘’\n]{2,60}?),?[\"”’]"
    r"|(?P<plain>[\w’'-]+(?:[ \n][\w’'-]+){0,3}))(?=\s?[,.;:)]|$| \()",
    re.IGNORECASE,
)


def behind(scan: Scan, joint: re.Match[str]) -> str:
    """The name behind a joint: a quotation, or the words up to the next sign; no letters by themselves."""
    found = _BEHIND.match(scan.text, joint.end())
    name = tidy(caught(found, "quoted") or caught(found, "plain"))
    return name if _may_name(name) and not is_acronym(name) else ""


def title_behind(scan: Scan, joint: re.Match[str]) -> str:
    """The same for a name that begins with a capital."""
    name = behind(scan, joint)
    return name if name[:1].isupper() else ""


def before(scan: Scan, joint: re.Match[str], other: str) -> Iterator[Finding]:
    """The name before a joint: what is quoted or marked, a title, or what the sentence begins with."""
    name = tidy(_ARTICLE.sub("", english_terms.shown(scan, joint.start()) or _title(scan, joint.start())))
    word = headwords.parse(name)
    if _may_name(name) and name.lower() != other.lower():
        found = scan.finding(joint.start() - 1, joint.end())
        yield replace(found, acronym=word.acronym if word.english else "", english=word.english or name)


def title(scan: Scan, joint: re.Match[str], _: str) -> Iterator[Finding]:
    """A name of several words that begin with capitals."""
    if name := _title(scan, joint.start()):
        yield replace(scan.finding(joint.start() - 1, joint.end()), english=name)


def title_with(scan: Scan, joint: re.Match[str], short: str) -> Iterator[Finding]:
    """A title that has the short name's last word: the Harbour Watch Programme (the “Programme”)."""
    name = _title(scan, joint.start())
    if short[:1].isupper() and name != short and short.rpartition(" ")[2] in name.split():
        yield replace(scan.finding(joint.start() - 1, joint.end()), english=name)


def at_end(words: str) -> str:
    """The name at the end of English words: what is quoted, a title, or the noun behind an article."""
    quoted = caught(vocabulary.phrase("English in quotation marks at the end").search(words), "name")
    noun = vocabulary.phrase("English noun at the end")
    name = caught(_TITLE.search(words) or noun.search(words), "name")
    return quoted or (_ARTICLE.sub("", name) if _may_name(name) else "")


def _may_name(words: str) -> bool:
    return len(words) > 2 and not vocabulary.pattern("no_english_names").search(words)


def _title(scan: Scan, end: int) -> str:
    """The title before an offset, behind which a bracket may be: Harbour Safety Agency (HSA)."""
    end = scan.before_space(scan.before_bracket(scan.before_space(end, also=",")))
    text = scan.before(end, _REACH)
    return _ARTICLE.sub("", caught(_TITLE.search(text), "name"))
