"""Merges everything: in shards that share no key, one after the other, so that no process holds all findings.

An expansion may spell an acronym of another shard, where no document expands that. So the shards with such
expansions come last, when these acronyms are known; what they have of them themselves is learned first.
"""

from collections.abc import Iterable, Iterator, Mapping

from yougo.merge import links
from yougo.pipeline.build import merging
from yougo.pipeline.build.merging import Change, Part, Result
from yougo.pipeline.build.unused import without_taken_names
from yougo.store import Store
from yougo.store.renewal import Renewal
from yougo.store.shards import Shard
from yougo.store.update import Links
from yougo.workspace.decision import Decision
from yougo.workspace.register import Register

_MOST = 5_000
"""Findings and ids of a shard, if their links allow it."""


class Whole:
    """All that documents, people and the last builds wrote."""

    def __init__(
        self,
        store: Store,
        decisions: Mapping[str, Decision],
        register: Register,
        versions: Mapping[str, str],
    ) -> None:
        """`versions` are the documents that are versions of one, as an `Update` has them."""
        self._store = store
        self._change = Change(versions=versions)
        self._written = decisions, register
        self._used = without_taken_names(decisions, register)[0]

    def ids(self) -> Iterator[tuple[str, Iterable[str]]]:
        """All ids, with the keys that link them."""
        decisions, entries = self._written[0], dict(self._written[1].entries)
        for identifier in sorted(decisions.keys() | entries.keys()):
            yield identifier, links.of_id(identifier, entries.get(identifier), decisions.get(identifier))

    def count(self, renewal: Renewal) -> int:
        """How many shards there are, about."""
        return 1 + renewal.count() // _MOST

    def merged(self, renewal: Renewal, today: str) -> Iterator[Result]:
        """What each shard gives, of which all must be stored before the next is asked for."""
        suspected: list[Shard] = []
        for shard in renewal.shards(_MOST):
            if shard.is_suspected:
                suspected.append(shard)
            else:
                yield _merged(self._part(shard), today)
        for shard in suspected if len(suspected) > 1 else ():
            part = self._part(shard)
            renewal.learn(Links(acronyms=part.acronyms, unexpanded=part.merged(today).unexpanded))
        for shard in suspected:
            yield _merged(self._part(shard), today)

    def _part(self, shard: Shard) -> Part:
        linked = self._store.neighbours().within(shard)
        return merging.joined(self._store, linked, self._has_id, self._written, self._change)

    def _has_id(self, identifier: str) -> bool:
        """Whether an id is kept for what has it, or for what a person says of it."""
        return identifier in self._used or identifier in self._written[1].entries


def _merged(part: Part, today: str) -> Result:
    merged = part.merged(today)
    return Result(part, merged, part.links(merged, {}))
