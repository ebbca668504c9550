"""How an expansion can spell its acronym; `letters` tells which way it does."""

from typing import Literal

Letters = Literal["initials", "content", "syllables", "first-word", "parent", "partial", "inner", "none"]
