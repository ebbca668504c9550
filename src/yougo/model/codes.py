"""The codes that yougo gives to readings, spellings, doubts and brackets.

A code that is not listed here is a type error where it is given, and `tests/test_codes.py` proves that each
has its words: in `yougo.cli.code_names`, or in the tables of `docs/finding.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Basis = Literal["person", "document", "table", "engines", "spelling", "label", "reference"]
"""What a reading rests on. ``spelling``: the name is its own reading (ゼロトラスト, IGF); ``label``: the
engines, and a note's label in romaji (before they are asked, the romaji itself); ``reference``: the engines,
and what references have."""

WarningCode = Literal[
    "expansion-mismatch", "expansion-claimed-twice", "joined-by-acronym", "homonym", "variant-names",
    "label-repaired", "conflict", "source-gone", "idle-decision", "reading-unverified",
    "dangling-footnote", "orphan-footnote", "repeated-footnote", "front-matter", "unclosed-comment",
    "unclosed-quote", "ragged-row", "many-names", "long-name", "no-rows", "ignored-setting",
    "page-without-text", "unknown-characters", "other-format", "nothing-read",
]  # fmt: skip
"""What is doubtful about a term, then what is wrong in a document."""

CheckCode = Literal[WarningCode, "unexplained-acronym"]
"""What `yougo check` finds."""

Severity = Literal["decision", "doubt", "mild"]
"""``decision``: something is wrong with what a person decided, so only a person can settle it, with `yougo
review`. ``doubt``: the document, or a decision, settles it. ``mild``: it makes nothing wrong by itself."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a warning means, in the words of `docs/finding.md`, and how much it weighs."""

    severity: Severity
    meaning: str
    is_settled_by_accepting: bool = False
    """Whether a person who accepts the term has seen it and found it right."""


OF_TERMS: Mapping[CheckCode, Meaning] = {
    "expansion-mismatch": Meaning(
        "doubt",
        (
            "the English does not spell the acronym (it may be right: International Organization for "
            "Standardization, ISO)"
        ),
        is_settled_by_accepting=True,
    ),
    "expansion-claimed-twice": Meaning(
        "doubt",
        "another acronym spells that English better; it is kept as evidence and not shown as fact",
        is_settled_by_accepting=True,
    ),
    "joined-by-acronym": Meaning(
        "doubt",
        (
            "documents that share the acronym but no full name are taken to mean one thing: one gives no "
            "name, or its name nearly agrees (量子鍵配送, Quantum Key Distribution)"
        ),
        is_settled_by_accepting=True,
    ),
    "homonym": Meaning("doubt", "one acronym, two things"),
    "variant-names": Meaning("doubt", "several Japanese names", is_settled_by_accepting=True),
    "label-repaired": Meaning(
        "doubt", "a footnote was joined to a mark with nearly the same label", is_settled_by_accepting=True
    ),
    "conflict": Meaning("decision", "the documents now say something different from when you decided"),
    "source-gone": Meaning("decision", "you accepted it, and no document states it any more"),
    "idle-decision": Meaning(
        "decision",
        (
            "a name@document in `also` or `not` that this document does not state; a table for a term "
            "that does not exist, or with the name of another; a value that cannot be used"
        ),
    ),
    "reading-unverified": Meaning(
        "mild",
        (
            "two engines disagree on the reading, or the letters alone do not settle it, or it does not "
            "fit the kanji, and nobody has confirmed it"
        ),
    ),
}
OF_DOCUMENTS: Mapping[CheckCode, Meaning] = {
    "dangling-footnote": Meaning("doubt", "a mark without a note (with the note that is probably meant)"),
    "orphan-footnote": Meaning("doubt", "a note without a mark (with the mark that is probably meant)"),
    "repeated-footnote": Meaning("doubt", "a label that is defined twice: the first definition is used"),
    "unexplained-acronym": Meaning(
        "doubt", "only by `yougo check`: letters that no document and no decision explains"
    ),
    "front-matter": Meaning(
        "doubt", "the front matter is neither YAML nor TOML: title and address are not read"
    ),
    "unclosed-comment": Meaning("doubt", "a `<!--` without `-->` hides the rest"),
    "unclosed-quote": Meaning("doubt", "a table's quote is never closed: the rest is not read"),
    "ragged-row": Meaning("doubt", "a table's rows do not fit its header: the rest is not read"),
    "many-names": Meaning(
        "doubt", "a table gives one term more than 50 further names: only the first 50 are read"
    ),
    "long-name": Meaning(
        "doubt", "a name in a table has more than 120 characters, its brackets aside: it is not read"
    ),
    "no-rows": Meaning("doubt", "a table is empty, or has headers alone"),
    "other-format": Meaning(
        "doubt", "a file is not of the format that its suffix says; it is read as what it is"
    ),
    "nothing-read": Meaning("doubt", "nothing was read from a file: it is empty, or has no text"),
    "page-without-text": Meaning("doubt", "a page of a PDF is a picture, so nothing on it is read"),
    "unknown-characters": Meaning(
        "doubt", "a page of a PDF has a font that does not say which characters it shows: these are not read"
    ),
    "ignored-setting": Meaning(
        "doubt",
        (
            "`yougo.toml` names a source without documents, or a program to run, which only you may (see "
            "[SECURITY.md](../SECURITY.md))"
        ),
    ),
}
WARNINGS = {**OF_TERMS, **OF_DOCUMENTS}
"""Everything that yougo warns of. List, check, review, JSON and `docs/finding.md` read it here."""


def with_severity(severity: Severity) -> frozenset[CheckCode]:
    """The codes of this severity."""
    return frozenset(code for code, warning in WARNINGS.items() if warning.severity == severity)


WEIGHTY = with_severity("decision") | with_severity("doubt")
"""The codes that are not mild."""

Reason = Literal[
    "acronym", "expansion", "alias", "former-name", "reading", "definition", "quotation", "name",
    "quantity", "date", "ordinal", "place", "person", "reference", "address", "plural",
    "status", "omission", "remark", "list", "sentence",
    "unlabelled-name", "unspelled", "no-name-before", "unreferenced", "untaken", "unknown",
]  # fmt: skip
"""What a bracket or a note states, or why it, or a sentence, states nothing."""
