"""What an id, a tag or a text must not be, so that the register and Anki can hold it."""

import re
import shlex
from collections.abc import Sequence

from yougo.translation import said


def unfit_id(identifier: str) -> str:
    """Why no concept can have this id, if so: the register could not be read again.

    >>> unfit_id("@notetype"), unfit_id("======= x"), unfit_id("who")
    ('it begins with “@”', 'it looks like a conflict mark of git', '')
    """
    if identifier.startswith("@"):
        return said("it begins with “@”")
    if re.match(r"([<=>|])\1{6}( |\Z)", identifier):
        return said("it looks like a conflict mark of git")
    return ""


LONGEST_TEXT = 100_000
"""Characters of the longest text that a card can hold."""


def unfit_tags(identifier: str, tags: Sequence[str]) -> tuple[str, str] | None:
    """Which tag Anki would split or lose, and the command that mends it; None when there is none.

    >>> unfit_tags("wco", ["trade", "a b"])
    ('the tag “a b”, with a space in it', 'run `yougo edit wco --tag trade --tag a_b`')
    """
    spaced = [tag for tag in tags if re.search(r"\s", tag.strip())]
    if not spaced:
        return None
    mended = [re.sub(r"\s+", "_", tag.strip()) for tag in tags]
    options = " ".join(f"--tag {shlex.quote(tag)}" for tag in mended)
    return (
        said(f"the tag “{spaced[0]}”, with a space in it"),
        said(f"run `yougo edit {shlex.quote(identifier)} {options}`"),
    )


def unfit_text(text: str) -> tuple[str, str] | None:
    """Why a card cannot hold a text, and what to do; None when it can."""
    if len(text) <= LONGEST_TEXT:
        return None
    return said(f"a text of {len(text):,} characters, where a card holds {LONGEST_TEXT:,}"), said(
        "shorten it"
    )
