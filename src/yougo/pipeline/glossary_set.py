"""The glossaries that a look-up asks: one, or several at once."""

import os

from yougo.errors import NoWorkspace, OutsideWorkspace, YougoError
from yougo.pipeline import looking
from yougo.search.index import Index, Term
from yougo.search.query import TIERS, Hit


class Member:
    """One glossary that is asked: ``with member as index`` gives its index, and explains what goes wrong."""

    __slots__ = ("_index", "name", "root")

    def __init__(self, root: str, name: str) -> None:
        self.root = root
        self.name = name
        """What marks its terms: ``""`` where no other glossary is asked."""
        self._index = looking.glossary(root).__enter__()
        with self as index:
            if index.is_empty():
                raise looking.no_glossary(root)  # the first build is still running

    def __enter__(self) -> Index:
        return self._index

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error:
            self._index.__exit__(kind, error, trace)

    def close(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Ask nothing more; raises `UnusableGlossary` where damage is what led to the error."""
        self._index.__exit__(kind, error, trace)


class Match:
    """A term that one of the glossaries has."""

    __slots__ = ("hit", "member")

    def __init__(self, member: Member, hit: Hit) -> None:
        self.member = member
        self.hit = hit

    def term(self) -> Term:
        """What a look-up shows of it."""
        with self.member as index:
            return index.term(self.hit)

    def term_on_a_line(self) -> Term:
        """The same without further names and warnings."""
        with self.member as index:
            return index.term_on_a_line(self.hit)

    def json_line(self) -> str:
        """Its line of the JSON Lines contract."""
        with self.member as index:
            return index.json_line(self.hit)


class GlossarySet:
    """The glossaries that a look-up asks, open; a context manager.

    Of several, those that cannot be used are left out, and `unusable` says why.

    Raises:
        OutsideWorkspace: on entering, the only folder is not a workspace.
        NoGlossary: likewise, nothing has been built yet.
        UnusableGlossary: likewise, or inside: a glossary is damaged or was built by another version.
    """

    def __init__(self, roots: list[str]) -> None:
        self._roots = roots
        self.members: list[Member] = []
        self.unusable: list[YougoError] = []

    def __enter__(self) -> "GlossarySet":  # noqa: PYI034 - typing costs nearly as much as a bare interpreter
        for root, name in zip(self._roots, _names(self._roots), strict=True):
            try:
                self.members.append(Member(root, name))
            except OutsideWorkspace as error:
                self.unusable.append(NoWorkspace(folder=root) if name else error)
            except YougoError as error:
                self.unusable.append(error)
        if not self.members:
            raise self.unusable[0]
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        for member in self.members:
            member.close(kind, error, trace)  # what was read of a damaged one may fail only when it is shown

    def let_go(self) -> None:
        """Hold to no state of the glossaries while something is shown, or the next query is awaited."""
        for member in self.members:
            with member as index:
                index.let_go()

    def find(self, query: str, limit: int) -> list[Match]:
        """The terms that match, best first, as many as asked for; of equally good ones the first glossary's.

        What one glossary has only a worse match for is left out, as it would be among the terms of one.
        """
        found: list[Match] = []
        worst = TIERS[-1]
        for member in self.members:
            with member as index:
                found += _matches(member, index.find(query, limit, worst))
            if limit and found:
                worst = min(found, key=_rank).hit.tier
        found.sort(key=_rank)
        if not limit:
            return found
        return [match for match in found if _rank(match) == _rank(found[0])][:limit]

    def others(self, query: str, shown: list[Match]) -> int:
        """How many other terms have the query in a name; at most `yougo.search.query.MOST` of a glossary."""
        number = 0
        for member in self.members:
            hits = [match.hit for match in shown if match.member is member]
            with member as index:
                number += index.others(query, hits)
        return number

    def suggestions(self, query: str) -> list[Match]:
        """What was perhaps meant by a query that finds nothing, the likeliest of each glossary first."""
        found: list[Match] = []
        for member in self.members:
            with member as index:
                found += _matches(member, index.suggestions(query))
        return found

    def starting(self, start: str, limit: int) -> list[Match]:
        """The terms of which a name begins so, at most so many of each glossary; without a start any."""
        found: list[Match] = []
        for member in self.members:
            with member as index:
                found += _matches(member, index.starting(start, limit))
        return found


def _matches(member: Member, hits: list[Hit]) -> list[Match]:
    return [Match(member, hit) for hit in hits]


def _rank(match: Match) -> int:
    return TIERS.index(match.hit.tier)


def _names(roots: list[str]) -> list[str]:
    """What marks the terms of each glossary: its folder's name, or the whole path where two have one name."""
    if len(roots) == 1:
        return [""]
    names = [os.path.basename(root) for root in roots]  # noqa: PTH119 - as in `looking`
    return [root if names.count(name) > 1 else name for root, name in zip(roots, names, strict=True)]
