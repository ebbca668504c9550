"""Work counted instead of timed: a count is the same on every machine, however busy it is.

Counted are the steps of Python's interpreter inside yougo's own rules, the characters that regular
expressions pass over, and the characters that the morphological analyser is asked about.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import FrameType, ModuleType
from typing import Any

from yougo import readings
from yougo.model.documents import Token

COUNTED = ("yougo.extract", "yougo.language")
_SCANNING = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


@dataclass
class Work:
    steps: int = 0
    characters: int = 0


class CountingPattern:
    """A compiled pattern that adds to `work` how many characters each search may pass over."""

    def __init__(self, pattern: re.Pattern[str], work: Work) -> None:
        self._pattern = pattern
        self._work = work

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._pattern, name)
        return self._counting(value) if name in _SCANNING else value

    def _counting(self, scan: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            text = next(each for each in reversed(arguments) if isinstance(each, str))
            start, end = _span(arguments, text)
            found = scan(*arguments, **options)
            self._work.characters += _passed(scan.__name__, found, start, end)
            return found

        return counted


def _passed(name: str, found: Any, start: int, end: int) -> int:
    """How many characters a search has passed over; one that is anchored and fails does so near its start."""
    if isinstance(found, re.Match):
        return found.end() - start
    return 1 if name in {"match", "fullmatch"} else max(0, end - start)


def _span(arguments: tuple[Any, ...], text: str) -> tuple[int, int]:
    """From where to where a search looks: the offsets behind the text, if any are given."""
    offsets = [each for each in arguments[1:] if isinstance(each, int)]
    if arguments[0] is not text:  # sub(replacement, text)
        offsets = []
    start = offsets[0] if offsets else 0
    end = offsets[1] if len(offsets) > 1 else len(text)
    return start, min(end, len(text))


class CountingRe(ModuleType):
    """The module ``re`` whose functions count as their patterns do."""

    def __init__(self, work: Work) -> None:
        super().__init__("re")
        self._work = work

    def __getattr__(self, name: str) -> Any:
        if name not in _SCANNING:
            return getattr(re, name)

        def counted(pattern: Any, *arguments: Any, flags: int = 0, **options: Any) -> Any:
            plain = pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, flags)
            return getattr(CountingPattern(plain, self._work), name)(*arguments, **options)

        return counted


@cache
def _analysed(text: str) -> tuple[Token, ...]:
    return readings.analyse(text)


@contextmanager
def counted(work: Work, below: tuple[str, ...] = COUNTED) -> Iterator[Callable[[str], tuple[Token, ...]]]:
    """Counts into `work` inside the block what modules `below` do; gives the analyser to use there."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(below)]
    files = {module.__file__ for module in modules}
    replaced = [
        (module, name, value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) or value is re
    ]

    def analyse(text: str) -> tuple[Token, ...]:
        work.characters += len(text)
        return _analysed(text)

    def enter(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if event != "call" or frame.f_code.co_filename not in files:
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return step

    def step(_frame: FrameType, event: str, _: object) -> Callable[..., Any]:
        if event == "opcode":
            work.steps += 1
        return step

    for module, name, value in replaced:
        counting = CountingRe(work) if value is re else CountingPattern(value, work)
        setattr(module, name, counting)
    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield analyse
    finally:
        sys.settrace(before)
        for module, name, value in replaced:
            setattr(module, name, value)
