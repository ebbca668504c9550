"""What merging costs grows with what documents state, however hostile: steps are counted, not seconds."""

import itertools
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from test_merge import TODAY, finding
from yougo.language.letters import spell
from yougo.merge import merge, warnings
from yougo.model.findings import Finding
from yougo.workspace.decision import Decision
from yougo.workspace.register import EMPTY

FEW = 150
PATTERNS: dict[str, Callable[[int], Finding]] = {
    "one acronym with many meanings": lambda n: finding("WHO", "", f"Meaning {n} Of Which", line=n),
    "one acronym and name with many meanings": lambda n: finding("WHO", "世界", f"Way {n}", line=n),
    "one acronym with many names": lambda n: finding("WHO", f"第{n}世界機関", line=n),
    "one name with many acronyms": lambda n: finding(f"W{n}", "世界機関", line=n),
    "one sentence over and over": lambda n: finding("WHO", "世界保健機関", line=n),
    "expansions that spell nothing": lambda n: finding(f"W{n}", "", f"Hotel Rooms {n}", line=n),
    "an expansion of another": lambda n: finding(f"W{n}", "", "Xylophone" if n % 2 else "", line=n),
    "two names, over and over": lambda n: finding("", "世界機関", aliases=("通称機関",), line=n),
    "one name and many others": lambda n: finding("", "世界機関", aliases=(f"第{n}機関",), line=n),
    "a chain of names": lambda n: finding("", f"第{n}機関", aliases=(f"第{n + 1}機関",), line=n),
    "meanings": lambda n: finding("WHO", *(("世界", "") if n % 2 else ("", f"Way {n}")), line=n),
}


def steps(work: Callable[[], object]) -> int:
    """How many lines of yougo run, and how many functions are called."""
    count = 0

    def trace(frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace if "yougo" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_claims_cost_about_twice_the_steps(name: str) -> None:
    def cost(times: int) -> int:
        claims = [PATTERNS[name](number) for number in range(1, times + 1)]
        known = merge(claims, {}, EMPTY, TODAY).register
        decided = {next(iter(known.entries)): Decision(also=("WHO@b.md",), excluded=("WHO@c.md",))}
        return steps(lambda: merge(claims, decided, known, TODAY))

    cost(FEW)
    assert cost(4 * FEW) < 3 * cost(2 * FEW)


def test_an_expansion_is_compared_with_the_acronyms_alone_that_may_be_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []
    monkeypatch.setattr(
        warnings, "spell", lambda acronym, text: compared.append(acronym) or spell(acronym, text)
    )
    words = list(itertools.product("Alpha Beta Gamma Delta Echo".split(), repeat=4))
    claims = [finding(f"Z{n}X", "", f"World {' '.join(each)}", line=n) for n, each in enumerate(words, 1)]
    claims += [
        finding(f"W{''.join(word[0] for word in each)}", "", line=n) for n, each in enumerate(words, 1)
    ]
    merge(claims, {}, EMPTY, TODAY)
    assert len(compared) < 5 * len(claims)


def test_a_claim_with_many_by_names_costs_what_it_holds() -> None:
    def cost(times: int) -> int:
        claim = finding("WHO", "世界保健機関", aliases=tuple(f"第{number}機関" for number in range(times)))
        return steps(lambda: merge([claim], {}, EMPTY, TODAY))

    cost(FEW)
    assert cost(4 * FEW) < 3 * cost(2 * FEW)


def test_of_many_meanings_a_warning_names_a_few_and_counts_the_rest() -> None:
    claims = [finding("WHO", "", f"Meaning {number} Of Which", line=number) for number in range(1, 2001)]
    concepts = merge(claims, {}, EMPTY, TODAY).concepts
    messages = [
        warning.message for concept in concepts for warning in concept.warnings if warning.code == "homonym"
    ]
    assert len(messages) == 2000
    assert all(message.endswith(" and 1,994 others") for message in messages)
    assert sum(map(len, messages)) < 2000 * 300
