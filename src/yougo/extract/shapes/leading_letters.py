"""An acronym before a Japanese name with its English: IHF：国際港湾基金（International Harbour Fund）."""

import re
from dataclasses import dataclass

from yougo.extract.shapes import tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import acronym_of, spell
from yougo.language.text import caught, narrow, tidy
from yougo.model.findings import Name, bounded

_LEADING = re.compile(
    r"(?:^|[^\w&/+.-])(?P<acronym>[\w&/+.-]{2,14})[\"'`*」]?\s?(?:[:：=＝→⇒]|[-–—―]\s)\s?"
    r"(?P<name>[^:：=＝→⇒。、，；;\n()（）「」]{1,60})$"
)
_REACH = 80
_SHORTEST_INNER = 3
_LOOSE = {"none", "partial", "first-word"}
"""How words spell letters that may well stand for something else."""


@dataclass(frozen=True, slots=True)
class Leading:
    """An acronym, and the name between it and the bracket."""

    acronym: str
    names: tuple[Name, ...]
    """``()`` where the words between them are more than a name."""


def before(scan: Scan, end: int, english: str) -> Leading | None:
    """The acronym and the name before a bracket at `end`, if the English in it spells the acronym."""
    found = _LEADING.search(scan.before(end, _REACH)) if english else None
    acronym, name = narrow(caught(found, "acronym")), tidy(caught(found, "name"))
    if not is_japanese(name) or not _is_spelled(acronym, english):
        return None
    return Leading(acronym, bounded(name, "term") if _is_whole(scan, name) else ())


def _is_spelled(acronym: str, english: str) -> bool:
    sort = spell(acronym_of(acronym), english).sort
    return sort not in _LOOSE and (sort != "inner" or len(acronym) >= _SHORTEST_INNER)


def _is_whole(scan: Scan, name: str) -> bool:
    """Whether words are a name and no clause before one: not 物価の差を消した購買力平価."""
    words = scan.analyse(name)
    return tokens.ends_name(words) and not tokens.has_clause(words)
