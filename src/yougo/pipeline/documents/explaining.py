"""Why terms were found in documents, or were not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from yougo import extract, readings
from yougo.extract import Account
from yougo.merge.name_spans import Claim, settle
from yougo.pipeline.documents import reading
from yougo.pipeline.documents.patterns import with_matches
from yougo.pipeline.documents.sources import listed
from yougo.pipeline.files.paths import expanded, real
from yougo.pipeline.glossary import Glossary
from yougo.translation import said


def explain(glossary: Glossary, paths: Sequence[Path]) -> Iterator[Account]:
    """What became of each bracket and note in the listed documents that these paths are, hold or match.

    Names begin where the evidence of all these documents lets them begin.
    """
    told = list(_told(glossary, paths))
    claims = iter(settle(filter(None, map(attrgetter("finding"), told))))
    for account in told:
        explained = _settled(account, next(claims)) if account.finding else account
        yield _without_term(glossary, explained)


def _without_term(glossary: Glossary, account: Account) -> Account:
    """What says so with a reading of a name that makes no term; other accounts as they are."""
    if account.reason != "reading" or glossary.bearing(account.names):
        return account
    return replace(account, because=(*account.because, said("a reading alone makes no term")))


def _settled(account: Account, claim: Claim) -> Account:
    return replace(account, names=tuple(claim.names), because=claim.because)


def _told(glossary: Glossary, paths: Sequence[Path]) -> Iterator[Account]:
    wanted = set(map(real, with_matches(map(expanded, paths))))
    for each in listed(glossary.workspace, glossary.settings.sources):
        path = Path(each.real)
        if not wanted.isdisjoint((path, *path.parents)):
            for document in reading.readable_ones([each]):
                yield from extract.explain(document, readings.analyse)
