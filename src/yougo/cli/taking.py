"""Which proposals cannot be taken at once, or beside what else the options decide."""

from collections.abc import Collection, Mapping

from yougo.errors import ImpossibleDecision
from yougo.model.proposals import Proposal
from yougo.translation import _

_TAKEN_TWICE, _TAKE_ONE = _("two of these proposals are for one field"), _("take one of them")
_TAKEN_AND_GIVEN = _("--take {number} and --{option} both decide “{field}”")
_OMIT_ONE = _("omit one of them")


def check(taken: Mapping[int, Proposal], given: Collection[str], forgotten: Collection[str]) -> None:
    """Refuse proposals, by their numbers, for one field, or for one that is given or forgotten beside.

    Raises:
        ImpossibleDecision: there are some.
    """
    if len({row.side for row in taken.values()}) < len(taken):
        raise ImpossibleDecision(reason=_TAKEN_TWICE, remedy=_TAKE_ONE)
    options = {field: f"forget {field}" for field in forgotten} | {field: field for field in given}
    for number, row in taken.items():
        if option := options.get(row.side):
            reason = _TAKEN_AND_GIVEN.format(number=number, option=option, field=row.side)
            raise ImpossibleDecision(reason=reason, remedy=_OMIT_ONE)
