"""What a language model answers, and what of it is fit to be proposed."""

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import starmap
from typing import Any

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.name_sets import is_one_of
from yougo.language.text import clean, same, tidy
from yougo.language_models.requests import Request
from yougo.model.proposals import Side

_LONGEST = 120
"""Characters of a name."""


def read(text: str, batch: Sequence[Request]) -> Mapping[str, str]:
    """The names in an answer by the keys of what was asked; ``""`` for none that is fit.

    Raises:
        ValueError: there is no JSON in it.
    """
    found = {}
    for row in filter(_is_row, _rows(text)):
        number = row["number"]
        if 0 < number <= len(batch):
            request = batch[number - 1]
            found[request] = _fit(request, row["name"])
    counts = Counter(starmap(_meant, found.items()))
    fit = {}
    for request, name in found.items():
        is_alone = counts[_meant(request, name)] == 1
        fit[request.key] = name if is_alone else ""
    return fit


def _rows(text: str) -> Sequence[Any]:
    """The list of names in an answer; models write about it what they like."""
    answer = json.loads(text[text.find("{") : text.rfind("}") + 1])
    rows = answer.get("names") if isinstance(answer, dict) else None
    return rows if isinstance(rows, list) else []


def _is_row(row: Any) -> bool:  # noqa: ANN401 - what JSON holds
    if not isinstance(row, dict):
        return False
    return type(row.get("number")) is int and isinstance(row.get("name"), str)


def _meant(request: Request, name: str) -> tuple[Side, str]:
    """What two terms of one answer do not have alike."""
    return request.side, same(name)


def _fit(request: Request, text: str) -> str:
    """The name if it may be one: in the right language, and spelling the acronym; ``""`` if not."""
    name = tidy(text)
    is_clean = clean(text) == unicodedata.normalize("NFC", text)
    if not is_clean or "\n" in text.strip() or not 0 < len(name) <= _LONGEST:
        return ""
    return name if _may_be(request, name) else ""


def _may_be(request: Request, name: str) -> bool:
    """Whether a name may be the one that is asked for."""
    is_wanted = is_japanese(name) == (request.side == "japanese")
    is_known = is_acronym(name) or is_one_of(name, (request.acronym, request.name))
    if is_known or not is_wanted:
        return False
    must_spell = request.side == "english" and request.acronym
    return not must_spell or bool(spell(request.acronym, name))
