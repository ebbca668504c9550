"""A person's ``also`` and ``not``: claims that belong to another concept than the names alone would say.

Each is a name, or ``name@document`` for what one document says by it.
"""

from collections.abc import Iterator, Mapping

from yougo.curation import Decision
from yougo.merge.extents import Claim
from yougo.merge.groups import Group
from yougo.text import same


def regroup(
    groups: list[Group], ids: Mapping[int, str], decisions: Mapping[str, Decision]
) -> Iterator[tuple[Group, str]]:
    """The groups as people want them, with the id that each had (``""`` for none); emptied ones are left out.

    `ids` gives the id of each group that had one.
    """
    homes = {identifier: number for number, identifier in ids.items()}
    claims = {number: list(group.claims) for number, group in enumerate(groups)}
    apart: list[list[Claim]] = []
    for identifier, decision in decisions.items():
        home = homes.get(identifier)
        if home is None:
            continue
        for name in decision.apart:
            away = [claim for claim in claims[home] if _bears(claim, name)]
            claims[home] = [claim for claim in claims[home] if not _bears(claim, name)]
            apart += [away] if away else []
        for name in decision.also:
            for number in claims.keys() - {home}:
                claims[home] += [claim for claim in claims[number] if _bears(claim, name)]
                claims[number] = [claim for claim in claims[number] if not _bears(claim, name)]
    for number, held in claims.items():
        if held:
            yield _group(held), ids.get(number, "")
    for held in apart:
        yield _group(held), ""


def _bears(claim: Claim, wanted: str) -> bool:
    name, _, document = wanted.partition("@")
    finding = claim.finding
    names = (finding.acronym, claim.japanese, finding.english, *finding.aliases)
    return same(name) in map(same, filter(None, names)) and document in ("", finding.place.document)


def _group(claims: list[Claim]) -> Group:
    group = Group()
    for claim in claims:
        group.take(claim)
    return group
