"""What can influence each other in a merge, so that after a change only its neighbourhood is merged again.

A merge is a function of findings, decisions and register entries. They meet by their keys alone: all
spellings of a name are one key, and each of the names that a finding may have is one of its own. What no
chain of shared keys links cannot be in one group, nor have names of each other's ids, nor be homonyms or
editions of one thing. So a neighbourhood, all that such chains link to what changed, can be merged by itself,
but for three things that it must know of the others (see `yougo.merge.Elsewhere`).

More keys than needed do no harm: the neighbourhood is then larger than it must be.
"""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from yougo.language.initials import first_letters
from yougo.language.name_sets import keys_of
from yougo.language.text import caught, same
from yougo.merge.editions import NUMBERED
from yougo.merge.name_spans import without_echoes
from yougo.merge.span_features import half_of_two
from yougo.model.concepts import NAMES
from yougo.model.findings import Finding
from yougo.workspace.decision import Decision, name_in
from yougo.workspace.register import Entry, readable, slug

_NAMELESS = "\n"
"""The key of what has no name."""
_ID = "\nid "
"""Begins the key by which a decision asks for a group that would get its id."""
_NUMBERED_ID = re.compile(r"(?P<base>.+)-\d+")


def of_finding(finding: Finding) -> set[str]:
    """The keys of a finding, by every extent that its Japanese name may have."""
    finding = without_echoes(finding)
    names = (finding.acronym, finding.english, *_japanese(finding), *finding.aliases, *finding.former)
    keys = {*keys_of(names), *_bases([finding.acronym])}
    return {*keys, *map(_ID.__add__, _slugs(finding))} if keys else {_NAMELESS}


def is_named(finding: Finding) -> bool:
    """Whether a finding gives any name."""
    return _NAMELESS not in of_finding(finding)


def of_id(identifier: str, entry: Entry | None, decision: Decision | None) -> set[str]:
    """The keys of an id: of its names, and of all that a person says of it."""
    names = [*_known(entry), *_decided(decision)]
    keys = {*keys_of(names), *_bases(names)}
    if not (entry and entry.names):
        keys.add(_NAMELESS)
    return keys if entry else {*keys, _ID + identifier}


def numbered(finding: Finding) -> set[str]:
    """The keys of ids of which a finding may ask for one with a number: of ``foo``, by the name FOO-2."""
    bases = (caught(_NUMBERED_ID.fullmatch(slug), "base") for slug in _slugs(without_echoes(finding)))
    return set(map(_ID.__add__, filter(None, bases)))


def _japanese(finding: Finding) -> list[str]:
    """Every extent that the Japanese name of a finding may have."""
    names = list(map(attrgetter("text"), finding.japanese))
    return [*names, half_of_two(finding)] if names else names


def _slugs(finding: Finding) -> set[str]:
    """The slugs that a finding's concept may ask for."""
    names = [finding.acronym] if readable(finding.acronym) else [*_japanese(finding), finding.english]
    return set(map(readable, names)) - {""} or {slug("", "", "")}


def misspelled(finding: Finding) -> list[str]:
    """The first letters of acronyms that a finding's expansion may spell, as it does not spell its own."""
    return first_letters(finding.english) if finding.is_misspelled else []


def _known(entry: Entry | None) -> Iterable[str]:
    """The names of an id at the last build, and those that documents gave it when a person decided."""
    if not entry:
        return ()
    return (*entry.names, *filter(None, map(entry.documented.get, NAMES)))


def _decided(decision: Decision | None) -> Iterator[str]:
    """The names in a decision; ``ITU@policy.md`` may be a name as it is."""
    if decision:
        yield from filter(None, map(decision.fields.get, NAMES))
        for entry in (*decision.also, *decision.excluded):
            yield entry
            yield name_in(entry)


def _bases(names: Iterable[str]) -> Iterator[str]:
    """The keys of what editions are editions of: TC for TC-14."""
    bases = (caught(NUMBERED.fullmatch(name), "base") for name in names)
    return filter(None, map(same, bases))
