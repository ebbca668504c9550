"""Tables of signs and of readers: functions that each look at the same thing."""

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

_Looked = ParamSpec("_Looked")
_It = TypeVar("_It")


def any_shows(signs: Iterable[Callable[_Looked, object]], *at: _Looked.args, **named: _Looked.kwargs) -> bool:
    """Whether one of the signs shows."""
    return any(shows(*at, **named) for shows in signs)


def first_found(
    readers: Iterable[Callable[_Looked, _It | None]], *at: _Looked.args, **named: _Looked.kwargs
) -> _It | None:
    """What the first of several readers finds that finds anything."""
    return next(filter(None, (read(*at, **named) for read in readers)), None)


def weight(signs: Iterable[tuple[float, Callable[[_It], object]]], at: _It) -> float:
    """What the signs that show weigh together."""
    return sum(weighs for weighs, shows in signs if shows(at))
