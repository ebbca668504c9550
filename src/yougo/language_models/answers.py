"""What a language model answers, and what of it is fit to be proposed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import clean, same, tidy
from yougo.language_models.requests import Request

_LONGEST = 120
"""Characters of a name."""


def read(text: str, batch: Sequence[Request]) -> Mapping[str, str]:
    """The names in an answer by the keys of what was asked; ``""`` for none that is fit.

    Raises:
        ValueError: there is no JSON in it.
    """
    answer = json.loads(text[text.find("{") : text.rfind("}") + 1])
    rows = answer.get("names") if isinstance(answer, dict) else None
    found = {}
    for row in filter(_is_row, rows if isinstance(rows, list) else []):
        if 0 < row["number"] <= len(batch):
            request = batch[row["number"] - 1]
            found[request] = _fit(request, row["name"])
    counts = Counter((request.side, same(name)) for request, name in found.items())
    return {
        request.key: "" if counts[request.side, same(name)] > 1 else name for request, name in found.items()
    }


def _is_row(row: Any) -> bool:  # noqa: ANN401 - what JSON holds
    return isinstance(row, dict) and type(row.get("number")) is int and isinstance(row.get("name"), str)


def _fit(request: Request, text: str) -> str:
    """The name if it may be one: in the right language, and spelling the acronym; ``""`` if not."""
    name = tidy(clean(text))
    if not name or len(name) > _LONGEST or "\n" in text.strip() or is_acronym(name):
        return ""
    if is_japanese(name) != (request.side == "japanese") or same(name) in map(
        same, (request.acronym, request.name)
    ):
        return ""
    must_spell = request.side == "english" and request.acronym
    return "" if must_spell and not spell(request.acronym, name) else name
