"""名（ACR）, 名（English）, 名（English: ACR）, 名（ACR: English）, 名（English）（ACR）, 名（略称：ACR）.

Also 名（以下「X」という。）, 名（旧Y） and 名（かな）: a name, and in the bracket what else it is called.
"""

from dataclasses import replace

from yougo.extract.inside import Inside
from yougo.extract.names import names_before
from yougo.extract.scan import Pair, Scan
from yougo.letters import spell
from yougo.model import Finding
from yougo.text import is_japanese

RULE = "name_then_bracket"
_MARKUP = {"link", "wikilink"}


def find(scan: Scan, pair: Pair, inside: Inside) -> Finding | None:
    """The finding of one bracket, or None when it states no name for what stands before it."""
    only_named = replace(inside, japanese="")
    if not only_named or not pair.open:
        return None
    names = names_before(scan, pair.open, inside.acronym)
    if not names or _is_person(scan, names[0].text):
        return None
    if inside.single and not _is_common(scan, names[0].text):
        return None
    if (
        inside.acronym and inside.acronym in names[0].text
    ):  # APIゲートウェイ（API: …）explains a part of the name
        names = ()
        if not inside.english:
            return None
    return replace(
        scan.finding(RULE, pair.open - 1, pair.close + 1),
        acronym=inside.acronym,
        japanese=names,
        english=inside.english,
        reading=inside.reading,
        definition=inside.definition,
        aliases=tuple(
            alias for alias in (inside.alias, inside.former, inside.japanese) if alias and is_japanese(alias)
        ),
        letters=spell(inside.acronym, inside.english).sort if inside.acronym and inside.english else "",
        url=_url(scan, pair.open),
    )


def _is_person(scan: Scan, name: str) -> bool:
    """Whether the name is a person's alone: the bracket then holds an affiliation."""
    tokens = scan.analyse(name)
    return bool(tokens) and all(token.pos[2:3] == ("人名",) for token in tokens)


def _is_common(scan: Scan, name: str) -> bool:
    """Whether no part of the name is a place's, a person's or a firm's own."""
    return all(token.pos[1:2] != ("固有名詞",) for token in scan.analyse(name))


def _url(scan: Scan, offset: int) -> str:
    """The target of the link that the name is, or stands in."""
    for edge in scan.edges_over(offset):
        if edge.ground == "link" and edge.value.startswith(("https://", "http://")):
            return edge.value
    return ""
