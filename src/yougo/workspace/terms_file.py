"""glossary/terms.toml: what people decided, one table for each concept, edited by hand or by yougo.

    [dfft]
    status = "accepted"
    japanese = "信頼性のある自由なデータ流通"
    also = ["データの自由な流通"]     # a further name of it, or name@document
    not = ["ITU@policy.md"]           # no name of it, or not in that document

A field that is absent is for the documents to say; one that is set to "" was decided to be empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, cast, get_args

from yougo.errors import ImpossibleDecision, InvalidFile
from yougo.language.characters import is_japanese
from yougo.language.name_sets import NameSet
from yougo.language.text import clean, has_kanji, same
from yougo.model.concepts import FIELDS, Status
from yougo.model.limits import unfit_id, unfit_tags, unfit_text
from yougo.workspace import toml, toml_edits

_TEXTS = ("status", *FIELDS, "note")
_LISTS = ("also", "not", "tags")
_STATUSES: tuple[str, ...] = get_args(Status)

Value: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one concept."""

    status: Status | Literal[""] = ""
    """``""`` when it was not decided."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The decided ones of `FIELDS`; ``{"reading": ""}`` when it was decided to have none."""
    note: str = ""
    also: tuple[str, ...] = ()
    """Names that belong to it: ``("データ流通", "ITU@policy.md")``."""
    excluded: tuple[str, ...] = ()
    """The key ``not``: names that do not belong to it."""
    tags: tuple[str, ...] = ()
    ignored: tuple[tuple[int, str], ...] = field(default=(), compare=False)
    """What its table says and cannot be used: the line, and what is wrong and what to do."""
    line: int = field(default=1, compare=False)
    """Where its table begins in terms.toml; the same decision elsewhere in the file is the same decision."""


def parse(text: str, file: str) -> dict[str, Decision]:
    """From concepts' ids to the decisions about them, in the file's order.

    A value that cannot be decided, such as a reading in kanji, is left out (see `Decision.ignored`).

    Raises:
        InvalidFile: the text is not TOML, or says something that is no decision.
    """
    data = toml.load(text, file)
    headers = toml.table_lines(text, data)
    decisions: dict[str, Decision] = {}
    owners: dict[str, str] = {}
    written: dict[str, str] = {}
    for identifier, table in data.items():
        if refused := _unfit_table(identifier, table, written):
            path, (reason, remedy) = refused
            raise _refusal(text, file, (identifier, *path), reason, remedy)
        unfit = {key: wrong for key, value in table.items() if (wrong := fault(key, value))}
        values = {key: _cleaned(table[key]) for key in table if key not in unfit}
        decision = _decision(values, toml.line_of(headers, identifier))
        decisions[identifier] = replace(decision, ignored=_ignored(text, identifier, unfit))
        if contradiction := _contradiction(identifier, decision, owners):
            raise _refusal(text, file, (identifier, "also"), *contradiction)
    return decisions


def _refusal(text: str, file: str, path: toml.KeyPath, reason: str, remedy: str) -> InvalidFile:
    line = toml.line_of(toml.lines(text), *path)
    return InvalidFile(file=file, line=line, reason=reason, remedy=remedy)


def _unfit_table(
    identifier: str, table: Mapping[str, object], written: dict[str, str]
) -> tuple[toml.KeyPath, tuple[str, str]] | None:
    """Why this cannot be a decision: the key, if it is one, and what is wrong and what to do.

    `written` are the ids of the tables before, in lower case, as they were written.
    """
    first = written.setdefault(identifier.casefold(), identifier)
    if first != identifier:
        return (), (f"“{identifier}” is written “{first}” above", "join the two tables under one of them")
    if reason := _unfit(identifier, table):
        header = toml.name(identifier or "id")
        return (), (reason, f"write a table: [{header}] and below it `key = value`")
    if reason := unfit_id(identifier):
        return (), (f"“{identifier}” cannot be the id of a term, {reason}", "give it another id")
    misshapen = ((key, _misshapen(key, value)) for key, value in table.items())
    return next((((key,), wrong) for key, wrong in misshapen if wrong), None)


def edit(text: str, identifier: str, changes: Mapping[str, object]) -> str:
    """The text with keys of one concept set, or taken out where a change is None.

    Only the lines of these keys change; everything else stays byte for byte. A concept that the text does
    not hold yet is appended. The text must be one that `parse` accepts.

    Raises:
        ImpossibleDecision: a key or value is none that a decision can have.
    """
    wanted: dict[str, Value | None] = {}
    for key, value in changes.items():
        plain = list(value) if isinstance(value, tuple) else value
        if plain is not None and (wrong := fault(key, plain)):
            raise ImpossibleDecision(reason=wrong[0], remedy=wrong[1])
        wanted[key] = None if plain is None else _cleaned(plain)
    _refuse_unfit(identifier, wanted)
    edited = toml_edits.set_keys(text, identifier, wanted)
    if wanted.keys() & {"also", "not"}:
        _checked(edited, "terms.toml")
    return edited


def entry(text: str, identifier: str) -> str:
    """A concept's table as it is in the text, its comments too; an empty one when it has none."""
    if lines := toml_edits.block(text, identifier):
        return text[slice(*lines)].replace("\r\n", "\n")
    table = toml.meaning(text).get(identifier, {})
    pairs = (f"{toml.name(key)} = {toml.quoted(value)}\n" for key, value in table.items())
    return f"[{toml.name(identifier)}]\n" + "".join(pairs)


def replaced(text: str, identifier: str, table: str) -> str:
    """The text with a concept's table written anew, or appended; an empty one takes it out.

    Raises:
        ImpossibleDecision: what is written is no decision about this concept alone.
    """
    written = _checked(table, "the entry") if table else {}
    if table and list(written) != [identifier]:
        raise ImpossibleDecision(
            reason="this must be one table, about this term alone",
            remedy=f"begin with [{toml.name(identifier)}], and write below it what you decide",
        )
    if table:
        _refuse_unfit(
            identifier, {key: _cleaned(value) for key, value in toml.meaning(table)[identifier].items()}
        )
    for decision in written.values():
        for line, wrong in decision.ignored:
            reason, _, remedy = wrong.partition("; ")
            raise ImpossibleDecision(reason=f"the entry, line {line}: {reason}", remedy=remedy)
    edited = toml_edits.set_block(text, identifier, table)
    _checked(edited, "terms.toml")
    return edited


def unfit(identifier: str, key: str, value: Value) -> tuple[str, str] | None:
    """What some export could not be made with, and what to do; None when there is nothing."""
    if key == "tags":
        return unfit_tags(identifier, tuple(value))
    texts = (value,) if isinstance(value, str) else value
    return next(filter(None, map(unfit_text, texts)), None)


def _refuse_unfit(identifier: str, values: Mapping[str, Value | None]) -> None:
    """Refuse what a person decides now; what an earlier version took over stays until an export meets it."""
    for key, value in values.items():
        if value is not None and (wrong := unfit(identifier, key, value)):
            raise ImpossibleDecision(reason=f"“{identifier}” would have {wrong[0]}", remedy=wrong[1])


def _checked(text: str, where: str) -> dict[str, Decision]:
    """The decisions that a text which is to be kept holds."""
    try:
        return parse(text, where)
    except InvalidFile as error:
        reason, remedy = error.facts["reason"], error.facts["remedy"]
        line = error.facts["line"]
        raise ImpossibleDecision(reason=f"{where}, line {line}: {reason}", remedy=remedy) from None


def _unfit(identifier: str, table: object) -> str:
    """Why this cannot be a decision, if it cannot."""
    if not identifier:
        return "a term has an empty id"
    return "" if isinstance(table, dict) else f"“{identifier}” is not inside the table of a term"


def fault(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong with a key or its value, and what to do: the same wherever the value comes from."""
    if wrong := _misshapen(key, value):
        return wrong
    if key == "reading":
        return _unreadable(str(value))
    return None


def _unreadable(reading: str) -> tuple[str, str] | None:
    """What is wrong with a reading; marks and digits alone, or nothing, may be one."""
    if has_kanji(reading):
        return f"the reading “{reading}” has kanji in it", "write it in kana"
    if any(map(str.isalpha, reading)) and not is_japanese(reading):
        return f"the reading “{reading}” has no kana in it", "write it in kana"
    return None


def _ignored(text: str, identifier: str, unfit: Mapping[str, tuple[str, str]]) -> tuple[tuple[int, str], ...]:
    """The lines of values that cannot be used, each with what is wrong and what to do."""
    if not unfit:
        return ()
    lines = toml.lines(text)
    return tuple(
        (toml.line_of(lines, identifier, key), f"{reason}; {remedy}")
        for key, (reason, remedy) in unfit.items()
    )


def _misshapen(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong with a key, or with the kind of its value, and what to do."""
    if key not in _TEXTS + _LISTS:
        return f"“{key}” is not a key that a term can have", toml.advice(key, _TEXTS + _LISTS)
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return f"“{key}” is not a list of strings", f'write {key} = ["…", "…"]'
    elif not isinstance(value, str):
        return f"“{key}” is not a string", f'write {key} = "…"'
    elif key == "status" and value not in _STATUSES:
        return f"“{value}” is not a status", toml.advice(value, _STATUSES)
    return None


def _contradiction(identifier: str, decision: Decision, owners: dict[str, str]) -> tuple[str, str] | None:
    """What a decision says against itself or an earlier one, and what to do; `owners` is whose a name is."""
    excluded = NameSet(decision.excluded)
    for name in decision.also:
        if name in excluded:
            return f"“{name}” is in `also` and in `not`", "keep it in one of the two"
        if (owner := owners.setdefault(same(name), identifier)) != identifier:
            return f"“{name}” belongs to “{owner}” already", "keep it in the `also` of one of the two"
    return None


def _cleaned(value: object) -> Value:
    """Composed, without control characters and without white space around; no empty items in a list."""
    if isinstance(value, str):
        return clean(value).strip()
    items = (clean(item).strip() for item in cast("Sequence[str]", value))
    return tuple(item for item in items if item)


def _decision(values: Mapping[str, Value], line: int) -> Decision:
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    lists = {key: value for key, value in values.items() if isinstance(value, tuple)}
    return Decision(
        status=cast("Status", texts.get("status", "")),
        fields={key: texts[key] for key in FIELDS if key in texts},
        note=texts.get("note", ""),
        also=lists.get("also", ()),
        excluded=lists.get("not", ()),
        tags=lists.get("tags", ()),
        line=line,
    )
