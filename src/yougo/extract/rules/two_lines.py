"""A table's cell of two lines, one Japanese and one English or an acronym: both name one thing."""

from collections.abc import Iterator

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.model.findings import Finding

_LONGEST = 60


def find(view: View) -> Iterator[Found]:
    """One finding for a cell whose two lines are names of the two languages."""
    for scan in view.scans:
        yield from map(Found, _found(scan))


def _found(scan: Scan) -> Iterator[Finding]:
    lines = scan.passage.text.split("\n")
    if scan.passage.kind != "cell" or len(lines) != 2 or max(map(len, lines)) > _LONGEST:
        return
    japanese, latin = sorted(lines, key=is_japanese, reverse=True)
    if not is_japanese(japanese) or is_japanese(latin) or not _is_name(scan, japanese):
        return
    name, other = headwords.parse(japanese), headwords.parse(latin)
    if name.japanese and (other.acronym or _is_titled(other.english)):
        found = scan.finding(0, len(scan.text))
        yield headwords.named(found, headwords.joined(name, other, "english"), "cell")


def _is_name(scan: Scan, text: str) -> bool:
    tokens = scan.analyse(text)
    particles = {token.surface for token in tokens if token.pos[0] == "助詞"}
    return tokens[-1].pos[0] in {"名詞", "接尾辞"} and particles <= {"の", "と"}


def _is_titled(english: str) -> bool:
    return len(english) > 3 and english[0].isupper() and english.replace(" ", "").replace("-", "").isalpha()
