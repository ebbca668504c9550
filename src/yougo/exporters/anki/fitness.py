"""What Anki could not keep as it is: such a term is refused before a deck is made."""

import re
from collections.abc import Mapping

from yougo.errors import UnfitForAnki
from yougo.model.concepts import Concept
from yougo.model.limits import unfit_tags, unfit_text
from yougo.translation import said

TEXTS = ("acronym", "japanese", "english", "definition", "note")
"""The fields on a card that a person may write at any length."""
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def check(concept: Concept) -> None:
    """Refuse a term that Anki would cut, split or lose."""
    if _UNFIT.search("".join((concept.id, *concept.tags))):
        raise unfit(concept, said("a control character in its id or a tag"), said("write it without"))
    for key in TEXTS:
        if wrong := unfit_text(getattr(concept, key)):
            raise unfit(concept, *wrong, key)
    if wrong := unfit_tags(concept.id, concept.tags):
        raise unfit(concept, *wrong, "tags")


def check_fields(concept: Concept, fields: Mapping[str, str]) -> None:
    """Refuse a note that Anki would cut up: U+001F divides its fields, and no control character is text."""
    found = _UNFIT.search("".join(fields.values()))
    if found:
        name = next(name for name, content in fields.items() if found[0] in content)
        what = said(f"a control character (U+{ord(found[0]):04X}) in the field {name}")
        raise unfit(concept, what, said("report this to yougo's authors, whose mistake it is"))


def unfit(concept: Concept, what: str, remedy: str, key: str = "") -> UnfitForAnki:
    """The error for a term; `key` is that of its value in terms.toml, if it could be decided there."""
    decided = key in ("note", "tags")
    where = "" if decided else str(concept.first_place)
    return UnfitForAnki(
        term=concept.id[:80],
        where=where or "glossary/terms.toml",
        what=what,
        remedy=remedy,
        id=concept.id,
        key=key,
    )
