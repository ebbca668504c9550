"""Finds the decisions in terms.toml that have no effect, to warn the person who wrote them."""

from collections.abc import Container, Iterable, Iterator, Mapping

from yougo.errors import NameTaken
from yougo.language.name_sets import NameSet
from yougo.language.text import same
from yougo.model.concepts import NAMES, Concept, names_of
from yougo.model.documents import Place, Problem
from yougo.pipeline.glossary import became_part_of
from yougo.translation import said
from yougo.workspace import toml
from yougo.workspace.decision import Decision
from yougo.workspace.edits import check_new
from yougo.workspace.register import Register
from yougo.workspace.terms_file import TERMS


def without_taken_names(
    decisions: Mapping[str, Decision], register: Register
) -> tuple[dict[str, Decision], list[Problem]]:
    """The decisions without tables for new terms with the name of an issued one, and problems saying so.

    The issued id would lose its names to such a table, and Anki the progress of its cards.
    """
    if all(map(register.entries.__contains__, decisions)):
        return dict(decisions), []
    owners = _owners(decisions, register)
    used: dict[str, Decision] = {}
    problems = []
    for key, decision in decisions.items():
        try:
            if key not in register.entries:
                check_new(decision, owners)
        except NameTaken as error:
            name, owner = error.facts["name"], error.facts["id"]
            message = said(f"is left out: “{name}” is already a name of {owner}; write it below [{owner}]")
            problems.append(_problem(decision.line, said(f"“{key}” {message}")))
        else:
            used[key] = decision
    return used, problems


def _owners(decisions: Mapping[str, Decision], register: Register) -> dict[str, str]:
    """From the key of each name of an issued term to its id."""
    owners: dict[str, str] = {}
    for entry in register.entries.values():
        if not entry.merged_into:
            owners |= dict.fromkeys(map(same, entry.names), entry.id)
    for key in sorted(decisions.keys() & register.entries.keys()):
        owners |= dict.fromkeys(map(same, decisions[key].also), key)
    return owners


def unused(
    decisions: Mapping[str, Decision],
    present: Container[str],
    known: Mapping[str, Concept],
    register: Register,
) -> Iterator[Problem]:
    """A problem for each table, or part of one, that changes nothing.

    `present` are the ids among them that terms have, `known` all terms.
    """
    for key, decision in decisions.items():
        for line, wrong in decision.ignored:
            yield _problem(line, said(f"“{key}”: {wrong}"))
        if "" not in decision.fields.values() and key in present:
            continue
        if wrong := _reason(key, decision, known, register):
            yield _problem(decision.line, said(f"“{key}” {wrong}"))


def _problem(line: int, message: str) -> Problem:
    return Problem("idle-decision", message, Place(TERMS, line))


def _reason(key: str, decision: Decision, known: Mapping[str, Concept], register: Register) -> str:
    """Why a table changes nothing; ``""`` when it has an effect, or does no harm."""
    if _is_nameless(decision, known.get(key)):
        return said("would have no name left; give it one")
    if key in known:
        return ""
    if key not in register.entries:
        is_named = not decision.fields.keys().isdisjoint(NAMES)
        return "" if is_named else _strange_id(key, known)
    if owner := became_part_of(key, register.entries, known):
        reason = said(f"is part of {owner}, so {{}} has no effect here; write it below [{owner}]")
        return _about(_strange_names(decision, known[owner]), reason)
    return _about(
        decision.placed, said("is stated by no document any more, so {} has no effect; correct or remove it")
    )


def _strange_id(key: str, known: Mapping[str, Concept]) -> str:
    """Why a table with this key, which is not the id of a term, changes nothing."""
    bearers = [concept.id for concept in known.values() if key in NameSet(names_of(concept))]
    if not bearers:
        return said("is not the id of a term, and this decision gives it no name")
    tables = " or ".join(map("[{}]".format, map(toml.name, bearers)))
    return said(f"is a name of a term, not its id; write {tables}")


def _about(names: Iterable[str], reason: str) -> str:
    """The reason with these names in it; ``""`` when there are none."""
    quoted = "、".join(map("“{}”".format, names))
    return quoted and reason.format(quoted)


def _strange_names(decision: Decision, owner: Concept) -> list[str]:
    """The names that a decision gives and a term does not have."""
    given = filter(None, map(decision.fields.get, sorted(NAMES)))
    return NameSet(names_of(owner)).missing_from(given)


def _is_nameless(decision: Decision, concept: Concept | None) -> bool:
    """Whether a decision empties all names of a term, so that it has no effect."""
    emptied = [name for name in NAMES if decision.fields.get(name) == ""]
    if concept:
        return any(map(concept.preferred.get, emptied))
    return bool(emptied) and not any(map(decision.fields.get, NAMES))
