"""X、通称Y (いわゆる, 略して, …), XまたはYと呼ぶ, X, also known as Y: names without a bracket.

…を総称して「X」という says what X means.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes.long_forms import is_short_form, long_form
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import tidy, unwrapped
from yougo.model.findings import Finding, Name

_OR = re.compile(r"(?:または|又は|もしくは|あるいは|ないし)")
_IS_CALLED = re.compile(r"[」』]?\s*(?:など)?と(?:も)?(?:呼|よば|称|いう|いいます|略)")
_TOGETHER = re.compile(
    r"(?:総称して|まとめて|併せて|あわせて)、?「(?P<name>[^「」]{2,40})」\s*と(?:いう|いいます|呼|称)"
)
_LEANING = re.compile("(?:よって|そこで|以上|これら|この|その|本章|本節|ここ|また)")
"""How a sentence begins that speaks of what was said before: it says what nothing means."""
_TRAILING = re.compile(r"を?[、　 ]*+(?:[(（]以下[、　 ]*+)?$")
_KNOWN_AS = re.compile(
    r"(?:known|referred to|abbreviated|called)(?: as)? (?:the )?[\"“']?"
    r"(?P<short>[A-Z0-9][\w.&/+-]{1,11})(?![\w-])"
)
_HOW_KNOWN = re.compile(r"(?:,?\s+(?:also|commonly|often|better|which is|is|hereafter|hereinafter))*,?\s*$")
_LATIN_END = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .'’&/+\-–]*$")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .'’&/+\-–]*")
_ROLES = {"alias", "former", "japanese"}
_SHORTEST, _LONGEST = 3, 40
_REACH, _FARTHEST = 120, 200


def find(view: View) -> Iterator[Found]:
    """One finding for each further name that is said to be one; the annotator's own words name nothing."""
    for scan in view.scans:
        yield from map(Found, _found(scan))


def _found(scan: Scan) -> Iterator[Finding]:
    if scan.passage.voice == "annotator":
        return
    for known in _KNOWN_AS.finditer(scan.text):
        yield from _known_as(scan, known)
    if scan.is_japanese:
        for label in _labels().finditer(scan.text):
            yield from _labelled(scan, label)
        for joint in _OR.finditer(scan.text):
            yield from _alternative(scan, joint)
        for together in _TOGETHER.finditer(scan.text):
            said = re.split(
                r"[。\n]", scan.passage.text[max(0, together.start() - _FARTHEST) : together.start()]
            )
            words_before = _TRAILING.sub("", unwrapped(said[-1]))
            if len(words_before) >= _SHORTEST and not _LEANING.match(words_before):
                found = scan.finding(together.start(), together.end())
                names = (Name(tidy(together["name"]), "quotation", hard=True),)
                yield replace(found, japanese=names, definition=words_before)


@cache
def _labels() -> re.Pattern[str]:
    """A comma and a label word, with nothing between it and the name."""
    roles = [word for word, role, *_ in vocabulary.table("labels") if role in _ROLES and len(word) > 1]
    longest_first = "|".join(sorted(roles, key=len, reverse=True))
    return re.compile(rf"[、，,](?P<label>{longest_first}|略して|正式には|旧)[、は：:]?\s*")


def _known_as(scan: Scan, known: re.Match[str]) -> Iterator[Finding]:
    short = known["short"].rstrip(".")
    before = _HOW_KNOWN.sub("", scan.text[max(0, known.start() - _REACH) : known.start()])
    long = long_form(before, short)
    if long and is_short_form(short) and not short.islower():
        found = scan.finding(known.start(), known.end())
        yield replace(found, acronym=short, english=tidy(long), letters=spell(short, long).sort)


def _labelled(scan: Scan, label: re.Match[str]) -> Iterator[Finding]:
    """X、通称Y: the name before the comma, and the one that the label announces."""
    name = _name_at(scan, label.end())
    names = names_before(scan, label.start())
    if not name or not names or len(names[0].text) < _SHORTEST or _one_in_other(names[0].text, name):
        return
    role = vocabulary.mapping("labels").get(label["label"], "alias")
    found = replace(scan.finding(label.start() - 1, label.end()), japanese=names)
    if is_acronym(name):
        yield replace(found, acronym=name)
    elif not is_japanese(name):
        yield replace(found, english=name)
    elif role == "former":
        yield replace(found, former=(name,))
    elif role == "japanese":
        yield replace(found, japanese=(Name(name, "quotation", hard=True),), aliases=(names[0].text,))
    else:
        yield replace(found, aliases=(name,))


def _alternative(scan: Scan, joint: re.Match[str]) -> Iterator[Finding]:
    """XまたはYと呼ぶ: two names of one thing, of which one at least is Latin or quoted."""
    name = _name_at(scan, joint.end())
    if not name or not _IS_CALLED.match(scan.text, _end_of_name(scan, joint.end(), name)):
        return
    latin = _LATIN_END.search(scan.text[max(0, joint.start() - _REACH) : joint.start()].rstrip("」』 "))
    found = scan.finding(joint.start() - 1, joint.end())
    before = tidy(latin[0]) if latin else ""
    if is_acronym(name) and before and spell(name, before):
        yield replace(found, acronym=name, english=before, letters=spell(name, before).sort)
    elif not latin and _is_noun(scan, name) and (names := names_before(scan, joint.start())):
        if is_acronym(name):
            yield replace(found, japanese=names, acronym=name)
        elif scan.text[joint.end()] in "「『":
            yield replace(found, japanese=names, aliases=(name,))


def _name_at(scan: Scan, start: int) -> str:
    """The name that begins at `start`: a quotation, Latin letters, or the first nouns."""
    while start < len(scan.text) and scan.text[start] == " ":
        start += 1
    quotation = scan.quotation_opening_at.get(start)
    if quotation:
        return _whole(tidy(scan.passage.text[quotation.open + 1 : quotation.close]))
    latin = _LATIN.match(scan.text, start)
    if latin:
        return tidy(latin[0].rstrip(" .,"))
    clause = re.split(r"[、。，．「」『』（）()：:\s]", scan.text[start : start + _LONGEST], maxsplit=1)[0]
    end = 0
    for token in scan.analyse(clause):
        if token.pos[0] not in {"名詞", "接尾辞", "接頭辞"}:
            break
        end = token.end
    return _whole(tidy(clause[:end])) if end > 1 else ""


def _whole(name: str) -> str:
    """The name, or ``""`` for one so long that it may go on: a part of a name is not a name."""
    return name if len(name) < _LONGEST else ""


def _end_of_name(scan: Scan, start: int, name: str) -> int:
    at = scan.text.find(name, start)
    return at + len(name) if at >= 0 else start


def _is_noun(scan: Scan, name: str) -> bool:
    """Whether the name ends as nouns do: 減った is an answer, no name."""
    tokens = scan.analyse(name)
    return not tokens or tokens[-1].pos[0] in {"名詞", "接尾辞"}


def _one_in_other(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
