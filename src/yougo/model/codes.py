"""The codes that yougo gives to readings, spellings, doubts and brackets.

A code that is not listed here is a type error where it is given, and `tests/test_codes.py` proves that each
has its words: in `yougo.cli.meanings`, or in the README's tables.
"""

from typing import Literal

Ground = Literal["person", "document", "table", "engines", "spelling", "label"]
"""What a reading rests on. ``spelling``: the name is its own reading (ゼロトラスト, IGF); ``label``: romaji
in a note's label, which is still to be compared with what the engines say."""

WarningCode = Literal[
    "expansion-mismatch", "expansion-claimed-twice", "homonym", "variant-names", "label-repaired", "conflict",
    "source-gone", "idle-decision", "reading-unverified", "dangling-footnote", "orphan-footnote",
    "repeated-footnote", "front-matter", "unclosed-comment", "unclosed-quote", "ragged-row",
    "many-names", "long-name", "no-rows",
    "ignored-setting",
]  # fmt: skip
"""What is doubtful about a term, then what is wrong in a document."""

CheckCode = Literal[WarningCode, "unexplained-acronym"]
"""What `yougo check` finds."""

Reason = Literal[
    "acronym", "expansion", "alias", "former-name", "reading", "definition", "quotation", "name",
    "quantity", "date", "ordinal", "place", "person", "reference", "address", "plural",
    "status", "omission", "remark", "list", "sentence",
    "unlabelled-name", "unspelled", "no-name-before", "unreferenced", "unknown",
]  # fmt: skip
"""What a bracket or a note states, or why it states nothing."""
