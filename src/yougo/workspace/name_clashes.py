"""Names in terms.toml about which decisions contradict each other."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from yougo.language.name_sets import NameSet
from yougo.language.text import same
from yougo.translation import said
from yougo.workspace.decision import Decision
from yougo.workspace.register import readable
from yougo.workspace.schema import Page


def refuse(page: Page, decisions: Mapping[str, Decision]) -> None:
    """Raise `InvalidFile` where decisions contradict themselves or each other about a name.

    Args:
        page: terms.toml.
        decisions: what it says of each term, by the terms' ids.
    """
    _refuse_twice_used(page, decisions)
    _refuse_exchange(page, decisions)


def _refuse_twice_used(page: Page, decisions: Mapping[str, Decision]) -> None:
    """Refuse a name that is in two ``also``, or in ``also`` and ``not`` of one term."""
    owners: dict[str, str] = {}
    for identifier, decision in decisions.items():
        denied = NameSet(decision.excluded)
        for name in decision.also:
            if name in denied:
                reason = said(f"“{name}” is in `also` and in `not`")
                remedy = said("keep it in one of the two")
                raise page.refusal((identifier, "also"), reason, remedy)
            owner = owners.setdefault(same(name), identifier)
            if owner != identifier:
                reason = said(f"“{name}” belongs to “{owner}” already")
                remedy = said("keep it in the `also` of one of the two")
                raise page.refusal((identifier, "also"), reason, remedy)


def _refuse_exchange(page: Page, decisions: Mapping[str, Decision]) -> None:
    """Refuse where terms take each other's names in a ring: each would become another.

    A term has its id from its name, so an `also` that spells an id takes that term's name.
    """
    taken_by = {
        readable(name): {key} - {readable(name)}
        for key, decision in decisions.items()
        for name in decision.also
    }
    try:
        TopologicalSorter(taken_by).prepare()
    except CycleError as error:
        ring = sorted(set(error.args[1]), key=lambda each: page.line(each, "also"))
        terms = " and ".join(said(f"“{each}” (line {page.line(each, 'also')})") for each in ring)
        reason = said(f"{terms} take each other's names in `also`")
        raise page.refusal((ring[-1], "also"), reason, said("keep only one of these `also`")) from None
