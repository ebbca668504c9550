"""glossary/terms.toml: what people decided, one table for each concept, edited by hand or by yougo.

    [dfft]
    status = "accepted"
    japanese = "信頼性のある自由なデータ流通"
    also = ["データの自由な流通"]     # another name of the term, or name@document
    not = ["ITU@policy.md"]           # not a name of the term, or not in that document
    from = {english = "JMdict"}       # the reference that a field was taken from

A field that is absent comes from the documents; one that is set to "" was decided to be empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeAlias, cast, get_args

from yougo.errors import ImpossibleDecision, InvalidFile
from yougo.language.characters import is_japanese
from yougo.language.text import clean, has_kanji
from yougo.model.concepts import FIELDS, Status
from yougo.model.limits import unfit_id, unfit_tags, unfit_text
from yougo.translation import said
from yougo.workspace import name_clashes, schema, toml, toml_edits
from yougo.workspace.decision import Decision
from yougo.workspace.schema import Fault, Kind, Page, is_list, is_table, is_text, picked, without

TERMS = "glossary/terms.toml"
"""The file, as messages name it."""
_TEXT = Kind(is_text, said("“{}” is not a string"), said('write {key} = "…"'))
_LIST = Kind(is_list, said("“{}” is not a list of strings"), said('write {key} = ["…", "…"]'))
FROM = "from"
_ORIGINS = Kind(
    lambda value: is_table(value) and all(map(is_text, value.values())) and set(FIELDS).issuperset(value),
    said("“{}” is not a table of fields and their sources"),
    said('write {key} = {{english = "…"}}'),
)
_KEYS = {
    "status": replace(_TEXT, words=get_args(Status), unknown=said("“{}” is not a status")),
    **dict.fromkeys((*FIELDS, "note"), _TEXT),
    **dict.fromkeys(("also", "not", "tags"), _LIST),
    FROM: _ORIGINS,
}
_UNKNOWN = said("a term has no key “{}”")

Value: TypeAlias = str | tuple[str, ...] | dict[str, str]


def parse(text: str, file: str) -> dict[str, Decision]:
    """From concepts' ids to the decisions about them, in the file's order.

    A reading that cannot be used, such as one in kanji, is left out (see `Decision.ignored`).

    Raises:
        InvalidFile: the text is not TOML, or holds something that cannot be a decision.
    """
    return dict(_read(text, file))


@lru_cache(maxsize=2)
def _read(text: str, file: str) -> dict[str, Decision]:
    """The same; a text is asked for again and again while a decision is written."""
    page = Page(text, file)
    headers = toml.table_lines(text, page.data)
    written: dict[str, str] = {}
    decisions: dict[str, Decision] = {}
    for identifier, table in page.data.items():
        first = written.setdefault(identifier.casefold(), identifier)
        if wrong := _fault_of_table(identifier, table, first):
            raise page.refusal((identifier,), *wrong)
        page.check((identifier,), table, _KEYS, _UNKNOWN)
        decision = _decision(_values(table), toml.line_of(headers, identifier))
        if decision.placed:
            lines = {key: page.line(identifier, key) for key in picked(table, ("also", "not"))}
            decision = replace(decision, list_lines=lines)
        if wrong := _unreadable(table.get("reading", "")):
            decision = _without_reading(decision, page.line(identifier, "reading"), wrong)
        decisions[identifier] = decision
    name_clashes.refuse(page, decisions)
    return decisions


def _fault_of_table(identifier: str, table: object, first: str) -> Fault | None:
    """Why this cannot be the table of a term; `first` is how its id is written at its first table."""
    if first != identifier:
        remedy = said("join the two tables under one of them")
        return said(f"“{identifier}” is written “{first}” above"), remedy
    if not identifier:
        return said("a term has an empty id"), said("write a table: [id] and below it `key = value`")
    if not is_table(table):
        remedy = said(f"write a table: [{toml.name(identifier)}] and below it `key = value`")
        return said(f"“{identifier}” is not inside the table of a term"), remedy
    if reason := unfit_id(identifier):
        return said(f"“{identifier}” cannot be the id of a term, {reason}"), said("give it another id")
    return None


def edit(text: str, identifier: str, changes: Mapping[str, object]) -> str:
    """The text with keys of one concept set, or taken out where a change is None.

    Only the lines of these keys change; everything else stays byte for byte. A concept that the text does
    not hold yet is appended. The text must be one that `parse` accepts.

    Raises:
        ImpossibleDecision: a decision cannot have such a key or value.
    """
    changes = _with_origins(text, identifier, changes)
    wanted: dict[str, Value | None] = dict.fromkeys(changes)
    for key, value in changes.items():
        if value is not None:
            wanted[key] = _decidable(identifier, key, value)
    edited = toml_edits.set_keys(text, identifier, wanted)
    if wanted.keys() & {"also", "not"}:
        _parsed(edited, "terms.toml")
    return edited


def _with_origins(text: str, identifier: str, changes: Mapping[str, object]) -> Mapping[str, object]:
    """The changes, and what they make of ``from``: a field that is set anew is not taken any more."""
    before = toml.parsed(text).get(identifier, {}).get(FROM, {})
    kept = without(before, changes)
    origins = {**kept, **cast("dict[str, str]", changes.get(FROM) or {})}
    return changes if origins == before else {**changes, FROM: origins or None}


def _decidable(identifier: str, key: str, value: object) -> Value:
    """A value as terms.toml holds it; raises `ImpossibleDecision` when it cannot."""
    plain = list(value) if isinstance(value, tuple) else value
    if wrong := fault(key, plain):
        raise ImpossibleDecision(reason=wrong[0], remedy=wrong[1])
    cleaned = _cleaned(plain)
    _refuse_unfit(identifier, key, cleaned)
    return cleaned


def entry(text: str, identifier: str) -> str:
    """A concept's table as it is in the text, its comments too; an empty one when it has none."""
    if lines := toml_edits.block(text, identifier):
        return text[slice(*lines)].replace("\r\n", "\n")
    table = toml.parsed(text).get(identifier, {})
    return "\n".join([f"[{toml.name(identifier)}]", *toml.pairs(table), ""])


def replaced(text: str, identifier: str, table: str) -> str:
    """The text with a concept's table written anew, or appended; an empty one takes it out.

    Raises:
        ImpossibleDecision: the table is not a decision about this concept alone.
    """
    if table:
        _check_entry(identifier, table)
    edited = toml_edits.set_block(text, identifier, table)
    _parsed(edited, "terms.toml")
    return edited


def _check_entry(identifier: str, table: str) -> None:
    """Refuse a text that is not a decision about this concept alone."""
    written = _parsed(table, "the entry")
    if list(written) != [identifier]:
        raise ImpossibleDecision(
            reason=said("this must be one table, about this term alone"),
            remedy=said(f"begin with [{toml.name(identifier)}], and write below it what you decide"),
        )
    for key, value in _values(toml.parsed(table)[identifier]).items():
        _refuse_unfit(identifier, key, value)
    for line, wrong in written[identifier].ignored:
        reason, _, remedy = wrong.partition("; ")
        raise ImpossibleDecision(reason=said(f"the entry, line {line}: {reason}"), remedy=remedy)


def unfit(identifier: str, key: str, value: Value) -> Fault | None:
    """What would make some export impossible, and what to do; None when nothing would."""
    if key == "tags":
        return unfit_tags(identifier, tuple(value))
    return next(filter(None, map(unfit_text, _texts(value))), None)


def _texts(value: Value) -> Iterable[str]:
    """The texts in a value."""
    if isinstance(value, str):
        return (value,)
    return value.values() if isinstance(value, dict) else value


def _refuse_unfit(identifier: str, key: str, value: Value) -> None:
    """Refuse what a person decides now; what an earlier version took over stays until an export meets it."""
    if wrong := unfit(identifier, key, value):
        raise ImpossibleDecision(reason=said(f"“{identifier}” would have {wrong[0]}"), remedy=wrong[1])


def _parsed(text: str, where: str) -> dict[str, Decision]:
    """The decisions in a text that is to be kept; raises `ImpossibleDecision` for a text with mistakes."""
    try:
        return parse(text, where)
    except InvalidFile as error:
        facts = error.facts
        reason = said(f"{where}, line {facts['line']}: {facts['reason']}")
        raise ImpossibleDecision(reason=reason, remedy=facts["remedy"]) from None


def fault(key: str, value: object) -> Fault | None:
    """What is wrong with a key or its value, and what to do: the same wherever the value comes from."""
    if wrong := schema.fault(key, value, _KEYS, _UNKNOWN):
        return wrong
    return _unreadable(str(value)) if key == "reading" else None


def _unreadable(reading: str) -> Fault | None:
    """What is wrong with a reading; marks and digits alone, or nothing, may be one."""
    if has_kanji(reading):
        return said(f"the reading “{reading}” has kanji in it"), said("write it in kana")
    if any(map(str.isalpha, reading)) and not is_japanese(reading):
        return said(f"the reading “{reading}” has no kana in it"), said("write it in kana")
    return None


def _without_reading(decision: Decision, line: int, wrong: Fault) -> Decision:
    """A decision whose reading cannot be used."""
    fields = dict(decision.fields)
    del fields["reading"]
    return replace(decision, fields=fields, ignored=((line, "; ".join(wrong)),))


def _values(table: Mapping[str, object]) -> dict[str, Value]:
    return {key: _cleaned(value) for key, value in table.items()}


def _cleaned(value: object) -> Value:
    """Composed, without control characters and without white space around; no empty items in a list."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {key: _clean(text) for key, text in value.items()}
    return tuple(filter(None, map(_clean, cast("Sequence[str]", value))))


def _clean(text: str) -> str:
    return clean(text).strip()


def _decision(values: Mapping[str, Any], line: int) -> Decision:
    """A decision from the values of its table, of which each is of its kind."""
    return Decision(
        status=values.get("status", ""),
        fields=picked(values, FIELDS),
        note=values.get("note", ""),
        also=values.get("also", ()),
        excluded=values.get("not", ()),
        tags=values.get("tags", ()),
        origins=values.get(FROM, {}),
        line=line,
    )
